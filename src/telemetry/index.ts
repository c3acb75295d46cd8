export { attemptStory } from "./attempt-story.ts";
export { eventLine } from "./event-line.ts";
export { FleetTable } from "./fleet-table.ts";
export type { LogEvent, NmsEvent, NmsEvents } from "./log-event.ts";
export { plainLine } from "./plain-line.ts";
export { type CellRole, printTable } from "./print-table.ts";
export { summarize, summaryRows } from "./run-summary.ts";
export { counted, visibleLines, visibleText } from "./visible-text.ts";
