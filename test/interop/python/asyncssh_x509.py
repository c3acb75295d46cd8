"""Takes one call home and trusts the device by an X.509 root alone; prints one JSON object of findings."""
import asyncio
import json
import sys

import asyncssh

END = "]]>]]>"
HELLO = (
    '<hello xmlns="urn:ietf:params:xml:ns:netconf:base:1.0"><capabilities>'
    "<capability>urn:ietf:params:netconf:base:1.0</capability></capabilities></hello>"
)


async def talk(connection: asyncssh.SSHClientConnection) -> dict:
    key = connection.get_server_host_key()
    process = await connection.create_process(subsystem="netconf")
    process.stdin.write(HELLO + END)
    hello = await process.stdout.readuntil(END)
    process.stdin.write('<rpc message-id="1"><close-session/></rpc>' + END)
    await process.stdout.readuntil(END)
    return {"key": key.get_algorithm() if key else None, "hello": hello}


async def main(port: int, user: str, password: str, root: str, algorithm: str) -> None:
    findings = asyncio.get_running_loop().create_future()

    async def accept(connection: asyncssh.SSHClientConnection) -> None:
        try:
            findings.set_result(await talk(connection))
        finally:
            connection.close()

    def fail(_connection: object, error: Exception) -> None:
        if not findings.done():
            findings.set_result({"error": f"{type(error).__name__}: {error}"})

    listener = await asyncssh.listen_reverse(
        "127.0.0.1",
        port,
        acceptor=accept,
        error_handler=fail,
        username=user,
        password=password,
        client_keys=None,
        known_hosts=b"",
        x509_trusted_certs=[root],
        server_host_key_algs=[algorithm],
        config=None,
    )
    print(json.dumps(await asyncio.wait_for(findings, 30)))
    listener.close()
    await listener.wait_closed()


asyncio.run(main(int(sys.argv[1]), *sys.argv[2:6]))
