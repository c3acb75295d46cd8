/** A part of the chassis inventory; a serial number is derived for each `serial` from the device's own. */
export interface PlatformModule {
  readonly name: string;
  readonly version?: string;
  readonly partNumber?: string;
  /** False for parts that Junos lists as BUILTIN. */
  readonly serial: boolean;
  readonly description: string;
  readonly modules?: readonly PlatformModule[];
}

/** What a hardware model looks like from NETCONF. Add a platform by adding an entry. */
export interface Platform {
  /** `product-model` as `show version` prints it. */
  readonly model: string;
  /** Chassis description of `show chassis hardware`. */
  readonly description: string;
  /** Two letters that chassis serial numbers of this family begin with. */
  readonly serialPrefix: string;
  /** Ports that exist without configuration: `xe-0/1/[0-7]` stands for eight. */
  readonly ports: readonly string[];
  /** Interfaces that the system makes for itself. */
  readonly pseudo: readonly string[];
  /** Routing engines by name; the first is the master. */
  readonly routingEngines: readonly string[];
  readonly modules: readonly PlatformModule[];
  /** Names and comments of the packages that `show version` lists; `%` stands for the release. */
  readonly packages: readonly (readonly [string, string])[];
}

const builtin = (
  name: string,
  description: string,
  modules?: PlatformModule[],
): PlatformModule => ({
  name,
  partNumber: "BUILTIN",
  serial: false,
  description,
  ...(modules ? { modules } : {}),
});

const part = (
  name: string,
  version: string,
  partNumber: string,
  description: string,
  modules?: PlatformModule[],
): PlatformModule => ({
  name,
  version,
  partNumber,
  serial: true,
  description,
  ...(modules ? { modules } : {}),
});

const modernPackages: Platform["packages"] = [
  ["os-kernel-prd-x86-64", "JUNOS OS Kernel 64-bit [%]"],
  ["os-libs", "JUNOS OS libs [%]"],
  ["os-runtime", "JUNOS OS runtime [%]"],
  ["os-crypto", "JUNOS OS crypto [%]"],
  ["junos-net-prd", "JUNOS network stack and utilities [%]"],
  ["junos-libs", "JUNOS libs [%]"],
  ["junos-runtime", "JUNOS runtime [%]"],
  ["jdocs", "JUNOS Online Documentation [%]"],
  ["junos-daemons", "JUNOS daemons [%]"],
];

const routerPseudo = ["dsc", "gre", "ipip", "lo0", "lsi", "mtun", "pimd", "pime", "tap", "vtep"];

const table: readonly Platform[] = [
  {
    model: "mx204",
    description: "JNP204 [MX204]",
    serialPrefix: "BX",
    ports: ["et-0/0/[0-3]", "xe-0/1/[0-7]", "fxp0"],
    pseudo: [...routerPseudo, "demux0", "irb", "pp0"],
    routingEngines: ["re0"],
    modules: [
      builtin("Midplane", "JNP204 Midplane"),
      builtin("Routing Engine 0", "RE-S-1600x8"),
      part("CB 0", "REV 24", "750-079562", "JNP204 Control Board"),
      builtin("FPC 0", "MPC", [builtin("PIC 0", "4XQSFP28 PIC"), builtin("PIC 1", "8XSFPP PIC")]),
      part("PEM 0", "REV 02", "740-070749", "AC AFO 650W PSU"),
      part("PEM 1", "REV 02", "740-070749", "AC AFO 650W PSU"),
      builtin("Fan Tray 0", "Fan Tray, Front to Back Airflow - AFO"),
    ],
    packages: modernPackages,
  },
  {
    model: "mx480",
    description: "MX480",
    serialPrefix: "JN",
    ports: ["ge-0/0/[0-19]", "xe-1/0/[0-3]", "xe-1/1/[0-3]", "em0", "em1", "fxp0"],
    pseudo: [...routerPseudo, "demux0", "irb", "pp0"],
    routingEngines: ["re0", "re1"],
    modules: [
      part("Midplane", "REV 07", "710-017414", "MX480 Backplane"),
      part("FPM Board", "REV 02", "710-017254", "Front Panel Display"),
      part("PEM 0", "Rev 11", "740-027736", "PS 1.4-2.52kW; 90-264V AC in"),
      part("PEM 1", "Rev 11", "740-027736", "PS 1.4-2.52kW; 90-264V AC in"),
      part("Routing Engine 0", "REV 15", "740-031116", "RE-S-1800x4"),
      part("Routing Engine 1", "REV 15", "740-031116", "RE-S-1800x4"),
      part("CB 0", "REV 09", "710-021523", "MX SCB"),
      part("CB 1", "REV 09", "710-021523", "MX SCB"),
      part("FPC 0", "REV 24", "750-028467", "MPC 3D 20x GE"),
      part("FPC 1", "REV 31", "750-031089", "MPC Type 2 3D"),
      builtin("Fan Tray", "Left Fan Tray"),
    ],
    packages: modernPackages,
  },
  {
    model: "vmx",
    description: "VMX",
    serialPrefix: "VM",
    ports: ["ge-0/0/[0-9]", "em1", "fxp0"],
    pseudo: [...routerPseudo, "demux0", "irb", "pp0"],
    routingEngines: ["re0"],
    modules: [
      builtin("Midplane", "VMX Midplane"),
      builtin("Routing Engine 0", "RE-VMX"),
      builtin("CB 0", "VMX SCB"),
      builtin("FPC 0", "Virtual FPC", [builtin("PIC 0", "Virtual 10x1GE PIC")]),
    ],
    packages: modernPackages,
  },
  {
    model: "srx345",
    description: "SRX345",
    serialPrefix: "CZ",
    ports: ["ge-0/0/[0-15]", "fxp0"],
    pseudo: [
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
    ],
    routingEngines: ["re0"],
    modules: [
      part("Routing Engine", "REV 0x15", "650-065042", "RE-SRX345"),
      builtin("FPC 0", "FPC", [builtin("PIC 0", "8xGE,8xGE SFP Base PIC")]),
      builtin("Power Supply 0", "PS 250W AC"),
    ],
    packages: modernPackages,
  },
  {
    model: "vsrx",
    description: "VSRX",
    serialPrefix: "VS",
    ports: ["ge-0/0/[0-7]", "fxp0"],
    pseudo: [
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
    ],
    routingEngines: ["re0"],
    modules: [
      builtin("Midplane", "VSRX Midplane"),
      builtin("System IO", "VSRX System IO"),
      builtin("Routing Engine", "VSRX-2CPU-4G memory"),
      builtin("FPC 0", "Virtual FPC", [builtin("PIC 0", "VSRX DPDK GE")]),
      builtin("Power Supply 0", "VSRX Power Supply"),
    ],
    packages: modernPackages,
  },
  {
    model: "ex4300-48t",
    description: "EX4300-48T",
    serialPrefix: "PE",
    ports: ["ge-0/0/[0-47]", "et-0/1/[0-3]", "me0", "vme"],
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
    modules: [
      part("Routing Engine 0", "REV 16", "650-044931", "EX4300-48T"),
      part("FPC 0", "REV 16", "650-044931", "EX4300-48T", [
        builtin("PIC 0", "48x 10/100/1000 Base-T"),
        builtin("PIC 1", "4x 40GE QSFP+"),
      ]),
      part("Power Supply 0", "REV 01", "740-046873", "JPSU-350-AC-AFO-A"),
      builtin("Fan Tray 0", "Fan Module, Airflow Out (AFO)"),
      builtin("Fan Tray 1", "Fan Module, Airflow Out (AFO)"),
    ],
    packages: modernPackages,
  },
  {
    model: "qfx5120-48y-8c",
    description: "QFX5120-48Y-8C",
    serialPrefix: "XH",
    ports: ["xe-0/0/[0-47]", "et-0/0/[48-55]", "em0", "em1"],
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
    modules: [
      builtin("Pseudo CB 0", "Pseudo Control Board"),
      builtin("Routing Engine 0", "RE-QFX5120-48Y-8C"),
      part("FPC 0", "REV 13", "650-103258", "QFX5120-48Y-8C", [builtin("PIC 0", "48x25G-8x100G")]),
      part("Power Supply 0", "REV 04", "740-053352", "JPSU-650W-AC-AFO"),
      part("Power Supply 1", "REV 04", "740-053352", "JPSU-650W-AC-AFO"),
      builtin("Fan Tray 0", "QFX5120-48Y Fan Tray 0, Front to Back Airflow - AFO"),
      builtin("Fan Tray 1", "QFX5120-48Y Fan Tray 1, Front to Back Airflow - AFO"),
    ],
    packages: modernPackages,
  },
];

/** Short names that people write in a fleet file for the full model. */
const aliases: Readonly<Record<string, string>> = {
  ex4300: "ex4300-48t",
  qfx5120: "qfx5120-48y-8c",
};

/** Every model with data of its own, for messages and tables. */
export const platformModels: readonly string[] = table.map((platform) => platform.model);

/** The platform of a model name or its alias; undefined when there is no data for it. */
export function platformOf(model: string): Platform | undefined {
  const wanted = aliases[model.toLowerCase()] ?? model.toLowerCase();
  return table.find((platform) => platform.model === wanted);
}

/** Expands `xe-0/1/[0-7]` into its eight names. */
export function portNames(platform: Platform): readonly string[] {
  return platform.ports.flatMap((pattern) => {
    const match = /^(.*)\[(\d+)-(\d+)\]$/.exec(pattern);
    if (match === null) return [pattern];
    const [, stem = "", first = "0", last = "0"] = match;
    const count = Number(last) - Number(first) + 1;
    return Array.from({ length: count }, (_, index) => `${stem}${Number(first) + index}`);
  });
}
