import { applyEdit, type ConfigTree, emptyTree } from "../../src/junos/config/index.ts";
import { parseText, printText } from "../../src/junos/formats/index.ts";
import { coreSchema } from "../../src/junos/schema/index.ts";

/** What both sides of the crash test know: the configuration of each commit, by its sequence. */
export const story = {
  /** They commit side by side, each as fast as it can. */
  devices: ["edge1", "edge2", "edge3", "edge4"],
  start: emptyTree(coreSchema()),
  /** The first commit is the empty configuration of the start. */
  treeOf(sequence: number): ConfigTree {
    if (sequence === 1) return story.start;
    const message = `commit ${sequence}, ${"as long as a login banner ".repeat(sequence % 200)}`;
    const text = `system { host-name edge${sequence}; login { message "${message}"; } }`;
    return applyEdit(story.start, parseText(text, story.start.schema).root).tree;
  },
  textOf: (sequence: number): string => printText(story.treeOf(sequence)),
  /** Each of these commits is saved as the rescue configuration before the next one. */
  isRescue: (sequence: number): boolean => sequence % 3 === 0,
};
