"""ncclient's junos handler over TLS; prints one JSON object of findings."""
import json
import ssl
import sys

from ncclient import __version__, manager
from ncclient.operations import RPCError


def main(port: int, certificate: str, key: str, roots: str) -> None:
    found = {"ncclient": __version__}
    with manager.connect_tls(
        host="127.0.0.1",
        port=port,
        certfile=certificate,
        keyfile=key,
        ca_certs=roots,
        protocol=ssl.PROTOCOL_TLS_CLIENT,
        server_hostname="device.example.net",
        timeout=30,
        device_params={"name": "junos"},
    ) as nms:
        found["tls"] = nms._session._socket.version()
        found["session_id"] = nms.session_id
        found["host_name"] = nms.get_config(source="running").xpath("//host-name")[0].text
        with nms.locked("candidate"):
            nms.edit_config(
                target="candidate",
                config="<config><configuration><system><location><building>B7</building>"
                "</location></system></configuration></config>",
            )
            nms.commit()
        found["building"] = nms.get_config(source="running").xpath("//building")[0].text
        found["version"] = nms.command(command="show version").xpath("//junos-version")[0].text
        try:
            nms.rpc("<get-bogus-information/>")
        except RPCError as error:
            found["bogus"] = error.message
    print(json.dumps(found))


main(int(sys.argv[1]), *sys.argv[2:])
