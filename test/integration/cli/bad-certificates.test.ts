import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemClock } from "../../../src/base/index.ts";
import { callhome } from "../../../src/cli/index.ts";
import { type RecordedWorld, recordedWorld } from "../../support/recorded-world.ts";
import { PlainNetconf, TlsNms } from "../../support/tls-nms.ts";
import { credentials, rootPem } from "../../support/tls-pki.ts";

let folder: string;
const { cert, key } = credentials("server");

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bad-certificates-"));
  const files = {
    "edge.conf": `system { host-name edge; login { user lab { class super-user; } }
services { netconf { tls { local-certificate netconf-server-cert; default-client-identity { map-type san-dirname-cn; } } } } }`,
    "server.pem": cert,
    "server.key": key,
    "root.pem": rootPem,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
});
afterEach(() => rm(folder, { recursive: true }));

/** A fleet whose second device lacks its certificate, once as an option and once in its PKI. */
async function fleetFor(port: number, second: string): Promise<string> {
  const path = join(folder, "fleet.yaml");
  await writeFile(
    path,
    `defaults:
  configuration: edge.conf
  retry-scale: 0.001
devices:
  - name: good
    tls-call-home: { nms: "127.0.0.1:${port}" }
    pki:
      local-certificates: [{ id: netconf-server-cert, certificate: server.pem, key: server.key }]
      ca-profiles: [{ name: clients, certificates: [root.pem] }]
  - name: bad
${second}
`,
  );
  return path;
}

const bad = (port: number) => [
  [
    "tls-call-home",
    `    tls-call-home: { nms: "127.0.0.1:${port}", certificate: late.pem, key: server.key, trusted-roots: [root.pem] }`,
    "/devices/1/tls-call-home/certificate",
    "cannot read the file LATE: there is no such file",
    "certificate LATE: there is no such file",
  ],
  [
    "pki",
    `    tls-call-home: { nms: "127.0.0.1:${port}" }
    pki:
      local-certificates: [{ id: netconf-server-cert, certificate: late.pem, key: server.key }]
      ca-profiles: [{ name: clients, certificates: [root.pem] }]`,
    "/devices/1/pki/local-certificates/0",
    "certificate LATE: there is no such file",
    "local certificate 'netconf-server-cert': certificate LATE: there is no such file",
  ],
];

function start(...words: readonly string[]): RecordedWorld & { readonly ended: Promise<number> } {
  const world = recordedWorld({ clock: systemClock });
  return { ...world, ended: callhome(words, world, "1.2.3") };
}

/** Looks again whenever the event loop comes round. */
async function until(look: () => boolean): Promise<void> {
  while (!look()) await new Promise((resolve) => setImmediate(resolve));
}

describe.each([0, 1])("a fleet in which one device has a bad certificate", (kind) => {
  it("is refused by check, with place, path and reason", async () => {
    const [, lines = "", place = "", problem = ""] = bad(4_335)[kind] ?? [];
    const checked = start("check", await fleetFor(4_335, lines));
    expect(await checked.ended).toBe(2);
    expect(checked.err.text).toContain(problem.replace("LATE", join(folder, "late.pem")));
    expect(checked.err.text).toContain(`(${place})`);
  });

  it("runs: the others are managed, and it tells why until its file is good", async () => {
    await using nms = await TlsNms.listen();
    await using late = await TlsNms.listen();
    const [, lines = "", , , detail = ""] = bad(late.port)[kind] ?? [];
    const run = start("run", await fleetFor(nms.port, lines));
    const sessions = (): number => run.out.text.split(" opened by lab ").length - 1;
    const secured = [await nms.nextTls()];
    secured.forEach((one) => void new PlainNetconf(one).hello().catch(() => undefined));
    const told = `own-certificate-unusable (${detail.replace("LATE", join(folder, "late.pem"))})`;
    await until(() => sessions() === 1 && run.out.text.split(told).length > 2);
    expect(run.out.text).toMatch(/ {2}bad {2,}tls: attempt 1 at .* ended in tcp: own-cert/);
    await writeFile(join(folder, "late.pem"), cert);
    late.forget();
    while (sessions() < 2) {
      const one = await late.nextTls();
      secured.push(one);
      new PlainNetconf(one).hello().catch(() => undefined);
      await until(() => one.closed || sessions() === 2);
    }
    run.interrupt();
    expect(await run.ended).toBe(0);
    expect(run.err.text).toBe("");
    for (const one of secured) one.destroy();
  });
});
