import {
  applyEdit,
  type ConfigTree,
  emptyTree,
  type LoadProblem,
  type ParsedEdit,
} from "../junos/config/index.ts";
import {
  applySet,
  detectFormat,
  parseJson,
  parseSet,
  parseText,
  readXmlEdit,
} from "../junos/formats/index.ts";
import { coreSchema } from "../junos/schema/index.ts";
import { childOf, parseXmlDocument, type XmlElement, XmlError } from "../xml/index.ts";

/** A start-up configuration as a device will hold it, and what is wrong with its text. */
export interface ParsedConfiguration {
  readonly tree: ConfigTree;
  readonly problems: readonly LoadProblem[];
}

/** Reads a configuration in text, set, XML or JSON form, told apart by how it begins. Never throws. */
export function parseConfiguration(text: string): ParsedConfiguration {
  const schema = coreSchema();
  switch (detectFormat(text)) {
    case "text":
      return applied(parseText(text, schema));
    case "json":
      return applied(parseJson(text, schema));
    case "xml":
      return parseXmlConfiguration(text);
    case "set": {
      const { commands, problems } = parseSet(text, schema);
      const result = applySet(emptyTree(schema), commands);
      return { tree: result.tree, problems: [...problems, ...result.problems] };
    }
  }
}

function parseXmlConfiguration(text: string): ParsedConfiguration {
  const schema = coreSchema();
  try {
    const root = parseXmlDocument(text);
    return applied(readXmlEdit(configurationIn(root), schema));
  } catch (cause) {
    if (!(cause instanceof XmlError)) throw cause;
    const position = { line: cause.line, column: cause.column };
    const problem: LoadProblem = { severity: "error", message: cause.message, position };
    return { tree: emptyTree(schema), problems: [problem] };
  }
}

/** `<configuration>` itself, or the one inside a reply that was saved as it came. */
function configurationIn(root: XmlElement): XmlElement {
  const data = childOf(root, "data") ?? root;
  return childOf(data, "configuration") ?? root;
}

function applied({ root, problems }: ParsedEdit): ParsedConfiguration {
  const result = applyEdit(emptyTree(root.schema), root);
  return { tree: result.tree, problems: [...problems, ...result.problems] };
}
