/** Degrees Celsius at which a part does something about its heat, as `show chassis temperature-thresholds` lists them. */
export interface TemperatureLimits {
  readonly fanNormal: number;
  readonly fanHigh: number;
  readonly badFanYellow: number;
  readonly badFanRed: number;
  readonly yellow: number;
  readonly red: number;
  readonly fire: number;
}

/** A thermometer, by the name that `show chassis environment` gives it. */
export interface TemperatureSensor {
  readonly name: string;
  /** Degrees that it shows in an undisturbed device; what it really shows varies by the minute. */
  readonly celsius: number;
  readonly limits: TemperatureLimits;
}

/** What a part does for the device; parts without a role are listed and nothing more. */
export type PartRole =
  | {
      readonly kind: "power-supply";
      /** Watts that it can give. */
      readonly watts: number;
      readonly volts: number;
      /** Class under which `show chassis environment` lists it. */
      readonly shownAs: "Power" | "Temp";
    }
  | {
      readonly kind: "fan-tray";
      /** Names of its fans in the environment. */
      readonly fans: readonly string[];
      /** Turns per minute; undefined where Junos only tells normal from high speed. */
      readonly rpm?: number;
    }
  | {
      readonly kind: "line-card";
      readonly slot: number;
      readonly dramMb: number;
    }
  | { readonly kind: "control-board" }
  | { readonly kind: "routing-engine"; readonly slot: number };

/** A part of the chassis inventory; a serial number is derived for each `serial` from the device's own. */
export interface PlatformModule {
  readonly name: string;
  readonly version?: string;
  readonly partNumber?: string;
  /** False for parts that Junos lists as BUILTIN. */
  readonly serial: boolean;
  readonly description: string;
  /** Orderable model, `show chassis hardware models`. */
  readonly modelNumber?: string;
  /** Common language equipment identifier, `show chassis hardware clei-models`. */
  readonly clei?: string;
  readonly role?: PartRole;
  readonly temperatures?: readonly TemperatureSensor[];
  /** Watts that it draws. @defaultValue none */
  readonly draws?: number;
  readonly modules?: readonly PlatformModule[];
}

/** What the routing engines of a platform are made of; all of one platform are alike. */
interface EngineProfile {
  /** `model` of `show chassis routing-engine`. */
  readonly model: string;
  /** What ntpd says that it runs on. */
  readonly processor: string;
  readonly memoryMb: number;
  /** Memory that is built in, where Junos tells it apart. */
  readonly installedMb?: number;
  /** Part of the memory that forwards packets: firewalls and virtual devices share it. */
  readonly dataPlaneMb?: number;
  /** Percent of the memory that is used at rest. */
  readonly memoryUsed: number;
  /** Percent of the processor that is used at rest. */
  readonly cpuUsed: number;
}

/** A file system as `show system storage` lists it. */
export interface FileSystem {
  readonly device: string;
  /** Blocks of 512 bytes. */
  readonly blocks: number;
  /** Percent in use at rest. */
  readonly used: number;
  readonly mountedOn: string;
}

/** A feature that wants a license. */
export interface LicensedFeature {
  readonly name: string;
  readonly description: string;
  /** Licenses that come with the device. */
  readonly installed: number;
  /** Statements of which any uses the feature: `["protocols", "bgp"]`. @defaultValue none does */
  readonly usedBy?: readonly (readonly string[])[];
}

/** Versions below Junos on routing engines that run it as a guest, `show vmhost version`. */
interface VmHost {
  readonly root: string;
  readonly bios: string;
}

/**
 * The reply to a successful commit: `ok`, nothing but `<ok/>`; `results`, an empty `<commit-results>`
 * before it; `routing-engines`, one that names the routing engines.
 */
export type CommitShape = "ok" | "results" | "routing-engines";

/** What a hardware model looks like from NETCONF. Add a platform by adding an entry to its family's file. */
export interface Platform {
  /** `product-model` as `show version` prints it. */
  readonly model: string;
  /** Field sets and commands differ by family. */
  readonly family: "router" | "firewall" | "switch";
  /** Runs on a hypervisor: it has no sensors and no power supplies. */
  readonly isVirtual: boolean;
  /** Chassis description of `show chassis hardware`. */
  readonly description: string;
  /** What `sysDescr` calls it. */
  readonly kind: string;
  /** The value of `sysObjectID`: its number below `jnxProductName`. */
  readonly productNumber: number;
  /** Two letters that chassis serial numbers of this family begin with. */
  readonly serialPrefix: string;
  /** Ports that exist without configuration: `xe-0/1/[0-7]` stands for eight. */
  readonly ports: readonly string[];
  /** The port of `chassis alarm management-ethernet`. */
  readonly managementPort: string;
  /** Interfaces that the system makes for itself. */
  readonly pseudo: readonly string[];
  /** Routing engines by name; the first is the master. */
  readonly routingEngines: readonly string[];
  readonly engine: EngineProfile;
  /** Slots for line cards, filled or not. */
  readonly cardSlots: number;
  readonly modules: readonly PlatformModule[];
  /** What stands before the names of power supplies and fans in the environment. @defaultValue nothing */
  readonly environmentPrefix?: string;
  /** Addresses of its own that the chassis has, `show chassis mac-addresses`. */
  readonly macAddresses: number;
  readonly storage: readonly FileSystem[];
  readonly licenses: readonly LicensedFeature[];
  /** Undefined where Junos runs on the bare routing engine. */
  readonly vmHost?: VmHost;
  /** What commit-configuration is answered with (see `commitShapeOf`). */
  readonly commitReply: CommitShape;
  /** The platform in the namespaces of its YANG modules: `junos`, `junos-es`, `junos-ex`, `junos-qfx`. */
  readonly yangFamily: string;
  /** Names and comments of the packages that `show version` lists; `%` stands for the release. */
  readonly packages: readonly (readonly [string, string])[];
}
