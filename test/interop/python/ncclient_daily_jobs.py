"""Every operation of ncclient's junos handler, and a hundred requests at once; prints one JSON object of findings."""
import json
import sys
import time

from ncclient import __version__, manager
from ncclient.operations import RaiseMode, RPCError
from ncclient.xml_ import to_ele

building = "<system><location><building>%s</building></location></system>"
location = "<configuration><system><location/></system></configuration>"


def session(port: int, user: str, password: str):
    return manager.connect_ssh(
        host="127.0.0.1",
        port=port,
        timeout=60,
        username=user,
        password=password,
        hostkey_verify=False,
        allow_agent=False,
        look_for_keys=False,
        device_params={"name": "junos"},
    )


def refused(action) -> str:
    try:
        action()
    except RPCError as error:
        return error.message.strip()
    return "no error"


def reading(nms) -> dict:
    found = {}
    for form in ("text", "set", "json", "xml"):
        found[f"configuration_{form}"] = str(nms.get_configuration(format=form))
    found["configuration_filter"] = str(
        nms.get_configuration(filter=to_ele("<configuration><system><services/></system></configuration>"))
    )
    found["get"] = [child.tag for child in nms.get().xpath("/rpc-reply/data/*")]
    found["get_filter"] = str(nms.get(filter=("subtree", location)))
    found["schema"] = refused(lambda: nms.get_schema("no-such-module"))
    return found


def changing(nms) -> dict:
    found = {}
    nms.lock()
    nms.load_configuration(config=to_ele(building % "nc-xml"))
    nms.load_configuration(action="merge", format="text", config="system { location { floor 7; } }")
    nms.load_configuration(action="set", config=["set system location rack 12"])
    nms.load_configuration(
        format="json", config='{"configuration": {"system": {"location": {"lata": "9"}}}}'
    )
    found["compare"] = nms.compare_configuration(rollback=0).xpath("//configuration-output")[0].text
    found["check"] = str(nms.commit(check=True))
    found["validate"] = str(nms.validate())
    found["commit"] = str(nms.commit(comment="ncclient daily"))
    nms.unlock()
    found["log"] = nms.rpc("<get-commit-information/>").xpath("//commit-history[1]/log")[0].text
    nms.rollback(rollback=1)
    found["rollback"] = nms.compare_configuration().xpath("//configuration-output")[0].text
    nms.discard_changes()
    found["discarded"] = nms.compare_configuration().xpath("string(//configuration-output)").strip()
    nms.edit_config(target="candidate", format="text", config="system { location { floor 8; } }")
    nms.edit_config(
        target="candidate",
        config="<config><configuration>%s</configuration></config>" % (building % "nc-edit"),
    )
    edited = nms.get_config(source="candidate", filter=("subtree", location))
    found["edited"] = [edited.xpath(f"//{name}")[0].text for name in ("building", "floor")]
    nms.copy_config(source="running", target="candidate")
    found["copied"] = nms.compare_configuration().xpath("string(//configuration-output)").strip()
    nms.delete_config(target="candidate")
    found["emptied"] = len(nms.get_config(source="candidate").xpath("//system"))
    nms.discard_changes()
    found["bad_set"] = refused(
        lambda: nms.load_configuration(action="set", config=["set system bogus 1"])
    )
    found["bad_text"] = refused(
        lambda: nms.load_configuration(format="text", config="interfaces { et-0/0/0 { mtu big; } }")
    )
    nms.discard_changes()
    return found


def loading(nms) -> dict:
    """What each action makes of the candidate in each format; the difference of each, by action and format."""
    found = {}

    def load(name: str, **options) -> None:
        nms.load_configuration(**options)
        found[name] = nms.compare_configuration().xpath("string(//configuration-output)")
        nms.discard_changes()

    nms.load_configuration(action="set", config="set system location floor 1")
    nms.commit()
    text = nms.get_configuration(format="text").xpath("//configuration-text")[0].text
    tree = json.loads(nms.get_configuration(format="json").xpath("string(/rpc-reply)"))
    place = "location { building %s; }"
    load("merge text", action="merge", format="text", config="system { %s }" % (place % "M"))
    load("replace text", action="replace", format="text", config="system { replace: %s }" % (place % "R"))
    for action in ("override", "update"):
        load(f"{action} text", action=action, format="text", config=text.replace("floor 1;", "floor 2;"))
    load("merge xml", action="merge", format="xml", config=to_ele(building % "M"))
    replaced = building.replace("<location>", '<location replace="replace">') % "R"
    load("replace xml", action="replace", format="xml", config=to_ele(replaced))
    for action in ("merge", "override", "update"):
        tree["configuration"]["system"]["location"] = {"building": action}
        load(f"{action} json", action=action, format="json", config=json.dumps(tree))
    for name in ("xml", "json", "text"):
        nms.load_configuration(action="set", config="set system location building C")
        found[f"compared {name}"] = str(nms.compare_configuration(format=name))
        nms.discard_changes()
    return {"loaded": found}


def on_trial(nms) -> dict:
    """Confirmed by a commit; on trial and taken back; on both engines; put off."""
    found = {}
    nms.load_configuration(action="set", config="set system location building trial")
    nms.commit(confirmed=True, timeout="120")
    nms.commit()
    running = nms.get_config(source="running", filter=("subtree", location))
    found["confirmed"] = running.xpath("//building")[0].text
    nms.load_configuration(action="set", config="set system location building doubtful")
    nms.commit(confirmed=True, timeout="120")
    # Junos has confirmed-commit:1.0, which knows no cancel-commit.
    found["cancel"] = refused(nms.cancel_commit)
    nms.rollback(rollback=1)
    nms.commit()
    running = nms.get_config(source="running", filter=("subtree", location))
    found["taken_back"] = running.xpath("//building")[0].text
    nms.load_configuration(action="set", config="set system location building both")
    found["synchronize"] = str(nms.commit(synchronize=True))
    nms.load_configuration(action="set", config="set system location building later")
    found["at_time"] = str(nms.commit(at_time="23:59:59"))
    running = nms.get_config(source="running", filter=("subtree", location))
    found["put_off"] = running.xpath("//building")[0].text
    nms.command("clear system commit", format="text")
    nms.discard_changes()
    return found


def asking(nms) -> dict:
    found = {}
    found["command_text"] = nms.command("show version", format="text").xpath("//output")[0].text
    found["command_xml"] = len(nms.command("show interfaces").xpath("//physical-interface"))
    found["command_json"] = str(nms.command("show version", format="json"))
    found["rpc"] = len(nms.rpc("<get-arp-table-information/>").xpath("//arp-table-entry"))
    found["attribute"] = nms.get_system_uptime_information().xpath("//current-time/date-time")[0].text
    # Keyword arguments of such a call never leave ncclient; elements do.
    interface = "<get-interface-information><terse/><interface-name>%s</interface-name></get-interface-information>"
    argument = nms.rpc(to_ele(interface % "et-0/0/0"))
    found["argument"] = [name.text.strip() for name in argument.xpath("//physical-interface/name")]
    found["no_interface"] = refused(lambda: nms.rpc(to_ele(interface % "ge-9/9/9")))
    route = nms.rpc(
        to_ele("<get-route-information><table>inet6.0</table><protocol>direct</protocol></get-route-information>")
    )
    found["route_tables"] = [name.text for name in route.xpath("//table-name")]
    found["route_protocols"] = sorted({name.text for name in route.xpath("//protocol-name")})
    found["text_attribute"] = (
        nms.rpc(to_ele('<get-system-uptime-information format="text"/>')).xpath("//output")[0].text
    )
    found["bogus"] = refused(lambda: nms.rpc("<get-bogus-information/>"))
    found["kill_own"] = refused(lambda: nms.kill_session(nms.session_id))
    found["kill_nobody"] = refused(lambda: nms.kill_session("4242424242"))
    return found


def pipelined(nms) -> dict:
    """A hundred requests are out before the first reply is looked at."""
    nms.async_mode = True
    nms.raise_mode = RaiseMode.NONE
    pending = [
        nms.get_system_uptime_information() if index % 2 else nms.get_config(source="running")
        for index in range(100)
    ]
    for request in pending:
        request.event.wait(60)
    replies = [str(request.reply) for request in pending if request.error is None]
    nms.async_mode = False
    nms.raise_mode = RaiseMode.ALL
    return {
        "pipelined_configurations": sum("<host-name>edge-ams-1</host-name>" in reply for reply in replies[0::2]),
        "pipelined_uptimes": sum("<system-uptime-information" in reply for reply in replies[1::2]),
        "after_pipeline": nms.get_software_information().xpath("//host-name")[0].text,
    }


def main(port: int, user: str, password: str) -> None:
    found = {"version": __version__}
    with session(port, user, password) as nms:
        for job in (reading, changing, loading, on_trial, asking, pipelined):
            found.update(job(nms))
        other = session(port, user, password)
        other.lock()
        found["locked"] = refused(nms.lock)
        nms.kill_session(other.session_id)
        nms.lock()
        found["locked_after_kill"] = refused(nms.lock)
        nms.unlock()
    nms = session(port, user, password)
    found["reboot"] = str(nms.reboot())
    nms = after_reboot(port, user, password)
    found["halt"] = str(nms.halt())
    print(json.dumps(found))


def after_reboot(port: int, user: str, password: str):
    """The device goes away at once, and comes back by itself."""
    until = time.monotonic() + 60
    while True:
        try:
            nms = session(port, user, password)
            nms.get_system_information()
            return nms
        except Exception:
            if time.monotonic() > until:
                raise
            time.sleep(0.5)


main(int(sys.argv[1]), sys.argv[2], sys.argv[3])
