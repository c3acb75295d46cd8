import { operationFailed, type RpcError } from "../../../netconf/rpc/index.ts";
import { type DeviceSchema, deviceSchemas } from "../../monitoring/schemas.ts";
import { type Disk, openDisk } from "../files/disk.ts";
import { fileError } from "../files/file-list.ts";
import { outputReply } from "../reply/index.ts";
import type { Answer, Asked } from "../request/index.ts";

/**
 * `show system schema module NAME [format yang] [output-directory PATH]`: a YANG module of the device as
 * text, or as a file of a folder; `all` and `all-conf` only as files, which is how Junos writes them.
 */
export function yangSchema(asked: Asked): Answer {
  const { context, arguments: given } = asked;
  const name = given.text("module") ?? "";
  const schemas = deviceSchemas(context).filter(({ identifier }) => isMeant(identifier, name));
  const [first] = schemas;
  if (first === undefined) return { error: operationFailed(`invalid module: ${name}`, name) };
  const folder = given.text("output-directory");
  if (folder !== undefined) {
    const problem = writeAll(openDisk(context), folder, schemas);
    return problem === undefined ? [] : { error: problem };
  }
  if (schemas.length > 1) return { error: operationFailed("missing argument", "output-directory") };
  return outputReply(first.text().trimEnd());
}

function isMeant(identifier: string, name: string): boolean {
  if (name === "all") return true;
  return name === "all-conf" ? identifier.startsWith("junos-conf-") : identifier === name;
}

/** The first file that cannot be written is the last that is tried. */
function writeAll(
  disk: Disk,
  folder: string,
  schemas: readonly DeviceSchema[],
): RpcError | undefined {
  const path = disk.path(folder);
  for (const schema of schemas) {
    const file = `${path === "/" ? "" : path}/${schema.identifier}@${schema.revision}.yang`;
    const errno = disk.write(file, Buffer.from(schema.text()));
    if (errno !== undefined) return fileError(file, errno);
  }
  return undefined;
}
