export { type PacedPorts, paced, turnOfLoop } from "./paced.ts";
export { type Pace, parseRamp, type Ramp, rampForms, startOffsets } from "./ramp.ts";
export { Waits } from "./waits.ts";
