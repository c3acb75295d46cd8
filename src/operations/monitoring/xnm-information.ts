import {
  errorReply,
  type Operation,
  operationFailed,
  type ReplyBody,
  type RpcError,
} from "../../netconf/rpc/index.ts";
import { childOf, elementsOf, textOf, type XmlElement } from "../../xml/index.ts";
import type { OperationContext } from "../operation-context.ts";
import { everybody } from "../permissions/operation-permissions.ts";
import { namespaceReleases } from "../profile/junos-version.ts";
import { configurationXsd } from "./configuration-xsd.ts";

/** The only values that a device has for its two arguments. */
const known: ReadonlyMap<string, string> = new Map([
  ["type", "xml-schema"],
  ["namespace", "junos-configuration"],
]);

/** Junos get-xnm-information: the configuration schema in XML Schema. */
export const xnmInformation: Operation<OperationContext> = {
  name: "get-xnm-information",
  summary: "the configuration schema of the device in XML Schema",
  drivenBy: "the configuration schema of the device",
  forms: [
    "<get-xnm-information><type>xml-schema</type><namespace>junos-configuration</namespace></get-xnm-information>",
  ],
  permissions: everybody,
  run(request, { schema, version }): ReplyBody {
    const problem = problemOf(request);
    if (problem !== undefined) return errorReply(problem);
    const release = namespaceReleases(version).schema;
    const pieces = configurationXsd(schema, `http://xml.juniper.net/junos/${release}/junos`);
    return [...pieces].map((xml) => ({ xml }));
  },
};

function problemOf(request: XmlElement): RpcError | undefined {
  const stray = elementsOf(request).find(({ name }) => !known.has(name));
  if (stray !== undefined)
    return operationFailed(`syntax error, expecting </${request.name}>`, stray.name);
  for (const [name, value] of known) {
    const given = childOf(request, name);
    const text = given && textOf(given).trim();
    if (text === undefined || text === "") return operationFailed("missing argument", name);
    if (text !== value) return operationFailed(`invalid value '${text}'`, text);
  }
  return undefined;
}
