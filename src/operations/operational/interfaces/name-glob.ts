/**
 * The shell-like names that Junos takes for interfaces: `*`, `?`, `[abc]`, `[a-f]`.
 * Anything else stands for itself; matching is linear in the pattern and the name.
 */
export function nameGlob(pattern: string): (name: string) => boolean {
  const parts = [...pattern.matchAll(/\[[^\]]+\]|[\s\S]/g)].map((match) => match[0]);
  return (name) => matches(parts, name);
}

/** Two-pointer matching with one remembered star, so no pattern makes it slow. */
function matches(parts: readonly string[], name: string): boolean {
  let part = 0;
  let at = 0;
  let star = -1;
  let starAt = 0;
  while (at < name.length) {
    const current = parts[part];
    if (current === "*") {
      star = part++;
      starAt = at;
    } else if (current !== undefined && matchesOne(current, name[at] ?? "")) {
      part++;
      at++;
    } else if (star >= 0) {
      part = star + 1;
      at = ++starAt;
    } else {
      return false;
    }
  }
  while (parts[part] === "*") part++;
  return part === parts.length;
}

function matchesOne(part: string, letter: string): boolean {
  if (part === "?") return true;
  if (part.length < 3 || !part.startsWith("[")) return part === letter;
  const inside = part.slice(1, -1);
  for (let index = 0; index < inside.length; index++) {
    const low = inside[index] ?? "";
    const ranged = inside[index + 1] === "-" && index + 2 < inside.length;
    const high = ranged ? (inside[index + 2] ?? "") : low;
    if (letter >= low && letter <= high) return true;
    if (ranged) index += 2;
  }
  return false;
}
