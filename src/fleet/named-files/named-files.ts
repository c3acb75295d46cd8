import { limits, readTextFile, type TextSource } from "../../base/index.ts";
import { bootstrapProblem } from "../../bootstrap/index.ts";
import {
  type DeviceOptions,
  hostKeyProblem,
  x509HostCertificateProblem,
} from "../../device/index.ts";
import { pointerSegment } from "../file/yaml-source.ts";

type Report = (key: string, message: string) => void;

/**
 * Tells of the files that a device would read when it starts and that cannot be used. A run starts
 * without asking: it reports them, and the device tries again.
 */
export async function checkNamedFiles(
  { hostKeys = [], x509HostCertificate, files = {}, bootstrap }: DeviceOptions,
  report: Report,
): Promise<void> {
  for (const [index, source] of hostKeys.entries()) {
    const problem = await hostKeyProblem(source);
    if (problem !== undefined) report(`host-key-files/${index}`, problem);
  }
  if (x509HostCertificate !== undefined) {
    const problem = await x509HostCertificateProblem(x509HostCertificate);
    if (problem !== undefined) report("x509-host-certificate", problem);
  }
  for (const [path, source] of Object.entries(files)) {
    const reason = await unreadable(source);
    if (reason !== undefined) report(`files/${pointerSegment(path)}`, reason);
  }
  const problem = bootstrap && (await bootstrapProblem(bootstrap));
  if (problem !== undefined) report("bootstrap", `cannot be used: ${problem}`);
}

async function unreadable(source: TextSource): Promise<string | undefined> {
  if (typeof source === "string") return undefined;
  const file = await readTextFile(source.path, limits.deviceFileBytes);
  return file.ok ? undefined : `cannot read the file ${source.path}: ${file.reason}`;
}
