import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { runInNewContext } from "node:vm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { callhome } from "../../../src/cli/index.ts";
import { emulateDevice } from "../../../src/device/index.ts";
import { variableNames } from "../../../src/operations/replies/index.ts";
import { callHomePair } from "../../../src/testing.ts";
import { recordedWorld } from "../../support/recorded-world.ts";

const guide = readFileSync("docs/guides/own-replies.md", "utf8");
const brokenFile = "replies/get-environment-information.xml";
let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "own-replies-"));
  await writeFile(join(folder, "lab.conf"), "system { host-name lab; }\n");
  for (const [name, text] of namedBlocks()) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
});
afterEach(() => rm(folder, { recursive: true }));

/** Blocks whose paragraph names a file. */
function namedBlocks(): readonly (readonly [string, string])[] {
  const parts = guide.split(/^```(?:\w+\n)?/m);
  return parts.flatMap((text, at) => {
    const paragraph = parts[at - 1]?.trim().split("\n\n").at(-1) ?? "";
    const names = [...paragraph.matchAll(/`((?:replies\/[\w./-]+|lab)\.(?:xml|txt|yaml))`/g)];
    const name = names.at(-1)?.[1];
    return at % 2 === 0 || name === undefined ? [] : [[name, text] as const];
  });
}

function block(language: string): string {
  return new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(guide)?.[1]?.trim() ?? "";
}

describe("docs/guides/own-replies.md", () => {
  it("names every variable", () => {
    const named = [...guide.matchAll(/^\| `\{\{([\w.]+)\}\}`/gm)].map(([, name]) => name);
    expect(named).toEqual([...variableNames, "arg.NAME"]);
  });

  it("has files that answer as it says", async () => {
    await using pair = await callHomePair({
      configuration: "system { host-name lab; }",
      model: "mx204",
      replies: join(folder, "replies"),
    });
    const ask = async (request: string): Promise<string> => (await pair.managed.rpc(request)).text;
    expect(
      await ask("<get-arp-table-information><no-resolve/></get-arp-table-information>"),
    ).toContain("<hostname>lab-neighbor</hostname>");
    const ge = "<interface-name>ge-0/0/0</interface-name>";
    expect(await ask(`<get-interface-information>${ge}</get-interface-information>`)).toContain(
      "<name>ge-0/0/0</name>\n<oper-status>down</oper-status>",
    );
    expect(
      await ask("<get-interface-information><terse/></get-interface-information>"),
    ).not.toContain(
      "<oper-status>down</oper-status>\n</physical-interface>\n</interface-information>\n</rpc-reply>",
    );
    const alarms = ["<message", "<message", "<message"];
    for (const at of alarms.keys()) alarms[at] = await ask("<get-alarm-information/>");
    expect(alarms[0]).toContain("could not connect to alarmd");
    for (const text of alarms.slice(1)) expect(text).toContain("<no-active-alarms/>");
    expect(await ask('<command format="text">show chassis coffee</command>')).toMatch(
      /<output>\nlab \(mx204\) has no coffee at 20/,
    );
  });

  it("has a file that is wrong, of which check, the run and the request tell", async () => {
    const world = recordedWorld();
    const code = await callhome(["check", join(folder, "lab.yaml")], world, "1");
    const [, said = ""] = /callhome check` then says:\n\n```text\n(.*)\n```/.exec(guide) ?? [];
    expect(said).toContain(brokenFile);
    expect(world.err.text).toContain(`${folder}/${said}`);
    expect(code).not.toBe(0);
    await using pair = await callHomePair({ replies: join(folder, "replies") });
    expect(pair.device.replyProblems).toMatchObject([{ line: 2, column: 7 }]);
    const failed = pair.device.events.next("reply-failed");
    const { ok, errors } = await pair.managed.rpc("<get-environment-information/>");
    expect(ok).toBe(false);
    expect(errors[0]?.message).toContain("get-environment-information.xml:2:7");
    expect(await failed).toMatchObject({ operation: "get-environment-information" });
  });

  it("has a command that the command line knows", async () => {
    const world = recordedWorld();
    expect(block("sh")).toBe("callhome run lab.yaml --replies replies");
    expect(await callhome(["run", "--help"], world, "1")).toBe(0);
    expect(world.out.text).toMatch(/--replies\b/);
  });

  it("has a handler that answers as it says", async () => {
    await using pair = await callHomePair();
    const code = block("js").replace("const stop = ", "");
    const stop = runInNewContext(code, { device: pair.device }) as () => void;
    const bgp = (inside: string): ReturnType<typeof pair.managed.rpc> =>
      pair.managed.rpc(`<get-bgp-summary-information>${inside}</get-bgp-summary-information>`);
    expect((await bgp("")).text).toContain("<asked-by>callhome-pair</asked-by>");
    const refused = await bgp("<instance>lost</instance>");
    expect(refused.errors).toMatchObject([{ message: "instance not found", badElement: "lost" }]);
    stop();
    expect((await bgp("")).text).not.toContain("<asked-by>");
  });
});

describe("a directory of replies", () => {
  it("is read once for the devices that run, and anew when all are closed", async () => {
    const path = join(folder, "replies", "get-tea-information.xml");
    const options = {
      configuration: "system { host-name lab; }",
      replies: join(folder, "replies"),
    };
    await writeFile(path, "<first/>");
    const tea = async (): Promise<string> => {
      await using pair = await callHomePair(options);
      return (await pair.managed.rpc("<get-tea-information/>")).text;
    };
    await using other = await emulateDevice({ ...options, configuration: "system;" });
    expect(other.name).toBe("device");
    expect(await tea()).toContain("<first/>");
    await writeFile(path, "<second/>");
    expect(await tea()).toContain("<first/>");
    await other.close();
    expect(await tea()).toContain("<second/>");
  });

  it("that is not there keeps a device, and a run, from starting", async () => {
    const replies = join(folder, "nowhere");
    await expect(emulateDevice({ configuration: "system;", replies })).rejects.toMatchObject({
      code: "ERR_FILE",
      message: `cannot read the replies in ${replies}: there is no such directory`,
    });
    const world = recordedWorld();
    const code = await callhome(["run", "--embedded-nms", "--replies", replies], world, "1");
    expect(code).not.toBe(0);
    expect(world.err.text).toContain("--replies cannot read the replies");
  });
});
