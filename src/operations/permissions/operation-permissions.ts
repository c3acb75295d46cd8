import { innerAreas, topAreas } from "./configuration-areas.ts";

/**
 * Flags of which one lets a user ask for the configuration, as `show configuration` (Junos: view)
 * does; what there is to see is another question.
 */
export const readingConfiguration: readonly string[] = [
  ...new Set([
    "view",
    "configure",
    ...[...Object.values(topAreas), ...Object.values(innerAreas)].flatMap(({ reading }) => reading),
  ]),
];

/** The state of the device. */
export const viewing: readonly string[] = ["view"];

/** Whoever may enter configuration mode may lock, change and commit what else they may change. */
export const changingConfiguration: readonly string[] = ["configure"];

/** Earlier and saved configurations of the device. */
export const rollback: readonly string[] = ["rollback"];

/** What only those who run the device may do. */
export const maintaining: readonly string[] = ["maintenance"];

/** Everybody who has a session. */
export const everybody: readonly string[] = [];
