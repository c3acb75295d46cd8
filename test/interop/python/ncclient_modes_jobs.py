"""What ncclient makes of the modes of a session; prints one JSON object of findings."""
import json
import sys

from ncclient import __version__, manager

STATE = '<netconf-state xmlns="urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring"><sessions/></netconf-state>'
BUILDING = "<config><configuration><system><location><building>B7</building></location></system></configuration></config>"


def session(port: int, user: str, password: str, handler: str):
    return manager.connect(
        host="127.0.0.1",
        port=port,
        timeout=30,
        username=user,
        password=password,
        hostkey_verify=False,
        allow_agent=False,
        look_for_keys=False,
        device_params={"name": handler},
    )


def main(port: int, user: str, password: str) -> None:
    found = {"version": __version__}
    with session(port, user, password, "junos") as nms:
        found["schema"] = str(nms.get_schema("junos-conf-access-profile"))
        found["sessions"] = len(nms.get(filter=("subtree", STATE)).xpath("//session"))
    with session(port, user, password, "default") as nms:
        found["version_11"] = "urn:ietf:params:netconf:base:1.1" in nms.server_capabilities
        found["subscribed"] = nms.create_subscription().ok
        found["edited"] = nms.edit_config(target="candidate", config=BUILDING).ok
        found["validated"] = nms.validate("candidate").ok
        found["committed"] = nms.commit().ok
        found["event"] = nms.take_notification(timeout=10).notification_xml
        found["configuration"] = nms.get_config(source="running").data_xml
    print(json.dumps(found))


main(int(sys.argv[1]), sys.argv[2], sys.argv[3])
