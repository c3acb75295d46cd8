export const schemaKinds = ["container", "list", "leaf", "leaf-list"] as const;
export type SchemaKind = (typeof schemaKinds)[number];

/** What a leaf may hold. `string` is the fallback of everything that is not checked. */
export type LeafType =
  | { readonly base: "empty" }
  /** `form`: `interface` is the name of a physical one, whose media and port are judged. */
  | {
      readonly base: "string";
      readonly length?: readonly [number, number];
      readonly form?: "interface";
    }
  /** `words` are values beside the numbers: `vlan-id none`. */
  | {
      readonly base: "integer";
      readonly range?: readonly [number, number];
      readonly words?: readonly string[];
    }
  | { readonly base: "enumeration"; readonly values: readonly string[] }
  /** `unreadable`: stored as `$9$` or a crypt hash, printed quoted with `## SECRET-DATA`. */
  | { readonly base: "secret" };

/**
 * One statement of the configuration schema. Immutable; shared by every tree that uses it.
 * Names are XML element names; `keyword` is what text and set form print instead.
 */
export interface SchemaNode {
  readonly name: string;
  /** The word in text and set form; equals `name` unless Junos renames it (`802.3ad` for `ieee-802.3ad`). */
  readonly keyword: string;
  readonly kind: SchemaKind;
  /** List only: element names of the key leaves, in order. Usually `["name"]`. */
  readonly keys: readonly string[];
  /**
   * List with a key `choice-ident` (`route-filter`, `then community`): the identities that take a
   * value, which is the key `choice-value`, `""` for the others. XML and JSON name the element
   * after the identity: `<address>10.0.0.0/8</address><orlonger/>`, `<upto>/24</upto>`; text and
   * set write both as words and no empty value.
   */
  readonly valuedChoices?: readonly string[];
  /** Leaf and leaf-list only. */
  readonly type: LeafType;
  /** Container and list only, by element name, in print order, key leaves included. */
  readonly children: ReadonlyMap<string, SchemaNode>;
  /** Entries (or values) keep insertion order; otherwise the schema's natural sort by key. */
  readonly orderedByUser: boolean;
  /** Container: an empty one is meaningful. */
  readonly presence: boolean;
  /** Leaf: the value is written without the leaf's name (every first key, `as-path` and the like). */
  readonly nokeyword: boolean;
  /** List or container: text form is always one line. */
  readonly oneliner: boolean;
  /** One line with at most one attribute value, braces otherwise. */
  readonly onelinerPlus: boolean;
  /** List: all entries share one keyword and one brace block in text form. */
  readonly homogeneous: boolean;
  /** List: its keyword is never written (`interfaces { ge-0/0/0 { ... } }`). */
  readonly hiddenKeyword: boolean;
  /** Container: its keyword stands on its child's line (`family inet { ... }`), one line per child. */
  readonly inline: boolean;
  /** Names of sibling groups of which only one may be present: `choice/case`; undefined when free. */
  readonly choice: { readonly name: string; readonly case: string } | undefined;
  /** Value that Junos assumes when absent; documentation and `defaults` views. */
  readonly defaultValue: string | undefined;
  /** The statement must be present when its parent is. */
  readonly mandatory: boolean;
  /** Made by the fallback rule for a statement that the schema does not know. */
  readonly unknown: boolean;
  /** Container or list: `children` are all that Junos has, so any other is an error, however lenient the reading. */
  readonly closed: boolean;
}
