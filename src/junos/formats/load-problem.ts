import { limits } from "../../base/index.ts";
import type { LoadProblem, SourcePosition } from "../config/index.ts";

/** An error in the words of Junos. It names a word and a path but never repeats a certificate. */
export function loadProblem(parts: {
  readonly message: string;
  readonly badElement: string;
  readonly path: string;
  readonly position: SourcePosition | undefined;
}): LoadProblem {
  const { message, badElement, path, position } = parts;
  return {
    severity: "error",
    message,
    ...(badElement !== "" && { badElement: badElement.slice(0, limits.problemWordLength) }),
    path:
      path.length > limits.problemPathLength
        ? `${path.slice(0, limits.problemPathLength)}...`
        : path,
    ...(position && { position }),
  };
}
