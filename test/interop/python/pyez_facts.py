"""Every fact that PyEZ gathers of a device; prints one JSON object."""
import json
import sys

from jnpr.junos import Device


def told(fact):
    """A fact as JSON: what PyEZ keeps in its own objects, by what they print."""
    return json.loads(json.dumps(fact, default=str))


def main(port: int, user: str, password: str) -> None:
    with Device(
        host="127.0.0.1",
        port=port,
        user=user,
        passwd=password,
        allow_agent=False,
        look_for_keys=False,
    ) as device:
        print(json.dumps({name: told(device.facts[name]) for name in device.facts.keys()}))


main(int(sys.argv[1]), sys.argv[2], sys.argv[3])
