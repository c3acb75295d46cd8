import { dateTimeText } from "../../base/index.ts";
import { el, printReplyXml, type XmlElement } from "../../xml/index.ts";

/** RFC 5277 section 4. */
const notificationNamespace = "urn:ietf:params:xml:ns:netconf:notification:1.0";

/** The text of `<notification>` (RFC 5277 2.2.1), without framing. `at`: milliseconds since 1970. */
export function printNotification(at: number, event: XmlElement): string {
  const time = el("eventTime", dateTimeText(at));
  return printReplyXml(el("notification", { xmlns: notificationNamespace }, time, event));
}
