import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { runTool } from "../foreign-tools.ts";

/** One instruction of a Dockerfile. */
export interface Instruction {
  /** In capitals. */
  readonly name: string;
  /** Words before the arguments, as `--from=build`. */
  readonly options: readonly string[];
  readonly text: string;
}

/** The instructions from one FROM to the next. */
export interface Stage {
  /** The image that it begins with. */
  readonly base: string;
  /** Its name, else its number. */
  readonly name: string;
  readonly instructions: readonly Instruction[];
}

/** Reads a Dockerfile, as far as ours goes: no heredoc, no ARG, no ONBUILD. */
export function readRecipe(file: string): readonly Stage[] {
  const text = readFileSync(file, "utf8")
    .replaceAll(/^#.*\n/gm, "")
    .replaceAll("\\\n", " ");
  const stages: { base: string; name: string; instructions: Instruction[] }[] = [];
  for (const line of text.split("\n").filter((one) => one.trim() !== "")) {
    const [, name = "", words = "", rest = ""] = /^([A-Z]+) ((?:--\S+ )*)(.*)$/.exec(line) ?? [];
    if (name === "") throw new Error(`no instruction: ${line}`);
    if (name === "FROM") {
      const [base = "", , stage = String(stages.length)] = rest.split(" ");
      stages.push({ base, name: stage, instructions: [] });
    } else {
      const options = words.split(" ").filter((word) => word !== "");
      stages.at(-1)?.instructions.push({ name, options, text: rest });
    }
  }
  return stages;
}

/** The arguments of the last such instruction of a stage; undefined when there is none. */
export function lastOf(stage: Stage | undefined, name: string): Instruction | undefined {
  return stage?.instructions.findLast((one) => one.name === name);
}

/** The words of an instruction in its form as a JSON array. */
export function wordsOf(instruction: Instruction | undefined): readonly string[] {
  const text = instruction?.text ?? "";
  return JSON.parse(text.slice(text.indexOf("["))) as string[];
}

/** A copy of what a COPY names. */
export function sourcesOf({ text }: Instruction): {
  readonly sources: readonly string[];
  readonly target: string;
} {
  const words = text.split(" ");
  return { sources: words.slice(0, -1), target: words.at(-1) ?? "" };
}

/**
 * Does the steps of a recipe without any container, on this machine and with its Node.js: each stage has a folder below `root` in place
 * of its file system. Answers the folder of the last stage. Throws when a step fails.
 */
export async function followRecipe(
  stages: readonly Stage[],
  context: string,
  root: string,
): Promise<string> {
  for (const stage of stages) {
    const system = join(root, stage.name);
    let folder = "/";
    for (const { name, options, text } of stage.instructions) {
      if (name === "WORKDIR") {
        folder = text;
        mkdirSync(join(system, folder), { recursive: true });
      } else if (name === "COPY") {
        const from = options.find((option) => option.startsWith("--from="))?.slice(7);
        const { sources, target } = sourcesOf({ name, options, text });
        for (const source of sources)
          cpSync(
            join(from === undefined ? context : join(root, from), source),
            target.endsWith("/")
              ? join(system, folder, target, basename(source))
              : join(system, folder, target),
            { recursive: true },
          );
      } else if (name === "RUN") {
        const words = ["-c", 'cd "$0" && eval "$1"', join(system, folder), text];
        const { status, stderr, stdout } = await runTool("sh", words, { NODE_ENV: "" });
        if (status !== 0) throw new Error(`RUN ${text}: ${stdout}${stderr}`);
      }
    }
  }
  return join(root, stages.at(-1)?.name ?? "");
}
