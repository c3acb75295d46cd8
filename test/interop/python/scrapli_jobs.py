"""scrapli-netconf with a device, over OpenSSH or paramiko; prints one JSON object of findings."""
import json
import sys

from scrapli_netconf.driver import NetconfDriver

building = "<config><configuration><system><location><building>%s</building></location></system></configuration></config>"
location = "<configuration><system><location/></system></configuration>"


def main(transport: str, port: int, user: str, password: str) -> None:
    driver = NetconfDriver(
        host="127.0.0.1",
        port=port,
        auth_username=user,
        auth_password=password,
        auth_strict_key=False,
        transport=transport,
    )
    with driver:
        found = {"version": driver.netconf_version.value}
        steps = {
            "lock": driver.lock(target="candidate"),
            "edit": driver.edit_config(target="candidate", config=building % transport),
            "validate": driver.validate(source="candidate"),
            "commit": driver.commit(),
            "unlock": driver.unlock(target="candidate"),
            "terse": driver.rpc("<get-interface-information><terse/></get-interface-information>"),
            "discard": driver.discard(),
            "copy": driver.copy_config(source="running", target="candidate"),
        }
        found["failed"] = [name for name, response in steps.items() if response.failed]
        found["building"] = driver.get_config(
            source="running", filter_=location, filter_type="subtree"
        ).result
        found["interfaces"] = steps["terse"].result.count("</physical-interface>")
        # The driver knows errors only by elements without a prefix.
        found["bogus"] = driver.rpc("<get-bogus-information/>").result
    print(json.dumps(found))


main(sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4])
