import { Derived } from "../../base/index.ts";
import type { ConfigNode, ConfigTree, Leaf, List, ListEntry, Parent } from "../config/index.ts";
import type { CandidateTransform } from "./commit-record.ts";

/**
 * The stored form of a clear text: `password` is hashed (`$6$`), `secret` is encoded so that the
 * device can read it again (`$9$`).
 */
export type StoreSecret = (kind: "password" | "secret", clear: string) => string;

/** Values that are stored already: `$9$`, `$8$`, and the crypt forms of passwords. */
const stored = /^\$[0-9a-z]+\$/;
const clearPassword = "plain-text-password-value";
const hashedPassword = "encrypted-password";

/**
 * Junos shows no clear text after a commit: `plain-text-password-value` becomes
 * `encrypted-password`, and every other secret statement its encoded form. Subtrees without clear
 * text are remembered, so a commit looks at what changed.
 */
export function storeSecrets(store: StoreSecret): CandidateTransform {
  const writer = new SecretWriter(store);
  return (candidate: ConfigTree) => writer.parent(candidate);
}

/** Nodes without clear text. They are immutable, so all devices of a process share the knowledge. */
const clean = new Derived<Parent | List, true>();

class SecretWriter {
  readonly #store: StoreSecret;

  constructor(store: StoreSecret) {
    this.#store = store;
  }

  parent<Node extends Parent>(parent: Node): Node {
    if (clean.get(parent) === true) return parent;
    const children = this.#children(parent);
    const isSame = children.every((child, index) => child === parent.children[index]);
    const result =
      isSame && children.length === parent.children.length ? parent : { ...parent, children };
    clean.set(result, true);
    return result;
  }

  #children(parent: Parent): readonly ConfigNode[] {
    const password = parent.children.find(({ schema }) => schema.name === clearPassword);
    const hash = password?.kind === "leaf" ? this.#hashed(parent, password) : undefined;
    return parent.children.flatMap((child): readonly ConfigNode[] => {
      if (hash === undefined || child.schema.name !== hashedPassword)
        return child === password && hash !== undefined
          ? parent.children.some(({ schema }) => schema.name === hashedPassword)
            ? []
            : [hash]
          : [this.#node(child)];
      return [hash];
    });
  }

  /** The hash that takes the place of the password, or of the hash before it. */
  #hashed(parent: Parent, { value, marks }: Leaf): Leaf | undefined {
    const schema = parent.schema.children.get(hashedPassword);
    return schema && { kind: "leaf", schema, marks, value: this.#store("password", value) };
  }

  #node(node: ConfigNode): ConfigNode {
    switch (node.kind) {
      case "container":
        return this.parent(node);
      case "list":
        return this.#list(node);
      case "leaf":
        return this.#leaf(node);
      case "leaf-list":
        return node;
    }
  }

  #list(list: List): List {
    if (clean.get(list) === true) return list;
    const entries = list.entries.map((entry): ListEntry => this.parent(entry));
    const isSame = entries.every((entry, index) => entry === list.entries[index]);
    const result = isSame ? list : { ...list, entries };
    clean.set(result, true);
    return result;
  }

  #leaf(leaf: Leaf): Leaf {
    const { schema, value } = leaf;
    const isClear = schema.type.base === "secret" && schema.name !== hashedPassword;
    if (!isClear || value === "" || stored.test(value)) return leaf;
    return { ...leaf, value: this.#store("secret", value) };
  }
}
