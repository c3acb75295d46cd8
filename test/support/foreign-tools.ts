import { spawnSync } from "node:child_process";

/**
 * Whether the tests that need these programs can run. Says which are missing; with
 * REQUIRE_INTEROP=1 their absence is an error, so that CI cannot pass by skipping.
 */
export function haveTools(...names: readonly string[]): boolean {
  const missing = names.filter((name) => spawnSync("which", [name]).status !== 0);
  if (missing.length === 0) return true;
  const message = `interop tests need ${missing.join(", ")}`;
  if (process.env["REQUIRE_INTEROP"] === "1") throw new Error(message);
  console.warn(`skipped: ${message}`);
  return false;
}
