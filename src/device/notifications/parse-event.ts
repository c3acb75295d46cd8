import { CallHomeError } from "../../base/index.ts";
import { parseXml, type XmlElement, XmlError } from "../../xml/index.ts";

/** Reads an event that a user of the library sends. Throws `ERR_NOTIFICATION`. */
export function parseEvent(event: string): XmlElement {
  try {
    return parseXml(event);
  } catch (cause) {
    if (!(cause instanceof XmlError)) throw cause;
    const place = cause.line === 0 ? "" : ` at line ${cause.line}, column ${cause.column}`;
    throw new CallHomeError(
      "ERR_NOTIFICATION",
      `the event is no XML element${place}: ${cause.message}`,
      { cause },
    );
  }
}
