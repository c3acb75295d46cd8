export { callhome } from "./callhome.ts";
export type { Machine, Output, World } from "./world.ts";
