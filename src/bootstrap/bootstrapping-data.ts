import { BootstrapFailure } from "./bootstrap-reasons.ts";
import {
  type Encoding,
  leafBytes,
  leafText,
  malformed,
  readYangData,
  type YangModule,
} from "./yang-data.ts";

/** RFC 8572 section 7.3. */
export const bootstrapServerModule: YangModule = {
  name: "ietf-sztp-bootstrap-server",
  namespace: "urn:ietf:params:xml:ns:yang:ietf-sztp-bootstrap-server",
};

/** What `get-bootstrapping-data` answered, unsigned. */
export interface BootstrappingData {
  /** @defaultValue "minimal" */
  readonly reportingLevel: "minimal" | "verbose";
  /** A CMS structure in DER (RFC 8572 section 3.1). */
  readonly conveyedInformation: Buffer;
  /** How the reply was encoded; id-data leaves it to that. */
  readonly encoding: Encoding;
}

/** The encoding that a media type names; undefined for others. RFC 8572 writes `yang.data`, RFC 8040 `yang-data`. */
export function encodingOf(contentType: string): Encoding | undefined {
  const type = contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  const suffix = /^application\/(?:yang[.-]data\+)?(xml|json)$/.exec(type)?.[1];
  return suffix as Encoding | undefined;
}

/** Reads the output of `get-bootstrapping-data` (RFC 8572 section 7.1). Throws `BootstrapFailure`. */
export function readBootstrappingData(
  body: Uint8Array,
  contentType: string | undefined,
): BootstrappingData {
  const encoding = encodingOf(contentType ?? "");
  if (encoding === undefined)
    throw malformed(`media type ${JSON.stringify(contentType ?? "")}; expected yang-data`);
  const output = readYangData(body, encoding, bootstrapServerModule);
  if (output.name !== "output") throw malformed(`expected output, not ${output.name}`);
  for (const artifact of ["owner-certificate", "ownership-voucher"])
    if (leafText(output, artifact) !== undefined)
      throw new BootstrapFailure("signed-data", `the reply has an ${artifact}`);
  const conveyedInformation = leafBytes(output, "conveyed-information");
  if (conveyedInformation === undefined) throw malformed("conveyed-information is missing");
  const level = leafText(output, "reporting-level") ?? "minimal";
  if (level !== "minimal" && level !== "verbose")
    throw malformed(`reporting-level ${JSON.stringify(level.slice(0, 40))}`);
  return { reportingLevel: level, conveyedInformation, encoding };
}
