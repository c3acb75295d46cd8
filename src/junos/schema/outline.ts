import { CallHomeError } from "../../base/index.ts";

/** One file of schema text; `schema-text.ts` describes the language. */
export interface Stanza {
  readonly name: string;
  readonly text: string;
}

/** A line of schema text and the lines indented below it. */
export interface OutlineLine {
  /** Without indentation. */
  readonly text: string;
  readonly stanza: string;
  /** From 1. */
  readonly line: number;
  readonly below: OutlineLine[];
}

/** The lines at the margin, each with what stands below it. Throws `ERR_SCHEMA` at bad indentation. */
export function readOutline(stanza: Stanza): OutlineLine[] {
  const margin: OutlineLine[] = [];
  const open = [margin];
  for (const [index, raw] of stanza.text.split("\n").entries()) {
    const text = raw.trim();
    if (text === "" || text.startsWith("#")) continue;
    const line = { text, stanza: stanza.name, line: index + 1, below: [] };
    const depth = (raw.length - raw.trimStart().length) / 2;
    const level = open[depth];
    if (level === undefined) throw schemaError(line, "bad indentation");
    level.push(line);
    open.length = depth + 1;
    open.push(line.below);
  }
  return margin;
}

/** `ERR_SCHEMA`, naming the place. */
export function schemaError(
  { stanza, line }: Pick<OutlineLine, "stanza" | "line">,
  message: string,
): CallHomeError {
  return new CallHomeError("ERR_SCHEMA", `schema stanza ${stanza}, line ${line}: ${message}`);
}
