import { stringify } from "yaml";
import { CallHomeError } from "../../base/index.ts";
import { TemplateError, templateCompiler } from "../templates/index.ts";
import type { EnrolmentRecord } from "./enrolment-records.ts";

/** How enrolments are written. `callhome receive --enrolment` reads JSON and YAML. */
export const enrolmentFormats = ["json", "yaml", "csv", "known-hosts"] as const;
export type EnrolmentFormat = (typeof enrolmentFormats)[number];

/** The text of an enrolment. Throws `ERR_OPTION` for what a format cannot say. */
export function printEnrolment(
  records: readonly EnrolmentRecord[],
  format: EnrolmentFormat,
): string {
  switch (format) {
    case "json":
      return `${JSON.stringify(document(records), undefined, 2)}\n`;
    case "yaml":
      return stringify(document(records), { lineWidth: 0 });
    case "csv":
      return [columns, ...records.map(cellsOf)]
        .map((row) => `${row.map(cell).join(",")}\r\n`)
        .join("");
    case "known-hosts":
      return records.flatMap(knownHost).join("");
  }
}

/**
 * The text that a Handlebars template makes of `devices`, whose members are named as in JSON. Throws
 * `ERR_OPTION`, with the place in the template.
 */
export async function printEnrolmentTemplate(
  records: readonly EnrolmentRecord[],
  template: { readonly text: string; readonly file: string },
): Promise<string> {
  const compile = await templateCompiler();
  try {
    return compile(template.text).render({ devices: records.map(membersOf) }, "");
  } catch (cause) {
    if (!(cause instanceof TemplateError)) throw cause;
    const { line, column, message } = cause;
    throw new CallHomeError("ERR_OPTION", `${template.file}:${line}:${column}: ${message}`);
  }
}

/** Devices without a device-id call over TLS only; a receiver of SSH call home does not know them. */
function document(records: readonly EnrolmentRecord[]): Readonly<Record<string, unknown>> {
  const tls = records.filter(({ deviceId }) => deviceId === undefined);
  return {
    devices: records.filter(({ deviceId }) => deviceId !== undefined).map(membersOf),
    ...(tls.length === 0 ? {} : { "tls-devices": tls.map(membersOf) }),
  };
}

function membersOf(record: EnrolmentRecord): Readonly<Record<string, string>> {
  const { deviceId, secret, serialNumber, certificate } = record;
  return {
    ...(deviceId === undefined ? {} : { "device-id": deviceId }),
    ...(secret === undefined ? {} : { secret: secret.reveal() }),
    "host-key": record.hostKey,
    name: record.name,
    fingerprint: record.fingerprint,
    ...(serialNumber === undefined ? {} : { "serial-number": serialNumber }),
    model: record.model,
    ...(certificate === undefined
      ? {}
      : { certificate: certificate.pem, "certificate-fingerprint": certificate.fingerprint }),
  };
}

const columns = [
  "name",
  "device-id",
  "secret",
  "host-key",
  "fingerprint",
  "serial-number",
  "model",
  "certificate-fingerprint",
  "certificate",
] as const;

function cellsOf(record: EnrolmentRecord): readonly string[] {
  const members = membersOf(record);
  return columns.map((column) => members[column] ?? "");
}

/** RFC 4180 2: in quotes when it holds what ends a cell. */
function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A line for `ssh -o HostKeyAlias=DEVICE-ID`. */
function knownHost({ deviceId, hostKey }: EnrolmentRecord): readonly string[] {
  if (deviceId === undefined) return [];
  if (/[\s,*?!|#@]/.test(deviceId))
    throw new CallHomeError(
      "ERR_OPTION",
      `the device-id ${JSON.stringify(deviceId)} cannot stand in a known_hosts file`,
    );
  return [`${deviceId} ${hostKey}\n`];
}
