import { el } from "../../../xml/index.ts";
import type { FileSystem } from "../../profile/platform.ts";
import { type OperationalReply, textTable } from "../reply/index.ts";
import type { DeviceFacts } from "../state/device-facts.ts";

/** Blocks of 512 bytes; what is used and what is left make up the whole. */
interface Usage {
  readonly used: number;
  readonly left: number;
  readonly percent: number;
}

/** `show system storage [detail]`: file systems in blocks; the brief form in units that people read. */
export function systemStorage(facts: DeviceFacts, isDetailed: boolean): OperationalReply {
  const rows = facts.platform.storage.map((system) => ({
    ...system,
    ...usageOf(facts, system),
  }));
  const attributes = (blocks: number): Record<string, string> =>
    isDetailed ? {} : { "junos:format": sizeText(blocks) };
  const count = (blocks: number): string => String(isDetailed ? Math.floor(blocks / 2) : blocks);
  return {
    xml: el(
      "system-storage-information",
      { "junos:style": isDetailed ? "detail" : "brief" },
      ...rows.map(({ device, blocks, used, left, percent, mountedOn }) =>
        el(
          "filesystem",
          el("filesystem-name", device),
          el("total-blocks", attributes(blocks), count(blocks)),
          el("used-blocks", attributes(used), count(used)),
          el("available-blocks", attributes(left), count(left)),
          el("used-percent", ` ${percent}`),
          el("mounted-on", mountedOn),
        ),
      ),
    ),
    text: () => {
      const shown = (blocks: number): string => (isDetailed ? count(blocks) : sizeText(blocks));
      const head = isDetailed
        ? ["Filesystem", "1024-blocks", "Used", "Avail", "Capacity", " Mounted on"]
        : ["Filesystem", "Size", "Used", "Avail", "Capacity", " Mounted on"];
      const cells = rows.map(({ device, blocks, used, left, percent, mountedOn }) => [
        device,
        shown(blocks),
        shown(used),
        shown(left),
        `${percent}%`,
        ` ${mountedOn}`,
      ]);
      return textTable(
        [head, ...cells].map((row) =>
          row.map((cell, column) => (column === 0 || column === 5 ? cell : cell.padStart(10))),
        ),
        [24],
      ).join("\n");
    },
  };
}

/** The log fills up slowly; the rest stays as it was installed. */
function usageOf(facts: DeviceFacts, { blocks, used, mountedOn }: FileSystem): Usage {
  const isVariable = mountedOn.endsWith("/var");
  const more = isVariable ? facts.random.derive(`storage ${mountedOn}`).integer(4) : 0;
  const percent = Math.min(100, used + more);
  const inUse = Math.round((blocks * percent) / 100);
  return { used: inUse, left: blocks - inUse, percent };
}

/** `1.3G`, as `df -h` prints a size. */
function sizeText(blocks: number): string {
  const units = ["B", "K", "M", "G", "T"];
  let size = blocks * 512;
  let unit = 0;
  while (size >= 1_024 && unit < units.length - 1) {
    size /= 1_024;
    unit++;
  }
  const digits = size < 9.95 && unit > 0 ? size.toFixed(1) : String(Math.round(size));
  return `${digits}${units[unit] ?? ""}`;
}
