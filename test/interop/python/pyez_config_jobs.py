"""PyEZ's Config over a socket that the device opened: every mode, format and verb; prints one JSON object."""
import json
import socket
import sys
import warnings

from jnpr.junos import Device
from jnpr.junos.exception import CommitError, ConfigLoadError, LockError, RpcError
from jnpr.junos.utils.config import Config
from lxml import etree

building = "<configuration><system><location/></system></configuration>"


def accept(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen(1)
    accepted, _ = listener.accept()
    listener.close()
    return accepted


def running(device: Device) -> str:
    reply = device.rpc.get_config(filter_xml=building, options={"database": "committed"})
    return reply.findtext(".//building")


def formats(device: Device, found: dict) -> None:
    """Loads the same change in every form and keeps what each made of the candidate."""
    configuration = Config(device)
    loads = {
        "set": ("set system location building B-set", {"format": "set"}),
        "text": ("system { location { building B-text; } }", {"format": "text", "merge": True}),
        "replace": ("system { replace: location { building B-replace; } }", {"format": "text"}),
        "xml": (
            "<configuration><system><location><building>B-xml</building></location></system></configuration>",
            {"format": "xml", "merge": True},
        ),
        "json": (
            '{"configuration": {"system": {"location": {"building": "B-json"}}}}',
            {"format": "json", "merge": True},
        ),
        "url": (None, {"url": "/var/tmp/building.conf", "format": "text", "merge": True}),
    }
    with configuration:
        configuration.lock()
        for name, (text, options) in loads.items():
            if text is None:
                configuration.load(**options)
            else:
                configuration.load(text, **options)
            found[name] = configuration.diff()
            configuration.rollback()
            assert configuration.diff() is None
        patch = found["set"]
        configuration.load(patch, format="text", patch=True)
        found["patch"] = configuration.diff()
        configuration.pdiff()
        try:
            configuration.load("set interfaces ge-0/0/0 mtu big\nfrobnicate", format="set")
        except ConfigLoadError as problem:
            found["load_error"] = [problem.message, len(problem.errs)]
        found["pending"] = device.rpc.get_config(
            filter_xml=building, options={"format": "json"}
        )
        configuration.unlock()
        found["discarded_by_unlock"] = configuration.diff()


def modes(device: Device, found: dict) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with Config(device, mode="private") as configuration:
            configuration.load("set system location building B-private", format="set")
            found["private_check"] = configuration.commit_check()
            found["private_commit"] = configuration.commit(comment="private from PyEZ")
        with Config(device, mode="batch") as configuration:
            configuration.load("set system location floor 3", format="set")
            configuration.commit()
        with Config(device, mode="dynamic") as configuration:
            configuration.load("set policy-options prefix-list lab 192.0.2.0/24", format="set")
            configuration.commit()
        with Config(device, mode="ephemeral") as configuration:
            configuration.load("set system location building B-ephemeral", format="set")
            found["ephemeral_commit"] = configuration.commit()
        with Config(device, mode="ephemeral", ephemeral_instance="telemetry") as configuration:
            configuration.load("set system location building B-instance", format="set")
            configuration.commit()
        try:
            with Config(device, mode="ephemeral", ephemeral_instance="nowhere"):
                found["nowhere"] = "opened"
        except RpcError as problem:
            found["nowhere"] = problem.message
    found["after_modes"] = running(device)
    with Config(device, mode="exclusive") as configuration:
        try:
            configuration.lock()
        except LockError as problem:
            found["second_lock"] = problem.message
        configuration.load("set system location building B-exclusive", format="set")
        found["exclusive_commit"] = configuration.commit(sync=True)
    found["after_exclusive"] = running(device)


def history(device: Device, found: dict) -> None:
    configuration = Config(device)
    found["diff_1"] = configuration.diff(rb_id=1)
    configuration.rollback(1)
    detail = configuration.commit(confirm=5, comment="on trial", detail=True)
    found["detail"] = etree.tostring(detail).decode().count("commit-success")
    revision = device.rpc.get_commit_revision_information(detail=True)
    found["comment"] = revision.findtext("comment")
    found["confirmed"] = configuration.commit_check()
    found["after_rollback"] = running(device)
    commits = device.rpc.get_commit_information()
    found["logs"] = [log.text for log in commits.findall(".//log")]


def rescue(device: Device, found: dict) -> None:
    configuration = Config(device)
    found["rescue_none"] = configuration.rescue("get")
    found["rescue_reload_none"] = configuration.rescue("reload")
    found["rescue_save"] = configuration.rescue("save")
    found["rescue_text"] = configuration.rescue("get")
    found["rescue_xml"] = configuration.rescue("get", format="xml").findtext(".//building")
    configuration.load("set system location building B-lost", format="set")
    configuration.commit()
    configuration.rescue("reload")
    configuration.commit()
    found["after_rescue"] = running(device)
    found["rescue_delete"] = configuration.rescue("delete")
    found["rescue_deleted"] = configuration.rescue("get")


def main(port: int, user: str, password: str) -> None:
    accepted = accept(port)
    found: dict = {}
    with Device(
        host=None,
        sock_fd=accepted.fileno(),
        user=user,
        passwd=password,
        allow_agent=False,
        look_for_keys=False,
        normalize=False,
    ) as device:
        sys.stdout, out = sys.stderr, sys.stdout
        for job in (formats, modes, history, rescue):
            job(device, found)
        sys.stdout = out
    print(json.dumps(found))


main(int(sys.argv[1]), sys.argv[2], sys.argv[3])
