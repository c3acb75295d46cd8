import { type Random, Secret } from "../base/index.ts";

/**
 * The `$9$` form of Junos "unreadable" values. It hides a value from a glance and protects nothing:
 * each output character stands a number of steps after the one before it in this alphabet, and the
 * steps, multiplied by weights, add up to a byte.
 */
const families = ["QzF3n6/9CAtpu0O", "B1IREhcSyrleKvMW8LXx", "7N-dVbwsY2g4oaJZGUDj", "iHkq.mPf5T"];
const alphabet = families.join("");
const weights = [
  [1, 4, 32],
  [1, 16, 32],
  [1, 8, 32],
  [1, 64],
  [1, 32],
  [1, 4, 16, 128],
  [1, 32, 64],
] as const;
const prefix = "$9$";

/** The clear text of a Junos secret: `$9$` is decoded, all else taken as it stands; undefined for a damaged `$9$`. */
export function decodeSecret(text: string): Secret | undefined {
  if (!text.startsWith(prefix)) return new Secret(text);
  const bytes = decodeBytes(text.slice(prefix.length));
  return bytes === undefined ? undefined : new Secret(Buffer.from(bytes).toString("utf8"));
}

/** The `$9$` form of `clear`; the stream chooses the salt, so one stream gives one text. */
export function encodeSecret(clear: string, random: Random): string {
  const pick = (): string => alphabet.charAt(random.integer(alphabet.length));
  const salt = pick();
  let text = salt + Array.from({ length: fillers(salt) }, pick).join("");
  let place = alphabet.indexOf(salt);
  Buffer.from(clear, "utf8").forEach((byte, at) => {
    for (const gap of gapsOf(byte, weightsAt(at))) {
      place = (place + gap + 1) % alphabet.length;
      text += alphabet.charAt(place);
    }
  });
  return prefix + text;
}

function decodeBytes(text: string): number[] | undefined {
  const places = Array.from(text, (character) => alphabet.indexOf(character));
  const [salt] = places;
  if (salt === undefined || places.includes(-1)) return undefined;
  let previous = salt;
  const bytes: number[] = [];
  for (let at = 1 + fillers(text.charAt(0)); at < places.length; ) {
    let byte = 0;
    for (const weight of weightsAt(bytes.length)) {
      const place = places[at++];
      if (place === undefined) return undefined;
      const gap = ((place - previous + alphabet.length) % alphabet.length) - 1;
      byte += gap * weight;
      previous = place;
    }
    bytes.push(byte & 0xff);
  }
  return bytes;
}

/** Characters without meaning after the salt: three for the first family, none for the last. */
function fillers(salt: string): number {
  return 3 - families.findIndex((family) => family.includes(salt));
}

function weightsAt(index: number): readonly number[] {
  return weights[index % weights.length] ?? [];
}

/** How often each weight goes into `byte`, largest weight first filled, in the order of the weights. */
function gapsOf(byte: number, order: readonly number[]): number[] {
  let rest = byte;
  return order
    .toReversed()
    .map((weight) => {
      const gap = Math.floor(rest / weight);
      rest %= weight;
      return gap;
    })
    .toReversed();
}
