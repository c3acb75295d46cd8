import { describe, expect, it } from "vitest";
import type { HostProgram, ProgramEvent } from "../support/host-program.ts";
import { haveNetworks } from "../support/network.ts";
import { NetworkLab, nmsPort } from "../support/network-lab.ts";
import { credentials, rootPem } from "../support/tls-pki.ts";

const mapping = "system services netconf tls default-client-identity map-type san-dirname-cn";

interface Pair {
  readonly nms: HostProgram;
  readonly device: HostProgram;
}

/** An NMS and a device that has called it over TLS; `period` is how often the NMS asks, in milliseconds. */
async function connectOverTls(lab: NetworkLab, ...period: readonly string[]): Promise<Pair> {
  const { cert, key } = credentials("client-dirname");
  lab.file("client.pem", cert);
  lab.file("client.key", key);
  const own = credentials("server");
  const described = {
    configuration: lab.file("r1.set", `set system host-name r1\nset ${mapping}\n`),
    users: [{ name: "lab" }],
    "retry-scale": 0.1,
    "tls-call-home": {
      nms: `${lab.nms.address}:${nmsPort}`,
      certificate: lab.file("server.pem", own.cert),
      key: lab.file("server.key", own.key),
      "trusted-roots": [lab.file("root.pem", rootPem)],
      "keep-alive": 1,
    },
  };
  const place = [lab.nms.address, String(nmsPort), lab.folder];
  const nms = lab.start(lab.nms, "test/support/tls-nms-program.mjs", ...place, ...period);
  await nms.next("nms-listening");
  const device = lab.run(
    lab.devices,
    lab.file("fleet.yaml", JSON.stringify({ devices: [described] })),
  );
  await device.next("session-opened");
  await nms.next("nms-connected");
  return { nms, device };
}

const lost = {
  client: "tls",
  reason: "connection-lost",
  detail: "read ETIMEDOUT",
  phase: "established",
};

/** Where the NMS was called from, once the cable is back. */
async function calledAgain(lab: NetworkLab, { nms, device }: Pair): Promise<ProgramEvent> {
  lab.nms.mend();
  await device.next("session-opened");
  return nms.next("nms-connected");
}

describe.skipIf(!haveNetworks())("call home over TLS, when the cable is cut", () => {
  it("is noticed by TCP keep-alive while nothing is under way, and called again", async () => {
    const lab = new NetworkLab();
    const pair = await connectOverTls(lab);
    lab.nms.cut();
    // Node has the system send ten probes, one each second.
    expect(await pair.device.next("attempt-ended")).toMatchObject(lost);
    expect(await calledAgain(lab, pair)).toMatchObject({ remote: lab.devices.address });
  });

  it("is noticed by the system's retransmissions while a reply is under way", async () => {
    const lab = new NetworkLab();
    lab.devices.setSystem("tcp_retries2", 3);
    const pair = await connectOverTls(lab, "100");
    // What the device sends is dropped from now on, what the NMS sends arrives.
    const nothing = ["rate", "8bit", "burst", "1", "limit", "1"];
    lab.devices.run("tc", "qdisc", "add", "dev", "eth0", "root", "tbf", ...nothing);
    const dropping = Date.now();
    const isLater = ({ time }: ProgramEvent): boolean => Date.parse(String(time)) > dropping;
    await pair.device.next("rpc-replied", isLater);
    lab.nms.cut();
    lab.devices.run("tc", "qdisc", "delete", "dev", "eth0", "root");
    expect(await pair.device.next("attempt-ended")).toMatchObject(lost);
    expect(await calledAgain(lab, pair)).toMatchObject({ remote: lab.devices.address });
  });
});
