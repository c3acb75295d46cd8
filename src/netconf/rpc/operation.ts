import type { XmlElement } from "../../xml/index.ts";
import type { ReplyBody } from "./rpc-reply.ts";

/** One operation of the dispatch table: `Context` is whatever the floor above hands through. */
export interface Operation<Context> {
  /** Local name of the request element; its prefix and namespace do not matter (reference 1.4). */
  readonly name: string;
  /** One line for the generated table of operations. */
  readonly summary: string;
  /** What decides the content of the reply, for the generated table. */
  readonly drivenBy?: string;
  /** How requests are written, as short XML, for the generated table. @defaultValue the bare element */
  readonly forms?: readonly string[];
  /** Permission flags of which a user must have one; none named, everybody may. @defaultValue the floor above decides */
  readonly permissions?: readonly string[];
  /** The command of the CLI that does the same; expressions about commands are matched with it. @defaultValue none */
  readonly command?: string | ((request: XmlElement) => string);
  /** Answers the request. Errors are part of the body; a throw is a bug and becomes an rpc-error. */
  run(request: XmlElement, context: Context): ReplyBody | Promise<ReplyBody>;
}
