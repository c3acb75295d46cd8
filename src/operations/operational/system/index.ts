import { choice, type OperationalOperation, operational, value } from "../request/index.ts";
import { logFile } from "./log-file.ts";
import { outboundSshInformation } from "./outbound-ssh-information.ts";
import { softwareInformation } from "./software-information.ts";
import { systemInformation } from "./system-information.ts";
import { systemUptime } from "./system-uptime.ts";

/** `show version`, `show system ...` and `show log`. */
export const systemOperations: readonly OperationalOperation[] = [
  operational({
    name: "get-software-information",
    command: "show version",
    arguments: [choice("level", "brief", "detail")],
    drivenBy: "host name, model and release of the device",
    answer: ({ facts }) => softwareInformation(facts),
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
    drivenBy: "the clock, the start of the device, its last commit and its sessions",
    answer: ({ facts }) => systemUptime(facts),
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
];
