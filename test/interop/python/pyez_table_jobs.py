"""PyEZ's own tables of ports, neighbours and switching over a socket that the device opened; prints one JSON object."""
import json
import socket
import sys

from jnpr.junos import Device
from jnpr.junos.exception import RpcError
from jnpr.junos.op.arp import ArpTable
from jnpr.junos.op.elsethernetswitchingtable import ElsEthernetSwitchingTable
from jnpr.junos.op.ethport import EthPortTable
from jnpr.junos.op.intopticdiag import PhyPortDiagTable
from jnpr.junos.op.lacp import LacpPortTable
from jnpr.junos.op.lldp import LLDPNeighborTable
from jnpr.junos.op.nd import NdTable
from jnpr.junos.op.phyport import PhyPortErrorTable, PhyPortStatsTable, PhyPortTable

tables = {
    "media": EthPortTable,
    "ports": PhyPortTable,
    "counters": PhyPortStatsTable,
    "errors": PhyPortErrorTable,
    "arp": ArpTable,
    "nd": NdTable,
    "lldp": LLDPNeighborTable,
    "optics": PhyPortDiagTable,
    "macs": ElsEthernetSwitchingTable,
}


def accept(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen(1)
    accepted, _ = listener.accept()
    listener.close()
    return accepted


def members(device: Device) -> list:
    """Name and roles of the members of each bundle, with what LACP makes of them."""
    return [
        [bundle.key, [[list(state.key), state.sync] for state in bundle.state]]
        for bundle in LacpPortTable(device).get()
    ]


def unknown(device: Device) -> str:
    try:
        device.rpc.get_interface_information(interface_name="foo")
    except RpcError as error:
        return error.message
    return ""


def main() -> None:
    port, user, password = int(sys.argv[1]), sys.argv[2], sys.argv[3]
    accepted = accept(port)
    found: dict = {}
    with Device(
        host=None,
        sock_fd=accepted.fileno(),
        user=user,
        passwd=password,
        allow_agent=False,
        look_for_keys=False,
    ) as device:
        for name, table in tables.items():
            found[name] = {str(key): dict(view) for key, view in table(device).get().items()}
        found["lacp"] = members(device)
        found["unknown"] = unknown(device)
    print(json.dumps(found))


main()
