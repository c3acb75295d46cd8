import type { ConfigTree, EditOptions } from "../../config/index.ts";

/** How set commands are carried out. */
export interface SetOptions extends EditOptions {
  /**
   * The part of a configuration in which commands may look for what they copy, replace or delete by
   * pattern. @defaultValue the whole
   */
  readonly seen?: (tree: ConfigTree) => ConfigTree;
}
