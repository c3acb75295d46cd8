import {
  type Argument,
  choice,
  flag,
  integer,
  type OperationalOperation,
  operational,
  value,
} from "../request/index.ts";
import { scopeArguments, scoped } from "../scope/index.ts";
import { chassisAlarms } from "../state/alarms.ts";
import { alarmInformation } from "./alarm-information.ts";
import { chassisClusterStatus } from "./chassis-cluster.ts";
import { chassisInventory, type InventoryStyle } from "./chassis-inventory.ts";
import { environmentInformation } from "./environment.ts";
import { type ComponentKind, environmentComponents } from "./environment-component.ts";
import { fanInformation } from "./fan-information.ts";
import { firmwareInformation } from "./firmware.ts";
import { interfaceCards, lineCards } from "./line-cards.ts";
import { chassisMacAddresses } from "./mac-addresses.ts";
import { powerUsage } from "./power-usage.ts";
import { routeEngineInformation } from "./route-engine.ts";
import { type MastershipChange, switchMastership } from "./switch-mastership.ts";
import { temperatureThresholds } from "./temperature-thresholds.ts";
import { virtualChassis } from "./virtual-chassis.ts";
import { vmHostVersion } from "./vmhost-version.ts";

/** Slots go to this number on the largest chassis. */
const lastSlot = 19;

const slot = (name: string): Argument => integer(name, 0, lastSlot, { isPositional: true });

const heat = "the parts of the platform, those that `setPart` broke, and the minute of the clock";

/** `show chassis environment pem [SLOT]` and its like. */
function component(
  word: string,
  rpcPart: string,
  slotName: string,
  kind: ComponentKind,
): OperationalOperation {
  return operational({
    name: `get-environment-${rpcPart}-information`,
    command: `show chassis environment ${word}`,
    arguments: [slot(slotName), ...scopeArguments],
    drivenBy: heat,
    answer: (asked) => {
      const answer = environmentComponents(asked.facts, kind, asked.arguments.number(slotName));
      return scoped(asked, answer);
    },
  });
}

/** `request chassis routing-engine master ...`. */
function mastership(change: MastershipChange): OperationalOperation {
  return operational({
    name: `request-chassis-routing-engine-${change}`,
    command: `request chassis routing-engine master ${change}`,
    arguments: [flag("no-confirm")],
    drivenBy:
      "the routing engines that are there; every session ends, and the other one calls home",
    permissions: ["maintenance"],
    answer: (asked) => switchMastership(asked, change),
  });
}

/** `show chassis ...`, `request chassis routing-engine master ...`, `show virtual-chassis` and `show vmhost version`. */
export const chassisOperations: readonly OperationalOperation[] = [
  operational({
    name: "get-chassis-inventory",
    command: "show chassis hardware",
    arguments: [
      choice("level", "detail", "extensive"),
      flag("clei-models"),
      flag("models"),
      ...scopeArguments,
    ],
    drivenBy: "the parts of the platform that are there; serial numbers are drawn from the seed",
    answer: (asked) => {
      const style: InventoryStyle = asked.arguments.has("clei-models")
        ? "clei-models"
        : asked.arguments.has("models")
          ? "models"
          : "inventory";
      return scoped(asked, chassisInventory(asked.facts, style));
    },
  }),
  operational({
    name: "get-route-engine-information",
    command: "show chassis routing-engine",
    arguments: [slot("slot"), ...scopeArguments],
    drivenBy:
      "the routing engines of the platform, the start of the device and the minute of the clock",
    answer: (asked) =>
      scoped(asked, routeEngineInformation(asked.facts, asked.arguments.number("slot"))),
  }),
  operational({
    name: "get-environment-information",
    command: "show chassis environment",
    arguments: scopeArguments,
    drivenBy: heat,
    answer: (asked) => scoped(asked, environmentInformation(asked.facts)),
  }),
  operational({
    name: "get-fan-information",
    command: "show chassis fan",
    arguments: scopeArguments,
    drivenBy: heat,
    answer: (asked) => scoped(asked, fanInformation(asked.facts)),
  }),
  component("pem", "pem", "pem-slot", "power-supply"),
  component("fpc", "fpc", "fpc-slot", "line-card"),
  component("cb", "cb", "cb-slot", "control-board"),
  component("routing-engine", "re", "re-slot", "routing-engine"),
  operational({
    name: "get-alarm-information",
    command: "show chassis alarms",
    arguments: scopeArguments,
    drivenBy: "parts that do not work, and the link of the management port",
    answer: (asked) => scoped(asked, alarmInformation(asked.facts, chassisAlarms(asked.facts))),
  }),
  operational({
    name: "get-temperature-threshold-information",
    command: "show chassis temperature-thresholds",
    arguments: scopeArguments,
    drivenBy: "the thermometers of the platform",
    answer: (asked) => scoped(asked, temperatureThresholds(asked.facts)),
  }),
  operational({
    name: "get-power-usage-information",
    command: "show chassis power",
    arguments: scopeArguments,
    drivenBy: heat,
    answer: (asked) => scoped(asked, powerUsage(asked.facts, asked.request.name, false)),
  }),
  operational({
    name: "get-power-usage-information-detail",
    command: "show chassis power detail",
    arguments: scopeArguments,
    drivenBy: heat,
    answer: (asked) => scoped(asked, powerUsage(asked.facts, asked.request.name, true)),
  }),
  operational({
    name: "get-fpc-information",
    command: "show chassis fpc",
    arguments: [choice("level", "detail"), slot("fpc-slot"), ...scopeArguments],
    drivenBy: heat,
    answer: (asked) => {
      const { facts, arguments: given } = asked;
      return scoped(asked, lineCards(facts, given.number("fpc-slot"), given.has("level")));
    },
  }),
  operational({
    name: "get-pic-information",
    command: "show chassis fpc pic-status",
    arguments: [slot("slot"), ...scopeArguments],
    drivenBy: "the line cards of the platform and those that `setPart` broke",
    answer: (asked) => scoped(asked, interfaceCards(asked.facts, asked.arguments.number("slot"))),
  }),
  operational({
    name: "get-firmware-information",
    command: "show chassis firmware",
    arguments: scopeArguments,
    drivenBy: "the line cards of the platform and the release of the device",
    answer: (asked) => scoped(asked, firmwareInformation(asked.facts)),
  }),
  operational({
    name: "get-chassis-mac-addresses",
    command: "show chassis mac-addresses",
    arguments: scopeArguments,
    drivenBy: "the seed",
    answer: (asked) => scoped(asked, chassisMacAddresses(asked.facts)),
  }),
  operational({
    name: "get-chassis-cluster-status",
    command: "show chassis cluster status",
    arguments: [value("redundancy-group")],
    drivenBy: "`chassis cluster` of the running configuration of a firewall",
    answer: ({ facts, request, arguments: given }) =>
      chassisClusterStatus(facts, request.name, given.text("redundancy-group")),
  }),
  operational({
    name: "get-virtual-chassis-information",
    command: "show virtual-chassis",
    arguments: [choice("level", "brief", "detail"), flag("fabric")],
    drivenBy: "the serial number and `virtual-chassis` of a switch",
    answer: ({ facts, request }) => virtualChassis(facts, request.name),
  }),
  operational({
    name: "get-vmhost-version-information",
    command: "show vmhost version",
    arguments: [flag("detail"), ...scopeArguments],
    drivenBy: "the platform and the release of the device",
    answer: (asked) => scoped(asked, vmHostVersion(asked.facts, asked.request.name)),
  }),
  mastership("acquire"),
  mastership("release"),
  mastership("switch"),
];
