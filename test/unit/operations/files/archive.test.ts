import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { NetconfBench } from "../../../support/netconf-bench.ts";

const archive = (source: string, destination: string, more = ""): string =>
  `<file-archive>${more}<source>${source}</source><destination>${destination}</destination></file-archive>`;

/** What the machine's own tar prints about a file of the device. */
async function tar(bench: NetconfBench, path: string, ...words: string[]): Promise<string> {
  const reply = await bench.body(
    `<file-get><filename>${path}</filename><encoding>base64</encoding></file-get>`,
  );
  const [, text = ""] = /<file-contents>([^<]*)</.exec(reply) ?? [];
  const folder = mkdtempSync(join(tmpdir(), "archive-"));
  try {
    writeFileSync(join(folder, "a"), Buffer.from(text, "base64"));
    return execFileSync("tar", [...words, "-f", join(folder, "a")], { encoding: "utf8" });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it("archives of a folder are read by tar, packed and not", async () => {
  const deep = `/var/tmp/d/${"long".repeat(20)}`;
  const bench = new NetconfBench();
  await bench.body(
    `<request-shell-execute><command>mkdir -p ${deep}</command></request-shell-execute>`,
  );
  const name = `${deep}/${"name".repeat(20)}`;
  for (const path of ["/var/tmp/d/a", name])
    await bench.body(
      `<file-put><filename>${path}</filename><file-contents>text of it</file-contents></file-put>`,
    );
  await bench.body(
    "<request-shell-execute><command>ln -s a /var/tmp/d/l</command></request-shell-execute>",
  );
  expect(await bench.body(archive("/var/tmp/d", "/var/tmp/plain"))).toBe("");
  expect(await bench.body(archive("/var/tmp/d", "/var/tmp/packed", "<compress/>"))).toBe("");
  for (const path of ["/var/tmp/plain.tar", "/var/tmp/packed.tgz"]) {
    expect((await tar(bench, path, "-t")).trim().split("\n")).toEqual([
      "var/tmp/d/",
      "var/tmp/d/a",
      "var/tmp/d/l",
      `${deep.slice(1)}/`,
      name.slice(1),
    ]);
    expect(await tar(bench, path, "-x", "-O")).toBe("text of it".repeat(2));
  }
});

it("archives of nothing, or to nowhere, are refused", async () => {
  const bench = new NetconfBench();
  expect(await bench.body(archive("/var/tmp/none", "/var/tmp/a"))).toContain(
    "/var/tmp/none: No such file or directory",
  );
  expect(await bench.body(archive("/etc", "/no/where"))).toContain(
    "/no/where.tar: No such file or directory",
  );
});
