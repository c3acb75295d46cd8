import { limits, readTextFile, type TextSource } from "../../base/index.ts";
import type { Reading } from "../../security/x509/index.ts";

/** The text of a PEM and the name by which messages call it. */
export interface NamedPem {
  readonly name: string;
  readonly text: string;
}

/** What messages call a PEM: what it is, and its path when it has one. */
function pemName(what: string, pem: TextSource): string {
  return typeof pem === "string" ? what : `${what} ${pem.path}`;
}

/** Whether every PEM is there as text. */
export function areTexts(pems: readonly TextSource[]): pems is readonly string[] {
  return pems.every((pem) => typeof pem === "string");
}

/** Reads each PEM; the first that cannot be read decides. */
export async function readPems(
  what: string,
  pems: readonly TextSource[],
  limit: number = limits.keyFileBytes,
): Promise<Reading<readonly NamedPem[]>> {
  const read: NamedPem[] = [];
  for (const pem of pems) {
    const name = pemName(what, pem);
    const file =
      typeof pem === "string"
        ? ({ ok: true, text: pem } as const)
        : await readTextFile(pem.path, limit);
    if (!file.ok) return { ok: false, reason: `${name}: ${file.reason}` };
    read.push({ name, text: file.text });
  }
  return { ok: true, value: read };
}

/** PEMs that are texts, with their names. */
export function namedTexts(what: string, texts: readonly string[]): readonly NamedPem[] {
  return texts.map((text) => ({ name: what, text }));
}
