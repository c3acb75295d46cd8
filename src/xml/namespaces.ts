import type { XmlAttribute } from "./element.ts";

/** A qualified name in its two parts; `prefix` is empty for none. */
export interface QualifiedName {
  readonly prefix: string;
  readonly local: string;
}

/** What one start tag rebound, so that its end tag can undo it. */
export type Rebound = readonly (readonly [prefix: string, before: string | undefined])[];

const xmlNamespace = "http://www.w3.org/XML/1998/namespace";
const xmlnsNamespace = "http://www.w3.org/2000/xmlns/";
const nothing: Rebound = [];

/** Prefixes in force at one place of a document ("Namespaces in XML 1.0"); looking up costs the same at any depth. */
export class Namespaces {
  readonly #bindings = new Map([
    ["", ""],
    ["xml", xmlNamespace],
  ]);
  readonly #names = new Map<string, QualifiedName>();

  /** Splits a name; the same text gives the same object. Throws a plain message. */
  split(name: string): QualifiedName {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    const colon = name.indexOf(":");
    const parts = { prefix: name.slice(0, Math.max(0, colon)), local: name.slice(colon + 1) };
    const lonely = colon >= 0 && (parts.prefix === "" || parts.local === "");
    if (lonely || parts.local.includes(":")) throw new Error(`malformed name '${name}'`);
    this.#names.set(name, parts);
    return parts;
  }

  /** Takes the declarations of a start tag into force. */
  enter(attributes: readonly XmlAttribute[]): Rebound {
    let rebound: [string, string | undefined][] | undefined;
    for (const { name, value } of attributes) {
      const prefix = declaredPrefix(name);
      if (prefix === undefined) continue;
      const complaint = objection(prefix, value);
      if (complaint !== undefined) throw new Error(complaint);
      rebound ??= [];
      rebound.push([prefix, this.#bindings.get(prefix)]);
      this.#bindings.set(prefix, value);
    }
    return rebound ?? nothing;
  }

  leave(rebound: Rebound): void {
    for (const [prefix, before] of rebound) {
      if (before === undefined) this.#bindings.delete(prefix);
      else this.#bindings.set(prefix, before);
    }
  }

  /** The namespace that `prefix` stands for here. Throws a plain message when it stands for none. */
  resolve(prefix: string): string {
    const namespace = this.#bindings.get(prefix);
    if (namespace === undefined) throw new Error(`undeclared prefix '${prefix}'`);
    return namespace;
  }

  /** Throws when a prefix is undeclared, or two attributes have the same expanded name. */
  checkAttributes(attributes: readonly XmlAttribute[]): void {
    let seen: Set<string> | undefined;
    for (const { name } of attributes) {
      const { prefix, local } = this.split(name);
      if (prefix === "" || prefix === "xmlns") continue;
      const expanded = `${this.resolve(prefix)} ${local}`;
      seen ??= new Set();
      if (seen.has(expanded)) throw new Error(`duplicate attribute '${name}'`);
      seen.add(expanded);
    }
  }
}

function declaredPrefix(attribute: string): string | undefined {
  if (attribute === "xmlns") return "";
  return attribute.startsWith("xmlns:") ? attribute.slice("xmlns:".length) : undefined;
}

/** The reserved names of "Namespaces in XML 1.0" section 3. */
function objection(prefix: string, namespace: string): string | undefined {
  if (prefix === "xmlns") return "the prefix 'xmlns' may not be declared";
  if ((prefix === "xml") !== (namespace === xmlNamespace))
    return "the prefix 'xml' and its namespace belong together";
  if (namespace === xmlnsNamespace) return "the namespace of 'xmlns' may not be bound";
  if (prefix !== "" && namespace === "") return `the prefix '${prefix}' may not be undeclared`;
  return undefined;
}
