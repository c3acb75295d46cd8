import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { globSync } from "tinyglobby";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { commitChecks } from "../../src/junos/checks/index.ts";
import { parseRequest } from "../../src/netconf/rpc/index.ts";
import { junosOperations } from "../../src/operations/index.ts";
import { NetconfBench } from "../support/netconf-bench.ts";

/**
 * A case is a folder: `case.yaml` says what it shows and where that is written down; the steps are
 * numbered files. `NN-request.xml` is answered as `NN-reply.xml` says (`NN-request-b.xml` by a second
 * session); `NN-wait` advances the clock by its number of seconds; `NN-leave` ends the session that
 * it names; `NN-link` pulls a cable or plugs it in (`ge-0/0/0 down`); `NN-part` brings a part of the
 * chassis into another state (`PEM 0: failed`). `UPDATE_GOLDEN=1` rewrites the replies: read the difference before you commit it.
 */
interface GoldenCase {
  /** What the case shows, as a sentence. */
  readonly title: string;
  /** RFC clause or Junos statement that says so. */
  readonly source: string;
  /** Start-up configuration, text or set form. */
  readonly configuration?: string;
  readonly version?: string;
  readonly model?: string;
  /** @defaultValue "optional" */
  readonly "root-authentication"?: "required" | "optional";
  /** Files of the device by absolute path. */
  readonly files?: Readonly<Record<string, string>>;
  /** Users of the sessions `a`, `b` and `c`; the configuration gives them their class. @defaultValue netops, super-user */
  readonly users?: Readonly<Record<string, string>>;
}

const sessions: Readonly<Record<string, number>> = { a: 18_321, b: 18_400, c: 18_500 };
const isUpdate = process.env["UPDATE_GOLDEN"] === "1";
const cases = globSync("test/golden/**/case.yaml").map((path) => path.replace(/\/case\.yaml$/, ""));

describe("golden cases", () => {
  it("are found", () => {
    expect(cases.length).toBeGreaterThan(20);
  });

  it("are complete: a request has a reply, a title and a source", () => {
    for (const folder of cases) {
      const about = parse(readFileSync(`${folder}/case.yaml`, "utf8")) as GoldenCase;
      expect(about.title, folder).toMatch(/\w+ \w+/);
      expect(about.source, folder).toMatch(/RFC|Junos/);
      const orphans = readdirSync(folder).filter(
        (file) =>
          file.includes("-reply") && !existsSync(`${folder}/${file.replace("-reply", "-request")}`),
      );
      expect(orphans, folder).toEqual([]);
    }
  });

  it("ask for every operation of a device", () => {
    const asked = new Set(
      globSync("test/golden/**/*-request*.xml").map((path) => {
        const request = parseRequest(readFileSync(path, "utf8").trim());
        return request.ok ? request.operation.name : "";
      }),
    );
    const unasked = junosOperations().operations.filter(({ name }) => !asked.has(name));
    expect(unasked.map(({ name }) => name)).toEqual([]);
  });

  it.each(cases.toSorted())("%s", async (folder) => {
    const about = parse(readFileSync(`${folder}/case.yaml`, "utf8")) as GoldenCase;
    const rootAuthentication = about["root-authentication"] ?? "optional";
    const bench = new NetconfBench({
      checks: commitChecks({ rootAuthentication }),
      ...(about.configuration === undefined ? {} : { configuration: about.configuration }),
      ...(about.version === undefined ? {} : { junosVersion: about.version }),
      ...(about.model === undefined ? {} : { model: about.model }),
      ...(about.files === undefined ? {} : { files: about.files }),
    });
    for (const file of readdirSync(folder).toSorted()) {
      const reply = await step(bench, folder, file, about.users ?? {});
      if (reply === undefined) continue;
      const golden = `${folder}/${file.replace("-request", "-reply")}`;
      if (isUpdate) writeFileSync(golden, reply);
      expect(reply, `${folder}/${file}`).toBe(readFileSync(golden, "utf8"));
    }
    bench.database.close();
  });
});

/** Carries out one step; a request gives its reply. */
async function step(
  bench: NetconfBench,
  folder: string,
  file: string,
  users: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  const [, kind, letter = "a"] =
    /^\d\d-(request|wait|leave|link|part)(?:-([abc]))?/.exec(file) ?? [];
  if (kind === undefined) return undefined;
  const text = readFileSync(`${folder}/${file}`, "utf8").trim();
  if (kind === "request") return await bench.send(text, sessions[letter], users[letter]);
  if (kind === "link") {
    const [port = "", state] = text.split(" ");
    bench.setLink(port, state === "up");
  } else if (kind === "part") setPart(bench, text);
  else if (kind === "wait") bench.clock.advance(Number(text) * 1_000);
  else bench.leave(sessions[letter] ?? 0);
  return undefined;
}

function setPart(bench: NetconfBench, text: string): void {
  const [, part = "", state] = /^(.+): (ok|failed|absent)$/.exec(text) ?? [];
  if (state !== "ok" && state !== "failed" && state !== "absent")
    throw new Error(`'${text}' is no part with a state`);
  bench.setPart(part, state);
}
