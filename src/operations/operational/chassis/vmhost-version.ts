import { timeText } from "../../../base/index.ts";
import { operationFailed } from "../../../netconf/rpc/index.ts";
import { el } from "../../../xml/index.ts";
import { timeZoneOf } from "../../time-zone.ts";
import type { StateAnswer } from "../request/index.ts";
import type { DeviceFacts } from "../state/device-facts.ts";

/** `show vmhost version`: only routing engines that run Junos as a guest know the command. */
export function vmHostVersion(facts: DeviceFacts, requestName: string): StateAnswer {
  const { vmHost } = facts.platform;
  if (vmHost === undefined) return { error: operationFailed("syntax error", requestName) };
  const release = facts.version.text;
  const sets = ["set p", "set b"];
  return {
    xml: el(
      "vmhost-version-information",
      el("current-root-device", vmHost.root),
      el("current-boot-disk", "Primary"),
      el("current-root-set", "p"),
      el("uefi-version", vmHost.bios),
      ...sets.map((name) =>
        el(
          "set-disk-info",
          el("set-disk-name", name),
          el("set-vmhost-version", release),
          el("set-junos-version", release),
        ),
      ),
    ),
    text: () =>
      [
        `Current root details,           Device ${vmHost.root}, Label: root_p, Partition: ${vmHost.root.slice(-4)}`,
        "Current boot disk: Primary",
        "Current root set: p",
        `UEFI    Version: ${vmHost.bios}`,
        "",
        `Primary Disk, Upgrade Time: ${timeText(facts.bootedAt, timeZoneOf(facts))}`,
        ...sets.flatMap((name) => [
          "",
          `Version: ${name}`,
          `VMHost Version: ${release}`,
          `VMHost Root: vmhost-x86_64-${release}`,
          `JUNOS Version: junos-install-mx-x86-64-${release}`,
        ]),
      ].join("\n"),
  };
}
