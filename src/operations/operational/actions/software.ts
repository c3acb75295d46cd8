import { operationFailed, type ReplyBody, type RpcError } from "../../../netconf/rpc/index.ts";
import { el, elementsOf, textOf } from "../../../xml/index.ts";
import { openDisk } from "../files/disk.ts";
import { requestSnapshot } from "../files/snapshots.ts";
import { output, outputReply } from "../reply/index.ts";
import {
  type Answer,
  type Argument,
  type Asked,
  flag,
  type OperationalOperation,
  operational,
  value,
} from "../request/index.ts";

const packageFlags: readonly Argument[] = [
  "no-validate",
  "validate",
  "no-copy",
  "unlink",
  "reboot",
  "force",
  "force-host",
  "best-effort-load",
  "delay-restart",
  "partition",
  "re0",
  "re1",
  "both-routing-engines",
  "all-members",
].map(flag);

/** `request system software ...` and `request system snapshot`. */
export const softwareOperations: readonly OperationalOperation[] = [
  operational({
    name: "request-package-add",
    command: "request system software add",
    arguments: [
      value("package-name", { isPositional: true }),
      value("set", { isRepeatable: true }),
      value("member"),
      value("upgrade-with-config"),
      ...packageFlags,
    ],
    drivenBy: "the file on the disk of the device and the option `packageResult`",
    permissions: ["maintenance"],
    answer: add,
  }),
  operational({
    name: "request-package-validate",
    command: "request system software validate",
    arguments: [value("package-name", { isPositional: true, isRequired: true }), ...packageFlags],
    drivenBy: "the file on the disk of the device and the option `packageResult`",
    permissions: ["maintenance"],
    answer: validate,
  }),
  operational({
    name: "request-package-rollback",
    command: "request system software rollback",
    arguments: [
      flag("reboot"),
      flag("force"),
      flag("no-validate"),
      value("member"),
      flag("all-members"),
    ],
    drivenBy: "whether a package was added and not started yet",
    permissions: ["maintenance"],
    answer: rollback,
  }),
  operational({
    name: "request-snapshot",
    command: "request system snapshot",
    arguments: [
      flag("recovery"),
      flag("partition"),
      value("delete", { mayBeEmpty: true }),
      value("slice"),
      value("media"),
      value("member"),
      flag("all-members"),
      flag("factory"),
    ],
    drivenBy: "the clock, and the snapshots on the disk of the device",
    permissions: ["maintenance"],
    answer: requestSnapshot,
  }),
];

/** The output and its verdict stand beside each other: PyEZ reads both. */
function results(lines: readonly string[], result: number): ReplyBody {
  return [output(lines.join("\n")), el("package-result", String(result))];
}

/** The packages of a request, or what is wrong with the first bad one. */
function packagesOf({ request, context }: Asked): readonly string[] | RpcError {
  const named = elementsOf(request)
    .filter(({ name }) => name === "package-name" || name === "set")
    .map(textOf);
  if (named.length === 0) return operationFailed("missing argument", "package-name");
  // Whoever scripts the result wants that one, wherever the package is.
  if (context.system.packageResult !== undefined) return named;
  const disk = openDisk(context, "device");
  for (const name of named) {
    if (/^(?:https?|ftp|scp):/.test(name))
      return operationFailed(`could not fetch file: ${name}`, name);
    const path = disk.path(name);
    if ("errno" in disk.bytes(path))
      return operationFailed(`could not resolve file: ${path}`, path);
  }
  return named;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.tgz$/, "");
}

function add(asked: Asked): Answer {
  const { context, arguments: given } = asked;
  const { system, session, now } = context;
  const packages = packagesOf(asked);
  if ("tag" in packages) return { error: packages };
  const [first = ""] = packages;
  const scripted = system.packageResult;
  const result = scripted?.result ?? 0;
  if (result === 0) system.stagedPackage = baseName(first);
  if (result === 0 && given.has("unlink")) unlink(asked, packages);
  if (result === 0 && given.has("reboot"))
    system.schedule({ action: "reboot", at: now(), user: session.user });
  if (scripted?.output !== undefined) return results([scripted.output], result);
  if (result !== 0)
    return results([`ERROR: Package ${baseName(first)} could not be installed`], result);
  return results(
    [
      ...(given.has("no-validate") ? [] : validationLines(packages)),
      ...packages.map((name) => `Adding ${baseName(name)} ...`),
      "WARNING:     A reboot is required to load this software correctly. Use the",
      "WARNING:     'request system reboot' command when software installation is",
      "WARNING:     complete. To abort the installation, use the",
      "WARNING:     'request system software rollback' command now.",
    ],
    0,
  );
}

function unlink({ context }: Asked, packages: readonly string[]): void {
  const disk = openDisk(context, "device");
  for (const name of packages) disk.remove(disk.path(name));
}

function validationLines(packages: readonly string[]): readonly string[] {
  return packages.flatMap((name) => [
    `Checking compatibility with configuration`,
    `Initializing...`,
    `Using ${baseName(name)}`,
    `Hardware Database regeneration succeeded`,
    `Validating against /config/juniper.conf.gz`,
    `mgd: commit complete`,
    `Validation succeeded`,
  ]);
}

function validate(asked: Asked): Answer {
  const packages = packagesOf(asked);
  if ("tag" in packages) return { error: packages };
  const { result = 0, output: said } = asked.context.system.packageResult ?? {};
  if (said !== undefined) return results([said], result);
  return results(result === 0 ? validationLines(packages) : ["Validation failed"], result);
}

function rollback({ context, arguments: given }: Asked): Answer {
  const { system, session, now } = context;
  const staged = system.stagedPackage;
  if (staged === undefined)
    return outputReply("Cannot rollback, /packages/sets/previous is not valid");
  system.stagedPackage = undefined;
  if (given.has("reboot")) system.schedule({ action: "reboot", at: now(), user: session.user });
  return outputReply(
    `Package ${staged} is no longer pending\nRollback of staged upgrade succeeded`,
  );
}
