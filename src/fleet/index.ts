export { type Endpoint, formatEndpoint, parseEndpoint } from "./endpoint.ts";
export { describeProblem, type FileProblem } from "./file-problem.ts";
export { type Fleet, type FleetEvent, type FleetOptions, startFleet } from "./fleet.ts";
export { type FleetPlan, loadFleet } from "./fleet-file.ts";
export { InputError } from "./input-error.ts";
