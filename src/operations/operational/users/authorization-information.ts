import { loginClassText } from "../../../netconf/session/index.ts";
import { el } from "../../../xml/index.ts";
import type { OperationContext } from "../../operation-context.ts";
import type { ExpressionTexts } from "../../permissions/expressions.ts";
import { allFlags, permissionFlags } from "../../permissions/permission-flags.ts";
import type { OperationalReply } from "../reply/index.ts";

/** `show cli authorization`: who the user of the session is, and what the class permits. */
export function authorizationInformation({
  session,
  authorization,
}: OperationContext): OperationalReply {
  const { loginClass, flags } = authorization;
  const { user } = session;
  const shownClass = loginClassText({ name: user, class: loginClass.name });
  const granted = allFlags.filter((flag) => flags.has(flag));
  const expressions = expressionsOf(loginClass);
  return {
    xml: el(
      "authorization-information",
      el("user-information", el("user", user), el("user-class", shownClass)),
      el(
        "user-permission-list",
        ...granted.map((flag) =>
          el(
            "user-permission-entry",
            el("permission-type", flag),
            el("permission-type-help", permissionFlags[flag]),
          ),
        ),
      ),
      el("command-authorization", ...expressions.map(({ element, text }) => el(element, text))),
    ),
    text: () =>
      [
        `Current user: '${user}' class '${shownClass}'`,
        "Permissions:",
        ...granted.map((flag) => `    ${flag.padEnd(12)}-- ${permissionFlags[flag]}`),
        "Individual command authorization:",
        ...expressions.map(({ label, text }) => `    ${label} regular expression: ${text}`),
      ].join("\n"),
  };
}

/** Junos shows one expression for each; those of a list stand behind one another. */
function expressionsOf({
  commands,
  configuration,
}: OperationContext["authorization"]["loginClass"]): readonly {
  readonly element: string;
  readonly label: string;
  readonly text: string;
}[] {
  return [
    { element: "allow-command", label: "Allow", text: allowText(commands) },
    { element: "deny-command", label: "Deny", text: denyText(commands) },
    {
      element: "allow-config",
      label: "Allow configuration",
      text: allowText(configuration),
    },
    { element: "deny-config", label: "Deny configuration", text: denyText(configuration) },
  ];
}

function allowText({ allow, allowAny }: ExpressionTexts): string {
  return shown(allow, allowAny);
}

function denyText({ deny, denyAny }: ExpressionTexts): string {
  return shown(deny, denyAny);
}

function shown(one: string | undefined, any: readonly string[]): string {
  const texts = one === undefined ? any : [one, ...any];
  return texts.length === 0 ? "none" : texts.join(" ");
}
