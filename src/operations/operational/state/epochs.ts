import { limits } from "../../../base/index.ts";
import type { ConfigTree } from "../../../junos/config/index.ts";
import type { DeviceFacts } from "./device-facts.ts";
import { onceNow } from "./once.ts";

/** A span of time in which neither the running configuration nor a link changed. */
export interface Epoch {
  /** The running configuration as it acts. */
  readonly running: ConfigTree;
  readonly linksDown: ReadonlySet<string>;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
}

/**
 * The epochs of a device, newest first, after it was found with this configuration and these links.
 * The same list when nothing changed. The oldest is kept however many there are, for what was
 * there from the start; those just after it are forgotten first.
 */
export function nextEpochs(epochs: readonly Epoch[], found: Epoch): readonly Epoch[] {
  const [current] = epochs;
  if (current?.running === found.running && current.linksDown === found.linksDown) return epochs;
  const kept = epochs.length < limits.epochs ? epochs : epochs.toSpliced(-2, 1);
  const [last, ...earlier] = kept;
  // What was remembered of the last one stays with the original: hardly any of it is asked for again.
  return last === undefined ? [found] : [found, { ...last }, ...earlier];
}

/** The facts as they were in each earlier epoch, newest first; clock and sessions stay those of now. */
const earlierFacts: (facts: DeviceFacts) => readonly DeviceFacts[] = onceNow((facts) =>
  facts.epochs.slice(1).map((epoch, index) => ({
    ...facts,
    running: epoch.running,
    linksDown: epoch.linksDown,
    epoch,
    epochs: facts.epochs.slice(index + 1),
  })),
);

/**
 * Since when a thing is there (or is not there) without a break, milliseconds since 1970, and how
 * often it went since the device started. `things` names what is there in an epoch.
 */
export function presenceOf(
  facts: DeviceFacts,
  name: string,
  things: (facts: DeviceFacts) => ReadonlySet<string>,
): { readonly since: number; readonly losses: number } {
  const wasThere = [facts, ...earlierFacts(facts)].map((at) => things(at).has(name));
  const change = wasThere.findIndex((then) => then !== wasThere[0]);
  const first = facts.epochs.at(change < 0 ? -1 : change - 1);
  const losses = wasThere.filter((now, index) => !now && wasThere[index + 1] === true).length;
  return { since: first?.startedAt ?? facts.bootedAt, losses };
}

/** A thing that came or went. */
export interface Change {
  readonly isThere: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Every coming and going of a thing since the device started, oldest first. */
export function changesOf(
  facts: DeviceFacts,
  name: string,
  things: (facts: DeviceFacts) => ReadonlySet<string>,
): readonly Change[] {
  const inOrder = [facts, ...earlierFacts(facts)].toReversed().map((then) => ({
    isThere: things(then).has(name),
    at: then.epochs[0]?.startedAt ?? facts.bootedAt,
  }));
  return inOrder.filter(({ isThere }, index) => isThere !== (inOrder[index - 1]?.isThere ?? false));
}
