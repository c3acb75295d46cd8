"""PyEZ, over a socket that the device opened or calling: open, facts, configuration; prints one JSON object."""
import json
import socket
import sys

from jnpr.junos import Device
from jnpr.junos.utils.config import Config


def where(who: str, port: int) -> dict:
    if who == "calling":
        return {"host": "127.0.0.1", "port": port}
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen(1)
    accepted, _ = listener.accept()
    listener.close()
    return {"host": None, "sock_fd": accepted.detach()}


def main(who: str, port: int, user: str, password: str) -> None:
    found = {}
    with Device(
        **where(who, port),
        user=user,
        passwd=password,
        allow_agent=False,
        look_for_keys=False,
    ) as device:
        for fact in ("hostname", "version", "model", "serialnumber"):
            found[fact] = device.facts[fact]
        found["connected"] = device.connected
        configuration = Config(device)
        configuration.lock()
        configuration.load("set system location building B9", format="set")
        found["committed"] = configuration.commit(comment="from PyEZ")
        configuration.unlock()
        found["building"] = device.rpc.get_config(
            filter_xml="<configuration><system><location/></system></configuration>"
        ).findtext(".//building")
        found["cli"] = device.cli("show version", warning=False)
    print(json.dumps(found))


main(sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4])
