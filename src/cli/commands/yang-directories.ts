import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { CallHomeError, limits, messageOf, readTextFile } from "../../base/index.ts";
import { parseYang, type YangStatement } from "../../junos/yang/index.ts";

/**
 * The modules in all files `*.yang` of the directories and of those below them. Throws `ERR_YANG`
 * for what cannot be read or parsed, and when there are none or too many.
 */
export async function readYangDirectories(
  directories: readonly string[],
): Promise<readonly YangStatement[]> {
  const paths = (await Promise.all(directories.map(yangFiles))).flat();
  if (paths.length === 0) {
    throw yangError(`there is no file *.yang in ${directories.join(", ")}`);
  }
  if (paths.length > limits.yangFiles) {
    throw yangError(`${paths.length} modules exceed the limit of ${limits.yangFiles}`);
  }
  const modules: YangStatement[] = [];
  let bytes = 0;
  for (const path of paths) {
    const read = await readTextFile(path, limits.yangFileBytes);
    if (!read.ok) throw yangError(`cannot read ${path}: ${read.reason}`);
    bytes += read.text.length;
    if (bytes > limits.yangBytes) {
      throw yangError(`the modules exceed the limit of ${limits.yangBytes} bytes`);
    }
    modules.push(parseYang(read.text, path));
  }
  return modules;
}

async function yangFiles(directory: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(directory, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory() && entry.name.endsWith(".yang"))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (cause) {
    throw yangError(`cannot read the directory ${directory}: ${messageOf(cause)}`, cause);
  }
}

function yangError(problem: string, cause?: unknown): CallHomeError {
  return new CallHomeError("ERR_YANG", problem, { cause });
}
