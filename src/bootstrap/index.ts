export { BootstrapFailure, type BootstrapReason, bootstrapReasons } from "./bootstrap-reasons.ts";
export {
  type BootstrapConfiguration,
  type BootstrapServers,
  type BootstrapSource,
  bootstrapProblem,
  checkBootstrapSource,
} from "./bootstrap-source.ts";
export { type BootstrapRecord, type BootstrapStep, bootstrapSteps } from "./bootstrap-step.ts";
export { Bootstrapper } from "./bootstrapper.ts";
export { httpsPost } from "./https-post.ts";
export type { Commit } from "./onboarding.ts";
