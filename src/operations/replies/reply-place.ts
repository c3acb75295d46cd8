/** What the name of a reply file says. */
export interface ReplyPlace {
  /** Name of the request that it answers. */
  readonly rpc: string;
  readonly format: "xml" | "text";
  /** The same for the files of one sequence. */
  readonly group: string;
  /** Place in the sequence, from 1; 0 for a file that stands alone. */
  readonly step: number;
}

const pattern =
  /^(?<rpc>[A-Za-z_][\w-]*)(?:\/(?<free>[^/]+?))?(?:\.(?<step>[1-9]\d{0,8}))?\.(?<kind>xml|txt)$/;

/**
 * Reads the path of a file from its directory: `RPC.xml`, `RPC/ANYTHING.xml`, with a number for a
 * sequence `RPC.1.xml`, and `.txt` for what answers `format="text"`. Undefined for any other file,
 * which is none of ours.
 */
export function replyPlace(path: string): ReplyPlace | undefined {
  const { rpc, free, step, kind } = pattern.exec(path)?.groups ?? {};
  if (rpc === undefined) return undefined;
  return {
    rpc,
    format: kind === "txt" ? "text" : "xml",
    group: [rpc, free ?? "", kind, step === undefined ? "one" : "many"].join("/"),
    step: Number(step ?? 0),
  };
}
