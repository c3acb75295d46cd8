import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { deviceFiles, storeFiles, testPki } from "../../src/security/pki/index.ts";
import type { BenchOptions } from "../command-line.ts";
import { type Figure, printReport, type Report, reportJson } from "../report.ts";

const sizes = { full: 10_000, quick: 300 } as const;

/** Measures making and keeping device identities, as `callhome certs --devices` does. */
function run(devices: number): Report {
  const folder = mkdtempSync(join(tmpdir(), "bench-certs-"));
  try {
    const floorMs = timed(() => bareIdentities(join(folder, "floor"), devices));
    const makeMs = timed(() => identities(join(folder, "lab"), devices));
    const keepMs = timed(() => identities(join(folder, "lab"), devices));
    return {
      title: `certs: ${devices} device identities, four files each`,
      figures: figures({ floorMs, makeMs, keepMs }, devices),
      notes: notes(),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function identities(folder: string, devices: number): void {
  const { maker } = testPki({ seed: "bench", now: Date.UTC(2026, 0) });
  for (let number = 1; number <= devices; number++)
    storeFiles(folder, deviceFiles(maker, `LAB${String(number).padStart(7, "0")}`));
}

/** Two key pairs, one signature and four files for each device, and nothing else. */
function bareIdentities(folder: string, devices: number): void {
  const { privateKey: authority } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  for (let number = 1; number <= devices; number++) {
    const place = join(folder, String(number));
    mkdirSync(place, { recursive: true });
    const host = generateKeyPairSync("ed25519");
    const identity = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const certified = publicDer(identity.publicKey);
    const contents = [
      host.privateKey.export({ type: "pkcs8", format: "pem" }),
      publicDer(host.publicKey),
      identity.privateKey.export({ type: "pkcs8", format: "pem" }),
      Buffer.concat([certified, sign("sha256", certified, authority)]),
    ];
    for (const [index, bytes] of contents.entries())
      writeFileSync(join(place, String(index)), bytes, { mode: 0o600 });
  }
}

function publicDer(key: KeyObject): Buffer {
  return key.export({ type: "spki", format: "der" });
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function figures(
  { floorMs, makeMs, keepMs }: Readonly<Record<"floorMs" | "makeMs" | "keepMs", number>>,
  devices: number,
): readonly Figure[] {
  return [
    {
      name: "make and write",
      value: makeMs,
      unit: "ms",
      floor: { name: "plain node:crypto", value: floorMs },
      aim: "10,000 in 30,000 ms",
    },
    { name: "per device", value: makeMs / devices, unit: "ms" },
    { name: "find them all there", value: keepMs, unit: "ms" },
  ];
}

function notes(): readonly string[] {
  const model = cpus()[0]?.model.trim() ?? "unknown processor";
  return [
    `Machine: Node ${process.version}, ${availableParallelism()} cores, ${model}.`,
    "Keys follow from the seed and the serial number; the floor is what a program of ten lines does: random key pairs, a signature, four files.",
    "All runs on one thread; a file system in memory and a disk differ most in the files.",
  ];
}

const options = JSON.parse(process.argv[2] ?? "{}") as BenchOptions;
const report = run(options.quick ? sizes.quick : sizes.full);
console.log(options.json ? reportJson(report) : printReport(report));
