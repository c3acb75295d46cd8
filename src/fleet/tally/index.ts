export { FleetTally } from "./fleet-tally.ts";
export { percentile } from "./latency-histogram.ts";
export { devicesIn, entriesOf, freshTally, type Tally } from "./tally.ts";
