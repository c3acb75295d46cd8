import { limits } from "../../../base/index.ts";
import { entriesOf } from "../../../junos/config/index.ts";
import { operationFailed, type RpcError } from "../../../netconf/rpc/index.ts";
import { elementsOf } from "../../../xml/index.ts";
import type { OperationContext } from "../../operation-context.ts";
import { openDisk } from "../files/disk.ts";
import { type OperationalOperation, operational, value } from "../request/index.ts";

const own: readonly string[] = ["script", "argument"];
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
  answer: ({ arguments: given, context }) => ({
    error: problemOf(given.text("script") ?? "", context),
  }),
});

/**
 * `op SCRIPT [NAME VALUE ...]`. The arguments are elements of any name, which the script would
 * read. A script is there when `system scripts op` lists its file and the disk has it. The device
 * runs none: replies of the user's own come before this one.
 */
export const opScript: OperationalOperation = {
  ...known,
  run: (request, context) => {
    const children = elementsOf(request).filter(({ name }) => own.includes(name));
    return known.run({ ...request, children }, context);
  },
};

function problemOf(named: string, context: OperationContext): RpcError {
  const script = named.slice(0, limits.problemPathLength);
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
