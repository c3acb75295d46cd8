/** A setting of a unit file, in the order of the file; a name may stand several times. */
export type UnitSettings = ReadonlyMap<string, readonly string[]>;

/** Reads a systemd unit file as systemd.syntax(7) has it, as far as our units need it. Throws for a line that is none. */
export function readUnit(text: string): ReadonlyMap<string, UnitSettings> {
  const sections = new Map<string, Map<string, string[]>>();
  let section: Map<string, string[]> | undefined;
  for (const line of text.split("\n")) {
    if (line.trim() === "" || /^[#;]/.test(line)) continue;
    const [, heading] = /^\[([A-Za-z]+)\]$/.exec(line) ?? [];
    const [, name, value] = /^([A-Za-z]+)=(.*)$/.exec(line) ?? [];
    if (heading !== undefined) {
      section = new Map();
      sections.set(heading, section);
    } else if (name !== undefined && value !== undefined && section !== undefined)
      section.set(name, [...(section.get(name) ?? []), value]);
    else throw new Error(`no line of a unit file: ${line}`);
  }
  return sections;
}
