export { FleetTally } from "./fleet-tally.ts";
export { countUpTo, percentile } from "./latency-histogram.ts";
export { devicesIn, entriesOf, freshTally, standings, type Tally } from "./tally.ts";
