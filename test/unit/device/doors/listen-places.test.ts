import { describe, expect, it } from "vitest";
import { checkListenOptions } from "../../../../src/device/doors/listen-options.ts";
import { listenPlaces } from "../../../../src/device/index.ts";
import { effectiveTree } from "../../../../src/junos/config/index.ts";
import { configuration } from "../../../support/commit-problems.ts";

function places(services: string, listen: Parameters<typeof listenPlaces>[1] = {}) {
  return listenPlaces(effectiveTree(configuration(`system { services { ${services} } }`)), listen);
}

describe("the services that listen", () => {
  it("are those of the configuration, on the ports of Junos and on loopback", () => {
    expect(places("")).toEqual([]);
    expect(places("ssh; netconf { ssh; }")).toMatchObject([
      { service: "ssh", address: "127.0.0.1", port: 22 },
      { service: "netconf-ssh", address: "127.0.0.1", port: 830 },
    ]);
  });

  it("take the port of the configuration and the address of the device", () => {
    const services = "ssh { port 2222; } netconf { ssh { port 8830; } }";
    expect(places(services, { address: "127.0.0.11" })).toMatchObject([
      { service: "ssh", address: "127.0.0.11", port: 2222 },
      { service: "netconf-ssh", address: "127.0.0.11", port: 8830 },
    ]);
  });

  it("take the ports of the options instead, and stay shut without one there", () => {
    const services = "ssh { port 2222; } netconf { ssh; }";
    expect(places(services, { ports: { "netconf-ssh": 0, "netconf-tls": 1 } })).toMatchObject([
      { service: "netconf-ssh", port: 0 },
    ]);
  });

  it("do without statements that are inactive", () => {
    expect(places("inactive: ssh; netconf { ssh; }").map(({ service }) => service)).toEqual([
      "netconf-ssh",
    ]);
  });

  it("have the netconf subsystem on the ssh service with netconf ssh only", () => {
    expect(places("ssh;").map(({ door }) => door.offersNetconf)).toEqual([false]);
    expect(places("ssh; netconf { ssh; }").map(({ door }) => door.offersNetconf)).toEqual([
      true,
      true,
    ]);
  });

  it("have the limits and probes of their own statements, else those of Junos", () => {
    const services = `
      ssh { connection-limit 10; rate-limit 20; client-alive-interval 30; client-alive-count-max 0; }
      netconf { ssh { client-alive-interval 5; } }`;
    const [ssh, netconf] = places(services).map(({ door }) => door);
    expect(ssh).toMatchObject({
      limits: { connections: 10, perMinute: 20 },
      keepAlive: { timeoutSeconds: 30, retry: Number.POSITIVE_INFINITY },
    });
    expect(netconf).toMatchObject({
      limits: { connections: 75, perMinute: 150 },
      keepAlive: { timeoutSeconds: 5, retry: 3 },
    });
    expect(places("ssh;")[0]?.door.keepAlive).toBeUndefined();
  });
});

describe("options that cannot be listened on", () => {
  it.each([
    [{ address: "localhost" }, "listen: 'localhost' is not an IP address"],
    [{ ports: { ssh: 65_536 } }, "listen: 65536 is not a port for ssh"],
    [{ ports: { ssh: 1.5 } }, "listen: 1.5 is not a port for ssh"],
  ])("are refused: %j", (options, message) => {
    expect(() => checkListenOptions(options)).toThrow(message);
  });
});
