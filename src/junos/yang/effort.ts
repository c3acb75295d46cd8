import { limits } from "../../base/index.ts";
import { YangError } from "./yang-error.ts";
import type { YangPlace } from "./yang-source.ts";

/** What compiling has cost so far, and where it stands: small modules can ask for very much. */
export class Effort {
  #spent = 0;
  #depth = 0;

  /** Counts `statements` that are put in place. Throws `YangError` above `limits.yangExpansion`. */
  spend(statements: number, place: YangPlace): void {
    this.#spent += statements;
    if (this.#spent > limits.yangExpansion) {
      throw new YangError(place, `expands to more than ${limits.yangExpansion} statements`);
    }
  }

  /** Does something one level deeper. Throws `YangError` below `limits.yangDepth` levels. */
  deeper<T>(place: YangPlace, work: () => T): T {
    if (this.#depth >= limits.yangDepth) throw new YangError(place, "too many levels");
    this.#depth++;
    try {
      return work();
    } finally {
      this.#depth--;
    }
  }
}
