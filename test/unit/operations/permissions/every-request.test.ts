import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { junosOperations, platformModels } from "../../../../src/operations/index.ts";
import {
  type Command,
  type Family,
  familyOf,
  tableCommands,
} from "../../../../src/operations/operational/commands/table/index.ts";
import { NetconfBench } from "../../../support/netconf-bench.ts";

/** What the classes that come with Junos grant, as its documents have it. */
const classes: Readonly<Record<string, readonly string[]>> = {
  unauthorized: [],
  "read-only": ["view"],
  operator: ["clear", "network", "reset", "trace", "view"],
};
const users = [...Object.keys(classes), "super-user"];

/**
 * The flag that a command wants, by the words that it begins with; the longest beginning counts. It
 * is written after what Junos says of its flags, and not taken from the code.
 */
const policy: Readonly<Record<string, string>> = {
  show: "view",
  "show log": "trace",
  "show system rollback": "rollback",
  "show system configuration rescue": "maintenance",
  "set cli": "view",
  clear: "clear",
  "clear system commit": "maintenance",
  "clear system reboot": "maintenance",
  monitor: "trace",
  mtrace: "network",
  ping: "network",
  traceroute: "network",
  ssh: "network",
  telnet: "network",
  restart: "reset",
  start: "shell",
  configure: "configure",
  edit: "configure",
  file: "maintenance",
  request: "maintenance",
  "request system logout": "configure",
  "request shell execute": "shell",
  test: "maintenance",
  op: "maintenance",
  help: "view",
  quit: "view",
  exit: "view",
};

/** Requests that are not about the words of an operational command. */
const requests: Readonly<Record<string, string>> = {
  get: "view",
  "get-config": "view",
  "get-configuration": "view",
  "create-subscription": "view",
  "edit-config": "configure",
  "copy-config": "configure",
  "delete-config": "configure",
  lock: "configure",
  unlock: "configure",
  validate: "configure",
  commit: "configure",
  "discard-changes": "configure",
  "load-configuration": "configure",
  "commit-configuration": "configure",
  "open-configuration": "configure",
  "close-configuration": "configure",
  "lock-configuration": "configure",
  "unlock-configuration": "configure",
  "kill-session": "maintenance",
  "request-save-rescue-configuration": "maintenance",
  "request-delete-rescue-configuration": "maintenance",
  "close-session": "",
  "request-end-session": "",
  "get-schema": "",
  "get-xnm-information": "",
  command: "",
};

function flagOf(words: readonly string[]): string | undefined {
  const begins = words.map((_, index) => words.slice(0, words.length - index).join(" "));
  const known = begins.find((start) => Object.hasOwn(policy, start));
  return known && policy[known];
}

/** Who may, of the users above. */
function allowed(flag: string | undefined): readonly string[] {
  return users.filter(
    (user) => user === "super-user" || flag === "" || classes[user]?.includes(flag ?? "none"),
  );
}

const benches = new Map<string, NetconfBench>();

function benchOf(user: string, model: string): NetconfBench {
  const bench =
    benches.get(`${user} ${model}`) ??
    new NetconfBench({
      model,
      configuration: `system { login { ${users.map((name) => `user ${name} { class ${name}; }`).join(" ")} } }`,
    });
  benches.set(`${user} ${model}`, bench);
  return bench;
}

const denied = "<error-message>permission denied</error-message>";

const refusal = new RegExp(
  [
    "^<rpc-error>",
    "<error-type>protocol</error-type>",
    "<error-tag>operation-failed</error-tag>",
    "<error-severity>error</error-severity>",
    denied,
    "<error-info>",
    "<bad-element>[\\w-]+</bad-element>",
    "</error-info>",
    "</rpc-error>\n$",
  ].join("\n"),
);

/** Whom the device lets ask. The error of a refusal names the request. */
async function permitted(request: string, model: string): Promise<readonly string[]> {
  const may: string[] = [];
  for (const user of users) {
    const reply = await benchOf(user, model).body(request, 1, user);
    if (!reply.includes(denied)) may.push(user);
    expect(reply.replace(refusal, ""), "a refusal in another shape").not.toContain(denied);
  }
  return may;
}

const models: ReadonlyMap<Family, string> = new Map(
  platformModels.map((model) => [familyOf(model), model]),
);

function modelOf({ families }: Command): string {
  const [family] = families ?? [];
  return family === undefined ? "mx204" : (models.get(family) ?? `no model of ${family}`);
}

const { operations } = junosOperations();

describe("the classes that come with Junos", () => {
  it.each(operations.map(({ name, command }) => [name, command] as const))(
    "may ask for <%s/> or get permission denied, as its flag says",
    async (name, command) => {
      const own = requests[name];
      const words = typeof command === "string" ? command.split(" ") : [];
      const flag = own ?? flagOf(words);
      expect(flag, "nobody said what it wants").toBeDefined();
      expect(await permitted(`<${name}/>`, "mx204")).toEqual(allowed(flag));
    },
  );

  const verbs = new Map<string, Command[]>();
  for (const command of tableCommands()) {
    const verb = command.words.slice(0, 2).join(" ");
    verbs.set(verb, [...(verbs.get(verb) ?? []), command]);
  }

  it.each([...verbs])("may give the commands of '%s', or not", async (_verb, commands) => {
    for (const command of commands) {
      const line = command.words.join(" ");
      const flag = flagOf(command.words);
      expect(flag, `nobody said what '${line}' wants`).toBeDefined();
      const model = modelOf(command);
      expect(await permitted(`<command>${line}</command>`, model), line).toEqual(allowed(flag));
      // The request behind it, if it stands for one, wants the same.
      const request =
        command.action.kind === "rpc" ? `<${command.action.rpc}/>` : `<command>${line}</command>`;
      expect(await permitted(request, model), request).toEqual(allowed(flag));
    }
  });

  it("are walked through everything that there is", () => {
    expect(operations.length).toBeGreaterThan(150);
    expect(tableCommands().length).toBeGreaterThan(700);
  });
});

describe("docs/reference/operations.md", () => {
  it("says of each operation the flag that the policy has for it", () => {
    const rows = readFileSync("docs/reference/operations.md", "utf8").matchAll(
      /^\| `([^`]+)`[^\n]*\| ([^|\n]*) \|$/gm,
    );
    const wrong: string[] = [];
    let count = 0;
    for (const [, what = "", cell = ""] of rows) {
      count++;
      const flags = [...cell.matchAll(/`([\w-]+)`/g)].map(([, flag]) => flag);
      const command = operations.find(({ name }) => name === what)?.command;
      const words = typeof command === "string" ? command : what;
      const expected = requests[what] ?? flagOf(words.split(" "));
      const isRight = expected === "" ? flags.length === 0 : flags.includes(expected ?? "none");
      if (!isRight) wrong.push(`${what}: ${cell.trim()}, not ${expected}`);
    }
    expect(wrong).toEqual([]);
    expect(count).toBe(operations.length);
  });
});
