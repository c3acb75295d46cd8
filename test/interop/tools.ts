import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { it } from "vitest";

/** CI installs every client and sets this: a missing one is then a failure. */
const isRequired = process.env["REQUIRE_INTEROP"] === "1";

/** `it` when the command answers, else a skip whose title says why. */
export function itWith(command: string, args: readonly string[]): typeof it | typeof it.skip {
  const found = spawnSync(command, args, { stdio: "ignore" }).status === 0;
  if (found || isRequired) return it;
  console.warn(
    `skipped: '${command} ${args.join(" ")}' does not answer; REQUIRE_INTEROP=1 makes this a failure`,
  );
  return it.skip;
}

/** The Python that has ncclient and PyEZ. */
export const python = process.env["INTEROP_PYTHON"] ?? "python3";

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

/** Runs a client to its end. */
export async function run(
  command: string,
  args: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv; readonly input?: string } = {},
): Promise<Finished> {
  const child = spawn(command, args, { env: { ...process.env, ...options.env } });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  if (options.input !== undefined) child.stdin.end(options.input);
  const [status] = (await once(child, "close")) as [number | null];
  return { status, stdout, stderr };
}
