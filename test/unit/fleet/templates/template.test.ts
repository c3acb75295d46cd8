import { describe, expect, it } from "vitest";
import {
  isTemplate,
  TemplateError,
  type Variables,
} from "../../../../src/fleet/templates/index.ts";
import { compileTemplate } from "../../../../src/fleet/templates/template.ts";

function render(text: string, variables: Variables = {}, chance = "seed r1"): string {
  return compileTemplate(text).render({ index: 3, ...variables }, chance);
}

function errorOf(text: string, variables: Variables = {}): string {
  try {
    render(text, variables);
  } catch (cause) {
    if (!(cause instanceof TemplateError)) throw cause;
    return `${cause.line}:${cause.column} ${cause.message}`;
  }
  return "no error";
}

describe("a template", () => {
  it("is a text with double braces", () => {
    expect(isTemplate("r{{index}}")).toBe(true);
    expect(isTemplate("system { host-name r1; }")).toBe(false);
  });

  it.each([
    ['{{ ip "10.0.0.0/8" index }}', "10.0.0.3"],
    ['{{ip "2001:db8::/32" 65536}}', "2001:db8::1:0"],
    ['{{subnet "10.0.0.0/8" 24 index}}', "10.0.3.0/24"],
    ['{{netmask "10.0.0.0/22"}}', "255.255.252.0"],
    ["{{netmask 24}}", "255.255.255.0"],
    ["{{mac 256}}", "02:00:00:00:01:00"],
    ["r{{pad (add index 1) 5}}", "r00004"],
    ['{{pick (list "a" "b") index}}', "b"],
    ["{{pick sites index}}", "delft"],
    ["{{sub 10 index 1}} {{mul 2 3}} {{div 7 2}} {{mod 7 4}}", "6 6 3 3"],
    ['{{hex 255}} {{upper "ab"}} {{lower "AB"}}', "ff AB ab"],
    ["{{#if (eq (mod index 2) 1)}}odd{{else}}even{{/if}}", "odd"],
    ["{{#if nothing}}yes{{else}}no{{/if}}", "no"],
    ["{{#each (range 1 3)}}{{this}},{{/each}}", "1,2,3,"],
    ["{{#each ports}}{{name}}@{{@index}} {{/each}}", "a@0 b@1 "],
    ["{{#if (and (lt index 4) (not (gt index 4)))}}yes{{/if}}", "yes"],
    ["a < b & {{quoted}}", 'a < b & "<x>"'],
    ["\\{{index}}", "{{index}}"],
  ])("renders %s", (text, expected) => {
    const variables = {
      sites: ["bonn", "delft"],
      ports: [{ name: "a" }, { name: "b" }],
      quoted: '"<x>"',
    };
    expect(render(text, variables)).toBe(expected);
  });

  it("draws chance by seed and device, and by the place of the call", () => {
    const draw = (chance: string): readonly string[] =>
      render("{{random 1 1000000}} {{random 1 1000000}}", {}, chance).split(" ");
    expect(draw("seed r1")).toEqual(draw("seed r1"));
    expect(draw("seed r1")).not.toEqual(draw("seed r2"));
    expect(draw("seed r1")[0]).not.toBe(draw("seed r1")[1]);
    const turns = render("{{#each (range 1 9)}}{{random 1 1000000}} {{/each}}").trim().split(" ");
    expect(new Set(turns).size).toBe(9);
    expect(["a", "b"]).toContain(render('{{choose (list "a" "b")}}'));
  });

  it.each([
    ["a\n{{ nme }}", "2:4 nothing sets nme"],
    ["{{ pad nme 3 }}", "1:8 nothing sets nme"],
    ["{{ a.b }}", "1:4 nothing sets b"],
    ["{{ constructor }}", "1:1 constructor is nothing, which cannot be printed"],
    ["{{ nope 1 }}", "1:1 there is no helper nope"],
    [
      '{{ ip "10.0.0.0/30" 4 }}',
      "1:1 ip: 10.0.0.0/30 has 4 addresses, from 0 to 3; there is no address 4",
    ],
    [
      '{{ ip "10.0.0.0/30" (sub 1 2) }}',
      "1:1 ip: 10.0.0.0/30 has 4 addresses, from 0 to 3; there is no address -1",
    ],
    [
      '{{ subnet "10.0.0.0/24" 26 4 }}',
      "1:1 subnet: 10.0.0.0/24 has 4 subnets of length 26, from 0 to 3; there is no subnet 4",
    ],
    [
      '{{ subnet "10.0.0.0/24" 16 0 }}',
      "1:1 subnet: 10.0.0.0/24 has subnets of length 24 to 32, none of length 16",
    ],
    ['{{ ip "hunter2" 4 }}', "1:1 ip: ip takes a prefix such as 10.0.0.0/8 or 2001:db8::/32"],
    ['{{ add "hunter2" 4 }}', "1:1 add: what add takes must be a whole number"],
    ["{{ div 1 0 }}", "1:1 div: cannot divide by 0"],
    ["{{ ip 1 }}", "1:1 ip: takes 2 arguments, not 1"],
    ["{{ range 1 9 }}", "1:1 range 1 9 is a list, which cannot be printed"],
    ["{{ range 1 99999999 }}", "1:1 range: a range has at most 65536 numbers, not 99999999"],
    ["{{ pick (list) 0 }}", "1:1 pick: the list of pick has no entry"],
    ["{{ random 3 1 }}", "1:1 random: there is no number from 3 to 1"],
    ["{{> part }}", "1:1 partials and decorators are no part of templates"],
    ["ok\n{{#if}", "2:1 is no template from here on"],
    ["{{#if index}}", "1:1 is no template from here on"],
    ["{{ bell }}", "1:1 bell holds control characters"],
  ])("says where and why %s fails", (text, expected) => {
    expect(errorOf(text, { a: {}, bell: "\u0007" })).toBe(expected);
  });

  it("fills slots of a skeleton that devices share", () => {
    const template = compileTemplate("host-name {{name}}; # {{name}}\nmtu {{add 1500 index}};\n");
    const one = template.slotted({ name: "r1", index: 0 }, "r1");
    const other = template.slotted({ name: "r2", index: 1 }, "r2");
    expect(one.skeleton).toBe(other.skeleton);
    expect(one.values).toEqual(["r1", "1500"]);
    expect(other.values).toEqual(["r2", "1501"]);
    expect(one.skeleton.text).toBe(
      "host-name \uE0000\uE001; # \uE0000\uE001\nmtu \uE0001\uE001;\n",
    );
    expect(one.skeleton.places).toEqual([
      { line: 1, column: 11 },
      { line: 2, column: 5 },
    ]);
  });

  it("gives the turns of loops the same slot for the same value only", () => {
    const template = compileTemplate(
      "{{#each names}}{{this}} {{/each}}{{#each names}}{{this}} {{/each}}",
    );
    const { skeleton, values } = template.slotted({ names: ["a", "b"] }, "");
    expect(values).toEqual(["a", "b"]);
    expect(skeleton.text).toBe("\uE0000\uE001 \uE0001\uE001 \uE0000\uE001 \uE0001\uE001 ");
  });

  it("marks what is a secret by its name", () => {
    const { skeleton } = compileTemplate("{{bgp-password}}").slotted({ "bgp-password": "x" }, "");
    expect(skeleton.places[0]?.isSecret).toBe(true);
  });
});
