import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { limits } from "../../../src/base/index.ts";
import { parseCommandLine } from "../../../src/cli/command-line.ts";
import { readUnit, type UnitSettings } from "../../support/deploy/unit-file.ts";

const program = "/usr/local/bin/callhome";
const units = ["callhome.service", "callhome@.service"];

const textOf = (unit: string): string => readFileSync(join("deploy/systemd", unit), "utf8");
const sectionOf = (unit: string, name: string): UnitSettings =>
  readUnit(textOf(unit)).get(name) ?? new Map();
const hasAnalyze = spawnSync("systemd-analyze", ["--version"], { stdio: "ignore" }).status === 0;
if (!hasAnalyze) console.warn("skipped: systemd-analyze is not here, units are only parsed");

describe.each(units)("%s", (unit) => {
  const service = sectionOf(unit, "Service");
  const one = (name: string): string | undefined => service.get(name)?.[0];

  it("runs a command line that the program takes, after systemd has filled it in", () => {
    const line = (one("ExecStart") ?? "")
      .replaceAll("%S", "/var/lib")
      .replaceAll("%i", "2")
      .replaceAll(/\$\{PARTS\}/g, "4")
      .replace(" $OPTIONS", " --user netops");
    expect(line).not.toMatch(/[%$]/);
    const [first, ...words] = line.split(" ");
    expect(first).toBe(program);
    expect(parseCommandLine(words, {}, "1")).toMatchObject({
      kind: "run",
      arguments: {
        file: "/etc/callhome/fleet.yaml",
        health: { port: 9_464 },
        ...(unit === "callhome.service" ? {} : { pod: { index: 2, of: 4 } }),
      },
    });
  });

  it("keeps its state where systemd lets it write, and for itself", () => {
    const folder = one("StateDirectory");
    expect(one("ExecStart")).toContain(`--state %S/${folder} `);
    expect(one("StateDirectoryMode")).toBe("0700");
    expect(one("ProtectSystem")).toBe("strict");
    expect(one("DynamicUser")).toBe("yes");
    expect(one("NoNewPrivileges")).toBe("yes");
    expect(one("CapabilityBoundingSet")).toBe("");
  });

  it("leaves devices time for a polite end, and enough file descriptors", () => {
    expect(Number(one("TimeoutStopSec")) * 1_000).toBeGreaterThan(limits.shardCloseMs * 2);
    expect(one("KillSignal")).toBe("SIGTERM");
    expect(Number(one("LimitNOFILE"))).toBeGreaterThan(100_000);
    expect(one("Type")).toBe("exec");
  });

  it.skipIf(!hasAnalyze)("is what systemd understands", () => {
    const folder = mkdtempSync(join(tmpdir(), "units-"));
    try {
      const file = join(folder, unit.replace("@", "@2"));
      writeFileSync(file, textOf(unit).replaceAll(program, process.execPath));
      const { status, stderr } = spawnSync("systemd-analyze", ["verify", "--man=no", file], {
        encoding: "utf8",
      });
      // It tells of every unit of the machine; only ours counts.
      expect(stderr.split("\n").filter((line) => line.includes(folder))).toEqual([]);
      expect(stderr).not.toContain("callhome");
      expect([status, stderr]).toEqual([0, stderr]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("the units", () => {
  it("are hardened alike", () => {
    const settings = units.map((unit) => {
      const { StateDirectory: _, ...hardening } = Object.fromEntries(
        [...sectionOf(unit, "Service")].filter(
          ([name]) => !["ExecStart", "Environment"].includes(name),
        ),
      );
      return hardening;
    });
    expect(settings[1]).toEqual(settings[0]);
  });
});
