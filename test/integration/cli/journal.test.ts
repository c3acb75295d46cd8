import { appendFile, chmod, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AttemptRecord } from "../../../src/callhome/index.ts";
import { callhome } from "../../../src/cli/index.ts";
import { openJournal } from "../../../src/cli/output/journal-file.ts";
import { recordedWorld } from "../../support/recorded-world.ts";

let folder = "";
let journal = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "journal-"));
  journal = join(folder, "lab.jsonl");
});
afterEach(() => rm(folder, { recursive: true }));

function record(changes: Partial<AttemptRecord> = {}): AttemptRecord {
  return {
    device: "edge1",
    origin: "dialled",
    client: "nms",
    server: { host: "192.0.2.1", port: 4334 },
    sequence: 1,
    startedAt: Date.UTC(2026, 2, 2, 9, 50),
    phase: "authentication",
    reason: "login-failed",
    detail: "password of 'netops': wrong-password",
    milliseconds: { dns: 0.04, tcp: 1.26, authentication: 210 },
    localAddress: "192.0.2.9",
    localPort: 40001,
    bytes: { sent: 1, received: 987 },
    ...changes,
  };
}

async function write(...records: readonly AttemptRecord[]): Promise<void> {
  const writer = await openJournal(journal);
  for (const one of records) writer.append(one);
  await writer.close();
}

async function explain(
  ...words: readonly string[]
): Promise<{ code: number; out: string; err: string }> {
  const world = recordedWorld();
  const code = await callhome(["explain", ...words], world, "0.0.0");
  return { code, out: world.out.text, err: world.err.text };
}

describe("callhome explain", () => {
  it("tells the last attempts of a device", async () => {
    const opened = record({ sequence: 2, reason: "session-closed", phase: "established" });
    await write(
      record(),
      { ...opened, user: "netops", method: "password" },
      record({ device: "b" }),
    );
    const { code, out } = await explain("edge1", "--journal", journal);
    expect(code).toBe(0);
    expect(out).toBe(`edge1: the last 2 attempts

2026-03-02 09:50:00 UTC  nms at 192.0.2.1:4334, dial 1: login-failed in authentication
    Every credential that the NMS offered was refused.
    password of 'netops': wrong-password
    Look at: the detail, which names each credential and what was wrong with it; authentication.md has every such word.
    dns 0.0 ms, tcp 1.3 ms, authentication 210.0 ms
    sent 1 byte, received 987 bytes, from 192.0.2.9:40001

2026-03-02 09:50:00 UTC  nms at 192.0.2.1:4334, dial 2: session-closed in established, logged in as netops by password
    The NMS ended an established session with close-session.
    password of 'netops': wrong-password
    Look at: nothing, unless the NMS was meant to stay: then its log says why it left.
    dns 0.0 ms, tcp 1.3 ms, authentication 210.0 ms
    sent 1 byte, received 987 bytes, from 192.0.2.9:40001

`);
  });

  it("tells no more than it is asked for, of every device without a name", async () => {
    const all = [1, 2, 3].map((sequence) => record({ sequence }));
    await write(...all, record({ device: "edge2" }));
    const { out } = await explain("--journal", journal, "--last", "2", "--json");
    expect(out).toBe(
      [record({ sequence: 2 }), record({ sequence: 3 }), record({ device: "edge2" })]
        .map((one) => `${JSON.stringify(one)}\n`)
        .join(""),
    );
  });

  it("passes over what is no record, and says so", async () => {
    await write(record());
    const portless = JSON.stringify({ ...record(), localPort: "40001" });
    const strange = ["{", "null", '{"device":"edge1"}', "x".repeat(200_000), portless];
    await appendFile(journal, `${strange.join("\n")}\n${JSON.stringify(record({ sequence: 2 }))}`);
    const { code, out, err } = await explain("--journal", journal, "--json");
    expect(code).toBe(0);
    expect(out.trim().split("\n")).toHaveLength(2);
    expect(err).toBe("callhome: passed over 5 lines that hold no record\n");
  });

  it("tells a connection that came in, and how its probes fared", async () => {
    const came = { ...record(), origin: "accepted", client: "netconf-ssh" } as const;
    await write({ ...came, probes: { sent: 3, answered: 2 } });
    const { out } = await explain("--journal", journal);
    expect(out).toContain("netconf-ssh from 192.0.2.1:4334, connection 1: login-failed");
    expect(out).toContain("    2 of 3 probes answered\n");
  });

  it("keeps the refused credentials of a record", async () => {
    const refusals = [{ method: "password", user: "netops", reason: "wrong-password" }];
    await write(record({ refusals }));
    await appendFile(journal, `${JSON.stringify({ ...record(), refusals: [{}] })}\n`);
    const { out, err } = await explain("--journal", journal, "--json");
    expect(JSON.parse(out)).toEqual(record({ refusals }));
    expect(err).toContain("passed over 1 line");
  });

  it("shows no control character of a peer raw", async () => {
    await write(record({ detail: "\u001b[2J", device: "a\u0007" }));
    const { out } = await explain("--journal", journal);
    expect(out).toContain("\\u{1b}[2J");
    expect(out).toContain("a\\u{7}: the last 1 attempt");
  });

  it.each([
    [["edge2", "--journal"], 2, /no attempt of the device "edge2"; did you mean edge1\?/],
    [["edge1"], 2, /needs the --journal/],
    [["--last", "1.5", "--journal"], 2, /whole number/],
  ])("refuses %j", async (words, expected, message) => {
    await write(record());
    const named = words.at(-1) === "--journal" ? [...words, journal] : words;
    const { code, err } = await explain(...named);
    expect(code).toBe(expected);
    expect(err).toMatch(message);
  });

  it("finds the journal that the environment names, as a run does", async () => {
    await write(record());
    const world = recordedWorld({ environment: { CALLHOME_JOURNAL: journal } });
    expect(await callhome(["explain", "edge1"], world, "0.0.0")).toBe(0);
    expect(world.out.text).toContain("edge1: the last 1 attempt");
    const running = recordedWorld({ environment: { CALLHOME_JOURNAL: folder } });
    expect(await callhome(["run", "fixtures/lab.yaml"], running, "0.0.0")).toBe(2);
    expect(running.err.text).toContain(`cannot open the journal ${folder}`);
  });

  it("names a journal that cannot be read", async () => {
    const { code, err } = await explain("--journal", journal);
    expect(code).toBe(2);
    expect(err).toContain(`cannot read the journal ${journal}`);
  });
});

describe("callhome run --journal", () => {
  it("adds every attempt to a file that only its owner can read", async () => {
    await writeFile(journal, `${JSON.stringify(record())}\n`);
    await chmod(journal, 0o600);
    const world = recordedWorld();
    const words = "run fixtures/lab.yaml --embedded-nms --exit-when-connected --json".split(" ");
    expect(await callhome([...words, "--journal", journal], world, "0.0.0")).toBe(0);
    const lines = (await readFile(journal, "utf8")).trim().split("\n");
    const records = lines.map((line) => JSON.parse(line) as AttemptRecord);
    expect(records[0]).toEqual(record());
    expect(new Set(records.slice(1).map(({ device }) => device)).size).toBe(3);
    expect((await stat(journal)).mode & 0o777).toBe(0o600);
  });

  it("does not start when the file cannot be opened", async () => {
    const world = recordedWorld();
    const words = ["run", "fixtures/lab.yaml", "--journal", folder];
    expect(await callhome(words, world, "0.0.0")).toBe(2);
    expect(world.err.text).toContain(`cannot open the journal ${folder}`);
  });
});
