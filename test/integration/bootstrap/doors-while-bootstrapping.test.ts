import { expect, it } from "vitest";
import { untilListening } from "../../../src/testing.ts";
import { BootstrapServer } from "../../support/bootstrap-server.ts";
import { deviceFor, source } from "../../support/bootstrapping-device.ts";
import { doorUser, openSession } from "../../support/door-client.ts";

it("listens while it bootstraps, and a commit of who comes in ends the bootstrap", async () => {
  await using server = await BootstrapServer.listen(["silent"]);
  await using device = await deviceFor(source(server), {
    configuration: "system { host-name factory; services { netconf { ssh; } } }",
    users: [doorUser],
    listen: { ports: { "netconf-ssh": 0 } },
    nms: [{ host: "127.0.0.1", port: server.port }],
  });
  await using session = await openSession(await untilListening(device, "netconf-ssh"));
  expect(device.connectors).toEqual([]);
  expect(device.bootstrap?.state).toBe("running");
  const load = `<load-configuration action="set"><configuration-set>
    set system host-name by-netconf
  </configuration-set></load-configuration>`;
  expect((await session.netconf.rpc(load)).errors).toEqual([]);
  expect((await session.netconf.rpc("<commit-configuration/>")).errors).toEqual([]);
  expect(device.bootstrap?.state).toBe("abandoned");
  expect(device.connectors).toMatchObject([{ client: "nms" }]);
  expect(device.identity.hostName).toBe("by-netconf");
});
