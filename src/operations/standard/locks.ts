import {
  errorReply,
  type Operation,
  okReply,
  type ReplyBody,
  type RpcError,
  readElements,
  strayElement,
} from "../../netconf/rpc/index.ts";
import type { XmlElement } from "../../xml/index.ts";
import type { OperationContext } from "../operation-context.ts";
import { changingConfiguration } from "../permissions/operation-permissions.ts";
import { refusalError } from "../refusals.ts";
import { datastoreOf } from "./datastore.ts";

/** RFC 6241 7.5. On Junos there is one lock, that of the shared candidate; `running` means the same. */
export const lock: Operation<OperationContext> = {
  name: "lock",
  drivenBy: "who holds the lock and whether uncommitted changes stand in the candidate",
  forms: ["<lock><target><candidate/></target></lock>"],
  summary: "take the exclusive lock of the candidate",
  command: "configure exclusive",
  permissions: changingConfiguration,
  run(request, context) {
    const { database, session } = context;
    const refused = badTarget(request);
    return refused === undefined ? replyOf(database.lock(session), context) : errorReply(refused);
  },
};

/** RFC 6241 7.6; uncommitted changes made under the lock are discarded. */
export const unlock: Operation<OperationContext> = {
  name: "unlock",
  drivenBy: "whether the session holds the lock",
  forms: ["<unlock><target><candidate/></target></unlock>"],
  summary: "give the lock back and discard what was not committed",
  permissions: changingConfiguration,
  run(request, context) {
    const { database, session } = context;
    const refused = badTarget(request);
    return refused === undefined ? replyOf(database.unlock(session), context) : errorReply(refused);
  },
};

/** RFC 6241 8.3.4.2. */
export const discardChanges: Operation<OperationContext> = {
  name: "discard-changes",
  drivenBy: "whether another session holds the lock",
  forms: ["<discard-changes/>"],
  summary: "make the candidate equal to running again",
  command: "rollback 0",
  permissions: changingConfiguration,
  run(request, context) {
    const { database, session } = context;
    const stray = strayElement(request);
    return stray === undefined ? replyOf(database.discard(session), context) : errorReply(stray);
  },
};

function badTarget(request: XmlElement): RpcError | undefined {
  const elements = readElements(request, ["target"]);
  if ("error" in elements) return elements.error;
  const target = datastoreOf(elements.get("target"), "target");
  return "error" in target ? target.error : undefined;
}

function replyOf(
  outcome: ReturnType<OperationContext["database"]["discard"]>,
  context: OperationContext,
): ReplyBody {
  return outcome.ok ? okReply : errorReply(refusalError(outcome.refusal, context));
}
