export { parseStorm, type Storm, stormForms } from "./storm.ts";
export { stormPlan } from "./storm-plan.ts";
