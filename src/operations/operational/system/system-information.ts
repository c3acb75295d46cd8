import { el } from "../../../xml/index.ts";
import type { OperationalReply } from "../reply/index.ts";
import { isClustered } from "../state/cluster.ts";
import type { DeviceFacts } from "../state/device-facts.ts";

/** `show system information`: what an inventory asks first. */
export function systemInformation(facts: DeviceFacts): OperationalReply {
  return {
    xml: el(
      "system-information",
      el("hardware-model", facts.model),
      el("os-name", "junos"),
      el("os-version", facts.version.text),
      el("serial-number", facts.serialNumber),
      el("host-name", facts.hostName),
      isClustered(facts) ? el("cluster-node", "node0") : undefined,
    ),
    text: () =>
      [
        `Model: ${facts.model}`,
        "Family: junos",
        `Junos: ${facts.version.text}`,
        `Hostname: ${facts.hostName}`,
      ].join("\n"),
  };
}
