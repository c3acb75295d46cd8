import { alarmInformation } from "../chassis/alarm-information.ts";
import { snapshotInformation } from "../files/snapshots.ts";
import { choice, flag, type OperationalOperation, operational, value } from "../request/index.ts";
import { scopeArguments, scoped } from "../scope/index.ts";
import { systemAlarms } from "../state/alarms.ts";
import { clearLog } from "./clear-log.ts";
import { coreDumps } from "./core-dumps.ts";
import { installedLicenses, licenseSummary, licenseUsage } from "./licenses.ts";
import { logFile } from "./log-file.ts";
import { outboundSshInformation } from "./outbound-ssh-information.ts";
import { softwareInformation } from "./software-information.ts";
import { systemInformation } from "./system-information.ts";
import { systemMemory } from "./system-memory.ts";
import { type ProcessLevel, systemProcesses } from "./system-processes.ts";
import { systemStorage } from "./system-storage.ts";
import { systemUptime } from "./system-uptime.ts";
import { systemUsers } from "./system-users.ts";
import { yangPackages } from "./yang-packages.ts";
import { yangSchema } from "./yang-schema.ts";

/** `show version`, `show system ...` and `show log`. */
export const systemOperations: readonly OperationalOperation[] = [
  operational({
    name: "get-software-information",
    command: "show version",
    arguments: [choice("level", "brief", "detail"), ...scopeArguments],
    drivenBy: "host name, model and release of the device",
    answer: (asked) => scoped(asked, softwareInformation(asked.facts)),
  }),
  operational({
    name: "get-system-information",
    command: "show system information",
    drivenBy: "model, release, serial number and host name of the device",
    answer: ({ facts }) => systemInformation(facts),
  }),
  operational({
    name: "get-system-uptime-information",
    command: "show system uptime",
    arguments: scopeArguments,
    drivenBy: "the clock, the start of the device, its last commit and its sessions",
    answer: (asked) => scoped(asked, systemUptime(asked.facts)),
  }),
  operational({
    name: "get-system-users-information",
    command: "show system users",
    arguments: [flag("no-resolve"), ...scopeArguments],
    drivenBy: "the sessions that are open",
    answer: (asked) => scoped(asked, systemUsers(asked.facts)),
  }),
  operational({
    name: "get-system-alarm-information",
    command: "show system alarms",
    arguments: scopeArguments,
    drivenBy: "the alarms of the chassis, missing licenses and the rescue configuration",
    answer: (asked) => {
      const { facts, context } = asked;
      const hasRescue = context.database.stored({ kind: "rescue" }) !== undefined;
      return scoped(asked, alarmInformation(facts, systemAlarms(facts, hasRescue)));
    },
  }),
  operational({
    name: "get-system-storage",
    command: "show system storage",
    arguments: [choice("level", "detail"), ...scopeArguments],
    drivenBy: "the file systems of the platform",
    answer: (asked) => scoped(asked, systemStorage(asked.facts, asked.arguments.has("level"))),
  }),
  operational({
    name: "get-system-memory-information",
    command: "show system memory",
    arguments: scopeArguments,
    drivenBy: "the memory of the platform and the minute of the clock",
    answer: (asked) => scoped(asked, systemMemory(asked.facts)),
  }),
  operational({
    name: "get-system-process-information",
    command: "show system processes",
    arguments: [choice("level", "brief", "extensive", "summary", "wide"), ...scopeArguments],
    drivenBy: "the family of the platform, the services of the running configuration and the clock",
    answer: (asked) => {
      const level = asked.arguments.text("level") as ProcessLevel | undefined;
      return scoped(asked, systemProcesses(asked.facts, level));
    },
  }),
  operational({
    name: "get-license-summary-information",
    command: "show system license",
    drivenBy: "the licensed features of the platform that the running configuration uses",
    answer: ({ facts }) => licenseSummary(facts),
  }),
  operational({
    name: "get-license-usage-summary",
    command: "show system license usage",
    drivenBy: "the licensed features of the platform that the running configuration uses",
    answer: ({ facts }) => licenseUsage(facts),
  }),
  operational({
    name: "get-license-information",
    command: "show system license installed",
    drivenBy: "nothing: no license keys can be added",
    answer: ({ facts }) => installedLicenses(facts),
  }),
  operational({
    name: "get-system-core-dumps",
    command: "show system core-dumps",
    arguments: scopeArguments,
    drivenBy: "the files of the device",
    answer: (asked) => scoped(asked, coreDumps(asked.context)),
  }),
  operational({
    name: "get-system-yang-packages",
    command: "show system yang package",
    drivenBy: "nothing: no packages can be added",
    answer: () => yangPackages(),
  }),
  operational({
    name: "get-outbound-ssh-service-information",
    command: "show system services outbound-ssh clients",
    arguments: [value("client-id", { isPositional: true }), choice("verbosity", "brief", "detail")],
    drivenBy: "the connectors of the device and their sessions",
    answer: ({ facts, arguments: given }) =>
      outboundSshInformation(facts, given.text("client-id"), given.text("verbosity") === "detail"),
  }),
  operational({
    name: "get-log",
    command: "show log",
    arguments: [value("filename", { isPositional: true })],
    drivenBy: "the device's own messages, and files below /var/log",
    permissions: ["trace"],
    answer: ({ context, arguments: given }) => logFile(given.text("filename"), context),
  }),
  operational({
    name: "clear-log",
    command: "clear log",
    arguments: [value("filename", { isPositional: true, isRequired: true }), flag("all")],
    drivenBy: "the files below /var/log; the device's own messages begin anew",
    permissions: ["clear"],
    answer: clearLog,
  }),
  operational({
    name: "get-snapshot-information",
    command: "show system snapshot",
    arguments: [value("media")],
    drivenBy: "the snapshots that `request system snapshot` put onto the disk of the device",
    answer: snapshotInformation,
  }),
  operational({
    name: "get-yang-schema",
    command: "show system schema",
    arguments: [
      value("module", { isRequired: true }),
      value("format", { values: ["yang"] }),
      value("output-directory"),
    ],
    drivenBy: "the configuration schema of the device, and the protocol's own modules",
    answer: yangSchema,
  }),
];
