export type { Operation } from "./operation.ts";
export { type ErrorTag, errorTags, operationFailed, type RpcError } from "./rpc-error.ts";
export { errorReply, okReply, type ReplyBody, type ReplyPart } from "./rpc-reply.ts";
