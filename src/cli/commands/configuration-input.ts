import { CallHomeError, limits, readTextFile } from "../../base/index.ts";
import {
  configurationProblem,
  describeProblem,
  InputError,
  parseConfiguration,
} from "../../fleet/index.ts";
import type { ConfigTree } from "../../junos/config/index.ts";
import type { ConfigFormat, Validation } from "../../junos/formats/index.ts";
import type { World } from "../world.ts";

/** A configuration that a command line names. */
export interface ConfigurationSource {
  /** Path; `-` is standard input. */
  readonly file: string;
  readonly from?: ConfigFormat | undefined;
  readonly validation?: Validation;
}

/**
 * Reads a configuration in any form. Throws `ERR_CONFIG_READ`, or an `InputError` with everything
 * that is wrong in it; remarks go to standard error.
 */
export async function readConfiguration(
  { file, from, validation }: ConfigurationSource,
  { input, err }: Pick<World, "input" | "err">,
): Promise<ConfigTree> {
  const text = await (file === "-" ? readStandardInput(input) : readFile(file));
  const name = file === "-" ? "standard input" : file;
  const { tree, problems } = parseConfiguration(text, {
    ...(from !== undefined && { format: from }),
    ...(validation !== undefined && { validation }),
  });
  const described = (severity: "error" | "warning") =>
    problems
      .filter((problem) => problem.severity === severity)
      .map((problem) => configurationProblem(name, problem));
  const errors = described("error");
  if (errors.length > 0)
    throw new InputError("ERR_CONFIG_PARSE", errors.slice(0, limits.fileProblems));
  for (const warning of described("warning")) err.write(`${describeProblem(warning)}\n`);
  return tree;
}

async function readFile(path: string): Promise<string> {
  const read = await readTextFile(path, limits.configBytes);
  if (read.ok) return read.text;
  throw unreadable(path, read.reason);
}

async function readStandardInput(input: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of input) {
    bytes += chunk.length;
    if (bytes > limits.configBytes)
      throw unreadable("standard input", `it exceeds the limit of ${limits.configBytes} bytes`);
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

function unreadable(name: string, reason: string): CallHomeError {
  return new CallHomeError("ERR_CONFIG_READ", `cannot read the configuration ${name}: ${reason}`);
}
