import type { LeafType } from "../schema/index.ts";
import type { Effort } from "./effort.ts";
import type { Definition, ModuleSet, Scope } from "./module-set.ts";
import { uniteTypes } from "./union-type.ts";
import { quoted, YangError } from "./yang-error.ts";
import { narrow } from "./yang-range.ts";
import { argumentOf, substatement, type YangStatement } from "./yang-statement.ts";

/** What a type allows and, when a typedef names one, its default. */
export interface TypeReading {
  readonly type: LeafType;
  readonly default: string | undefined;
}

const stringType: LeafType = Object.freeze({ base: "string" });
/** Integers with more bits are not checked: their ends are not exact in JavaScript. */
const integers: Readonly<Record<string, readonly [number, number] | undefined>> = {
  int8: [-128, 127],
  int16: [-32_768, 32_767],
  int32: [-2_147_483_648, 2_147_483_647],
  int64: undefined,
  uint8: [0, 255],
  uint16: [0, 65_535],
  uint32: [0, 4_294_967_295],
  uint64: undefined,
};
/** The built-in types of RFC 7950 section 9 that a leaf of ours does not check. */
const texts: ReadonlySet<string> = new Set([
  "binary",
  "bits",
  "decimal64",
  "identityref",
  "instance-identifier",
  "leafref",
  "string",
]);
/** The type of Juniper's modules for values that are stored unreadable. */
const unreadable = "unreadable";

/** Reads `type` statements, each typedef once. */
export class TypeReader {
  readonly #modules: ModuleSet;
  readonly #effort: Effort;
  readonly #typedefs = new Map<YangStatement, TypeReading>();

  constructor(modules: ModuleSet, effort: Effort) {
    this.#modules = modules;
    this.#effort = effort;
  }

  /** The type of a leaf, leaf-list or typedef. Throws `YangError`. */
  typeOf(owner: YangStatement, scope: Scope): TypeReading {
    const type = substatement(owner, "type");
    if (type === undefined)
      throw new YangError(owner, `${quoted(owner.argument ?? "")} has no type`);
    return this.#effort.deeper(type, () => this.#read(type, scope));
  }

  #read(type: YangStatement, scope: Scope): TypeReading {
    const name = type.argument ?? "";
    if (Object.hasOwn(integers, name)) {
      const range = integers[name];
      const whole: LeafType = { base: "integer", ...(range && { range }) };
      return plain(narrow(whole, type));
    }
    if (texts.has(name)) return plain(narrow(stringType, type));
    switch (name) {
      case "boolean":
        return plain({ base: "enumeration", values: ["true", "false"] });
      case "empty":
        return plain({ base: "empty" });
      case "enumeration":
        return plain(enumeration(type) ?? stringType);
      case "union":
        return plain(this.#union(type, scope));
      default:
        return this.#derived(name, type, scope);
    }
  }

  #union(type: YangStatement, scope: Scope): LeafType {
    const arms = type.substatements.filter(({ keyword }) => keyword === "type");
    this.#effort.spend(arms.length, type);
    return uniteTypes(
      arms
        .filter((arm) => !isGroupPatternArm(arm))
        .map((arm) => this.#effort.deeper(arm, () => this.#read(arm, scope)).type),
    );
  }

  #derived(name: string, type: YangStatement, scope: Scope): TypeReading {
    const definition = this.#modules.find("typedef", name, scope);
    if (definition === undefined) throw new YangError(type, `there is no type ${quoted(name)}`);
    const base = this.#typedef(definition);
    const values = enumeration(type);
    if (values !== undefined) return { ...base, type: values };
    return { ...base, type: narrow(base.type, type) };
  }

  #typedef({ statement, scope }: Definition): TypeReading {
    const known = this.#typedefs.get(statement);
    if (known !== undefined) return known;
    const base = this.typeOf(statement, scope);
    const reading: TypeReading = {
      type: statement.argument === unreadable ? { base: "secret" } : base.type,
      default: argumentOf(statement, "default") ?? base.default,
    };
    this.#typedefs.set(statement, reading);
    return reading;
  }
}

function plain(type: LeafType): TypeReading {
  return { type, default: undefined };
}

function enumeration(type: YangStatement): LeafType | undefined {
  const values = type.substatements
    .filter(({ keyword }) => keyword === "enum")
    .map(({ argument = "" }) => argument);
  return values.length === 0 ? undefined : { base: "enumeration", values };
}

/** Juniper lets every integer also be a wildcard or a variable of `groups`; the formats know that by themselves. */
function isGroupPatternArm(arm: YangStatement): boolean {
  return arm.argument === "string" && argumentOf(arm, "pattern")?.startsWith("<.*>") === true;
}
