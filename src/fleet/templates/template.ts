import Handlebars from "handlebars/dist/handlebars.min.js";
import { limits, type Random, seededRandom } from "../../base/index.ts";
import { fillText, isFreeOfSlots, slotToken } from "../../junos/template/index.ts";
import { HelperFault } from "./helper-values.ts";
import { helpers } from "./helpers.ts";
import { NameError, TemplateError } from "./template-error.ts";
import { type PrintedExpression, prepareTree, printHelper } from "./template-tree.ts";

/** What the names of a template mean for one device. Own properties only. */
export type Variables = Readonly<Record<string, unknown>>;

/** A text with slots, and what goes into them. Renderings of one template with equal fixed text hold one object. */
interface Skeleton {
  readonly text: string;
  /** Where the value of each slot is written; line and column from 1. */
  readonly places: readonly {
    readonly line: number;
    readonly column: number;
    /** The value is not to be told. */
    readonly isSecret?: true;
  }[];
}

/** A compiled template. */
export interface Template {
  /**
   * The text for one device. `chance` names the stream that `random` and `choose` draw from. Throws
   * `TemplateError`.
   */
  render(variables: Variables, chance: string): string;
  /** The same with slots where values go. Throws `TemplateError`. */
  slotted(
    variables: Variables,
    chance: string,
  ): { readonly skeleton: Skeleton; readonly values: readonly string[] };
}

interface Rendering {
  readonly chance: string;
  readonly values: string[];
  readonly slots: Map<string, number>;
  /** Expression of each slot. */
  readonly origins: number[];
  readonly expressions: readonly PrintedExpression[];
}

const engine = makeEngine();
const contentToken = /\uE002(\d+)\uE003/g;

/** Compiles a template. Throws `TemplateError` where it is none. */
export function compileTemplate(text: string): Template {
  if (!isFreeOfSlots(text) || /[\uE002\uE003]/.test(text))
    throw new TemplateError("holds characters from U+E000 to U+E003", { line: 1, column: 1 });
  const { program, expressions, contents } = parse(text);
  const pieces = contents.map((content) => content.value);
  // A device's own text is short: numbers of pieces and slots. The long one is put together once.
  for (const [index, content] of contents.entries())
    content.value = content.value === "" ? "" : `\uE002${index}\uE003`;
  const compiled = engine.compile(program, {
    noEscape: true,
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: Object.fromEntries(
      [...Object.keys(helpers), printHelper, "if", "unless", "each", "with", "lookup"].map(
        (name) => [name, true],
      ),
    ) as KnownHelpers,
  });
  const skeletons = new Map<string, Skeleton>();
  const run = (variables: Variables, chance: string): Rendering & { readonly key: string } => {
    const rendering = { chance, values: [], slots: new Map(), origins: [], expressions };
    const data = { root: variables, rendering };
    const key = guarded(() => compiled(variables, { ...runtime, data }));
    return { ...rendering, key };
  };
  const whole = (key: string): string =>
    key.replace(contentToken, (_, index: string) => pieces[Number(index)] ?? "");
  return {
    render(variables, chance) {
      const { key, values } = run(variables, chance);
      return fillText(whole(key), (slot) => values[slot]);
    },
    slotted(variables, chance) {
      const { key, values, origins } = run(variables, chance);
      const known = skeletons.get(key);
      if (known !== undefined) return { skeleton: known, values };
      const places = origins.map((origin) => placeOf(expressions[origin]));
      const skeleton: Skeleton = { text: whole(key), places };
      if (skeletons.size < limits.templateSkeletons) skeletons.set(key, skeleton);
      return { skeleton, values };
    },
  };
}

type KnownHelpers = NonNullable<CompileOptions["knownHelpers"]>;

function placeOf(expression: PrintedExpression | undefined): Skeleton["places"][number] {
  const { place = { line: 1, column: 1 }, isSecret = false } = expression ?? {};
  return isSecret ? { ...place, isSecret } : place;
}

const noProperties = { whitelist: {}, defaultValue: false };
/**
 * What the library makes for each rendering and hands on to partials, made once: a fleet renders some
 * hundred thousand short texts. No template reaches what an object inherits.
 */
const runtime = {
  partial: true,
  helpers: engine.helpers,
  partials: {},
  decorators: {},
  hooks: { blockHelperMissing: engine.helpers["blockHelperMissing"] },
  protoAccessControl: { properties: noProperties, methods: noProperties },
};

function parse(text: string): ReturnType<typeof prepareTree> {
  return guarded(() => prepareTree(engine.parse(text), text));
}

/** Does something of the library, and makes its errors ours. */
function guarded<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    const isOurs = cause instanceof TemplateError || cause instanceof NameError;
    throw isOurs ? cause : asTemplateError(cause);
  }
}

function asTemplateError(cause: unknown): TemplateError {
  if (!(cause instanceof Error)) return new TemplateError("cannot be used", { line: 1, column: 1 });
  const { lineNumber, column } = cause as Error & { lineNumber?: number; column?: number };
  const [, parsedLine] = /^Parse error on line (\d+)/.exec(cause.message) ?? [];
  const place = { line: lineNumber ?? Number(parsedLine ?? 1), column: (column ?? 0) + 1 };
  const message = cause.message.replace(/ - \d+:\d+$/, "");
  const [, unset] = /^"(.*)" not defined in /.exec(message) ?? [];
  if (unset !== undefined) return new TemplateError(`nothing sets ${unset}`, place);
  const [, helper] = /unknown helper (.*)$/.exec(message) ?? [];
  if (helper !== undefined) return new TemplateError(`there is no helper ${helper}`, place);
  if (parsedLine !== undefined) return new TemplateError("is no template from here on", place);
  return new TemplateError(message.split("\n", 1)[0] ?? "", place);
}

interface HelperOptions {
  readonly loc?: hbs.AST.SourceLocation;
  readonly data: {
    readonly rendering: Rendering;
    readonly key?: unknown;
    readonly _parent?: unknown;
  };
}

function makeEngine(): typeof Handlebars {
  const made = Handlebars.create();
  made.unregisterHelper("log");
  made.registerHelper("lookup", (object: unknown, name: unknown) =>
    typeof object === "object" && object !== null && Object.hasOwn(object, String(name))
      ? (object as Readonly<Record<string, unknown>>)[String(name)]
      : undefined,
  );
  for (const [name, helper] of Object.entries(helpers))
    made.registerHelper(name, (...given: unknown[]) => {
      const options = given.pop() as HelperOptions;
      const place = startOf(options);
      try {
        return helper(given, () => chanceAt(options, name));
      } catch (cause) {
        if (cause instanceof HelperFault)
          throw new TemplateError(`${name}: ${cause.message}`, place);
        throw cause;
      }
    });
  made.registerHelper(printHelper, (value: unknown, number: number, options: HelperOptions) =>
    print(value, number, options.data.rendering),
  );
  return made;
}

function startOf({ loc }: HelperOptions): { readonly line: number; readonly column: number } {
  return loc === undefined
    ? { line: 1, column: 1 }
    : { line: loc.start.line, column: loc.start.column + 1 };
}

/** A stream of its own for each place of a call, and each turn of the loops around it. */
function chanceAt(options: HelperOptions, name: string): Random {
  const turns: unknown[] = [];
  for (let frame: unknown = options.data; frame !== undefined && frame !== null; ) {
    const { key, _parent } = frame as HelperOptions["data"];
    turns.push(key ?? "");
    frame = _parent;
  }
  const { line, column } = startOf(options);
  const { chance } = options.data.rendering;
  return seededRandom([chance, name, line, column, ...turns].join("\0"));
}

/** Puts a slot where a value is printed. */
function print(value: unknown, number: number, rendering: Rendering): string {
  const { expressions, slots, values, origins } = rendering;
  const { place, identity = "", isLocal = false } = expressions[number] ?? {};
  const at = place ?? { line: 1, column: 1 };
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean")
    throw new TemplateError(`${identity} is ${kindOf(value)}, which cannot be printed`, at);
  const text = String(value);
  if (/[\uE000-\uE003]|(?![\n\t])\p{Cc}/u.test(text))
    throw new TemplateError(`${identity} holds control characters`, at);
  const key = isLocal ? `${identity}\0${text}` : identity;
  const known = slots.get(key);
  if (known !== undefined) return slotToken(known);
  const slot = values.length;
  slots.set(key, slot);
  values.push(text);
  origins.push(number);
  return slotToken(slot);
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  return value === null || value === undefined ? "nothing" : "a mapping";
}
