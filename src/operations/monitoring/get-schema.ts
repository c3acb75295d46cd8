import {
  errorReply,
  type Operation,
  operationFailed,
  type ReplyBody,
  type RpcError,
} from "../../netconf/rpc/index.ts";
import { childOf, elementsOf, escapeText, textOf, type XmlElement } from "../../xml/index.ts";
import type { OperationContext } from "../operation-context.ts";
import { everybody } from "../permissions/operation-permissions.ts";
import { monitoringNamespace } from "../profile/capabilities.ts";
import { type DeviceSchema, deviceSchemas } from "./schemas.ts";

/**
 * RFC 6022 3.1. Junos does not put `<data>` into the namespace of the request: in its default mode
 * the element is of the protocol's, in `rfc-compliant` of none.
 */
export const getSchema: Operation<OperationContext> = {
  name: "get-schema",
  summary: "a YANG module of the device: the protocol's, or one of its configuration",
  drivenBy: "the configuration schema of the device, and the protocol's own modules",
  forms: [
    "<get-schema><identifier>NAME</identifier></get-schema>",
    "<get-schema><identifier>NAME</identifier><version>DATE</version><format>yang</format></get-schema>",
  ],
  permissions: everybody,
  run(request, context) {
    if (!context.profile.monitoring)
      return errorReply(operationFailed("syntax error", request.name));
    const stranger = elementsOf(request).find(({ name }) => !known.has(name));
    if (stranger !== undefined)
      return errorReply(operationFailed("syntax error, expecting </get-schema>", stranger.name));
    const found = schemaOf(request, context);
    return "tag" in found ? errorReply(found) : schemaReply(found, context);
  },
};

const known: ReadonlySet<string> = new Set(["identifier", "version", "format"]);

function schemaReply(schema: DeviceSchema, { profile }: OperationContext): ReplyBody {
  const attributes = profile.reply.rfcCompliant ? ` xmlns:ncm="${monitoringNamespace}"` : "";
  return [
    { xml: `<data${attributes}>\n` },
    { xml: escapeText(schema.text()) },
    { xml: "</data>\n" },
  ];
}

/** Identifier, version and format each narrow the choice; without a version the only one is meant. */
function schemaOf(request: XmlElement, context: OperationContext): DeviceSchema | RpcError {
  const argument = (name: string): string | undefined => {
    const element = childOf(request, name);
    return element && textOf(element);
  };
  const identifier = argument("identifier");
  if (identifier === undefined)
    return {
      type: "protocol",
      tag: "missing-element",
      severity: "error",
      message: "get-schema needs an identifier",
      info: { badElement: "identifier" },
    };
  const schema = deviceSchemas(context).find((one) => one.identifier === identifier);
  if (schema === undefined)
    return invalidValue(`schema '${identifier}' does not exist`, "identifier");
  const version = argument("version");
  if (version !== undefined && version !== "" && version !== schema.revision)
    return invalidValue(`schema '${identifier}' has no version '${version}'`, "version");
  const format = argument("format") ?? "yang";
  // An identity may come with the prefix of its module, whatever that is called in the request.
  if (format.slice(format.indexOf(":") + 1) !== "yang")
    return invalidValue(`schema '${identifier}' is not available as '${format}'`, "format");
  return schema;
}

/** RFC 6022 3.1: the tag for a schema that does not exist. */
function invalidValue(message: string, badElement: string): RpcError {
  return {
    type: "application",
    tag: "invalid-value",
    severity: "error",
    message,
    info: { badElement },
  };
}
