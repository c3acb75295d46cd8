/** A name of the peer's choice, for a line of the journal. */
export function shown(name: string): string {
  return name.replaceAll(/[^\x20-\x7e]+/g, "?").slice(0, 64);
}
