export { compileTemplate, isTemplate, type Template, type Variables } from "./template.ts";
export { TemplateError } from "./template-error.ts";
