import { createHash } from "node:crypto";
import { operationFailed } from "../../../netconf/rpc/index.ts";
import { el } from "../../../xml/index.ts";
import { type OperationalOperation, operational, value } from "../request/index.ts";
import { openDisk } from "./disk.ts";
import { errnoTexts } from "./file-node.ts";

const methods = [
  ["get-checksum-information", "md5", "MD5"],
  ["get-sha1-checksum-information", "sha1", "SHA1"],
  ["get-sha256-checksum-information", "sha-256", "SHA256"],
] as const;

/** `file checksum md5 | sha1 | sha-256 PATH`. */
export const checksumOperations: readonly OperationalOperation[] = methods.map(
  ([name, word, method]) =>
    operational({
      name,
      command: `file checksum ${word}`,
      arguments: [value("path", { isPositional: true, isRequired: true })],
      drivenBy: "the file",
      permissions: ["maintenance"],
      answer({ context, arguments: given }) {
        const disk = openDisk(context);
        const path = disk.path(given.text("path") ?? "");
        const read = disk.bytes(path);
        const program = method.toLowerCase();
        if ("errno" in read)
          return {
            error: operationFailed(`${program}: ${path}: ${errnoTexts[read.errno]}`, path),
          };
        const checksum = createHash(program).update(read.bytes).digest("hex");
        return {
          xml: el(
            "checksum-information",
            el(
              "file-checksum",
              el("computation-method", method),
              el("input-file", path),
              el("checksum", checksum),
            ),
          ),
          text: () => `${method} (${path}) = ${checksum}`,
        };
      },
    }),
);
