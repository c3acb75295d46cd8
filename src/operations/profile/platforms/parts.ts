import type {
  FileSystem,
  Platform,
  PlatformModule,
  TemperatureLimits,
  TemperatureSensor,
} from "../platform.ts";

type PartDetails = Pick<
  PlatformModule,
  "role" | "temperatures" | "draws" | "modules" | "modelNumber" | "clei"
>;

/** A part without a serial number of its own. */
export function builtin(
  name: string,
  description: string,
  details: PartDetails = {},
): PlatformModule {
  return { name, partNumber: "BUILTIN", serial: false, description, ...details };
}

/** A part that can be replaced. */
export function part(
  name: string,
  version: string,
  partNumber: string,
  description: string,
  details: PartDetails = {},
): PlatformModule {
  return { name, version, partNumber, serial: true, description, ...details };
}

/** Limits of boards; those of processors are higher. */
const board: TemperatureLimits = {
  fanNormal: 55,
  fanHigh: 60,
  badFanYellow: 65,
  badFanRed: 75,
  yellow: 70,
  red: 80,
  fire: 95,
};

const processor: TemperatureLimits = {
  fanNormal: 70,
  fanHigh: 80,
  badFanYellow: 85,
  badFanRed: 95,
  yellow: 90,
  red: 100,
  fire: 105,
};

/** A thermometer on a board. */
export function sensor(name: string, celsius: number): TemperatureSensor {
  return { name, celsius, limits: board };
}

/** A thermometer in a processor. */
export function chipSensor(name: string, celsius: number): TemperatureSensor {
  return { name, celsius, limits: processor };
}

export const modernPackages: Platform["packages"] = [
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

/** The file systems of a Junos that boots from a disk with partitions; sizes in 512-byte blocks. */
export function modernStorage(disk: string, junos: number, variable: number): FileSystem[] {
  return [
    { device: `/dev/gpt/junos`, blocks: junos, used: 22, mountedOn: "/.mount" },
    { device: "tmpfs", blocks: 16_777_216, used: 0, mountedOn: "/.mount/tmp" },
    { device: "tmpfs", blocks: 655_360, used: 1, mountedOn: "/.mount/mfs" },
    { device: `/dev/${disk}p1`, blocks: variable, used: 8, mountedOn: "/.mount/var" },
    { device: "devfs", blocks: 2, used: 100, mountedOn: "/.mount/dev" },
    { device: "procfs", blocks: 8, used: 100, mountedOn: "/.mount/proc" },
  ];
}

/** The file systems of the older Junos of branch devices and switches. */
export function classicStorage(variable: number): FileSystem[] {
  return [
    { device: "/dev/da0s1a", blocks: 2_796_512, used: 61, mountedOn: "/" },
    { device: "devfs", blocks: 2, used: 100, mountedOn: "/dev" },
    { device: "/dev/da0s3e", blocks: variable, used: 12, mountedOn: "/var" },
    { device: "/dev/da0s3d", blocks: 737_280, used: 1, mountedOn: "/var/tmp" },
    { device: "/dev/da0s4d", blocks: 245_760, used: 3, mountedOn: "/config" },
    { device: "procfs", blocks: 8, used: 100, mountedOn: "/proc" },
  ];
}
