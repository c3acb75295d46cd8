"""netconf-client, called or calling, over SSH or TLS; prints one JSON object of findings."""
import json
import sys

from netconf_client.connect import CallhomeManager, connect_ssh, connect_tls
from netconf_client.error import RpcError
from netconf_client.ncclient import Manager


def open_session(who: str, transport: str, port: int, words: list):
    names = ("certfile", "keyfile", "ca_certs") if transport == "tls" else ("username", "password")
    options = dict(zip(names, words))
    if who == "calling":
        connect = connect_tls if transport == "tls" else connect_ssh
        return connect(host="127.0.0.1", port=port, **options)
    with CallhomeManager(bind_to="127.0.0.1", port=port) as listener:
        accept = listener.accept_one_tls if transport == "tls" else listener.accept_one_ssh
        return accept(**options)


def main(who: str, transport: str, port: int, words: list) -> None:
    found = {}
    session = open_session(who, transport, port, words)
    with Manager(session, timeout=30) as nms:
        found["session_id"] = session.session_id
        found["capabilities"] = sorted(session.server_capabilities)
        nms.lock("candidate")
        nms.edit_config(
            target="candidate",
            config="<config><configuration><system><location><building>B7</building>"
            "</location></system></configuration></config>",
        )
        nms.validate("candidate")
        nms.commit()
        nms.unlock("candidate")
        found["running"] = nms.get_config(source="running").data_xml.decode()
        try:
            nms.dispatch("<get-bogus-information/>")
        except RpcError as error:
            found["bogus"] = str(error)
        nms.close_session()
    print(json.dumps(found))


main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4:])
