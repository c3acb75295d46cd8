import type { LicensedFeature, Platform, PlatformModule, TemperatureSensor } from "../platform.ts";
import { builtin, chipSensor, modernPackages, modernStorage, part, sensor } from "./parts.ts";

const pseudo = [
  "dsc",
  "gre",
  "ipip",
  "lo0",
  "lsi",
  "mtun",
  "pimd",
  "pime",
  "tap",
  "vtep",
  "demux0",
  "irb",
  "pp0",
];

const licenses: readonly LicensedFeature[] = [
  { name: "scale-subscriber", description: "Subscriber Scale", installed: 10 },
  { name: "scale-l2tp", description: "L2TP Scale", installed: 1_000 },
  { name: "scale-mobile-ip", description: "Mobile IP Scale", installed: 1_000 },
];

const mx204Pem = (slot: number): PlatformModule =>
  part(`PEM ${slot}`, "REV 02", "740-070749", "AC AFO 650W PSU", {
    modelNumber: "JPSU-650W-AC-AFO",
    clei: "CMUPADUBAA",
    role: { kind: "power-supply", watts: 650, volts: 12, shownAs: "Power" },
  });

const mx204Fans = (slot: number): PlatformModule =>
  builtin(`Fan Tray ${slot}`, "Fan Tray, Front to Back Airflow - AFO", {
    modelNumber: "JNP-FAN-1RU",
    draws: 8,
    role: {
      kind: "fan-tray",
      fans: [`Fan Tray ${slot} Fan 0`, `Fan Tray ${slot} Fan 1`],
      rpm: 10_080,
    },
  });

const mx480Pem = (slot: number): PlatformModule =>
  part(`PEM ${slot}`, "Rev 11", "740-027736", "PS 1.4-2.52kW; 90-264V AC in", {
    modelNumber: "PWR-MX480-2520-AC-S",
    clei: "IPUPAJMKAA",
    temperatures: [sensor(`PEM ${slot}`, 35)],
    role: { kind: "power-supply", watts: 2_520, volts: 52, shownAs: "Temp" },
  });

const mx480Engine = (slot: number): PlatformModule =>
  part(`Routing Engine ${slot}`, "REV 15", "740-031116", "RE-S-1800x4", {
    modelNumber: "RE-S-1800X4-16G-S",
    clei: "COUCATMBAA",
    draws: 68,
    temperatures: [
      sensor(`Routing Engine ${slot}`, 36),
      chipSensor(`Routing Engine ${slot} CPU`, 45),
    ],
    role: { kind: "routing-engine", slot },
  });

const mx480Board = (slot: number): PlatformModule =>
  part(`CB ${slot}`, "REV 09", "710-021523", "MX SCB", {
    modelNumber: "SCB-MX960-S",
    clei: "COUCAMDBAA",
    draws: 92,
    temperatures: [
      sensor(`CB ${slot} Intake`, 33),
      sensor(`CB ${slot} Exhaust A`, 38),
      sensor(`CB ${slot} Exhaust B`, 39),
    ],
    role: { kind: "control-board" },
  });

const cardSensors = (slot: number): readonly TemperatureSensor[] => [
  sensor(`FPC ${slot} Intake`, 37),
  sensor(`FPC ${slot} Exhaust A`, 44),
  sensor(`FPC ${slot} Exhaust B`, 48),
  chipSensor(`FPC ${slot} LU 0 TSen`, 49),
  chipSensor(`FPC ${slot} LU 0 Chip`, 53),
];

/** Routers of the MX series. */
export const mxPlatforms: readonly Platform[] = [
  {
    model: "mx204",
    commitReply: "routing-engines",
    yangFamily: "junos",
    family: "router",
    isVirtual: false,
    description: "JNP204 [MX204]",
    kind: "internet router",
    productNumber: 158,
    serialPrefix: "BX",
    ports: ["et-0/0/[0-3]", "xe-0/1/[0-7]", "fxp0"],
    managementPort: "fxp0",
    pseudo,
    routingEngines: ["re0"],
    engine: {
      model: "RE-S-1600x8",
      processor: "amd64",
      memoryMb: 16_341,
      installedMb: 16_384,
      memoryUsed: 14,
      cpuUsed: 12,
    },
    cardSlots: 1,
    modules: [
      builtin("Midplane", "JNP204 Midplane"),
      builtin("Routing Engine 0", "RE-S-1600x8", {
        draws: 45,
        temperatures: [sensor("Routing Engine 0", 43), chipSensor("Routing Engine 0 CPU", 58)],
        role: { kind: "routing-engine", slot: 0 },
      }),
      part("CB 0", "REV 24", "750-079562", "JNP204 Control Board", {
        modelNumber: "JNP204",
        clei: "IPMU510ARA",
        draws: 20,
        temperatures: [
          sensor("CB 0 Top Right Inlet Sensor", 34),
          sensor("CB 0 Top Left Inlet Sensor", 33),
          sensor("CB 0 Top Right Exhaust Sensor", 46),
          sensor("CB 0 Top Left Exhaust Sensor", 45),
          chipSensor("CB 0 CPU Mem Temp Sensor", 49),
        ],
        role: { kind: "control-board" },
      }),
      builtin("FPC 0", "MPC", {
        draws: 140,
        temperatures: [
          chipSensor("FPC 0 EA0_HMC0 Logic die", 66),
          chipSensor("FPC 0 EA0_HMC0 DRAM botm", 63),
          chipSensor("FPC 0 EA0 Chip", 71),
          chipSensor("FPC 0 EA0-XR0 Chip", 68),
        ],
        role: { kind: "line-card", slot: 0, dramMb: 1_024 },
        modules: [builtin("PIC 0", "4XQSFP28 PIC"), builtin("PIC 1", "8XSFPP PIC")],
      }),
      mx204Pem(0),
      mx204Pem(1),
      mx204Fans(0),
      mx204Fans(1),
      mx204Fans(2),
    ],
    macAddresses: 1_984,
    storage: modernStorage("vtbd0", 41_943_040, 104_857_600),
    licenses,
    vmHost: { root: "/dev/sda4", bios: "CBEP_P_SUM1_00.15.01" },
    packages: modernPackages,
  },
  {
    model: "mx480",
    commitReply: "routing-engines",
    yangFamily: "junos",
    family: "router",
    isVirtual: false,
    description: "MX480",
    kind: "internet router",
    productNumber: 25,
    serialPrefix: "JN",
    ports: ["ge-0/0/[0-19]", "xe-1/0/[0-3]", "xe-1/1/[0-3]", "em0", "em1", "fxp0"],
    managementPort: "fxp0",
    pseudo,
    routingEngines: ["re0", "re1"],
    engine: {
      model: "RE-S-1800x4",
      processor: "amd64",
      memoryMb: 16_345,
      installedMb: 16_384,
      memoryUsed: 12,
      cpuUsed: 9,
    },
    cardSlots: 6,
    modules: [
      part("Midplane", "REV 07", "710-017414", "MX480 Backplane", {
        modelNumber: "CHAS-BP-MX480-S",
        clei: "COMLF10ARC",
      }),
      part("FPM Board", "REV 02", "710-017254", "Front Panel Display", {
        modelNumber: "CRAFT-MX480-S",
        clei: "COUCAKLBAA",
      }),
      mx480Pem(0),
      mx480Pem(1),
      mx480Engine(0),
      mx480Engine(1),
      mx480Board(0),
      mx480Board(1),
      part("FPC 0", "REV 24", "750-028467", "MPC 3D 20x GE", {
        modelNumber: "MPC-3D-20GE-SFP",
        clei: "COUIBAWBAA",
        draws: 210,
        temperatures: cardSensors(0),
        role: { kind: "line-card", slot: 0, dramMb: 2_048 },
        modules: [builtin("PIC 0", "20x 1GE(LAN) SFP")],
      }),
      part("FPC 1", "REV 31", "750-031089", "MPC Type 2 3D", {
        modelNumber: "MX-MPC2-3D",
        clei: "COUIBBGBAA",
        draws: 240,
        temperatures: cardSensors(1),
        role: { kind: "line-card", slot: 1, dramMb: 2_048 },
        modules: [builtin("PIC 0", "4x 10GE(LAN) XFP"), builtin("PIC 1", "4x 10GE(LAN) XFP")],
      }),
      builtin("Fan Tray", "Left Fan Tray", {
        modelNumber: "FFANTRAY-MX480-HC-S",
        draws: 60,
        role: {
          kind: "fan-tray",
          fans: [
            "Top Rear Fan",
            "Bottom Rear Fan",
            "Top Middle Fan",
            "Bottom Middle Fan",
            "Top Front Fan",
            "Bottom Front Fan",
          ],
        },
      }),
    ],
    macAddresses: 1_984,
    storage: modernStorage("ada0", 41_943_040, 41_943_040),
    licenses,
    packages: modernPackages,
  },
  {
    model: "vmx",
    commitReply: "routing-engines",
    yangFamily: "junos",
    family: "router",
    isVirtual: true,
    description: "VMX",
    kind: "internet router",
    productNumber: 108,
    serialPrefix: "VM",
    ports: ["ge-0/0/[0-9]", "em1", "fxp0"],
    managementPort: "fxp0",
    pseudo,
    routingEngines: ["re0"],
    engine: { model: "RE-VMX", processor: "amd64", memoryMb: 2_007, memoryUsed: 22, cpuUsed: 8 },
    cardSlots: 1,
    modules: [
      builtin("Midplane", "VMX Midplane"),
      builtin("Routing Engine 0", "RE-VMX", { role: { kind: "routing-engine", slot: 0 } }),
      builtin("CB 0", "VMX SCB", { role: { kind: "control-board" } }),
      builtin("FPC 0", "Virtual FPC", {
        role: { kind: "line-card", slot: 0, dramMb: 511 },
        modules: [builtin("PIC 0", "Virtual 10x1GE PIC")],
      }),
    ],
    macAddresses: 1_984,
    storage: modernStorage("vtbd1", 20_971_520, 20_971_520),
    licenses,
    packages: modernPackages,
  },
];
