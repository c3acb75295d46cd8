import type { SourcePosition } from "../../config/index.ts";

/** One JSON value with the place where it began; numbers keep the digits that were written. */
export type JsonValue =
  | {
      readonly kind: "object";
      readonly members: readonly JsonMember[];
      readonly at: SourcePosition;
    }
  | { readonly kind: "array"; readonly items: readonly JsonValue[]; readonly at: SourcePosition }
  | {
      readonly kind: "string" | "number" | "true" | "false" | "null";
      readonly text: string;
      readonly at: SourcePosition;
    };

export interface JsonMember {
  readonly name: string;
  readonly value: JsonValue;
  /** Where the name stands. */
  readonly at: SourcePosition;
}

/** Why a text is not JSON, and where. Does not leave this folder. */
export class JsonFault extends Error {
  override readonly name = "JsonFault";
  readonly badElement: string;
  readonly at: SourcePosition;

  constructor(message: string, badElement: string, at: SourcePosition) {
    super(message);
    this.badElement = badElement;
    this.at = at;
  }
}
