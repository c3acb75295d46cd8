/** How a text or set form is read. */
export interface ParseOptions {
  /**
   * What becomes of statements that the schema does not know: `lenient` keeps them as they look,
   * `strict` refuses them as Junos does. @defaultValue "lenient"
   */
  readonly validation?: "lenient" | "strict";
}
