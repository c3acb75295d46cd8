import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";
import { familyCost, readStat } from "../../../bench/process-family.ts";

it("reads whose child a process is and what it used, whatever it is called", () => {
  const text =
    "4242 (a) name (b) S 17 4242 4242 0 -1 4194560 900 50 0 0 12 3 20 5 20 0 1 0 9000 4096 100";
  expect(readStat(text)).toEqual({ parent: 17, ownMs: 150, childrenMs: 250 });
});

it.runIf(process.platform === "linux")("counts what runs below a process", async () => {
  const before = familyCost();
  const child = spawn(process.execPath, [
    "-e",
    "process.stdout.write('up'); setInterval(() => {}, 1000)",
  ]);
  const exited = once(child, "exit");
  await once(child.stdout, "data");
  expect(familyCost().bytes - before.bytes).toBeGreaterThan(1_000_000);
  child.kill();
  await exited;
});
