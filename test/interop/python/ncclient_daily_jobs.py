"""Every operation of ncclient's junos handler, and a hundred requests at once; prints one JSON object of findings."""
import json
import sys

from ncclient import __version__, manager
from ncclient.operations import RaiseMode, RPCError

building = "<configuration><system><location><building>%s</building></location></system></configuration>"


def text_of(reply) -> str:
    return str(reply)


def refused(action) -> str:
    try:
        action()
    except RPCError as error:
        return error.message.strip()
    return "no error"


def main(port: int, user: str, password: str) -> None:
    found = {"version": __version__}
    with manager.connect_ssh(
        host="127.0.0.1",
        port=port,
        timeout=60,
        username=user,
        password=password,
        hostkey_verify=False,
        allow_agent=False,
        look_for_keys=False,
        device_params={"name": "junos"},
    ) as nms:
        for form in ("text", "set", "json", "xml"):
            found[f"get_configuration_{form}"] = text_of(nms.get_configuration(format=form))[:20_000]
        found["get_configuration_filter"] = text_of(
            nms.get_configuration(
                filter="<configuration><system><services/></system></configuration>"
            )
        )
        nms.lock()
        nms.load_configuration(config=building % "nc-xml")
        nms.load_configuration(
            action="merge", format="text", config="system { location { floor 7; } }"
        )
        nms.load_configuration(action="set", config=["set system location rack 12"])
        nms.load_configuration(
            format="json", config='{"configuration": {"system": {"location": {"lata": "9"}}}}'
        )
        found["compare"] = text_of(nms.compare_configuration(rollback=0))
        found["check"] = text_of(nms.commit(check=True))
        found["validate"] = text_of(nms.validate())
        nms.commit(comment="ncclient daily")
        nms.unlock()
        nms.commit(confirmed=True, timeout="120")
        found["confirmed"] = text_of(nms.commit())
        nms.rollback(rollback=1)
        found["rollback"] = text_of(nms.compare_configuration())
        nms.discard_changes()
        nms.edit_config(target="candidate", format="text", config="system { location { floor 8; } }")
        nms.edit_config(target="candidate", config="<config>%s</config>" % (building % "nc-edit"))
        nms.copy_config(source="running", target="candidate")
        found["copied"] = len(nms.get_config(source="candidate").xpath("//floor[text()='8']"))
        nms.delete_config(target="candidate")
        found["emptied"] = text_of(nms.get_config(source="candidate"))
        nms.discard_changes()
        found["get"] = len(nms.get().xpath("//database-status-information"))
        found["get_filter"] = text_of(
            nms.get(filter=("subtree", "<configuration><system><location/></system></configuration>"))
        )
        found["command_text"] = nms.command("show version", format="text").xpath("//output")[0].text
        found["command_xml"] = len(nms.command("show interfaces").xpath("//physical-interface"))
        found["command_json"] = text_of(nms.command("show version", format="json"))
        found["rpc"] = len(nms.rpc("<get-arp-table-information/>").xpath("//arp-table-information"))
        found["attribute"] = text_of(nms.get_system_uptime_information())
        found["route"] = len(nms.get_route_information(table="inet.0").xpath("//rt"))
        found["schema"] = refused(lambda: nms.get_schema("no-such-module"))
        found["bogus"] = refused(lambda: nms.rpc("<get-bogus-information/>"))
        found["bad_set"] = refused(
            lambda: nms.load_configuration(action="set", config=["set system bogus 1"])
        )
        nms.discard_changes()
        found["kill_own"] = refused(lambda: nms.kill_session(nms.session_id))

        nms.async_mode = True
        nms.raise_mode = RaiseMode.NONE
        pending = [
            nms.get_system_uptime_information() if index % 2 else nms.get_config(source="running")
            for index in range(100)
        ]
        for request in pending:
            request.event.wait(60)
        found["pipelined"] = sum(
            1 for request in pending if request.reply is not None and request.error is None
        )
        nms.async_mode = False
        found["after"] = nms.get_software_information().xpath("//host-name")[0].text
    print(json.dumps(found))


main(int(sys.argv[1]), sys.argv[2], sys.argv[3])
