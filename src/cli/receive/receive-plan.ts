import { CallHomeError, limits, messageOf, readTextFile, Secret } from "../../base/index.ts";
import { loadEnrolment } from "../../fleet/index.ts";
import type { ReceiverOptions } from "../../nms/index.ts";
import { importPrivateKey } from "../../security/index.ts";
import { parseXmlDocument, printCompactXml, type XmlElement, XmlError } from "../../xml/index.ts";
import type { ReceiveArguments } from "../invocation.ts";
import { wrongOption } from "../option-values.ts";

/** What a `callhome receive` does. */
export interface ReceivePlan {
  readonly receiver: ReceiverOptions;
  /** In the order in which each device gets them. */
  readonly requests: readonly { readonly operation: string; readonly xml: string }[];
}

type Credentials = ReceiverOptions["credentials"];

/** Reads everything that the options name. Throws the errors of the files, and `ERR_OPTION`. */
export async function planReceive(given: ReceiveArguments): Promise<ReceivePlan> {
  const { listen, enrolment } = given;
  const known = enrolment === undefined ? {} : await loadEnrolment(enrolment);
  const credentials = await credentialsOf(given);
  const requests = await Promise.all(given.rpcs.map(readRequest));
  return { receiver: { ...listen, ...known, credentials }, requests };
}

async function credentialsOf(given: ReceiveArguments): Promise<Credentials> {
  const { user, password, key, certificate } = given;
  if (user === undefined) throw wrongOption("user", "is missing: the login on the devices");
  if (certificate !== undefined && key === undefined)
    throw wrongOption("certificate", "needs --key, the private key that it certifies");
  if (password === undefined && key === undefined)
    throw new CallHomeError("ERR_OPTION", "give --key or --password to log in with");
  const credentials: Credentials["credentials"][number][] = [];
  if (key !== undefined) {
    const privateKey = importKey(await readKeyFile(key), key);
    if (certificate !== undefined) {
      const line = (await readKeyFile(certificate)).trim();
      credentials.push({ kind: "certificate", privateKey, certificate: line });
    }
    credentials.push({ kind: "public-key", privateKey });
  }
  if (password !== undefined)
    credentials.push({ kind: "password", password: new Secret(password) });
  return { username: user, credentials };
}

function importKey(text: string, path: string): ReturnType<typeof importPrivateKey> {
  try {
    return importPrivateKey(text);
  } catch (cause) {
    throw new CallHomeError("ERR_KEY", `${path}: ${messageOf(cause)}`, { cause });
  }
}

async function readKeyFile(path: string): Promise<string> {
  const file = await readTextFile(path, limits.keyFileBytes);
  if (file.ok) return file.text;
  throw new CallHomeError("ERR_KEY", `cannot read the key file ${path}: ${file.reason}`);
}

/** XML as given, or the contents of the file after `@`. An `<rpc>` around the operation is taken off. */
async function readRequest(text: string): Promise<ReceivePlan["requests"][number]> {
  const root = parseRequest(text.startsWith("@") ? await readRequestFile(text.slice(1)) : text);
  const operation = root.name === "rpc" ? root.children.find(isElement) : root;
  if (operation === undefined) throw wrongOption("rpc", `has an <rpc> without operation: ${text}`);
  return { operation: operation.name, xml: printCompactXml(operation) };
}

async function readRequestFile(path: string): Promise<string> {
  const file = await readTextFile(path, limits.messageBytes);
  if (file.ok) return file.text;
  throw wrongOption("rpc", `names a file that cannot be read: ${path}: ${file.reason}`);
}

function parseRequest(text: string): XmlElement {
  try {
    return parseXmlDocument(text);
  } catch (cause) {
    if (!(cause instanceof XmlError)) throw cause;
    const { line, column, message } = cause;
    throw wrongOption("rpc", `is not well-formed XML, line ${line} column ${column}: ${message}`);
  }
}

function isElement(node: XmlElement["children"][number]): node is XmlElement {
  return typeof node !== "string";
}
