import { readFileSync } from "node:fs";
import { globSync } from "tinyglobby";
import { describe, expect, it } from "vitest";

/** Which room a foreign library may be imported from. What leaves the door is our own type. */
const doors: Readonly<Record<string, string>> = {
  ssh2: "src/transport/ssh/",
  "node-forge": "src/security/",
  ldapts: "src/transport/ldap/",
  unixcrypt: "src/security/",
  re2js: "src/junos/formats/set/",
  saxes: "src/xml/",
  "fast-xml-parser": "src/xml/",
  ajv: "src/fleet/file/",
  yaml: "src/fleet/",
  handlebars: "src/fleet/templates/",
  "csv-parse": "src/fleet/file/",
  yargs: "src/cli/",
  "cli-progress": "src/cli/output/",
};
/** Rooms that know no socket, file, process or timer of the machine. */
const pure = ["src/xml/", "src/junos/", "src/netconf/", "src/operations/"];
const effects = /from "node:(net|tls|fs|fs\/promises|http|https|child_process|dns|timers|os)"/;
/** Time and chance come in as parameters; only base/ touches the machine's. */
const machineTime =
  /\b(Date\.now|Math\.random|setTimeout|setInterval|randomUUID|performance\.now)\(/;

const files = globSync("src/**/*.ts").map((path) => ({ path, text: readFileSync(path, "utf8") }));

describe("doors", () => {
  it("are watched in every file", () => {
    expect(files.length).toBeGreaterThan(20);
  });

  it("let each foreign library in at one place", () => {
    const strays = files.flatMap(({ path, text }) =>
      [...text.matchAll(/(?:from |=> require\()"([^".][^"]*)"/g)]
        .map((match) => match[1] ?? "")
        .filter((name) => !name.startsWith("node:"))
        .filter((name) => {
          const door = doors[packageOf(name)];
          return door === undefined || !path.startsWith(door);
        })
        .map((name) => `${path} imports ${name}`),
    );
    expect(strays).toEqual([]);
  });

  it("keep sockets, files and clocks out of the pure rooms", () => {
    const effectful = files.filter(
      ({ path, text }) => pure.some((room) => path.startsWith(room)) && effects.test(text),
    );
    expect(effectful.map(({ path }) => path)).toEqual([]);
  });

  it("let other programs be started by the doors to the system's sshd and to shards only", () => {
    const starters = files.filter(
      ({ path, text }) =>
        !path.startsWith("src/transport/openssh/") &&
        !path.startsWith("src/fleet/shards/") &&
        text.includes('"node:child_process"'),
    );
    expect(starters.map(({ path }) => path)).toEqual([]);
  });

  it("let the machine's time and chance in at base only", () => {
    const impatient = files.filter(
      ({ path, text }) => !path.startsWith("src/base/") && machineTime.test(text),
    );
    expect(impatient.map(({ path }) => path)).toEqual([]);
  });
});

function packageOf(specifier: string): string {
  const parts = specifier.split("/");
  return specifier.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] ?? "");
}
