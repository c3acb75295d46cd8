import type { XmlElement } from "./element.ts";

/**
 * An element of so many children that they are made while it is printed: `printReplySlices` holds no
 * tree of the whole and stops in between. For everybody else it is an element like any other, whose
 * children are made each time they are asked for.
 */
export interface LargeElement extends XmlElement {
  /** All children, one by one. */
  readonly made: () => Iterable<XmlElement>;
}

/** The element with its first children, and those that follow them. There are no errors in it. */
export function largeElement(head: XmlElement, rest: () => Iterable<XmlElement>): LargeElement {
  const first = head.children.filter((child) => typeof child !== "string");
  function* made(): Iterable<XmlElement> {
    yield* first;
    yield* rest();
  }
  return {
    ...head,
    made,
    get children() {
      return [...made()];
    },
  };
}

export function isLarge(element: object): element is LargeElement {
  return "made" in element;
}
