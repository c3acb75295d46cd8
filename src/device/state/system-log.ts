import { limits } from "../../base/index.ts";
import type { AttemptRecord } from "../../callhome/index.ts";
import { loginClassText } from "../../netconf/session/index.ts";
import type { LogMessage } from "../../operations/index.ts";
import type { DeviceEvents, SessionSummary } from "../device-events.ts";

/** The process of a device that writes about call home; its number never changes. */
const outboundSshProcess = { name: "inetd", pid: 6_012 };

/** The process that tells of links. */
const snmpProcess = { name: "mib2d", pid: 6_180 };

/** What a device would write to `/var/log/messages`: the last `limits.systemLogMessages`. */
export class SystemLog {
  /** Replaced, never changed: an array of its length is the smallest, and most devices log a line or two. */
  #messages: readonly LogMessage[] = [];

  get messages(): readonly LogMessage[] {
    return this.#messages;
  }

  /** Notes an event of the device that happened at `at`, milliseconds since 1970. */
  note<Name extends keyof DeviceEvents>(name: Name, event: DeviceEvents[Name], at: number): void {
    const line = lineOf({ name, event } as LoggedEvent);
    if (line !== undefined) this.#add({ at, ...line });
  }

  /** Notes the warnings of a commit that its reply does not tell; those of other requests go nowhere. */
  noteWarnings(operation: string, warnings: readonly string[], at: number): void {
    if (operation !== "commit" && operation !== "commit-configuration") return;
    for (const warning of warnings)
      this.#add({ at, ...management(undefined, `warning: ${warning}`) });
  }

  #add(message: LogMessage): void {
    this.#messages = [...this.#messages.slice(1 - limits.systemLogMessages), message];
  }
}

/** The process that turns the state of the chassis into alarms. */
const alarmProcess = { name: "alarmd", pid: 5_871 };

type LoggedEvent = {
  readonly [Name in keyof DeviceEvents]: {
    readonly name: Name;
    readonly event: DeviceEvents[Name];
  };
}[keyof DeviceEvents];

type Line = Omit<LogMessage, "at">;

/** The message of an event in the words of Junos's daemons; undefined for what they do not write. */
function lineOf({ name, event }: LoggedEvent): Line | undefined {
  switch (name) {
    case "attempt-ended":
      return { process: outboundSshProcess, text: attemptText(event) };
    case "session-opened":
      return management(event.session.sessionId, loginText(event.session));
    case "session-closed":
      return management(
        event.session.sessionId,
        event.reason === "session-idle-timeout"
          ? `UI_CLI_IDLE_TIMEOUT: Idle timeout for user '${event.session.user}' exceeded and session terminated`
          : `UI_LOGOUT_EVENT: User '${event.session.user}' logout`,
      );
    case "rpc-replied":
      return management(
        event.sessionId,
        `UI_NETCONF_CMD: User '${event.user}' used NETCONF client to run command '${event.operation}'`,
      );
    case "command-run":
      return management(
        event.sessionId,
        `UI_CMDLINE_READ_LINE: User '${event.user}', command '${event.command ?? "unknown"} '`,
      );
    case "rebooting":
    case "halted":
      return management(undefined, `UI_REBOOT_EVENT: System ${event.action} by '${event.user}'`);
    case "committed":
      return management(
        undefined,
        `UI_COMMIT: User '${event.user}' requested 'commit' operation (comment: ${event.comment ?? "none"})`,
      );
    case "link-changed":
      return { process: snmpProcess, text: linkText(event) };
    case "part-changed":
      return { process: alarmProcess, text: alarmText(event) };
    default:
      return undefined;
  }
}

function linkText({ port, state, snmpIndex, adminUp }: DeviceEvents["link-changed"]): string {
  const admin = adminUp ? "up(1)" : "down(2)";
  const isUp = state === "up" && adminUp;
  return `SNMP_TRAP_LINK_${isUp ? "UP" : "DOWN"}: ifIndex ${snmpIndex}, ifAdminStatus ${admin}, ifOperStatus ${isUp ? "up(1)" : "down(2)"}, ifName ${port}`;
}

function management(pid: number | undefined, text: string): Line {
  return { process: { name: "mgd", pid }, text };
}

function loginText({ user, class: loginClass, sessionId }: SessionSummary): string {
  const shownClass = loginClassText({ name: user, class: loginClass });
  return `UI_LOGIN_EVENT: User '${user}' login, class '${shownClass}' [${sessionId}], ssh-connection '', client-mode 'netconf'`;
}

function alarmText({ part, state }: DeviceEvents["part-changed"]): string {
  return `Alarm ${state === "ok" ? "cleared" : "set"}: ${part} ${state === "ok" ? "is at work" : state}`;
}

function attemptText({ client, server, phase, reason, detail }: AttemptRecord): string {
  const words = detail === undefined ? "" : ` (${detail})`;
  return `outbound-ssh client ${client}: connection to ${server.host} port ${server.port} ended in ${phase}: ${reason}${words}`;
}
