import { describe, expect, it } from "vitest";
import {
  coreSchema,
  keyWords,
  readKeyWords,
  type SchemaNode,
} from "../../../../src/junos/schema/index.ts";

function list(path: string): SchemaNode {
  let node: SchemaNode | undefined = coreSchema();
  for (const name of path.split(" ")) node = node?.children.get(name);
  if (node === undefined) throw new Error(`no ${path}`);
  return node;
}

const routeFilter = "policy-options policy-statement term from route-filter";
const community = "policy-options policy-statement term then community";
const zonePair = "security policies policy";

describe("the keys of an entry", () => {
  it.each([
    ["system login user", "alice", ["alice"]],
    [routeFilter, "10.0.0.0/8 orlonger", ["10.0.0.0/8", "orlonger", ""]],
    [routeFilter, "10.0.0.0/8 upto /24", ["10.0.0.0/8", "upto", "/24"]],
    [community, "add blue", ["add", "blue"]],
    [zonePair, "from-zone trust to-zone untrust", ["trust", "untrust"]],
    [
      "class-of-service schedulers drop-profile-map",
      "loss-priority low protocol any",
      ["low", "any"],
    ],
  ])("of %s are the words %s", (path, words, keys) => {
    const split = words.split(" ");
    expect(keyWords(list(path), keys)).toEqual(split);
    expect(readKeyWords(list(path), ["x", ...split, "y"], 1)).toEqual({
      ok: true,
      keys,
      next: split.length + 1,
    });
  });

  it.each([
    ["system login user", [], 0],
    [routeFilter, ["10.0.0.0/8"], 1],
    [routeFilter, ["10.0.0.0/8", "upto"], 2],
    [zonePair, ["from-zone", "trust", "untrust"], 2],
    [zonePair, ["trust"], 0],
  ])("of %s are not the words %j, which fail at %i", (path, words, failsAt) => {
    expect(readKeyWords(list(path), words, 0)).toEqual({ ok: false, at: failsAt });
  });
});
