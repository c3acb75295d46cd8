import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/**
 * A package that is loaded when it is first needed. For what most runs never need: each package takes a few
 * MB and some 50 ms of the start, in every process of a fleet.
 */
export function onDemand<Package>(load: (from: NodeJS.Require) => Package): () => Package {
  let loaded: Package | undefined;
  return () => {
    loaded ??= load(require);
    return loaded;
  };
}
