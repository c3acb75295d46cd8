/** How the words of one statement are read. */
export interface ReadOptions {
  /**
   * `configure` wants every statement complete; `address` names one, as `delete` does, and may
   * leave out the value of a leaf and, at the end, the keys of a list (then all entries are meant).
   */
  readonly purpose: "configure" | "address";
  /** What becomes of words that the schema does not know. */
  readonly unknown: "keep" | "refuse";
  /** A brace block follows the words. */
  readonly opensBlock: boolean;
}
