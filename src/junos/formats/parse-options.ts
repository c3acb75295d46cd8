export const validations = ["lenient", "strict"] as const;
/** `lenient` keeps statements that the schema does not know as they look, `strict` refuses them as Junos does. */
export type Validation = (typeof validations)[number];

/** How a configuration is read, whatever its form. */
export interface ParseOptions {
  /** @defaultValue "lenient" */
  readonly validation?: Validation;
  /** XML and JSON: reading ends at the first problem; what stands before it is kept. @defaultValue false */
  readonly stopsAtError?: boolean;
}
