import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { findOpenSsh } from "../../src/transport/openssh/index.ts";

/** The Python that has ncclient and PyEZ. */
export const python: string = process.env["INTEROP_PYTHON"] ?? "python3";

/**
 * Whether the tests that need these programs can run. Says which are missing; with
 * REQUIRE_INTEROP=1 their absence is an error, so that CI cannot pass by skipping.
 */
export function haveTools(...names: readonly string[]): boolean {
  return haveAll(names.filter((name) => !answers("which", [name])));
}

/** The same for the system's sshd, and the library through which it knows the logins of a device. */
export function haveSshd(): boolean {
  const found = findOpenSsh();
  if (typeof found === "string") return haveAll([found]);
  return haveAll(found.nssWrapper === undefined ? ["libnss_wrapper.so"] : []);
}

/** Who can serve SSH for a device on this machine: this program, and the system's sshd where it is. */
export function sshServersHere(): readonly ("built-in" | "openssh")[] {
  return haveSshd() ? ["built-in", "openssh"] : ["built-in"];
}

/** The same for modules of `python`. */
export function havePython(...modules: readonly string[]): boolean {
  const missing = modules.filter((name) => !answers(python, ["-c", `import ${name}`]));
  return haveAll(missing.map((name) => `${name} for ${python}`));
}

/** Where `.ci/install-clients` puts the newest ncclient; PyEZ holds on to an older one. */
export const newestNcclient: Readonly<Record<string, string>> = { PYTHONPATH: ".interop/newest" };

/** The same for a header that `cc` finds. */
export function haveHeader(name: string): boolean {
  const found = answers("cc", ["-fsyntax-only", "-include", name, "-x", "c", "/dev/null"]);
  return haveAll(found ? [] : [`${name} for cc`]);
}

function answers(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: "ignore" }).status === 0;
}

/** Whether nothing is missing; says what is, or throws with REQUIRE_INTEROP=1. */
export function haveAll(missing: readonly string[]): boolean {
  if (missing.length === 0) return true;
  const message = `these tests need ${missing.join(", ")}`;
  if (process.env["REQUIRE_INTEROP"] === "1") throw new Error(message);
  console.warn(`skipped: ${message}`);
  return false;
}

/** A loopback port that was free a moment ago, for clients that cannot report the one they got. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

export interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a client to its end, with these variables in its environment beside ours. */
export async function runTool(
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  const child = spawn(command, args, { env: { ...process.env, ...environment } });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const [status] = (await once(child, "close")) as [number | null];
  return { status, stdout, stderr };
}
