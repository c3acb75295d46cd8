import { limits } from "../../../base/index.ts";
import { operationFailed } from "../../../netconf/rpc/index.ts";
import { childOf, el } from "../../../xml/index.ts";
import {
  type Answer,
  type Asked,
  flag,
  type OperationalOperation,
  operational,
  value,
} from "../request/index.ts";
import { openDisk } from "./disk.ts";
import { base64Lines, textOfBytes } from "./file-content.ts";
import { fileError } from "./file-list.ts";

/** `file-put` and `file-get`: files inside NETCONF itself. */
export const transferOperations: readonly OperationalOperation[] = [
  operational({
    name: "file-put",
    command: "file put",
    arguments: [
      value("filename", { isRequired: true }),
      value("permission"),
      value("encoding", { values: ["ascii", "base64"] }),
      flag("delete-if-exist"),
      value("file-contents"),
    ],
    drivenBy: "the disk of the device",
    permissions: ["maintenance"],
    answer: filePut,
  }),
  operational({
    name: "file-get",
    command: "file get",
    arguments: [
      value("filename", { isRequired: true }),
      value("encoding", { values: ["ascii", "base64", "raw"] }),
    ],
    drivenBy: "the disk of the device",
    permissions: ["maintenance"],
    answer: fileGet,
  }),
];

function filePut({ context, arguments: given, request }: Asked): Answer {
  const disk = openDisk(context);
  const path = disk.path(given.text("filename") ?? "");
  const permission = given.text("permission");
  if (permission !== undefined && !/^[0-7]{3,4}$/.test(permission))
    return { error: operationFailed(`invalid value '${permission}'`, permission) };
  // The text as it stands: arguments come without the blanks around them, files have them.
  const element = childOf(request, "file-contents");
  const text = element?.children.filter((part) => typeof part === "string").join("") ?? "";
  const isEncoded = given.text("encoding") === "base64";
  if (isEncoded && !/^[\sA-Za-z0-9+/]*={0,2}\s*$/.test(text))
    return { error: operationFailed("invalid base64 encoding", "file-contents") };
  if (text.length > limits.diskFileBytes * 2) return { error: fileError(path, "EFBIG") };
  const bytes = Buffer.from(text, isEncoded ? "base64" : "utf8");
  const found = disk.node(path);
  if (!("errno" in found) && found.kind === "file") {
    if (!given.has("delete-if-exist")) return { error: fileError(path, "EEXIST") };
    disk.remove(path);
  }
  const mode = permission === undefined ? undefined : Number.parseInt(permission, 8);
  const errno = disk.write(path, bytes, mode);
  if (errno !== undefined) return { error: fileError(path, errno) };
  return { xml: el("file-put-results", el("success")), text: () => "" };
}

function fileGet({ context, arguments: given }: Asked): Answer {
  const disk = openDisk(context);
  const path = disk.path(given.text("filename") ?? "");
  const read = disk.bytes(path);
  if ("errno" in read) return { error: fileError(path, read.errno) };
  const isEncoded = given.text("encoding") === "base64";
  const text = isEncoded ? base64Lines(read.bytes) : textOfBytes(read.bytes);
  if (text === undefined)
    return { error: operationFailed(`${path} is no text; ask for base64`, "encoding") };
  return {
    xml: el("file-get-results", el("file-contents", isEncoded ? `\n${text}\n` : text)),
    text: () => text,
  };
}
