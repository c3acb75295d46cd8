import { el, type XmlElement } from "../../../xml/index.ts";

/** What may follow a command: words that take a value, and words that stand alone. */
interface Arguments {
  readonly values?: readonly string[];
  readonly flags?: readonly string[];
}

const file = { values: ["ca-profile", "filename"] };
const shown = (key: string): Arguments => ({ values: [key], flags: ["detail"] });
const cleared = (key: string): Arguments => ({ values: [key], flags: ["all"] });

const table: readonly (readonly [words: string, rpc: string, follow: Arguments])[] = [
  [
    "request security pki local-certificate load",
    "load-pki-local-certificate",
    { values: ["filename", "key", "certificate-id", "passphrase"] },
  ],
  ["request security pki ca-certificate load", "load-pki-ca-certificate", file],
  ["request security pki crl load", "load-pki-crl", file],
  ["show security pki local-certificate", "get-pki-local-certificate", shown("certificate-id")],
  ["show security pki ca-certificate", "get-pki-ca-certificate", shown("ca-profile")],
  ["show security pki crl", "get-pki-crl", shown("ca-profile")],
  [
    "clear security pki local-certificate",
    "clear-pki-local-certificate",
    cleared("certificate-id"),
  ],
  ["clear security pki ca-certificate", "clear-pki-ca-certificate", cleared("ca-profile")],
  ["clear security pki crl", "clear-pki-crl", cleared("ca-profile")],
];

/** The commands of `... security pki ...` that the device knows, with the requests behind them. */
export const pkiCommands: readonly {
  readonly words: readonly string[];
  readonly request: (rest: readonly string[]) => XmlElement | undefined;
}[] = table.map(([words, rpc, follow]) => ({
  words: words.split(" "),
  request: (rest) => request(rpc, rest, follow),
}));

/** Undefined for words that make no sense, or come twice. */
function request(
  rpc: string,
  rest: readonly string[],
  { values = [], flags = [] }: Arguments,
): XmlElement | undefined {
  const children: XmlElement[] = [];
  const words = rest.values();
  for (const word of words) {
    if (children.some(({ name }) => name === word)) return undefined;
    if (flags.includes(word)) {
      children.push(el(word));
      continue;
    }
    const value = words.next();
    if (!values.includes(word) || value.done === true) return undefined;
    children.push(el(word, value.value));
  }
  return el(rpc, ...children);
}
