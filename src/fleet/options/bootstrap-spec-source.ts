import type { BootstrapSource } from "../../bootstrap/index.ts";
import type { BootstrapSpec, DeviceSpec } from "../file/fleet-spec.ts";
import { endpoint, present } from "./device-spec-options.ts";

interface Problem {
  /** Undefined for the whole. */
  readonly key: keyof BootstrapSpec | undefined;
  readonly message: string;
}
type Report = (key: Problem["key"], message: string) => void;

const serverKeys = ["trust-anchors", "certificate", "key"] as const;

/**
 * The source that a `bootstrap` names; undefined when there is none, or one that cannot be used,
 * which `report` hears of. `pathOf` gives the path of a file as the fleet file names it. Nothing is
 * read here: the device does, at each try.
 */
export function bootstrapSource(
  spec: Pick<DeviceSpec, "bootstrap" | "serial-number"> & { readonly name: string },
  pathOf: (named: string) => string,
  report: Report,
): BootstrapSource | undefined {
  const { bootstrap } = spec;
  if (bootstrap === undefined) return undefined;
  const problems = misfits(bootstrap);
  const path = (key: keyof BootstrapSpec, named = ""): { readonly path: string } => {
    const expanded = expand(named, spec);
    if (!expanded.ok) problems.push({ key, message: expanded.message });
    return { path: pathOf(expanded.ok ? expanded.path : named) };
  };
  const { file, handling, servers = [], "trust-anchors": anchors = [] } = bootstrap;
  const source =
    file === undefined
      ? {
          servers: servers.map(endpoint),
          trustAnchors: anchors.map((anchor) => path("trust-anchors", anchor)),
          certificateChain: path("certificate", bootstrap.certificate),
          privateKey: path("key", bootstrap.key),
        }
      : present<BootstrapSource>({ configuration: path("file", file), handling });
  for (const { key, message } of problems) report(key, message);
  return problems.length === 0 ? source : undefined;
}

/** Keys that are missing, or stand beside others that they do not go with. */
function misfits(bootstrap: BootstrapSpec): Problem[] {
  const { file, servers, handling } = bootstrap;
  if ((file === undefined) === (servers === undefined))
    return [{ key: undefined, message: 'must have either "file" or "servers"' }];
  const isGiven = (key: keyof BootstrapSpec): boolean => bootstrap[key] !== undefined;
  if (file !== undefined)
    return serverKeys.filter(isGiven).map((key) => ({ key, message: "goes with servers only" }));
  const missing = serverKeys.filter((key) => !isGiven(key));
  return [
    ...missing.map((key) => ({ key: undefined, message: `must have "${key}"` })),
    ...(handling === undefined
      ? []
      : [{ key: "handling" as const, message: "goes with file only" }]),
  ];
}

type Expanded =
  | { readonly ok: true; readonly path: string }
  | { readonly ok: false; readonly message: string };

/** A serial number or a name stands for one part of a path, never for a way out of its folder. */
const pathPart = /^(?!\.{1,2}$)[^/\\]+$/;

function expand(
  named: string,
  spec: { readonly name: string; readonly "serial-number"?: string | number },
): Expanded {
  const values = { name: spec.name, "serial-number": spec["serial-number"] };
  let path = named;
  for (const [key, value] of Object.entries(values)) {
    const placeholder = `{${key}}`;
    if (!path.includes(placeholder)) continue;
    if (value === undefined)
      return { ok: false, message: `${placeholder} needs "${key}" at this device` };
    if (!pathPart.test(String(value)))
      return { ok: false, message: `${JSON.stringify(value)} cannot stand for ${placeholder}` };
    path = path.replaceAll(placeholder, () => String(value));
  }
  return { ok: true, path };
}
