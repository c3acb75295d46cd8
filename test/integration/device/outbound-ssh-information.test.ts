import { expect, it } from "vitest";
import { callHomePair } from "../../../src/testing.ts";

const configuration = "system { host-name r1; }";
/** A client whose servers answer nothing. */
const silent = `system { services { outbound-ssh {
  client silent { device-id r1-silent; services netconf; 127.0.0.1 port 1; "::1" port 2; }
} } }`;

it("shows an NMS the connection by which it asks, and how the other clients stand", async () => {
  await using pair = await callHomePair({ configuration, deviceId: "r1-id" });
  await pair.device.configure(silent);
  const here = `127.0.0.1:${pair.receiver.port}`;
  const { text: xml } = await pair.managed.rpc("<get-outbound-ssh-service-information/>");
  const clients = [...xml.matchAll(/<outbound-ssh-client>([^]*?)<\/outbound-ssh-client>/g)].map(
    ([, text = ""]) => text.replaceAll(/\s*\n\s*/g, ""),
  );
  expect(clients).toHaveLength(2);
  expect(clients[0]).toMatch(
    new RegExp(
      `name>nms<.*server-info>${here}<.*status>Up<.*uptime junos:seconds="\\d+">00:00:\\d\\d<.*device-id>r1-id<`,
    ),
  );
  expect(clients[1]).toBe(
    "<outbound-ssh-client-name>silent</outbound-ssh-client-name>" +
      "<outbound-ssh-server-info>127.0.0.1:1,[::1]:2</outbound-ssh-server-info>" +
      "<outbound-ssh-connection-status>Down</outbound-ssh-connection-status>" +
      "<outbound-ssh-device-id>r1-silent</outbound-ssh-device-id>",
  );
  const text = await pair.managed.rpc(
    '<command format="text">show system services outbound-ssh clients</command>',
  );
  expect(text.text).toMatch(new RegExp(`Client: nms\nServer: ${here}\nStatus: Up\nUptime: 00:00:`));
});

it("tells one client when it is asked for one, and of none that is not there", async () => {
  await using pair = await callHomePair({ configuration });
  await pair.device.configure(silent);
  const ask = async (words: string): Promise<string> => {
    const rpc = "get-outbound-ssh-service-information";
    return (await pair.managed.rpc(`<${rpc}>${words}</${rpc}>`)).text;
  };
  const one = await ask("<client-id>silent</client-id><detail/>");
  expect(one.match(/client-name>\w+/g)).toEqual(["client-name>silent"]);
  expect(await ask("<client-id>nobody</client-id>")).not.toContain("client-name>");
  expect(await ask("<colour/>")).toContain("<bad-element>colour</bad-element>");
});
