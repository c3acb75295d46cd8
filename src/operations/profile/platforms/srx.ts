import type { Platform } from "../platform.ts";
import {
  builtin,
  chipSensor,
  classicStorage,
  modernPackages,
  modernStorage,
  part,
  sensor,
} from "./parts.ts";

const pseudo = [
  "dsc",
  "gre",
  "ipip",
  "irb",
  "lo0",
  "lsi",
  "mtun",
  "pimd",
  "pime",
  "pp0",
  "st0",
  "tap",
];

const remoteAccess = {
  name: "remote-access-ipsec-vpn-client",
  description: "Remote Access IPSec VPN Client",
  installed: 2,
};

/** Firewalls of the SRX series. */
export const srxPlatforms: readonly Platform[] = [
  {
    model: "srx345",
    commitReply: "results",
    yangFamily: "junos-es",
    family: "firewall",
    isVirtual: false,
    description: "SRX345",
    kind: "internet router",
    productNumber: 137,
    serialPrefix: "CZ",
    ports: ["ge-0/0/[0-15]", "fxp0"],
    managementPort: "fxp0",
    pseudo,
    routingEngines: ["re0"],
    engine: {
      model: "RE-SRX345",
      processor: "octeon",
      memoryMb: 4_096,
      dataPlaneMb: 1_472,
      memoryUsed: 26,
      cpuUsed: 12,
    },
    cardSlots: 1,
    modules: [
      part("Routing Engine", "REV 0x15", "650-065042", "RE-SRX345", {
        modelNumber: "SRX345",
        clei: "CMMTN00ARA",
        draws: 38,
        temperatures: [sensor("Routing Engine", 39), chipSensor("Routing Engine CPU", 53)],
        role: { kind: "routing-engine", slot: 0 },
      }),
      builtin("FPC 0", "FPC", {
        draws: 42,
        role: { kind: "line-card", slot: 0, dramMb: 1_024 },
        modules: [builtin("PIC 0", "8xGE,8xGE SFP Base PIC")],
      }),
      builtin("Power Supply 0", "PS 250W AC", {
        role: { kind: "power-supply", watts: 250, volts: 12, shownAs: "Power" },
      }),
      builtin("Fan Tray 0", "SRX345 Fan Tray", {
        draws: 7,
        role: {
          kind: "fan-tray",
          fans: [0, 1, 2, 3].map((fan) => `SRX345 Chassis fan ${fan}`),
        },
      }),
    ],
    macAddresses: 128,
    storage: classicStorage(4_194_304),
    licenses: [remoteAccess],
    packages: modernPackages,
  },
  {
    model: "vsrx",
    commitReply: "results",
    yangFamily: "junos-es",
    family: "firewall",
    isVirtual: true,
    description: "VSRX",
    kind: "internet router",
    productNumber: 129,
    serialPrefix: "VS",
    ports: ["ge-0/0/[0-7]", "fxp0"],
    managementPort: "fxp0",
    pseudo,
    routingEngines: ["re0"],
    engine: {
      model: "VSRX RE",
      processor: "amd64",
      memoryMb: 3_961,
      dataPlaneMb: 2_048,
      memoryUsed: 58,
      cpuUsed: 8,
    },
    cardSlots: 1,
    modules: [
      builtin("Midplane", "VSRX Midplane"),
      builtin("System IO", "VSRX System IO"),
      builtin("Routing Engine", "VSRX-2CPU-4G memory", {
        role: { kind: "routing-engine", slot: 0 },
      }),
      builtin("FPC 0", "Virtual FPC", {
        role: { kind: "line-card", slot: 0, dramMb: 512 },
        modules: [builtin("PIC 0", "VSRX DPDK GE")],
      }),
      builtin("Power Supply 0", "VSRX Power Supply"),
    ],
    macAddresses: 128,
    storage: modernStorage("vtbd0", 25_165_824, 20_971_520),
    licenses: [
      remoteAccess,
      { name: "Virtual Appliance", description: "Virtual Appliance", installed: 1 },
    ],
    packages: modernPackages,
  },
];
