import { el, type XmlElement } from "../../xml/index.ts";

/** The streams that a client may subscribe to (RFC 5277 3.2.5.1): the one of NETCONF, without replay. */
export function eventStreams(): XmlElement {
  return el(
    "netconf",
    { xmlns: "urn:ietf:params:xml:ns:netmod:notification" },
    el(
      "streams",
      el(
        "stream",
        el("name", "NETCONF"),
        el("description", "events of this device"),
        el("replaySupport", "false"),
      ),
    ),
  );
}
