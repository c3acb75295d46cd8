import type {
  ConfigNode,
  ConfigTree,
  Leaf,
  LeafList,
  List,
  Parent,
} from "../../junos/config/index.ts";
import { hiddenSecret } from "../../junos/formats/index.ts";
import type { Authorization } from "./authorization.ts";
import { mayRead, type Place, placeBelow, rootPlace, valuePlace } from "./place.ts";

/** What one class sees, by the trees and stanzas that it was worked out for. */
interface Views {
  readonly trees: WeakMap<ConfigTree, ConfigTree>;
  readonly stanzas: WeakMap<ConfigNode, { readonly visible: ConfigNode | undefined }>;
}

const views = new WeakMap<Authorization, Views>();
const originals = new WeakMap<ConfigTree, ConfigTree>();

/**
 * The part of a configuration that a user sees: statements without permission are left out, and
 * secrets without the flag `secret` are hidden. Remembered per class and stanza, so that a commit
 * costs what it changed; equal trees give the same result.
 */
export function visibleConfiguration(tree: ConfigTree, authorization: Authorization): ConfigTree {
  if (authorization.isUnlimited) return tree;
  const { trees, stanzas } = viewsOf(authorization);
  const known = trees.get(tree);
  if (known !== undefined) return known;
  const reader = new Reader(authorization);
  const children = tree.children.flatMap((child) => {
    let seen = stanzas.get(child);
    if (seen === undefined) {
      seen = { visible: reader.node(child, rootPlace) };
      stanzas.set(child, seen);
    }
    return seen.visible === undefined ? [] : [seen.visible];
  });
  const isWhole =
    children.length === tree.children.length &&
    children.every((child, index) => child === tree.children[index]);
  const visible = isWhole ? tree : { ...tree, children };
  trees.set(tree, visible);
  if (!isWhole) originals.set(visible, tree);
  return visible;
}

/** The configuration that a visible one was made of; itself when it is whole or nobody's view. */
export function originalOf(tree: ConfigTree): ConfigTree {
  return originals.get(tree) ?? tree;
}

const editors = new WeakMap<Authorization, Authorization>();

/** What a user sees of a configuration, with its secrets as they are: for what is made of it unseen. */
export function visibleForEdit(tree: ConfigTree, authorization: Authorization): ConfigTree {
  const editor = editors.get(authorization) ?? {
    ...authorization,
    flags: new Set([...authorization.flags, "secret" as const]),
  };
  editors.set(authorization, editor);
  return visibleConfiguration(tree, editor);
}

function viewsOf(authorization: Authorization): Views {
  let known = views.get(authorization);
  if (known === undefined) {
    known = { trees: new WeakMap(), stanzas: new WeakMap() };
    views.set(authorization, known);
  }
  return known;
}

class Reader {
  readonly #authorization: Authorization;

  constructor(authorization: Authorization) {
    this.#authorization = authorization;
  }

  node(node: ConfigNode, above: Place): ConfigNode | undefined {
    switch (node.kind) {
      case "container":
        return this.#parent(node, above);
      case "list":
        return this.#list(node, above);
      case "leaf":
        return this.#leaf(node, above);
      case "leaf-list":
        return this.#leafList(node, above);
    }
  }

  /** Shown when something in it is, or when it is empty and itself may be seen. */
  #parent<Node extends Parent>(parent: Node, above: Place): Node | undefined {
    const place = placeBelow(above, parent);
    if (parent.children.length === 0)
      return mayRead(this.#authorization, place) ? parent : undefined;
    const children = parent.children
      .map((child) => this.node(child, place))
      .filter((child) => child !== undefined);
    if (children.length === 0) return undefined;
    return same(children, parent.children) ? parent : { ...parent, children };
  }

  #list(list: List, above: Place): List | undefined {
    const entries = list.entries
      .map((entry) => this.#parent(entry, above))
      .filter((entry) => entry !== undefined);
    if (entries.length === 0) return undefined;
    return same(entries, list.entries) ? list : { ...list, entries };
  }

  #leaf(leaf: Leaf, above: Place): Leaf | undefined {
    if (!mayRead(this.#authorization, valuePlace(placeBelow(above, leaf), leaf.value)))
      return undefined;
    const isHidden = leaf.schema.type.base === "secret" && leaf.value !== "";
    return isHidden && !this.#authorization.flags.has("secret")
      ? { ...leaf, value: hiddenSecret }
      : leaf;
  }

  #leafList(list: LeafList, above: Place): LeafList | undefined {
    const place = placeBelow(above, list);
    const values = list.values.filter((value) =>
      mayRead(this.#authorization, valuePlace(place, value)),
    );
    if (values.length === 0) return undefined;
    return values.length === list.values.length ? list : { ...list, values };
  }
}

function same(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
