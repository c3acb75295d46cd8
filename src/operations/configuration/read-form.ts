import { readWord } from "../../netconf/rpc/index.ts";
import type { XmlElement } from "../../xml/index.ts";

/** The `format` attribute of the requests about commits and editors, which have no configuration in their replies. */
export function readForm(request: XmlElement): ReturnType<typeof readWord<Form>> {
  return readWord(request, "format", ["xml", "text", "ascii", "json"]);
}

type Form = "xml" | "text" | "ascii" | "json";
