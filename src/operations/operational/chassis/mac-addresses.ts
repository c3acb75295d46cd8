import { el } from "../../../xml/index.ts";
import { dataNamespace, type OperationalReply } from "../reply/index.ts";
import { chassisMac, nthChassisMac } from "../state/chassis-model.ts";
import type { DeviceFacts } from "../state/device-facts.ts";

/** Addresses of a chassis that never leave it. */
const privateCount = 64;

/** `show chassis mac-addresses`: the block of addresses of the chassis; switches have one for each member. */
export function chassisMacAddresses(facts: DeviceFacts): OperationalReply {
  const { family, macAddresses } = facts.platform;
  const base = chassisMac(facts);
  if (family === "switch")
    return {
      xml: el(
        "chassis-mac-addresses",
        dataNamespace(facts, "chassis"),
        el(
          "chassis-mac-addresses-edge-info",
          el(
            "fpc-mac-address",
            el("fpc-slot", "0"),
            el("fpc-mac-base", base),
            el("fpc-mac-count", String(macAddresses)),
          ),
        ),
      ),
      text: () =>
        [
          "    FPC 0   MAC address information:",
          `      Public base address     ${base}`,
          `      Public count            ${macAddresses}`,
        ].join("\n"),
    };
  const privateBase = nthChassisMac(facts, macAddresses);
  return {
    xml: el(
      "chassis-mac-addresses",
      dataNamespace(facts, "chassis"),
      el(
        "mac-address-information",
        el("public-base-address", base),
        el("public-count", String(macAddresses)),
        el("private-base-address", privateBase),
        el("private-count", String(privateCount)),
      ),
    ),
    text: () =>
      [
        "MAC address information:",
        `  Public base address     ${base}`,
        `  Public count            ${macAddresses}`,
        `  Private base address    ${privateBase}`,
        `  Private count           ${privateCount}`,
      ].join("\n"),
  };
}
