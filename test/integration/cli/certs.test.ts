import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callhome } from "../../../src/cli/index.ts";
import { emulateDevice } from "../../../src/index.ts";
import { recordedWorld } from "../../support/recorded-world.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "certs-"));
});
afterAll(() => rm(folder, { recursive: true }));

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function certs(...words: readonly string[]): Promise<Outcome> {
  const world = recordedWorld();
  const code = await callhome(["certs", ...words], world, "1");
  return { code, out: world.out.text, err: world.err.text };
}

function filesBelow(path: string): readonly string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)))
    .sort();
}

const lastLine = ({ out }: Outcome): string | undefined => out.trimEnd().split("\n").at(-1);

describe("callhome certs", () => {
  let lab: string;
  let made: Outcome;
  beforeAll(async () => {
    lab = join(folder, "lab");
    made = await certs(lab, "--seed", "one", "--now", "2026-03-01", "--serial-number", "CH01");
  });

  const read = (file: string): string => readFileSync(join(lab, file), "utf8");
  const indexed = (): readonly string[] => {
    const { files } = JSON.parse(read("index.json")) as { files: readonly { file: string }[] };
    return files.map(({ file }) => file);
  };

  it("makes every file of its index, and no other", () => {
    expect(made).toMatchObject({ code: 0, err: "" });
    const devices = ["CH01", "LAB0000001", "LAB0000002"];
    const expected = indexed().flatMap((file) =>
      file.includes("SERIAL") ? devices.map((serial) => file.replace("SERIAL", serial)) : [file],
    );
    expect(filesBelow(lab)).toEqual([...expected, "index.json", "seed.json"].sort());
    expect(lastLine(made)).toBe(`${lab}: ${expected.length} files made, 0 kept`);
  });

  it("prints what each file is and what is wrong with it", () => {
    const line = made.out.split("\n").find((text) => text.startsWith("tls/rsa/client-revoked.pem"));
    expect(line).toMatch(/client certificate .* revocation list/);
    expect(made.out.split("\n")[0]).toMatch(/^FILE +WHAT IT IS +WHAT IT IS FOR +WHAT IS WRONG/);
  });

  it("explains every file in certs/README.md", () => {
    const manual = readFileSync("certs/README.md", "utf8");
    const patterns = indexed().map((file) =>
      file
        .replace(/^tls\/(ecdsa|rsa)/, "tls/TYPE")
        .replace(/^(ssh\/(?:user|host)(?:-ca)?)-(?:ed25519|ecdsa|rsa)\b/, "$1-TYPE"),
    );
    expect([...new Set(patterns)].filter((file) => !manual.includes(`\`${file}\``))).toEqual([]);
  });

  it("lets nobody but the owner read private keys and the seed", () => {
    const secret = /BEGIN (OPENSSH )?PRIVATE KEY|"seed"/;
    for (const file of filesBelow(lab)) {
      const mode = statSync(join(lab, file)).mode & 0o777;
      expect([file, mode & 0o077]).toEqual([file, secret.test(read(file)) ? 0 : 0o044]);
    }
  });

  it("leaves what is there and makes what is missing, the same as before", async () => {
    const key = read("ssh/user-ed25519");
    const certificate = read("ssh/user-expired-cert.pub");
    rmSync(join(lab, "ssh/user-ed25519"));
    rmSync(join(lab, "ssh/user-expired-cert.pub"));
    writeFileSync(join(lab, "tls/rsa/server.pem"), "mine");
    const again = await certs(lab);
    expect(lastLine(again)).toMatch(/: 2 files made, \d+ kept$/);
    expect(read("ssh/user-ed25519")).toBe(key);
    expect(read("ssh/user-expired-cert.pub")).toBe(certificate);
    expect(read("tls/rsa/server.pem")).toBe("mine");
  });

  it("does not mix what other options would make into a folder", async () => {
    for (const [name, value] of [
      ["seed", "two"],
      ["now", "2027-01-01"],
      ["user", "other"],
    ] as const) {
      const { code, err } = await certs(lab, `--${name}`, value);
      expect(code).toBe(2);
      expect(err).toContain(`was made with another --${name}`);
      expect(err).not.toContain("one");
    }
  });

  it("gives the same files for the same seed and date, but for what ECDSA signed", async () => {
    const twin = join(folder, "twin");
    await certs(twin, "--seed", "one", "--now", "2026-03-01T00:00:00Z");
    const differing = filesBelow(twin).filter(
      (file) => readFileSync(join(twin, file), "utf8") !== read(file),
    );
    const byEcdsa = /^tls\/ecdsa\/.*\.(pem|crl)$|^ssh\/.*-ecdsa-cert\.pub$|^devices\/.*\.pem$/;
    const changed = "tls/rsa/server.pem";
    expect(differing.filter((file) => !byEcdsa.test(file))).toEqual([changed]);
    expect(differing).toContain("tls/ecdsa/server.pem");
  });

  it("makes everything anew with --force, for whatever is asked then", async () => {
    const forced = join(folder, "forced");
    await certs(forced, "--seed", "one", "--serial-number", "OLD1");
    const before = readFileSync(join(forced, "ssh/user-ed25519"), "utf8");
    expect((await certs(forced, "--force", "--user", "noc", "--devices", "0")).code).toBe(0);
    expect(readFileSync(join(forced, "ssh/user-ed25519"), "utf8")).not.toBe(before);
    expect(existsSync(join(forced, "devices/OLD1"))).toBe(false);
  });

  it("makes the host key that a device of that name and seed has", async () => {
    await using device = await emulateDevice({
      name: "CH01",
      seed: "one",
      configuration: "system { host-name ch01; }",
    });
    expect(read("devices/CH01/host-key.pub")).toBe(`${device.identity.hostKeys[0]} CH01\n`);
  });
});

describe("callhome certs with wrong input", () => {
  it.each([
    [["--now", "tomorrow"], "--now must be a date"],
    [["--devices", "1.5"], "--devices must be a whole number"],
    [["--devices", "-1"], "--devices must be a number above 0"],
    [["--user", "a b"], "a user name is"],
    [["--serial-number", "../up"], "a serial number is"],
  ])("refuses %j and writes nothing", async (words, message) => {
    const untouched = join(folder, "untouched");
    const { code, err } = await certs(untouched, ...words);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(message) as string });
    expect(existsSync(untouched)).toBe(false);
  });

  it("names what it cannot write", async () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    const { code, err } = await certs(join(file, "below"));
    expect(code).toBe(2);
    expect(err).toContain(`could not write ${join(file, "below")}`);
  });

  it.each(["{", "null", "{}", '{"seed":"secret","now":"never","user":"lab"}'])(
    "says that a seed file with %j is damaged, and shows nothing of it",
    async (text) => {
      const damaged = await mkdtemp(join(folder, "damaged-"));
      writeFileSync(join(damaged, "seed.json"), text);
      const { code, err } = await certs(damaged);
      expect(code).toBe(2);
      expect(err).toContain("seed.json is damaged; --force makes everything anew");
      expect(err).not.toContain("secret");
    },
  );

  it("stops between two devices and says how to go on", async () => {
    const world = recordedWorld();
    const stopped = join(folder, "stopped");
    world.interrupt();
    expect(await callhome(["certs", stopped], world, "1")).toBe(1);
    expect(world.err.text).toContain("the same command makes what is missing");
    expect((await certs(stopped)).code).toBe(0);
  });
});
