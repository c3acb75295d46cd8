import { BootstrapFailure } from "./bootstrap-reasons.ts";
import type { BootstrapDevice, ProgressType } from "./bootstrap-request.ts";
import type { BootstrapStep } from "./bootstrap-step.ts";
import { type OnboardingInformation, readOnboarding } from "./conveyed-information.ts";
import type { ProgressReporter } from "./progress-reporter.ts";
import type { YangNode } from "./yang-data.ts";

/** A configuration to commit; text undefined leaves running as it is, with a commit of its own. */
interface FirstConfiguration {
  readonly text: string | undefined;
  readonly handling: "merge" | "replace";
  /** Names the text in messages. */
  readonly name: string;
  /** Where it came from, for the commit's log. */
  readonly source: string;
}

/** A commit that was made. */
interface Committed {
  readonly warnings: readonly string[];
  /** Brings back the configuration before it. */
  undo(): Promise<void>;
}

/** Loads and commits, all or nothing; resolves once it is durable. Throws `BootstrapFailure`. */
export type Commit = (configuration: FirstConfiguration) => Promise<Committed>;

export interface OnboardingPorts {
  readonly device: BootstrapDevice;
  readonly source: string;
  readonly reporter: ProgressReporter;
  readonly commit: Commit;
  readonly tell: (step: BootstrapStep, detail?: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Processes onboarding information in the order of RFC 8572 section 5.6: report, image, script,
 * configuration, script, report. Throws `BootstrapFailure`, which the server was told of; the device
 * is then as it was before.
 */
export async function onboard(node: YangNode, ports: OnboardingPorts): Promise<void> {
  const { reporter } = ports;
  await stage("bootstrap-error", ports, () => reporter.require("bootstrap-initiated"));
  await reporter.step("parsing-initiated");
  const information = await stage("parsing-error", ports, () => readOnboarding(node));
  await reporter.step("parsing-complete");
  if (information.bootImage !== undefined) await compareImage(information.bootImage, ports);
  if (information.hasPreScript) await skipScript("pre-configuration-script", ports);
  const committed = await configure(information.configuration, ports);
  if (information.hasPostScript) await skipScript("post-configuration-script", ports);
  await stage("bootstrap-error", ports, () => complete(committed, ports));
}

async function stage<Value>(
  errorType: ProgressType,
  { reporter }: OnboardingPorts,
  action: () => Value | Promise<Value>,
): Promise<Value> {
  try {
    return await action();
  } catch (cause) {
    if (cause instanceof BootstrapFailure) await reporter.try(errorType, cause.message);
    throw cause;
  }
}

/** RFC 8572 has the device install the image; this one tells that it does not and goes on. */
async function compareImage(
  { osName, osVersion }: NonNullable<OnboardingInformation["bootImage"]>,
  { device, reporter, tell }: OnboardingPorts,
): Promise<void> {
  await reporter.step("boot-image-initiated");
  const isRight =
    (osName === undefined || osName.toLowerCase() === device.osName.toLowerCase()) &&
    (osVersion === undefined || osVersion === device.osVersion);
  if (isRight) return reporter.step("boot-image-complete");
  const wanted = [osName, osVersion].filter((part) => part !== undefined).join(" ");
  const runs = `runs ${device.osName} ${device.osVersion}, not ${wanted}`;
  tell("boot-image-mismatch", runs);
  const message = `${runs}; an emulated device installs no image and goes on`;
  await reporter.try("boot-image-mismatch", message);
}

/** Neither `-complete` nor `-warning` of the script would be true: it did not run. */
async function skipScript(script: string, { reporter, tell }: OnboardingPorts): Promise<void> {
  tell("script-skipped", script);
  await reporter.try("bootstrap-warning", `${script} not run: an emulated device runs no scripts`);
}

async function configure(
  configuration: OnboardingInformation["configuration"],
  ports: OnboardingPorts,
): Promise<Committed> {
  const { reporter, commit, source, tell } = ports;
  if (configuration !== undefined) await reporter.step("config-initiated");
  const first = { text: undefined, handling: "merge", ...configuration } as const;
  const committed = await stage("config-error", ports, () => {
    ports.signal.throwIfAborted();
    return commit({ ...first, name: "configuration", source });
  });
  tell("configuration-committed", committed.warnings.join("; ") || undefined);
  if (committed.warnings.length > 0)
    await reporter.try("config-warning", committed.warnings.join("; "));
  if (configuration !== undefined) await reporter.step("config-complete");
  return committed;
}

/** A server that does not take the end has not onboarded the device: it is as before then. */
async function complete(committed: Committed, ports: OnboardingPorts): Promise<void> {
  const { reporter, signal, tell } = ports;
  try {
    await reporter.require("bootstrap-complete");
  } catch (cause) {
    // Who stopped the bootstrap wants the device as it is now.
    signal.throwIfAborted();
    await committed.undo();
    tell("configuration-restored");
    throw cause;
  }
}
