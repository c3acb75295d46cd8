"""The ordinary jobs of ncclient's junos handler, called or calling; prints one JSON object of findings."""
import json
import sys

from ncclient import manager
from ncclient.operations import RPCError


def main(open_session, port: int, user: str, password: str) -> None:
    found = {}
    with open_session(
        host="127.0.0.1",
        port=port,
        timeout=30,
        username=user,
        password=password,
        hostkey_verify=False,
        allow_agent=False,
        look_for_keys=False,
        device_params={"name": "junos"},
    ) as nms:
        found["session_id"] = nms.session_id
        found["capabilities"] = sorted(nms.server_capabilities)
        found["host_name"] = nms.get_config(source="running").xpath("//host-name")[0].text
        found["filtered"] = str(
            nms.get_config(
                source="running",
                filter=(
                    "subtree",
                    "<configuration><system><host-name/></system></configuration>",
                ),
            )
        )
        with nms.locked("candidate"):
            nms.edit_config(
                target="candidate",
                config="<config><configuration><system><location><building>B7</building>"
                "</location></system></configuration></config>",
            )
            candidate = nms.get_config(source="candidate")
            found["candidate"] = candidate.xpath("//building")[0].text
            found["running_before"] = len(nms.get_config(source="running").xpath("//building"))
            nms.validate()
            nms.commit()
        found["running_after"] = nms.get_config(source="running").xpath("//building")[0].text
        nms.load_configuration(action="set", config="set system location floor 3")
        nms.discard_changes()
        found["discarded"] = len(nms.get_config(source="candidate").xpath("//floor"))
        found["version"] = nms.command(command="show version", format="xml").xpath(
            "//software-information/junos-version"
        )[0].text
        found["version_text"] = nms.command(command="show version", format="text").xpath("//output")[0].text
        found["terse"] = len(
            nms.command(command="show interfaces terse").xpath("//physical-interface")
        )
        try:
            nms.rpc("<get-bogus-information/>")
            found["bogus"] = "no error"
        except RPCError as error:
            found["bogus"] = error.message
        found["still_usable"] = nms.get_software_information().xpath("//host-name")[0].text
    print(json.dumps(found))


openers = {"called": manager.call_home, "calling": manager.connect_ssh}
main(openers[sys.argv[1]], int(sys.argv[2]), sys.argv[3], sys.argv[4])
