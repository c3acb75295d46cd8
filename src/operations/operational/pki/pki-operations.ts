import { limits } from "../../../base/index.ts";
import { entriesOf } from "../../../junos/config/index.ts";
import { operationFailed, type ReplyBody, type RpcError } from "../../../netconf/rpc/index.ts";
import { deviceFile } from "../../device-file.ts";
import type { OperationContext } from "../../operation-context.ts";
import { maintaining, viewing } from "../../permissions/operation-permissions.ts";
import { namespaceReleases } from "../../profile/junos-version.ts";
import { type OperationalReply, wrapped } from "../reply/index.ts";
import {
  type Argument,
  flag,
  type OperationalOperation,
  operational,
  value,
} from "../request/index.ts";
import { certificateList, fingerprintLines, revocationLists } from "./certificate-reply.ts";
import type { Kept, PkiProblem } from "./pki-port.ts";

/** The words of one request, and what it works on. */
interface PkiRequest {
  readonly context: OperationContext;
  /** Text of an argument; empty when it is not there. */
  readonly argument: (name: string) => string;
  /** Whether a flag is set. */
  readonly has: (name: string) => boolean;
}

/** An answer, or a refusal as a value that goes through the steps of one operation. */
type Outcome = OperationalReply | ReplyBody | RpcError;

/** By the first word of the command. */
const pkiPermissions: Readonly<Record<string, readonly string[]>> = {
  show: viewing,
  clear: ["clear"],
  request: maintaining,
};

function pkiOperation(
  name: string,
  command: string,
  known: readonly Argument[],
  answer: (about: PkiRequest) => Outcome,
): OperationalOperation {
  return operational({
    name,
    command,
    arguments: known,
    drivenBy: "the certificates of the device and `security pki` of the running configuration",
    permissions: pkiPermissions[command.split(" ")[0] ?? ""] ?? viewing,
    answer({ context, arguments: given }) {
      const argument = (word: string): string => given.text(word) ?? "";
      const outcome = answer({ context, argument, has: (word) => given.has(word) });
      return "tag" in outcome ? { error: outcome } : outcome;
    },
  });
}

const required = (name: string): Argument => value(name, { isRequired: true });

/** `request security pki ... load`, `show security pki ...` and `clear security pki ...`. */
export const pkiOperations: readonly OperationalOperation[] = [
  pkiOperation(
    "load-pki-local-certificate",
    "request security pki local-certificate load",
    [required("filename"), required("key"), required("certificate-id"), value("passphrase")],
    loadLocalCertificate,
  ),
  pkiOperation(
    "load-pki-ca-certificate",
    "request security pki ca-certificate load",
    [required("ca-profile"), required("filename")],
    loadCaCertificate,
  ),
  pkiOperation(
    "load-pki-crl",
    "request security pki crl load",
    [required("ca-profile"), required("filename")],
    loadRevocationList,
  ),
  pkiOperation(
    "get-pki-local-certificate",
    "show security pki local-certificate",
    [value("certificate-id"), flag("detail")],
    (about) =>
      show(about, "certificate-id", about.context.pki.localCertificates(), certificateList),
  ),
  pkiOperation(
    "get-pki-ca-certificate",
    "show security pki ca-certificate",
    [value("ca-profile"), flag("detail")],
    (about) => show(about, "ca-profile", about.context.pki.caCertificates(), certificateList),
  ),
  pkiOperation(
    "get-pki-crl",
    "show security pki crl",
    [value("ca-profile"), flag("detail")],
    (about) => show(about, "ca-profile", about.context.pki.revocationLists(), revocationLists),
  ),
  pkiOperation(
    "clear-pki-local-certificate",
    "clear security pki local-certificate",
    [value("certificate-id"), flag("all")],
    (about) => {
      const { localCertificates, clearLocalCertificate } = about.context.pki;
      return clear(about, "certificate-id", localCertificates(), clearLocalCertificate);
    },
  ),
  pkiOperation(
    "clear-pki-ca-certificate",
    "clear security pki ca-certificate",
    [value("ca-profile"), flag("all")],
    (about) => {
      const { caCertificates, clearCaCertificate } = about.context.pki;
      return clear(about, "ca-profile", caCertificates(), clearCaCertificate);
    },
  ),
  pkiOperation(
    "clear-pki-crl",
    "clear security pki crl",
    [value("ca-profile"), flag("all")],
    (about) => {
      const { revocationLists: lists, clearRevocationList } = about.context.pki;
      return clear(about, "ca-profile", lists(), clearRevocationList);
    },
  ),
];

function loadLocalCertificate(about: PkiRequest): Outcome {
  const { context, argument } = about;
  const id = argument("certificate-id");
  const kept = new Set(context.pki.localCertificates().map(({ identifier }) => identifier));
  if (id.length > longestName) return pkid(`certificate-id is longer than ${longestName}`, id);
  if (kept.has(id)) return pkid(`local certificate '${id}' already exists; clear it first`, id);
  if (kept.size >= limits.localCertificates)
    return pkid(`there are ${limits.localCertificates} local certificates already`, id);
  const certificate = fileOf(argument("filename"), context, limits.keyFileBytes);
  if ("tag" in certificate) return certificate;
  const key = fileOf(argument("key"), context, limits.keyFileBytes);
  if ("tag" in key) return key;
  const passphrase = argument("passphrase") || undefined;
  const texts = { certificate: certificate.text, key: key.text, passphrase };
  const problem = context.pki.loadLocalCertificate(id, texts);
  if (problem !== undefined)
    return unusable(problem, argument(problem.text === "key" ? "key" : "filename"));
  return status("cert-load-status", ["Local certificate loaded successfully"]);
}

function loadCaCertificate(about: PkiRequest): Outcome {
  const { context, argument } = about;
  const profile = profileOf(about);
  if (typeof profile !== "string") return profile;
  const kept = (): readonly Kept<unknown>[] => context.pki.caCertificates();
  if (kept().some(({ identifier }) => identifier === profile))
    return pkid(`CA certificate for profile '${profile}' already exists; clear it first`, profile);
  const file = fileOf(argument("filename"), context, limits.keyFileBytes);
  if ("tag" in file) return file;
  const problem = context.pki.loadCaCertificate(profile, file.text);
  if (problem !== undefined) return unusable(problem, argument("filename"));
  const loaded = context.pki.caCertificates().filter(({ identifier }) => identifier === profile);
  return status("cert-ca-load-status", [
    ...loaded.flatMap(({ facts }) => fingerprintLines(facts)),
    `CA certificate for profile ${profile} loaded successfully`,
  ]);
}

function loadRevocationList(about: PkiRequest): Outcome {
  const { context, argument } = about;
  const profile = profileOf(about);
  if (typeof profile !== "string") return profile;
  if (!context.pki.caCertificates().some(({ identifier }) => identifier === profile))
    return pkid(`CA certificate for profile '${profile}' is not loaded`, profile);
  const file = fileOf(argument("filename"), context, limits.revocationListBytes);
  if ("tag" in file) return file;
  const problem = context.pki.loadRevocationList(profile, file.text);
  if (problem !== undefined) return unusable(problem, argument("filename"));
  return status("output", [`CRL for CA profile ${profile} loaded successfully`]);
}

function show<Facts>(
  { context, argument, has }: PkiRequest,
  key: "certificate-id" | "ca-profile",
  all: readonly Kept<Facts>[],
  reply: (
    kept: readonly Kept<Facts>[],
    release: string,
    isDetailed: boolean,
  ) => ReturnType<typeof certificateList>,
): Outcome {
  const name = argument(key);
  const kept = name === "" ? all : all.filter(({ identifier }) => identifier === name);
  if (name !== "" && kept.length === 0) return pkid(`nothing is loaded for ${key} '${name}'`, name);
  const { schema } = namespaceReleases(context.version);
  return reply(kept, schema, has("detail"));
}

function clear(
  { argument, has }: PkiRequest,
  key: "certificate-id" | "ca-profile",
  all: readonly Kept<unknown>[],
  forget: (identifier: string) => void,
): Outcome {
  const name = argument(key);
  const isAll = has("all");
  if (name === "" && !isAll) return operationFailed("missing argument", key);
  const kept = all.filter(({ identifier }) => isAll || identifier === name);
  if (kept.length === 0 && !isAll) return pkid(`nothing is loaded for ${key} '${name}'`, name);
  for (const { identifier } of kept) forget(identifier);
  return [];
}

/** Junos's length of a certificate-id and of the name of a CA profile. */
const longestName = 32;

/** The CA profile that the request names, which must be configured. */
function profileOf(about: PkiRequest): string | RpcError {
  const profile = about.argument("ca-profile");
  const { running } = about.context.facts();
  const profiles = entriesOf(running, "security", "pki", "ca-profile");
  if (profiles.some(({ keys }) => keys[0] === profile)) return profile;
  return pkid(`CA profile '${profile}' is not configured`, profile);
}

function fileOf(
  path: string,
  context: OperationContext,
  limit: number,
): { readonly text: string } | RpcError {
  const file = deviceFile(path, context);
  if ("error" in file) return { ...file.error, sourceDaemon };
  const { length } = file.text;
  return length <= limit
    ? file
    : pkid(`cannot use ${path}: ${length} bytes exceed the limit of ${limit}`, path);
}

function unusable({ reason }: PkiProblem, path: string): RpcError {
  return pkid(`cannot use ${path}: ${reason}`, path);
}

/** The daemon of a Junos box that keeps its certificates. */
const sourceDaemon = "pkid";

function pkid(message: string, badElement: string): RpcError {
  return { ...operationFailed(message, badElement), sourceDaemon };
}

function status(element: string, lines: readonly string[]): OperationalReply {
  const text = lines.join("\n");
  return { xml: wrapped(element, text), text: () => text };
}
