export { type DispatchTable, dispatchTable, type OperationFault } from "./dispatch-table.ts";
export { errorMessages } from "./error-messages.ts";
export type { Operation } from "./operation.ts";
export { printReply } from "./print-reply.ts";
export { baseNamespace, junosNamespace, type ReplyProfile } from "./reply-profile.ts";
export { type ErrorTag, errorTags, operationFailed, type RpcError } from "./rpc-error.ts";
export { rpcErrorElement } from "./rpc-error-element.ts";
export { errorReply, okReply, type ReplyBody, type ReplyPart } from "./rpc-reply.ts";
export {
  parseRequest,
  type ReadMessage,
  type RefusedMessage,
  type RpcRequest,
  readMessage,
  readRequest,
} from "./rpc-request.ts";
