export { ManualClock } from "../../src/base/index.ts";
