export { parseStorm, type Storm, stormForms } from "./storm.ts";
export { type StormStep, stormPlan } from "./storm-plan.ts";
