import { BlockList, isIP, isIPv4 } from "node:net";

/**
 * Reads `10.0.0.0/8,2001:db8::1`: addresses and prefixes, separated by commas, as OpenSSH takes them
 * for `source-address` and `from`. Undefined when an entry is neither.
 */
export function readAddressList(list: string): BlockList | undefined {
  const allowed = new BlockList();
  for (const entry of list.split(",")) {
    const [, address = "", length] = /^([0-9a-f.:]+)(?:\/(\d{1,3}))?$/i.exec(entry) ?? [];
    const version = isIP(address);
    if (version === 0) return undefined;
    const most = version === 4 ? 32 : 128;
    const bits = Number(length ?? most);
    if (bits > most) return undefined;
    allowed.addSubnet(address, bits, version === 4 ? "ipv4" : "ipv6");
  }
  return allowed;
}

/** Whether the address of a TCP peer is in the list; an IPv4 address may come in its IPv6 form. */
export function holdsAddress(list: BlockList, peerAddress: string | undefined): boolean {
  const address = plainAddress(peerAddress);
  if (isIP(address) === 0) return false;
  return list.check(address, isIPv4(address) ? "ipv4" : "ipv6");
}

/**
 * Whether an address fits an OpenSSH pattern list: prefixes, or patterns with `*` and `?`, separated
 * by commas. One with `!` in front that fits keeps the address out, wherever it stands.
 */
export function fitsPatternList(list: string, peerAddress: string | undefined): boolean {
  const address = plainAddress(peerAddress);
  let fits = false;
  for (const entry of list.split(",")) {
    const isNegated = entry.startsWith("!");
    if (!fitsPattern(isNegated ? entry.slice(1) : entry, address)) continue;
    if (isNegated) return false;
    fits = true;
  }
  return fits;
}

function fitsPattern(pattern: string, address: string): boolean {
  const subnet = readAddressList(pattern);
  return subnet === undefined ? fitsGlob(pattern, address) : holdsAddress(subnet, address);
}

/** Two-pointer matching with one remembered star, so no pattern makes it slow. */
function fitsGlob(pattern: string, text: string): boolean {
  let [at, star, resumeAt] = [0, -1, 0];
  let index = 0;
  while (index < text.length) {
    const character = pattern[at];
    if (character === "*") {
      star = at++;
      resumeAt = index;
    } else if (character === "?" || character === text[index]) {
      at++;
      index++;
    } else if (star >= 0) {
      at = star + 1;
      index = ++resumeAt;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(at));
}

function plainAddress(address = ""): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}
