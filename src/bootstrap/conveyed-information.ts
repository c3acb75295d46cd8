import { isUtf8 } from "node:buffer";
import { readCms } from "../security/cms/index.ts";
import { BootstrapFailure } from "./bootstrap-reasons.ts";
import type { BootstrappingData } from "./bootstrapping-data.ts";
import {
  childNode,
  leafBytes,
  leafText,
  malformed,
  readYangData,
  type YangModule,
  type YangNode,
} from "./yang-data.ts";

/** RFC 8572 section 6.3. */
const conveyedInformationModule: YangModule = {
  name: "ietf-sztp-conveyed-info",
  namespace: "urn:ietf:params:xml:ns:yang:ietf-sztp-conveyed-info",
};

/** One server of a redirect. */
export interface RedirectServer {
  readonly host: string;
  readonly port: number;
  /** A CMS structure in DER that holds one chain of certificates; undefined when the redirect has none. */
  readonly trustAnchor: Buffer | undefined;
}

export type ConveyedInformation =
  | { readonly kind: "redirect"; readonly servers: readonly RedirectServer[] }
  /** Read by `readOnboarding`, once the server heard that it begins. */
  | { readonly kind: "onboarding"; readonly node: YangNode };

/** How a configuration is put into running. */
export type ConfigurationHandling = "merge" | "replace";

export interface OnboardingInformation {
  /** What the device should be running. */
  readonly bootImage:
    | { readonly osName: string | undefined; readonly osVersion: string | undefined }
    | undefined;
  readonly configuration:
    | { readonly text: string; readonly handling: ConfigurationHandling }
    | undefined;
  readonly hasPreScript: boolean;
  readonly hasPostScript: boolean;
}

/** Opens the CMS structure and tells what is in it (RFC 8572 sections 2 and 3.1). Throws `BootstrapFailure`. */
export function readConveyedInformation(
  data: Pick<BootstrappingData, "conveyedInformation" | "encoding">,
): ConveyedInformation {
  const cms = readCms(data.conveyedInformation);
  switch (cms?.kind) {
    case undefined:
      throw malformed("conveyed-information is no CMS structure in DER");
    case "signed-data":
      throw new BootstrapFailure("signed-data", "conveyed-information is a CMS SignedData");
    case "enveloped-data":
      throw new BootstrapFailure("encrypted-data", "conveyed-information is a CMS EnvelopedData");
    case "other":
      throw malformed("conveyed-information is of an unknown CMS content type");
    case "data":
      return informationIn(
        readYangData(cms.content, cms.encoding ?? data.encoding, conveyedInformationModule),
      );
  }
}

function informationIn(node: YangNode): ConveyedInformation {
  if (node.name === "onboarding-information") return { kind: "onboarding", node };
  if (node.name !== "redirect-information")
    throw malformed(`unknown information ${JSON.stringify(node.name.slice(0, 60))}`);
  const servers = node.children.filter(({ name }) => name === "bootstrap-server").map(redirect);
  if (servers.length === 0) throw malformed("a redirect without bootstrap-server");
  return { kind: "redirect", servers };
}

function redirect(entry: YangNode): RedirectServer {
  const host = leafText(entry, "address") ?? "";
  // inet:host is an address or a domain name; a zone may follow an address.
  if (!/^[A-Za-z0-9_.:%-]{1,253}$/.test(host))
    throw malformed(`bootstrap-server address ${JSON.stringify(host.slice(0, 60))}`);
  const port = Number(leafText(entry, "port") ?? 443);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw malformed(`the port of bootstrap-server ${host}`);
  return { host, port, trustAnchor: leafBytes(entry, "trust-anchor") };
}

/** Reads onboarding information (RFC 8572 section 2.2). Throws `BootstrapFailure`. */
export function readOnboarding(node: YangNode): OnboardingInformation {
  const image = childNode(node, "boot-image");
  return {
    bootImage: image && {
      osName: leafText(image, "os-name"),
      osVersion: leafText(image, "os-version"),
    },
    configuration: configurationIn(node),
    hasPreScript: leafBytes(node, "pre-configuration-script") !== undefined,
    hasPostScript: leafBytes(node, "post-configuration-script") !== undefined,
  };
}

function configurationIn(node: YangNode): OnboardingInformation["configuration"] {
  const bytes = leafBytes(node, "configuration");
  const handling = leafText(node, "configuration-handling");
  // The module binds both together by a `must`.
  if ((bytes === undefined) !== (handling === undefined))
    throw malformed("configuration and configuration-handling come together");
  if (bytes === undefined) return undefined;
  if (handling !== "merge" && handling !== "replace")
    throw malformed("configuration-handling is neither merge nor replace");
  if (!isUtf8(bytes)) throw malformed("the configuration is not UTF-8");
  return { text: bytes.toString("utf8"), handling };
}
