import type {
  ConfigNode,
  ConfigTree,
  LeafList,
  List,
  ListEntry,
  Parent,
} from "../../junos/config/index.ts";

/**
 * Makes of a whole configuration what a user made of the part that is `shown` of it: what the user
 * does not see stays as and where it is, also inside of what is deleted.
 */
export function graft(whole: ConfigTree, shown: ConfigTree, edited: ConfigTree): ConfigTree {
  if (shown === edited) return whole;
  const children = grafted(whole.children, shown.children, edited.children, nameOf, graftNode);
  return { ...edited, children };
}

/** What becomes of one item; undefined stands for nothing, before and after. */
type Graft<Item> = (
  whole: Item | undefined,
  shown: Item | undefined,
  edited: Item | undefined,
) => Item | undefined;

function grafted<Item extends ConfigNode | ListEntry | string>(
  whole: readonly Item[],
  shown: readonly Item[],
  edited: readonly Item[],
  identityOf: (item: Item) => string,
  graftOne: Graft<Item>,
): readonly Item[] {
  const byIdentity = (items: readonly Item[]): ReadonlyMap<string, Item> =>
    new Map(items.map((item) => [identityOf(item), item]));
  const [before, seen, after] = [whole, shown, edited].map(byIdentity);
  const result = edited.flatMap((item) => {
    const identity = identityOf(item);
    return graftOne(before?.get(identity), seen?.get(identity), item) ?? [];
  });
  let place = 0;
  for (const item of whole) {
    const identity = identityOf(item);
    if (after?.has(identity)) {
      place = result.findIndex((one) => identityOf(one) === identity) + 1;
      continue;
    }
    const rest = graftOne(item, seen?.get(identity), undefined);
    if (rest !== undefined) result.splice(place++, 0, rest);
  }
  return result;
}

const graftNode: Graft<ConfigNode> = (whole, shown, edited) => {
  if (shown === edited) return whole;
  if (whole === undefined) return edited;
  switch (whole.kind) {
    case "container":
      return graftParent(whole, of(shown, "container"), edited);
    case "list":
      return graftList(whole, of(shown, "list"), edited);
    case "leaf-list":
      return graftValues(whole, of(shown, "leaf-list"), edited);
    case "leaf":
      return edited;
  }
};

/** What is deleted stays as far as something hidden is in it. */
function graftParent<Node extends Parent>(
  whole: Node,
  shown: Parent | undefined,
  edited: ConfigNode | Node | undefined,
): Node | undefined {
  const kept = edited?.kind === whole.kind ? (edited as Node) : undefined;
  const children = grafted(
    whole.children,
    shown?.children ?? [],
    kept?.children ?? [],
    nameOf,
    graftNode,
  );
  if (kept !== undefined) return { ...kept, children };
  return children.length === 0 ? undefined : { ...whole, children };
}

function graftList(
  whole: List,
  shown: List | undefined,
  edited: ConfigNode | undefined,
): List | undefined {
  const kept = of(edited, "list");
  const graftEntry: Graft<ListEntry> = (one, seen, other) => {
    if (seen === other) return one;
    return one === undefined ? other : graftParent(one, seen, other);
  };
  const entries = grafted(
    whole.entries,
    shown?.entries ?? [],
    kept?.entries ?? [],
    ({ keys }) => keys.join("\0"),
    graftEntry,
  );
  return entries.length === 0 ? undefined : { ...(kept ?? whole), entries };
}

function graftValues(
  whole: LeafList,
  shown: LeafList | undefined,
  edited: ConfigNode | undefined,
): LeafList | undefined {
  const kept = of(edited, "leaf-list");
  const values = grafted(
    whole.values,
    shown?.values ?? [],
    kept?.values ?? [],
    (value) => value,
    (one, seen, other) => other ?? (seen === undefined ? one : undefined),
  );
  return values.length === 0 ? undefined : { ...(kept ?? whole), values };
}

function of<Kind extends ConfigNode["kind"]>(
  node: ConfigNode | undefined,
  kind: Kind,
): Extract<ConfigNode, { readonly kind: Kind }> | undefined {
  return node?.kind === kind ? (node as Extract<ConfigNode, { readonly kind: Kind }>) : undefined;
}

function nameOf({ schema }: ConfigNode): string {
  return schema.name;
}
