import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";

/**
 * How many file descriptors this process may have; undefined where nobody tells. Node raises its own
 * limit to the hard one as it starts, so this is what its children get too.
 */
export async function descriptorLimit(): Promise<number | undefined> {
  try {
    return limitIn(await readFile("/proc/self/limits", "utf8"));
  } catch {
    return limitIn(await askShell());
  }
}

/** The soft limit in the words of Linux (`Max open files  1024  4096  files`) or of `ulimit -n`. */
export function limitIn(text: string): number | undefined {
  const found = /^Max open files\s+(\d+)/m.exec(text) ?? /^\s*(\d+)\s*$/.exec(text);
  return found === null ? undefined : Number(found[1]);
}

function askShell(): Promise<string> {
  return new Promise((resolve) => {
    execFile("sh", ["-c", "ulimit -n"], (cause, output) => resolve(cause === null ? output : ""));
  });
}
