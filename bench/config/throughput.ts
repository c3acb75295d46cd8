import { XMLParser } from "fast-xml-parser";
import { applyEdit, type ConfigTree, emptyTree } from "../../src/junos/config/index.ts";
import {
  parseJson,
  parseSet,
  parseText,
  printJson,
  printSet,
  printText,
  printXmlConfiguration,
  readXmlEdit,
} from "../../src/junos/formats/index.ts";
import { coreSchema } from "../../src/junos/schema/index.ts";
import { parseXml } from "../../src/xml/index.ts";
import { median } from "../report.ts";
import { treeOf } from "./loading.ts";
import { template } from "./template.ts";

/** MB of text per second, 1 MB being 1,000,000 bytes. */
export interface Throughput {
  readonly text: Speed;
  readonly set: Speed;
  readonly xml: Speed;
  readonly json: Speed;
  /** Yardsticks: they make plain objects, without a schema. */
  readonly fastXmlParser: number;
  readonly jsonParse: number;
  readonly jsonStringify: number;
  /** Text form as a tree: reading and applying to an empty configuration. */
  readonly load: number;
}

export interface Speed {
  /** From the text to an edit. */
  readonly parse: number;
  /** A tree that was never printed before. */
  readonly print: number;
}

/** Parses and prints one configuration in every form, `rounds` times each; the medians count. */
export function throughput(lines: number, rounds: number): Throughput {
  const schema = coreSchema();
  const source = template(lines);
  const tree = treeOf(source);
  const text = printText(tree);
  const set = printSet(tree);
  const xml = printXmlConfiguration(tree);
  const json = printJson(tree);
  const wire = Buffer.from(xml);
  const plain: unknown = JSON.parse(json);
  const speed = (measured: string, work: () => unknown) => speedOf(measured, rounds, work);
  const printing = (print: (tree: ConfigTree) => string) => speedOfPrinting(source, rounds, print);
  return {
    jsonParse: speed(json, () => JSON.parse(json)),
    jsonStringify: speed(json, () => JSON.stringify(plain, undefined, 4)),
    fastXmlParser: speed(xml, () => new XMLParser({ preserveOrder: true }).parse(xml)),
    text: { parse: speed(text, () => parseText(text, schema)), print: printing(printText) },
    set: { parse: speed(set, () => parseSet(set, schema)), print: printing(printSet) },
    xml: {
      parse: speed(xml, () => readXmlEdit(parseXml(wire), schema)),
      print: printing(printXmlConfiguration),
    },
    json: { parse: speed(json, () => parseJson(json, schema)), print: printing(printJson) },
    load: speed(text, () => applyEdit(emptyTree(schema), parseText(text, schema).root)),
  };
}

function speedOf(text: string, rounds: number, work: () => unknown): number {
  const bytes = Buffer.byteLength(text);
  return median(Array.from({ length: rounds }, () => bytes / 1_000 / timed(work)));
}

/** A fresh tree for every round: what was printed once is remembered. */
function speedOfPrinting(
  source: string,
  rounds: number,
  print: (tree: ConfigTree) => string,
): number {
  return median(
    Array.from({ length: rounds }, () => {
      const tree = treeOf(source);
      let printed = "";
      const ms = timed(() => {
        printed = print(tree);
      });
      return Buffer.byteLength(printed) / 1_000 / ms;
    }),
  );
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
