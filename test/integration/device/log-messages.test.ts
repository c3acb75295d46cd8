import { expect, it } from "vitest";
import { callHomePair, nextAttempt } from "../../../src/testing.ts";

const configuration = "system { host-name r1; }";

it("keeps what happened on a device in /var/log/messages", async () => {
  await using pair = await callHomePair({ configuration });
  const { managed } = pair;
  await managed.rpc("<get-system-information/>");
  await managed.rpc("<commit-configuration><log>two\nlines</log></commit-configuration>");
  const { text } = await managed.rpc("<get-log><filename>messages</filename></get-log>");
  const lines = [...text.matchAll(/^[A-Z][a-z]{2} [ 123]\d \d\d:\d\d:\d\d {2}r1 (.*)$/gm)];
  expect(lines.map(([, line]) => line)).toEqual([
    expect.stringMatching(
      /^mgd\[\d+\]: UI_LOGIN_EVENT: User 'callhome-pair' login, class 'j-super-user' \[\d+\], .*client-mode 'netconf'$/,
    ),
    expect.stringMatching(/UI_NETCONF_CMD: User .* to run command 'get-system-information'$/),
    "mgd: UI_COMMIT: User 'callhome-pair' requested 'commit' operation (comment: two lines)",
    expect.stringMatching(/run command 'commit-configuration'$/),
  ]);
  expect(text).toMatch(
    /<file-content filename="\/var\/log\/messages" filesize="\d+" encoding="text">/,
  );
});

it("tells there why dials ended", async () => {
  await using pair = await callHomePair({ configuration });
  const { device, managed } = pair;
  const refused = nextAttempt(device);
  await device.configure(
    "system { services { outbound-ssh { client x { device-id x; services netconf; 127.0.0.1 port 1; } } } }",
  );
  await refused;
  const reply = await managed.rpc('<command format="text">show log messages</command>');
  expect(reply.text).toMatch(
    /inetd\[\d+\]: outbound-ssh client x: connection to 127.0.0.1 port 1 ended in tcp: connection-refused \(/,
  );
});

it("shows files below /var/log, and refuses what is not there", async () => {
  const files = { "/var/log/chassisd": "all is well\n" };
  await using pair = await callHomePair({ configuration, files });
  const show = async (name: string): Promise<string> =>
    (await pair.managed.rpc(`<get-log><filename>${name}</filename></get-log>`)).text;
  expect(await show("chassisd")).toContain("\nall is well\n</file-content>");
  expect(await show("/var/log/chassisd")).toContain("all is well");
  expect(await show("nothing")).toContain("could not resolve file: /var/log/nothing");
});

it("begins anew with what comes after clear log", async () => {
  await using pair = await callHomePair({ configuration });
  const { managed } = pair;
  await managed.rpc("<get-system-information/>");
  await managed.rpc("<clear-log><filename>messages</filename></clear-log>");
  await new Promise((resolve) => setTimeout(resolve, 5));
  await managed.rpc("<get-software-information/>");
  const { text } = await managed.rpc("<get-log><filename>messages</filename></get-log>");
  expect(text).toMatch(/"text">\n[^\n]+ r1 clear-log\[\d+\]: logfile cleared\n/);
  expect(text).not.toContain("UI_LOGIN_EVENT");
  expect(text).not.toContain("'get-system-information'");
  expect(text).toContain("'get-software-information'");
});
