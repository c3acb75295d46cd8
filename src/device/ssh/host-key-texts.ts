import {
  CallHomeError,
  limits,
  messageOf,
  readTextFile,
  type TextSource,
} from "../../base/index.ts";
import { importPrivateKey } from "../../security/index.ts";

/**
 * The texts of host keys, those in files read; a promise only when there is a file. Rejects with
 * `ERR_FILE` that names the file when it cannot be read or holds no key that can be used.
 */
export function hostKeyTexts(
  sources: readonly TextSource[],
): readonly string[] | Promise<readonly string[]> {
  const texts = sources.filter((source) => typeof source === "string");
  return texts.length === sources.length ? texts : Promise.all(sources.map(textOf));
}

/** Why a device with this host key would not start; undefined when it would. */
export async function hostKeyProblem(source: TextSource): Promise<string | undefined> {
  try {
    importPrivateKey(await textOf(source));
    return undefined;
  } catch (cause) {
    return messageOf(cause);
  }
}

async function textOf(source: TextSource): Promise<string> {
  if (typeof source === "string") return source;
  const { path } = source;
  const file = await readTextFile(path, limits.keyFileBytes);
  if (!file.ok)
    throw new CallHomeError("ERR_FILE", `cannot read the host key ${path}: ${file.reason}`);
  try {
    importPrivateKey(file.text);
    return file.text;
  } catch (cause) {
    throw new CallHomeError("ERR_FILE", `the host key ${path}: ${messageOf(cause)}`, { cause });
  }
}
