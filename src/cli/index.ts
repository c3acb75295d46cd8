export { callhome } from "./callhome.ts";
export type { Output, World } from "./world.ts";
