export { OwnReplies, type ReplyFailure } from "./own-replies.ts";
export { type ReplyFile, type ReplyProblem, type ReplySet, readReplies } from "./reply-set.ts";
export { variableNames } from "./reply-variables.ts";
export type { RpcAnswer, RpcCall, RpcHandler, RpcRefusal } from "./rpc-handler.ts";
export { withOwnReplies } from "./with-own-replies.ts";
