import { setImmediate as nextTurn } from "node:timers/promises";
import {
  type DeviceMaker,
  deviceFiles,
  makerFiles,
  type PkiFile,
  type StoreCount,
  sshFiles,
  storeFile,
  storeFiles,
  type TestPki,
  testPki,
  tlsFiles,
  tlsKeyTypes,
} from "../../security/pki/index.ts";
import { counted } from "../../telemetry/index.ts";
import { exitCodes } from "../exit-code.ts";
import type { CertsArguments } from "../invocation.ts";
import { alignColumns } from "../output/align.ts";
import type { World } from "../world.ts";
import { chooseOrigin, storeOrigin } from "./certs-origin.ts";

/**
 * Runs `callhome certs`: writes the files that the folder does not have yet and prints what each of
 * them is. Throws `ERR_CERTS` and `ERR_OPTION`.
 */
export async function certs(given: CertsArguments, world: World): Promise<number> {
  const { folder } = given;
  const origin = chooseOrigin(given, world.clock);
  const pki = testPki(origin);
  const shared = sharedFiles(pki);
  const named = given.serialNumbers.map((serial) => deviceFiles(pki.maker, serial));
  const index = [...shared, ...deviceFiles(pki.maker, "SERIAL")];
  storeOrigin(folder, origin, given.force);
  storeFile(folder, {
    path: "index.json",
    secret: false,
    contents: () => printIndex(index, origin.now),
  });
  // The shared files one by one, since each may cost an RSA key.
  const parts = [...shared.map((file) => [file]), ...named];
  const count = await storeParts(folder, [parts, numbered(pki.maker, given.devices)], world.stop);
  if (world.stop.aborted) {
    world.err.write("callhome: stopped before the end; the same command makes what is missing\n");
    return exitCodes.failed;
  }
  world.out.write(`${indexTable(index).join("\n")}\n`);
  world.out.write(`${folder}: ${counted(count.made, "file")} made, ${count.kept} kept\n`);
  return exitCodes.ok;
}

function sharedFiles({ ssh, tls, maker }: TestPki): readonly PkiFile[] {
  return [
    ...sshFiles(ssh),
    ...tlsKeyTypes.flatMap((type) => tlsFiles(tls[type], type)),
    ...makerFiles(maker),
  ];
}

/** Devices LAB0000001 and on, each made when its turn comes. */
function* numbered(maker: DeviceMaker, devices: number): Generator<readonly PkiFile[]> {
  for (let number = 1; number <= devices; number += 1)
    yield deviceFiles(maker, `LAB${String(number).padStart(7, "0")}`);
}

/** Stores part after part until the user asks to stop. */
async function storeParts(
  folder: string,
  sources: readonly Iterable<readonly PkiFile[]>[],
  stop: AbortSignal,
): Promise<StoreCount> {
  let [made, kept] = [0, 0];
  for (const parts of sources)
    for (const files of parts) {
      if (stop.aborted) break;
      const count = storeFiles(folder, files);
      made += count.made;
      kept += count.kept;
      // Lets a signal through.
      await nextTurn();
    }
  return { made, kept };
}

function printIndex(files: readonly PkiFile[], now: number): string {
  const entries = files.map(({ path, what, use, flaw }) => ({ file: path, what, use, flaw }));
  return `${JSON.stringify({ now: new Date(now).toISOString(), files: entries }, undefined, 2)}\n`;
}

function indexTable(files: readonly PkiFile[]): readonly string[] {
  return alignColumns([
    ["FILE", "WHAT IT IS", "WHAT IT IS FOR", "WHAT IS WRONG WITH IT"],
    ...files.map(({ path, what, use, flaw }) => [path, what, use, flaw ?? ""]),
  ]);
}
