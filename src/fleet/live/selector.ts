import type { EmulatedDevice } from "../../device/index.ts";

/** Devices of a running fleet: by what they are, by a list of names, or by a pattern of names with `*` and `?`. */
export type DeviceSelector = ((device: EmulatedDevice) => boolean) | readonly string[] | string;

/** The devices that a selector means, and names of its list that no running device has. */
export function select(
  devices: readonly EmulatedDevice[],
  selector: DeviceSelector,
): { readonly chosen: readonly EmulatedDevice[]; readonly missing: readonly string[] } {
  if (typeof selector === "function") return { chosen: devices.filter(selector), missing: [] };
  if (typeof selector === "string") {
    const pattern = patternOf(selector);
    return { chosen: devices.filter(({ name }) => pattern.test(name)), missing: [] };
  }
  const names = new Set(selector);
  const chosen = devices.filter(({ name }) => names.delete(name));
  return { chosen, missing: [...names] };
}

function patternOf(glob: string): RegExp {
  const escaped = glob.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("\\*", ".*").replaceAll("\\?", ".")}$`, "su");
}
