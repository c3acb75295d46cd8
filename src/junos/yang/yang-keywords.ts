/** The statements of RFC 7950 section 14 that have an argument. */
const withArgument: ReadonlySet<string> = new Set(
  `action anydata anyxml argument augment base belongs-to bit case choice config contact container
  default description deviate deviation enum error-app-tag error-message extension feature
  fraction-digits grouping identity if-feature import include key leaf leaf-list length list
  mandatory max-elements min-elements modifier module must namespace notification ordered-by
  organization path pattern position prefix presence range reference refine require-instance
  revision revision-date rpc status submodule type typedef unique units uses value when
  yang-version yin-element`.split(/\s+/),
);
/** Those that have none. */
const withoutArgument: ReadonlySet<string> = new Set(["input", "output"]);
const identifier = /^[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?$/;

/** What is wrong with a keyword and its argument; undefined when nothing is. Extensions may be anything. */
export function keywordFault(keyword: string, argument: string | undefined): string | undefined {
  if (withArgument.has(keyword)) return argument === undefined ? "needs an argument" : undefined;
  if (withoutArgument.has(keyword)) return argument === undefined ? undefined : "has no argument";
  return keyword.includes(":") && identifier.test(keyword) ? undefined : "is not a YANG statement";
}
