"""PyEZ's daily work beside Config: tables, files, commands; prints one JSON object of findings."""
import json
import sys

from jnpr.junos import Device
from jnpr.junos.exception import ConnectError, RpcError
from jnpr.junos.op.arp import ArpTable
from jnpr.junos.op.bfd import BfdSessionTable
from jnpr.junos.op.bgp import bgpTable
from jnpr.junos.op.ethport import EthPortTable
from jnpr.junos.op.fpc import FpcHwTable, FpcInfoTable
from jnpr.junos.op.inventory import ModuleTable
from jnpr.junos.op.isis import IsisAdjacencyTable
from jnpr.junos.op.ldp import LdpNeighborTable
from jnpr.junos.op.lldp import LLDPNeighborTable
from jnpr.junos.op.ospf import OspfInterfaceTable, OspfNeighborTable, ospfTable
from jnpr.junos.op.phyport import PhyPortTable
from jnpr.junos.op.routes import RouteSummaryTable, RouteTable
from jnpr.junos.op.systemstorage import SystemStorageTable
from jnpr.junos.utils.config import Config
from jnpr.junos.utils.fs import FS

tables = {
    "arp": ArpTable,
    "bfd": BfdSessionTable,
    "bgp": bgpTable,
    "ethport": EthPortTable,
    "fpc": FpcInfoTable,
    "fpc_hardware": FpcHwTable,
    "isis": IsisAdjacencyTable,
    "ldp": LdpNeighborTable,
    "lldp": LLDPNeighborTable,
    "modules": ModuleTable,
    "ospf": OspfNeighborTable,
    "ospf_interfaces": OspfInterfaceTable,
    "ospf_overview": ospfTable,
    "phyport": PhyPortTable,
    "routes": RouteTable,
    "route_summary": RouteSummaryTable,
    "storage": SystemStorageTable,
}


def rows(table_class, device) -> list:
    table = table_class(device)
    table.get()
    return [{"key": item.name, **dict(item.items())} for item in table]


def files(device) -> dict:
    found = {}
    fs = FS(device)
    found["pwd"] = fs.pwd()
    found["listed"] = sorted(fs.ls("/var/tmp")["files"])
    found["cat"] = fs.cat("/var/tmp/notes.txt")
    found["md5"] = fs.checksum("/var/tmp/notes.txt")
    found["sha256"] = fs.checksum("/var/tmp/notes.txt", "sha256")
    found["copied"] = fs.cp("/var/tmp/notes.txt", "/var/tmp/copy.txt")
    found["moved"] = fs.mv("/var/tmp/copy.txt", "/var/tmp/moved.txt")
    found["stat"] = fs.stat("/var/tmp/moved.txt")["size"]
    found["removed"] = fs.rm("/var/tmp/moved.txt")
    found["after"] = sorted(fs.ls("/var/tmp")["files"])
    found["missing"] = fs.cat("/var/tmp/none.txt")
    found["storage"] = sorted(fs.storage_usage())
    found["cleanup"] = isinstance(fs.storage_cleanup_check(), dict)
    return found


def main(port: int, user: str, password: str) -> None:
    found = {}
    with Device(
        host="127.0.0.1",
        port=port,
        user=user,
        passwd=password,
        allow_agent=False,
        look_for_keys=False,
    ) as device:
        found["tables"] = {name: rows(table, device) for name, table in tables.items()}
        found["files"] = files(device)
        found["cli_text"] = device.cli("show interfaces terse", warning=False)
        found["cli_xml"] = device.cli("show interfaces terse", format="xml", warning=False).tag
        found["cli_json"] = sorted(device.cli("show version", format="json", warning=False))
        found["display_xml_rpc"] = device.display_xml_rpc("show route table inet.0 terse").tag
        found["display_xml_rpc_text"] = device.display_xml_rpc("show system uptime", format="text")
        found["unmappable"] = str(device.display_xml_rpc("show configuration"))
        found["rpc_text"] = device.rpc.get_interface_information({"format": "text"}, terse=True).text
        found["rpc_json"] = sorted(device.rpc.get_software_information({"format": "json"}))
        try:
            device.rpc.get_interface_information(interface_name="ge-9/9/9")
            found["no_interface"] = "no error"
        except RpcError as error:
            found["no_interface"] = error.message.strip()
        with Config(device, mode="private") as configuration:
            configuration.load("set system location building pdiff", format="set")
            configuration.pdiff()
            found["diff"] = configuration.diff()
            configuration.rollback()
    try:
        with Device(host="127.0.0.1", port=port, user=user, passwd="wrong-password", allow_agent=False, look_for_keys=False):
            found["wrong_password"] = "let in"
    except ConnectError as error:
        found["wrong_password"] = type(error).__name__
    print("\n" + json.dumps(found, default=str))


main(int(sys.argv[1]), sys.argv[2], sys.argv[3])
