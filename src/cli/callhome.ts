import { parseCommandLine } from "./command-line.ts";
import { check } from "./commands/check-command.ts";
import { convert } from "./commands/convert-command.ts";
import { diff } from "./commands/diff-command.ts";
import { enroll } from "./commands/enroll-command.ts";
import { expand } from "./commands/expand-command.ts";
import { explain } from "./commands/explain-command.ts";
import { buildSchema } from "./commands/schema-command.ts";
import { errorText, exitCodeOf, exitCodes } from "./exit-code.ts";
import type { Invocation } from "./invocation.ts";
import { receive } from "./receive/receive-command.ts";
import { run } from "./run/run-command.ts";
import type { World } from "./world.ts";

/** The whole program: does what the words of a command line ask for and resolves with the exit code. */
export async function callhome(
  words: readonly string[],
  world: World,
  version: string,
): Promise<number> {
  try {
    return await perform(parseCommandLine(words, world.environment, version), world);
  } catch (cause) {
    world.err.write(errorText(cause));
    return exitCodeOf(cause);
  }
}

async function perform(invocation: Invocation, world: World): Promise<number> {
  switch (invocation.kind) {
    case "run":
      return run(invocation.arguments, world);
    case "receive":
      return receive(invocation.arguments, world);
    case "check":
      return check(invocation.arguments, world);
    case "expand":
      return expand(invocation.arguments, world);
    case "enroll":
      return enroll(invocation.arguments, world);
    case "convert":
      return convert(invocation.arguments, world);
    case "diff":
      return diff(invocation.arguments, world);
    case "explain":
      return explain(invocation.arguments, world);
    case "certs": {
      // Loaded for this command only: the library for X.509 would slow down every start.
      const { certs } = await import("./commands/certs-command.ts");
      return certs(invocation.arguments, world);
    }
    case "schema":
      return buildSchema(invocation.arguments, world);
    case "text":
      world.out.write(invocation.text);
      return exitCodes.ok;
    case "wrong":
      world.err.write(`callhome: ${invocation.message}\n`);
      return exitCodes.wrongInput;
  }
}
