import { operationFailed, type RpcError } from "../../../../netconf/rpc/index.ts";
import { outputReply } from "../../reply/index.ts";
import { type Answer, type Arguments, value } from "../../request/index.ts";
import type { DeviceFacts } from "../../state/device-facts.ts";
import { masterName, type Router, routerNamed, routersOf } from "./router.ts";

/** The arguments by which requests name the instance they are about. */
export const instanceArguments: readonly ReturnType<typeof value>[] = [
  value("instance"),
  value("logical-system"),
];

/** A request for an instance that is not there. */
export function unknownInstance(name: string): RpcError {
  return operationFailed(`instance ${name} not found`, name);
}

/** Only the default logical system exists; `all` names it too. */
export function logicalSystemProblem(given: Arguments): RpcError | undefined {
  const name = given.text("logical-system");
  return name === undefined || name === "default" || name === "all"
    ? undefined
    : operationFailed(`logical-system ${name} not found`, name);
}

/**
 * The routers that a request is about: the one that `instance` names, all of them for `all`; without
 * it those that `otherwise` says.
 */
export function askedRouters(
  facts: DeviceFacts,
  given: Arguments,
  otherwise: "master" | "all",
): readonly Router[] | { readonly error: RpcError } {
  const problem = logicalSystemProblem(given);
  if (problem !== undefined) return { error: problem };
  const asked = given.text("instance") ?? given.text("exact-instance");
  const name = asked ?? (otherwise === "all" ? "all" : masterName);
  if (name === "all") return routersOf(facts);
  const router = routerNamed(facts, name);
  return router === undefined ? { error: unknownInstance(name) } : [router];
}

/**
 * Answers for the routers in which a protocol runs; when it runs in none of those asked for, says so
 * as the device does.
 */
export function answerFor<Running>(
  asked: ReturnType<typeof askedRouters>,
  running: (router: Router) => Running | undefined,
  notRunning: string,
  answer: (found: readonly (readonly [Router, Running])[]) => Answer,
): Answer {
  if ("error" in asked) return asked;
  const found = asked.flatMap((router): readonly (readonly [Router, Running])[] => {
    const protocol = running(router);
    return protocol === undefined ? [] : [[router, protocol]];
  });
  return found.length === 0 ? outputReply(notRunning) : answer(found);
}
