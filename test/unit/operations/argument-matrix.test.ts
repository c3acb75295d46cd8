import { describe, expect, it } from "vitest";
import { configurationOperations } from "../../../src/operations/configuration/index.ts";
import { junosOperations } from "../../../src/operations/index.ts";
import type {
  Argument,
  OperationalOperation,
} from "../../../src/operations/operational/request/index.ts";
import { standardOperations } from "../../../src/operations/standard/index.ts";
import { NetconfBench } from "../../support/netconf-bench.ts";

const described = junosOperations().operations.filter(
  (operation): operation is OperationalOperation => "arguments" in operation,
);

/** A fault in a request, and what the one rpc-error says of it. */
type Fault = readonly [fault: string, children: string, message: string, badElement: string];

const escaped = (text: string): string => text.replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** One error of the protocol with these words, as the whole of a reply. */
function refusal(message: string, badElement: string): string {
  return `<rpc-error>
<error-type>protocol</error-type>
<error-tag>operation-failed</error-tag>
<error-severity>error</error-severity>
<error-message>${escaped(message)}</error-message>
<error-info>
<bad-element>${badElement}</bad-element>
</error-info>
</rpc-error>
`;
}

/** What a device that was asked nothing before replies. */
async function replyTo(request: string): Promise<string> {
  const bench = new NetconfBench();
  const reply = await bench.body(request);
  bench.database.close();
  return reply;
}

/** A good value for an argument. */
function sampleOf({ kind, name, ...about }: Argument): string {
  if (kind !== "value") return "";
  const { range, values } = about as { range?: readonly number[]; values?: readonly string[] };
  if (range !== undefined) return String(range[0]);
  return values?.[0] ?? samples[name] ?? "x1";
}

const samples: Readonly<Record<string, string>> = {
  "interface-name": "lo0",
  interface: "lo0.0",
  host: "127.0.0.1",
  destination: "10.0.0.0/8",
  instance: "master",
  filename: "/etc/hosts",
  path: "/etc/hosts",
  "snmp-object-name": "sysName",
};

const elementFor = (argument: Argument): string =>
  argument.kind === "choice"
    ? `<${argument.words[0]}/>`
    : argument.kind === "flag"
      ? `<${argument.name}/>`
      : `<${argument.name}>${sampleOf(argument)}</${argument.name}>`;

/** What they are given goes to a script, whatever it is called. */
const anyNames: readonly string[] = ["op-script"];

function unknownArgument(name: string): Fault {
  return ["an unknown argument", "<no-such/>", `syntax error, expecting </${name}>`, "no-such"];
}

function faultsOf({ name, arguments: known }: OperationalOperation): readonly Fault[] {
  const required = known.filter((one) => one.kind === "value" && one.isRequired);
  const [first] = required;
  return [
    ...(anyNames.includes(name) ? [] : [unknownArgument(name)]),
    ...known.flatMap(argumentFaults),
    ...(first === undefined
      ? []
      : [[`no ${first.name}`, "", "missing argument", first.name] satisfies Fault]),
    ...required.slice(1).map(
      (missing): Fault => [
        `no ${missing.name}`,
        required
          .filter((one) => one !== missing)
          .map(elementFor)
          .join(""),
        "missing argument",
        missing.name,
      ],
    ),
  ];
}

function argumentFaults(argument: Argument): readonly Fault[] {
  const { name } = argument;
  const once = elementFor(argument);
  const put = (text: string): string => `<${name}>${text}</${name}>`;
  const wrong = (text: string): Fault => [
    `${name} ${text}`,
    put(text),
    `invalid value '${text}'`,
    text,
  ];
  switch (argument.kind) {
    case "flag":
      return [[`${name} twice`, once + once, "syntax error", name]];
    case "choice":
      return [
        wrong("no-such"),
        ...argument.words.map(
          (word): Fault => [`${name} and ${word}`, `${once}<${word}/>`, "syntax error", word],
        ),
      ];
    case "value": {
      const { range, values, isRepeatable, mayBeEmpty } = argument;
      const outside = (text: number): Fault => [
        `${name} ${text}`,
        put(String(text)),
        `Value ${text} is not within range (${range?.join("..")})`,
        String(text),
      ];
      const faults: Fault[] = [];
      if (mayBeEmpty !== true)
        faults.push([`an empty ${name}`, `<${name}/>`, "missing argument", name]);
      if (isRepeatable !== true) faults.push([`${name} twice`, once + once, "syntax error", name]);
      if (range !== undefined || values !== undefined) faults.push(wrong("no-such"));
      if (range !== undefined) {
        faults.push(wrong("-1"), outside(range[1] + 1));
        if (range[0] > 0) faults.push(outside(range[0] - 1));
      }
      return faults;
    }
  }
}

describe.each(described)("<$name>", (operation) => {
  const { name } = operation;

  it.each(faultsOf(operation))("refuses %s", async (_, children, message, badElement) => {
    const request = `<${name}>${children}</${name}>`;
    expect(await replyTo(request), request).toBe(refusal(message, badElement));
  });

  it("refuses a format that nobody knows", async () => {
    const message = "syntax error, expecting text, xml or json";
    expect(await replyTo(`<${name} format="yaml"/>`)).toBe(refusal(message, "yaml"));
  });

  it("takes its arguments in any order", async () => {
    const ask = async (asked: readonly Argument[]): Promise<string> => {
      const bench = new NetconfBench();
      const reply = await bench.body(`<${name}>${asked.map(elementFor).join("")}</${name}>`);
      bench.database.close();
      return reply;
    };
    // As many as go together; the others are refused whatever their order.
    let together = operation.arguments.filter((one) => one.kind === "value" && one.isRequired);
    for (const argument of operation.arguments) {
      if (together.includes(argument)) continue;
      const reply = await ask([...together, argument]);
      if (!reply.includes("<rpc-error")) together = [...together, argument];
    }
    expect(await ask(together.toReversed())).toBe(await ask(together));
    const all = operation.arguments;
    const isRefused = async (asked: readonly Argument[]): Promise<boolean> =>
      (await ask(asked)).includes("<rpc-error");
    expect(await isRefused(all.toReversed())).toBe(await isRefused(all));
  });
});

/** Answered as unknown while the configuration does not ask for notifications. */
const configured = ["create-subscription"];

describe.each(
  [...standardOperations, ...configurationOperations].filter(
    ({ name }) => !configured.includes(name),
  ),
)("<$name>", ({ name, forms = [] }) => {
  const inside = [...forms]
    // Whole as they stand: not those that need an attribute or a value of one's own.
    .filter((form) => !form.includes("|") && !/^<[\w-]+ |[A-Z]{3}/.test(form))
    .map((form) =>
      form.endsWith("/>") ? "" : form.slice(form.indexOf(">") + 1, form.lastIndexOf("</")),
    );

  it.each(["", ...inside])("refuses an unknown child after '%s'", async (before) => {
    const bench = new NetconfBench();
    const reply = await bench.body(`<${name}>${before}<no-such/></${name}>`);
    expect(reply.match(/<rpc-error>/g)).toHaveLength(1);
    expect(reply).toMatch(/<error-message>syntax error, expecting &lt;.*<\/error-message>/);
    expect(reply).toContain("<bad-element>no-such</bad-element>");
    bench.database.close();
  });
});

describe("<command>", () => {
  const rows = [
    ["<command/>", "missing argument", "command"],
    ["<command> </command>", "missing argument", "command"],
    ["<command><no-such/></command>", "syntax error, expecting </command>", "no-such"],
    [
      '<command format="yaml">show version</command>',
      "syntax error, expecting text, xml or json",
      "yaml",
    ],
    ["<command>show bogus</command>", "syntax error, expecting <command>", "bogus"],
  ] as const;

  it.each(rows)("refuses %s", async (request, message, badElement) => {
    expect(await replyTo(request), request).toBe(refusal(message, badElement));
  });
});

it("refuses an unknown format of a request that has an empty reply", async () => {
  const message = "syntax error, expecting text, xml or json";
  const reply = await replyTo('<get-firewall-information format="yaml"/>');
  expect(reply).toBe(refusal(message, "yaml"));
});
