import { gzipSync } from "node:zlib";
import { addressText, readPrefix } from "../../../base/index.ts";
import {
  type ConfigTree,
  entriesOf,
  leafListValues,
  leafValue,
} from "../../../junos/config/index.ts";
import { printDocument } from "../../../junos/formats/index.ts";
import type { OperationContext } from "../../operation-context.ts";
import { messagesText } from "../system/messages-text.ts";
import type { FileNode, RegularFile } from "./file-node.ts";
import { parentOf } from "./file-system.ts";

/** Folders that every device has. */
const folders = [
  "/config",
  "/etc",
  "/etc/ssh",
  "/oam",
  "/packages",
  "/packages/sets",
  "/root",
  "/usr",
  "/usr/share",
  "/var",
  "/var/crash",
  "/var/db",
  "/var/db/config",
  "/var/etc",
  "/var/home",
  "/var/log",
  "/var/sw",
  "/var/sw/pkg",
  "/var/tmp",
];

/** Rollbacks that Junos keeps in /config; the others stand in /var/db/config. */
const rollbacksInConfig = 3;

const folder = (mtime: number, owner = "root", mode = 0o755): FileNode => ({
  kind: "folder",
  owner,
  group: "wheel",
  mode,
  mtime,
});

const text = (content: () => string, mtime: number, mode = 0o644): RegularFile => ({
  kind: "file",
  owner: "root",
  group: "wheel",
  mode,
  mtime,
  content: () => Buffer.from(content()),
});

/**
 * The files that a device has of itself: folders, what its configuration and its log make, and the
 * files that it was given. Contents are made when somebody reads them.
 */
export function ownFiles(context: OperationContext): ReadonlyMap<string, FileNode> {
  const { database, files, facts } = context;
  const { bootedAt, running } = facts();
  const own = new Map<string, FileNode>();
  for (const path of folders)
    own.set(path, folder(bootedAt, "root", path === "/var/tmp" ? 0o777 : 0o755));
  const logins = entriesOf(running, "system", "login", "user").map(({ keys }) => keys[0] ?? "");
  for (const user of [...logins, context.session.user])
    if (user !== "root" && /^\w[\w.-]*$/.test(user))
      own.set(`/var/home/${user}`, folder(bootedAt, user));
  own.set(
    "/etc/hosts.junos",
    text(() => hostsJunos(context), bootedAt),
  );
  own.set("/etc/resolv.conf", {
    ...folder(bootedAt),
    kind: "link",
    target: "/var/etc/resolv.conf",
  });
  own.set(
    "/var/etc/resolv.conf",
    text(() => resolvConf(running), bootedAt),
  );
  own.set(
    "/var/log/messages",
    text(() => messagesText(context), context.now(), 0o640),
  );
  for (const [number, { at }] of database.commits.entries()) {
    const tree = database.stored({ kind: "rollback", number });
    if (tree !== undefined) own.set(rollbackPath(number), compressed(tree, at));
  }
  const rescue = database.stored({ kind: "rescue" });
  if (rescue !== undefined) own.set("/config/rescue.conf.gz", compressed(rescue, bootedAt));
  for (const [path, given] of files) {
    for (let at = parentOf(path); at !== "/"; at = parentOf(at))
      if (!own.has(at)) own.set(at, folder(bootedAt));
    own.set(
      path,
      text(() => given, bootedAt, givenMode(path, given)),
    );
  }
  return own;
}

/** Where a file that was given holds what only root reads, by its place or as a private key. */
function givenMode(path: string, given: string): number {
  if (given.includes("PRIVATE KEY-----")) return 0o600;
  return /^\/(?:config|etc\/ssh|root|var\/(?:db|etc))\//.test(path) ? 0o640 : 0o644;
}

function rollbackPath(number: number): string {
  const place = number > rollbacksInConfig ? "/var/db/config" : "/config";
  return `${place}/juniper.conf${number === 0 ? "" : `.${number}`}.gz`;
}

/** Compressing takes time, and trees are immutable. */
const compressedTrees = new WeakMap<ConfigTree, Uint8Array>();

function compressed(tree: ConfigTree, mtime: number): RegularFile {
  const content = (): Uint8Array => {
    const bytes = compressedTrees.get(tree) ?? gzipSync(printDocument(tree, "text"));
    compressedTrees.set(tree, bytes);
    return bytes;
  };
  return { kind: "file", owner: "root", group: "wheel", mode: 0o660, mtime, content };
}

/** Names of the routing engines on the internal network. */
function hostsJunos({ facts }: OperationContext): string {
  const [master = "re0", ...others] = facts().platform.routingEngines;
  return [
    `128.0.0.1\t${master}`,
    `128.0.0.4\t${master}`,
    ...others.map((name, at) => `128.0.0.${5 + at}\t${name}`),
    "128.0.0.6\tmaster",
    "",
  ].join("\n");
}

function resolvConf(running: ConfigTree): string {
  const domain = leafValue(running, "system", "domain-name");
  const search = leafListValues(running, "system", "domain-search");
  const servers = entriesOf(running, "system", "name-server").flatMap(({ keys: [key = ""] }) => {
    const address = readPrefix(key, key.includes(":") ? "inet6" : "inet");
    return typeof address === "string" ? [] : [addressText(address)];
  });
  return [
    ...(domain === undefined ? [] : [`domain ${domain}`]),
    ...(search.length === 0 ? [] : [`search ${search.join(" ")}`]),
    ...servers.map((server) => `nameserver ${server}`),
    "",
  ].join("\n");
}
