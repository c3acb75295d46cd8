import type { Template } from "./template.ts";

export { isTemplate } from "./is-template.ts";
export type { Template, Variables } from "./template.ts";
export { NameError, TemplateError } from "./template-error.ts";

/** Loads what compiles templates; a fleet without them starts sooner. */
export async function templateCompiler(): Promise<(text: string) => Template> {
  const { compileTemplate } = await import("./template.ts");
  return compileTemplate;
}
