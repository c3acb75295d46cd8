import { limits } from "../../base/index.ts";
import { type CliOutput, splitCommands } from "../../operations/index.ts";
import type { ExecOutput } from "../../transport/ssh/index.ts";

/** Characters that are handed to the channel at once. */
const pieceLength = 65_536;

/**
 * Runs the commands of one SSH exec in their order and writes what each shows, as fast as the peer
 * takes it. The exit status is 1 when one of them was refused, as that of the CLI is.
 */
export async function runExec(
  text: string,
  output: ExecOutput,
  run: (line: string) => Promise<Pick<CliOutput, "text" | "isRefused">>,
): Promise<void> {
  const lines = splitCommands(text);
  const isTooMuch = lines.length > limits.commandsPerExec;
  let status = isTooMuch ? 1 : 0;
  if (isTooMuch)
    await writeText(output, `error: more than ${limits.commandsPerExec} commands at once\n`);
  for (const line of isTooMuch ? [] : lines) {
    const shown = await run(line);
    if (shown.isRefused) status = 1;
    if (!(await writeText(output, shown.text))) break;
  }
  output.end(status);
}

async function writeText(output: ExecOutput, text: string): Promise<boolean> {
  for (let at = 0; at < text.length; at += pieceLength) {
    if (!(await output.write(Buffer.from(text.slice(at, at + pieceLength))))) return false;
  }
  return true;
}
