import { secondsText } from "../../../base/index.ts";
import { el } from "../../../xml/index.ts";
import { dataNamespace, type OperationalReply } from "../reply/index.ts";
import type { DeviceFacts } from "../state/device-facts.ts";
import { clockText, whoElements, whoLine } from "./who.ts";

/** What a NETCONF session runs. */
const command = "netconf (mgd)";

/** `show system users`: the sessions that are open right now. */
export function systemUsers(facts: DeviceFacts): OperationalReply {
  const { sessions } = facts;
  return {
    xml: el(
      "system-users-information",
      dataNamespace(facts),
      el(
        "uptime-information",
        ...whoElements(facts),
        el(
          "user-table",
          ...(sessions.length === 0
            ? ["\n"]
            : sessions.map(({ user, openedAt }, index) =>
                el(
                  "user-entry",
                  el("user", user),
                  el("tty", terminal(index)),
                  el("from", "-"),
                  el(
                    "login-time",
                    { "junos:seconds": secondsText(openedAt) },
                    clockText(openedAt, facts),
                  ),
                  el("idle-time", { "junos:seconds": "0" }, "-"),
                  el("command", command),
                ),
              )),
        ),
      ),
    ),
    text: () =>
      [
        whoLine(facts).trimStart(),
        "USER     TTY      FROM                              LOGIN@  IDLE WHAT",
        ...sessions.map(
          ({ user, openedAt }, index) =>
            `${user.padEnd(9)}${terminal(index).padEnd(9)}${"-".padEnd(33)}${clockText(openedAt, facts).padStart(7)}  ${"-".padStart(4)} ${command}`,
        ),
      ].join("\n"),
  };
}

function terminal(index: number): string {
  return `pts/${index}`;
}
