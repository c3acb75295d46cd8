import { el, type XmlElement } from "../../../xml/index.ts";
import { container, dataNamespace, type OperationalReply } from "../reply/index.ts";
import type { DeviceFacts } from "../state/device-facts.ts";
import { type LicenseUse, licensesOf } from "../state/licenses.ts";

/** `show system license`: features, licenses used, installed and missing. */
export function licenseSummary(facts: DeviceFacts): OperationalReply {
  const all = licensesOf(facts);
  return {
    xml: el("license-summary-information", dataNamespace(facts, "license"), usageElement(all)),
    text: () => [...usageLines(all), "", "Licenses installed: none"].join("\n"),
  };
}

/** `show system license usage`. */
export function licenseUsage(facts: DeviceFacts): OperationalReply {
  const all = licensesOf(facts);
  return {
    xml: usageElement(all, dataNamespace(facts, "license")),
    text: () => usageLines(all).join("\n"),
  };
}

/** `show system license installed`: keys that were added; the device comes without any. */
export function installedLicenses(facts: DeviceFacts): OperationalReply {
  return {
    xml: el("license-information", dataNamespace(facts, "license"), el("no-licenses-installed")),
    text: () => "Licenses installed: none",
  };
}

function usageElement(
  all: readonly LicenseUse[],
  attributes: Readonly<Record<string, string>> = {},
): XmlElement {
  return container(
    "license-usage-summary",
    attributes,
    ...all.map(({ feature, used, needed }) =>
      el(
        "feature-summary",
        el("name", feature.name),
        el("description", feature.description),
        el("licensed", String(feature.installed)),
        el("used-licensed", String(used - needed)),
        el("needed", String(needed)),
        el("validity-type", validity(needed)),
      ),
    ),
  );
}

function validity(needed: number): string {
  return needed > 0 ? "invalid" : "permanent";
}

function usageLines(all: readonly LicenseUse[]): readonly string[] {
  if (all.length === 0) return ["License usage: none"];
  const rows = all.map(
    ({ feature, used, needed }) =>
      `  ${feature.name.padEnd(30)}${String(used).padStart(9)} ${String(feature.installed).padStart(12)} ${String(needed).padStart(11)}    ${validity(needed)}`,
  );
  return [
    "License usage:",
    "                                 Licenses     Licenses    Licenses    Expiry",
    "  Feature name                       used    installed      needed",
    ...rows,
  ];
}
