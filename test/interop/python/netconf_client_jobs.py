"""netconf-client's CallhomeManager, called over SSH or TLS; prints one JSON object of findings."""
import json
import sys

from netconf_client.connect import CallhomeManager
from netconf_client.error import RpcError
from netconf_client.ncclient import Manager


def accept(listener: CallhomeManager, transport: str, words: list):
    if transport == "tls":
        certificate, key, roots = words
        return listener.accept_one_tls(certfile=certificate, keyfile=key, ca_certs=roots)
    user, password = words
    return listener.accept_one_ssh(username=user, password=password)


def main(transport: str, port: int, words: list) -> None:
    found = {}
    with CallhomeManager(bind_to="127.0.0.1", port=port) as listener:
        session = accept(listener, transport, words)
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


main(sys.argv[1], int(sys.argv[2]), sys.argv[3:])
