import { limits } from "../../../base/index.ts";
import { entriesOf } from "../../../junos/config/index.ts";
import { errorReply, operationFailed, type RpcError } from "../../../netconf/rpc/index.ts";
import { childOf, textOf, type XmlElement } from "../../../xml/index.ts";
import type { OperationContext } from "../../operation-context.ts";
import { openDisk } from "../files/disk.ts";
import { type OperationalOperation, operational, value } from "../request/index.ts";

const folder = "/var/db/scripts/op";

const known = operational({
  name: "op-script",
  command: "op",
  arguments: [
    value("script", { isPositional: true, isRequired: true }),
    value("argument", { isPositional: true, isRepeatable: true }),
  ],
  drivenBy: "`system scripts op file` and the disk of the device; no script is run",
  permissions: ["maintenance"],
  answer: () => [],
});

/**
 * `op SCRIPT [NAME VALUE ...]`. The arguments are elements of any name, which the script would
 * read. A script is there when `system scripts op` lists its file and the disk has it. The device
 * runs none: replies of the user's own come before this one.
 */
export const opScript: OperationalOperation = {
  ...known,
  run: (request, context) => errorReply(problemOf(request, context)),
};

function problemOf(request: XmlElement, context: OperationContext): RpcError {
  const element = childOf(request, "script");
  const script = element === undefined ? "" : textOf(element).slice(0, limits.problemPathLength);
  if (script === "") return operationFailed("missing argument", "script");
  const file = fileOf(script, context);
  const path = `${folder}/${file ?? script}`;
  const isThere = file !== undefined && "bytes" in openDisk(context).bytes(path);
  return isThere
    ? operationFailed(`could not run op script: ${path}`, script)
    : operationFailed(`could not open op script: ${path}: No such file or directory`, script);
}

/** The file that the configuration lists under this name, with or without its ending. */
function fileOf(script: string, { facts }: OperationContext): string | undefined {
  return entriesOf(facts().running, "system", "scripts", "op", "file")
    .map(({ keys: [name = ""] }) => name)
    .find((name) => name === script || name.replace(/\.(slax|xsl|py)$/, "") === script);
}
