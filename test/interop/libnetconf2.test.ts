import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emulateDevice } from "../../src/index.ts";
import { clientFiles, servedDial, tlsDevice } from "../support/foreign-tls.ts";
import {
  freePort,
  haveHeader,
  havePython,
  haveTools,
  python,
  runTool,
} from "../support/foreign-tools.ts";

const source = "test/interop/c/libnetconf2-call-home.c";
/** Where pyang keeps the modules of the IETF; Debian's libnetconf2 comes without them. */
const moduleFinder =
  "from importlib.metadata import files; print(next(f.locate() for f in files('pyang') if f.name == 'ietf-netconf.yang'))";
const ok = (id: number): string =>
  `<rpc-reply xmlns="urn:ietf:params:xml:ns:netconf:base:1.0" message-id="${id}"><ok/></rpc-reply>`;

let folder = "";
let modules = "";

async function must(command: string, ...words: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await runTool(command, words);
  expect(status, `${command}: ${stderr}`).toBe(0);
  return stdout;
}

describe.runIf(haveTools("cc") && haveHeader("nc_client.h") && havePython("pyang"))(
  "libnetconf2, called home",
  () => {
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), "libnetconf2-"));
      const libraries = ["-lnetconf2", "-lyang"];
      await must("cc", "-Wall", "-Werror", "-o", join(folder, "nms"), source, ...libraries);
      modules = dirname((await must(python, "-c", moduleFinder)).trim());
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    /** What the program printed, by name. */
    async function run(port: number, ...words: readonly string[]): Promise<Map<string, string>> {
      const output = await must(join(folder, "nms"), modules, String(port), ...words);
      const lines = output.trim().split("\n");
      return new Map(lines.map((line) => [line.split(":")[0] ?? "", line.replace(/^\w+: /, "")]));
    }

    it.each(["ssh", "tls"] as const)("manages a device over %s", async (transport) => {
      using files = clientFiles("client-dirname");
      const port = await freePort();
      const password = "interop-password";
      await using device = await (transport === "tls"
        ? tlsDevice(port)
        : emulateDevice({
            configuration: "system { host-name r1; }",
            users: [{ name: "lab", password }],
            nms: [{ host: "127.0.0.1", port }],
            retryScale: 0.02,
          }));
      const words =
        transport === "tls" ? [files.certificate, files.key, files.authorities] : ["lab", password];
      const ended = servedDial(device);
      const printed = await run(port, transport, ...words);
      expect(Number(printed.get("session"))).toBeGreaterThan(0);
      for (const [at, name] of ["lock", "edit", "commit", "unlock"].entries())
        expect(printed.get(name), name).toBe(ok(at + 1));
      expect(printed.get("running")).toContain("<host-name>r1</host-name>");
      expect(printed.get("running")).toContain("<building>B7</building>");
      expect(printed.get("close")).toBe(ok(6));
      expect(await ended).toMatchObject({ reason: "session-closed", user: "lab" });
      expect(device.configuration("running", "set")).toContain("set system location building B7");
    });
  },
);
