import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { haveAll } from "./foreign-tools.ts";

/** Where `.ci/install-clients` puts the libraries of the Java client. */
export const javaLibraries = ".interop/java";

const virtualMachines = "/usr/lib/jvm";

/** A Java of this release or later: `JAVA_HOME`, the one in the path, or one of the installed ones. */
export function findJava(release: number): string | undefined {
  const installed = existsSync(virtualMachines) ? readdirSync(virtualMachines) : [];
  const home = process.env["JAVA_HOME"];
  const candidates = [
    ...(home === undefined ? [] : [join(home, "bin/java")]),
    "java",
    ...installed.map((name) => join(virtualMachines, name, "bin/java")),
  ];
  return candidates.find((command) => releaseOf(command) >= release);
}

/** The feature release of a Java, 0 for what is none. */
function releaseOf(command: string): number {
  const { stderr } = spawnSync(command, ["-version"], { encoding: "utf8" });
  return Number(/version "(\d+)/.exec(stderr ?? "")?.[1] ?? 0);
}

/** Whether the Java client can run here; says why not, or throws with REQUIRE_INTEROP=1. */
export function haveJavaClient(java: string | undefined): java is string {
  const missing = java === undefined ? ["Java 21 or later"] : [];
  if (!existsSync(javaLibraries)) missing.push(`${javaLibraries} (.ci/install-clients)`);
  return haveAll(missing);
}
