import { type ConfigTree, entriesOf, type ListEntry } from "../config/index.ts";

/**
 * Tells which logical interfaces are configured: `ge-0/0/0.10`, and `ge-0/0/0` for its unit 0 or
 * the port itself. Units of an `interface-range` count for its members.
 */
export class InterfaceNames {
  readonly #names = new Set<string>();
  readonly #ranges: readonly ListEntry[];

  constructor(tree: ConfigTree) {
    for (const entry of entriesOf(tree, "interfaces", "interface")) {
      const [port = ""] = entry.keys;
      this.#names.add(port);
      for (const unit of entriesOf(entry, "unit")) this.#names.add(`${port}.${unit.keys[0]}`);
    }
    this.#ranges = entriesOf(tree, "interfaces", "interface-range");
  }

  has(name: string): boolean {
    return this.#names.has(name) || this.#isInRange(name);
  }

  /** Ports are not counted out: the same kind of port in the same slot is near enough to a member. */
  #isInRange(name: string): boolean {
    const [port = ""] = name.split(".");
    return this.#ranges.some((range) => {
      const members = [...entriesOf(range, "member"), ...entriesOf(range, "member-range")];
      return members.some(({ keys }) => slotOf(keys[0] ?? "") === slotOf(port));
    });
  }
}

/** `ge-0/0/[0-9]` and `ge-0/0/5` stand in the slot `ge-0/0`. */
function slotOf(member: string): string {
  return member.slice(0, Math.max(member.lastIndexOf("/"), 0));
}
