"""Everything that NAPALM's junos driver does: all getters, and configuration; prints one JSON object of findings."""
import json
import sys
import warnings

from napalm import get_network_driver
from napalm.base.exceptions import CommitConfirmException, MergeConfigException

merged = "system { location { building N-merge; } }"


def getters(device) -> dict:
    """What each getter says; those that the driver lacks, and those that fail, by the name of their error."""
    found = {}
    names = sorted(name for name in dir(device) if name.startswith("get_"))
    # Where a device knows no power usage, PyEZ strips the text of all replies that follow.
    names.append(names.pop(names.index("get_environment")))
    for name in names:
        arguments = ["198.51.100.0/31"] if name == "get_route_to" else []
        try:
            found[name] = getattr(device, name)(*arguments)
        except Exception as error:
            found[name] = type(error).__name__
    return found


def building(device) -> str:
    answer = device.cli(["show configuration system location"])
    return answer["show configuration system location"].strip()


def changing(device) -> dict:
    found = {}
    before = device.get_config(retrieve="running")["running"]
    device.load_merge_candidate(config=merged)
    found["merged"] = device.compare_config()
    device.commit_config(message="from NAPALM")
    found["committed"] = building(device)
    device.rollback()
    found["rolled_back"] = building(device)
    for name, change in {
        "set": "set system location building N-set",
        "xml": "<configuration><system><location><building>N-xml</building></location></system></configuration>",
    }.items():
        device.load_merge_candidate(config=change)
        found[name] = device.compare_config()
        device.discard_config()
    found["discarded"] = device.compare_config()
    device.load_replace_candidate(config=before.replace("host-name edge-ams-1;", "host-name replaced;"))
    found["replaced"] = device.compare_config()
    device.discard_config()
    try:
        device.load_merge_candidate(config="interfaces { et-0/0/0 { mtu big; } }")
    except MergeConfigException as error:
        found["bad"] = str(error)
    device.load_merge_candidate(config=merged)
    device.commit_config(revert_in=120)
    found["pending"] = device.has_pending_commit()
    device.confirm_commit()
    found["confirmed"] = [device.has_pending_commit(), building(device)]
    device.load_merge_candidate(config="system { location { building N-never; } }")
    try:
        device.commit_config(revert_in=90)
    except CommitConfirmException:
        device.discard_config()
        found["odd_minutes"] = building(device)
    return found


def reaching(device) -> dict:
    # The driver takes a lost ping for an error by the share that is lost.
    return {
        "ping": device.ping("198.51.100.1", count=3),
        "lost": device.ping("203.0.113.199", count=1),
        "traceroute": device.traceroute("198.51.100.1"),
        "alive": device.is_alive(),
        "cli": device.cli(["show version", "show interfaces terse"]),
    }


def main(port: int, user: str, password: str, only_getters: bool) -> None:
    warnings.simplefilter("ignore")
    driver = get_network_driver("junos")
    with driver("127.0.0.1", user, password, optional_args={"port": port}) as device:
        found = {"getters": getters(device)}
        if not only_getters:
            found.update(changing(device))
            found.update(reaching(device))
    print(json.dumps(found))


main(int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4:] == ["getters"])
