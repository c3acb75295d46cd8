import { describe, expect, it } from "vitest";
import {
  applyEdit,
  emptyTree,
  type LoadAction,
  loadEdit,
} from "../../../../src/junos/config/index.ts";
import { editAt, inTurn, labSchema, linesOf, setLeaf } from "../../../support/edit-builder.ts";

const tree = applyEdit(
  emptyTree(labSchema),
  inTurn(
    setLeaf(["system", "host-name"], "r1"),
    setLeaf(["system", "services", "ssh", "port"], "22"),
    editAt([["policy", "one"]]),
  ),
).tree;
/** `system { replace: services { telnet; } } delete: policy one;` */
const edit = inTurn(
  editAt(["system", "services"], {
    operation: "replace",
    children:
      setLeaf(["system", "services", "telnet"]).children?.[0]?.children?.[0]?.children ?? [],
  }),
  editAt([["policy", "one"]], { operation: "delete" }),
);

describe("a load action", () => {
  it.each<[LoadAction, string[]]>([
    ["merge", ["system host-name r1", "system services ssh port 22", "system services telnet"]],
    ["replace", ["system host-name r1", "system services telnet"]],
    ["set", ["system host-name r1", "system services telnet"]],
    ["override", ["system services telnet"]],
    ["update", ["system services telnet"]],
  ])("%s has its effect", (action, lines) => {
    expect(linesOf(loadEdit(tree, action, edit).tree)).toEqual(lines);
  });
});
