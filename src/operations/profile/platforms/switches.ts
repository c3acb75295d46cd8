import type { Platform, PlatformModule } from "../platform.ts";
import { builtin, chipSensor, classicStorage, modernPackages, part, sensor } from "./parts.ts";

const ex4300Fans = (slot: number): PlatformModule =>
  builtin(`Fan Tray ${slot}`, "Fan Module, Airflow Out (AFO)", {
    modelNumber: "EX4300-FAN",
    draws: 6,
    role: { kind: "fan-tray", fans: [`Fan Tray ${slot}`] },
  });

const qfxSupply = (slot: number): PlatformModule =>
  part(`Power Supply ${slot}`, "REV 04", "740-053352", "JPSU-650W-AC-AFO", {
    modelNumber: "JPSU-650W-AC-AFO",
    clei: "CMUPACEBAA",
    role: { kind: "power-supply", watts: 650, volts: 12, shownAs: "Power" },
  });

const qfxFans = (slot: number): PlatformModule =>
  builtin(`Fan Tray ${slot}`, `QFX5120-48Y Fan Tray ${slot}, Front to Back Airflow - AFO`, {
    modelNumber: "QFX5110-FANAFO",
    draws: 9,
    role: {
      kind: "fan-tray",
      fans: [`Fan Tray ${slot} Fan 0`, `Fan Tray ${slot} Fan 1`],
    },
  });

/** Switches of the EX and QFX series. */
export const switchPlatforms: readonly Platform[] = [
  {
    model: "ex4300-48t",
    commitReply: "routing-engines",
    yangFamily: "junos-ex",
    family: "switch",
    isVirtual: false,
    description: "EX4300-48T",
    kind: "ethernet switch",
    productNumber: 121,
    serialPrefix: "PE",
    ports: ["ge-0/0/[0-47]", "et-0/1/[0-3]", "me0", "vme"],
    managementPort: "me0",
    pseudo: [
      "bme0",
      "dsc",
      "gre",
      "ipip",
      "irb",
      "lo0",
      "lsi",
      "mtun",
      "pimd",
      "pime",
      "tap",
      "vtep",
    ],
    routingEngines: ["fpc0"],
    engine: {
      model: "EX4300-48T",
      processor: "powerpc",
      memoryMb: 2_048,
      memoryUsed: 49,
      cpuUsed: 14,
    },
    cardSlots: 1,
    modules: [
      part("Routing Engine 0", "REV 16", "650-044931", "EX4300-48T", {
        modelNumber: "EX4300-48T",
        clei: "CMMPX00ARA",
        draws: 18,
        temperatures: [chipSensor("FPC 0 CPU", 47)],
        role: { kind: "routing-engine", slot: 0 },
      }),
      part("FPC 0", "REV 16", "650-044931", "EX4300-48T", {
        modelNumber: "EX4300-48T",
        clei: "CMMPX00ARA",
        draws: 62,
        temperatures: [
          sensor("FPC 0 EX-PFE1", 44),
          sensor("FPC 0 EX-PFE2", 45),
          sensor("FPC 0 GEPHY Front Left", 31),
          sensor("FPC 0 GEPHY Front Middle", 32),
          sensor("FPC 0 GEPHY Front Right", 33),
          sensor("FPC 0 Uplink Conn", 34),
        ],
        role: { kind: "line-card", slot: 0, dramMb: 2_048 },
        modules: [builtin("PIC 0", "48x 10/100/1000 Base-T"), builtin("PIC 1", "4x 40GE QSFP+")],
      }),
      part("Power Supply 0", "REV 01", "740-046873", "JPSU-350-AC-AFO-A", {
        modelNumber: "JPSU-350-AC-AFO-A",
        clei: "CMUPABRBAA",
        role: { kind: "power-supply", watts: 350, volts: 12, shownAs: "Power" },
      }),
      ex4300Fans(0),
      ex4300Fans(1),
    ],
    environmentPrefix: "FPC 0 ",
    macAddresses: 64,
    storage: classicStorage(3_145_728),
    licenses: [
      {
        name: "bgp",
        description: "BGP Routing Protocol",
        installed: 0,
        usedBy: [["protocols", "bgp"]],
      },
      {
        name: "isis",
        description: "ISIS Routing Protocol",
        installed: 0,
        usedBy: [["protocols", "isis"]],
      },
    ],
    packages: modernPackages,
  },
  {
    model: "qfx5120-48y-8c",
    commitReply: "routing-engines",
    yangFamily: "junos-qfx",
    family: "switch",
    isVirtual: false,
    description: "QFX5120-48Y-8C",
    kind: "ethernet switch",
    productNumber: 201,
    serialPrefix: "XH",
    ports: ["xe-0/0/[0-47]", "et-0/0/[48-55]", "em0", "em1"],
    managementPort: "em0",
    pseudo: [
      "dsc",
      "esi",
      "gre",
      "ipip",
      "irb",
      "jsrv",
      "lo0",
      "lsi",
      "mtun",
      "pimd",
      "pime",
      "tap",
      "vme",
      "vtep",
    ],
    routingEngines: ["re0"],
    engine: {
      model: "RE-QFX5120-48Y-8C",
      processor: "amd64",
      memoryMb: 7_616,
      memoryUsed: 31,
      cpuUsed: 18,
    },
    cardSlots: 1,
    modules: [
      builtin("Pseudo CB 0", "Pseudo Control Board"),
      builtin("Routing Engine 0", "RE-QFX5120-48Y-8C", {
        draws: 34,
        temperatures: [chipSensor("FPC 0 CPU Sensor", 38)],
        role: { kind: "routing-engine", slot: 0 },
      }),
      part("FPC 0", "REV 13", "650-103258", "QFX5120-48Y-8C", {
        modelNumber: "QFX5120-48Y-AFO",
        clei: "CMMXC00ARA",
        draws: 150,
        temperatures: [
          sensor("FPC 0 Sensor TopMiddle Exhaust", 31),
          sensor("FPC 0 Sensor TopRight Exhaust", 30),
          sensor("FPC 0 Sensor TopLeft Exhaust", 31),
          sensor("FPC 0 Sensor Inlet Left", 25),
          sensor("FPC 0 Sensor Inlet Right", 26),
        ],
        role: { kind: "line-card", slot: 0, dramMb: 3_136 },
        modules: [builtin("PIC 0", "48x25G-8x100G")],
      }),
      qfxSupply(0),
      qfxSupply(1),
      qfxFans(0),
      qfxFans(1),
      qfxFans(2),
      qfxFans(3),
      qfxFans(4),
    ],
    environmentPrefix: "FPC 0 ",
    macAddresses: 256,
    storage: [
      { device: "/dev/gpt/junos", blocks: 2_796_512, used: 60, mountedOn: "/.mount" },
      { device: "tmpfs", blocks: 1_572_864, used: 2, mountedOn: "/.mount/tmp" },
      { device: "/dev/gpt/var", blocks: 22_020_096, used: 6, mountedOn: "/.mount/var" },
      { device: "/dev/gpt/config", blocks: 785_408, used: 1, mountedOn: "/.mount/config" },
      { device: "devfs", blocks: 2, used: 100, mountedOn: "/.mount/dev" },
    ],
    licenses: [
      {
        name: "bgp",
        description: "BGP Routing Protocol",
        installed: 0,
        usedBy: [["protocols", "bgp"]],
      },
      {
        name: "isis",
        description: "ISIS Routing Protocol",
        installed: 0,
        usedBy: [["protocols", "isis"]],
      },
      {
        name: "vxlan",
        description: "VXLAN",
        installed: 0,
        usedBy: [["protocols", "evpn"]],
      },
    ],
    packages: modernPackages,
  },
];
