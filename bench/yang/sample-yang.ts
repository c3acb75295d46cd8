import { seededRandom } from "../../src/base/index.ts";

/** A module as it would stand in a directory. */
export interface SampleModule {
  readonly file: string;
  readonly text: string;
}

/**
 * About `bytes` of YANG in the manner of the published Junos modules: one module per top-level
 * statement, each with groupings of its own that repeat those of its neighbours, integers that may
 * be wildcards, extensions on most statements. The same seed gives the same modules.
 */
export function sampleModules(bytes: number, seed: string): readonly SampleModule[] {
  const modules = [root];
  let length = root.text.length;
  for (let number = 0; length < bytes; number++) {
    const module = configurationModule(number, Math.min(bytes - length, 700_000), seed);
    modules.push(module);
    length += module.text.length;
  }
  return modules;
}

const root: SampleModule = {
  file: "sample-root.yang",
  text: `module sample-root {
  namespace "urn:sample:root"; prefix jc;
  container configuration {
    list groups { key name; ordered-by user; leaf name { type string; } }
  }
}
`,
};

function configurationModule(number: number, bytes: number, seed: string): SampleModule {
  const random = seededRandom(`${seed}-${number % 12}`);
  const pick = (below: number): number => Math.floor(random.next() * below);
  const groupings: string[] = [];
  for (let length = 0; length < bytes; ) {
    const grouping = groupingText(groupings.length, pick);
    groupings.push(grouping);
    length += grouping.length;
  }
  const uses = groupings.map((_, at) => `      container part-${at} { uses part-${at}-group; }`);
  const text = `module sample-${number} {
  namespace "urn:sample:${number}";
  prefix sample-${number};
  import sample-ddl-extensions { prefix junos; }
  import sample-root { prefix jc; }
  revision 2024-01-01 { description "Generated"; }
  augment /jc:configuration { uses stanza-${number}-group; }
  augment /jc:configuration/jc:groups { uses stanza-${number}-group; }
  grouping apply-advanced {
    leaf-list apply-groups { type string; ordered-by user; description "Groups to inherit from"; }
    leaf-list apply-groups-except { type string; ordered-by user; }
    list apply-macro { key name; leaf name { type string; } }
  }
  grouping stanza-${number}-group {
    container stanza-${number} {
      uses apply-advanced;
${uses.join("\n")}
    }
  }
${groupings.join("")}}
`;
  return { file: `sample-${number}.yang`, text };
}

/** A grouping of containers, lists and leaves; the later ones use some of the earlier. */
function groupingText(at: number, pick: (below: number) => number): string {
  const lines = [`  grouping part-${at}-group {`, "    uses apply-advanced;"];
  const size = 8 + pick(20);
  for (let index = 0; index < size; index++) {
    const name = `${words[pick(words.length)] ?? ""}-${index}`;
    const shape = pick(12);
    if (shape < 2 && at > 0) lines.push(...listText(name, pick(at)));
    else if (shape < 4) lines.push(...containerText(name, pick(1_000)));
    else lines.push(...leafText(name, "    ", pick(1_000)));
  }
  lines.push("  }", "");
  return lines.join("\n");
}

function listText(name: string, used: number): readonly string[] {
  return [
    `    list ${name} {`,
    "      key name;",
    "      ordered-by user;",
    `      description "One of the ${name} entries of this statement";`,
    "      leaf name {",
    '        junos:cli-feature "nokeyword";',
    '        type string { length "1 .. 255"; }',
    '        description "Name of the entry";',
    "      }",
    ...(used % 3 === 0 ? [`      uses part-${used}-group;`] : ["      uses apply-advanced;"]),
    "    }",
  ];
}

function containerText(name: string, number: number): readonly string[] {
  return [
    `    container ${name} {`,
    `      presence "enable ${name}";`,
    '      junos:cli-feature "oneliner-plus";',
    `      description "Settings of ${name}";`,
    "      choice kind {",
    ...leafText("this", "        ", number),
    ...leafText("that", "        ", number + 1),
    "      }",
    "    }",
  ];
}

function leafText(name: string, indent: string, number: number): readonly string[] {
  const types: readonly string[] = [
    "type empty;",
    `type string { length "1 .. ${number + 1}"; }`,
    `type enumeration {\n${indent}    enum "slow" { value 0; description "Takes time"; }\n${indent}    enum "fast" { value 1; description "Takes less"; }\n${indent}  }`,
    `type union {\n${indent}    type uint32 { range "0 .. ${number}"; }\n${indent}    type string { pattern "<.*>|$.*"; }\n${indent}  }`,
  ];
  return [
    `${indent}leaf ${name} {`,
    `${indent}  junos:must "(!(\\"other ${name}\\"))";`,
    `${indent}  ${types[number % types.length] ?? ""}`,
    `${indent}  description "What ${name} of this statement is set to";`,
    `${indent}}`,
  ];
}

const words: readonly string[] =
  `access address area bandwidth burst client cost damping delay export filter flow group hold
  import interval key level limit local mode neighbor option peer policy port priority queue rate
  route server timeout trace unit version zone`.split(/\s+/);
