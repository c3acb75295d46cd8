import { el } from "../../../xml/index.ts";
import type { OperationalReply } from "../reply/index.ts";
import type { DeviceFacts } from "../state/device-facts.ts";

/** `show version`: host name, model, release and packages. */
export function softwareInformation(facts: DeviceFacts): OperationalReply {
  const release = facts.version.text;
  const packages = facts.platform.packages.map(
    ([name, comment]) => [name, comment.replace("%", release)] as const,
  );
  return {
    xml: el(
      "software-information",
      el("host-name", facts.hostName),
      el("product-model", facts.model),
      el("product-name", facts.model),
      el("junos-version", release),
      ...packages.map(([name, comment]) =>
        el("package-information", el("name", name), el("comment", comment)),
      ),
    ),
    text: () =>
      [
        `Hostname: ${facts.hostName}`,
        `Model: ${facts.model}`,
        `Junos: ${release}`,
        ...packages.map(([, comment]) => comment),
      ].join("\n"),
  };
}
