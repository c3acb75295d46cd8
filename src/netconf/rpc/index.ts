export { type DispatchTable, dispatchTable, type OperationFault } from "./dispatch-table.ts";
export { errorMessages } from "./error-messages.ts";
export type { Operation } from "./operation.ts";
export { type PrintedReply, printReply, printReplySlices } from "./print-reply.ts";
export { baseNamespace, type ReplyProfile } from "./reply-profile.ts";
export {
  onlyChild,
  orderly,
  type RequestElements,
  readElements,
  readWord,
  strayElement,
} from "./request-elements.ts";
export { operationFailed, type RpcError } from "./rpc-error.ts";
export { rpcErrorElement } from "./rpc-error-element.ts";
export { errorReply, okReply, type ReplyBody } from "./rpc-reply.ts";
export {
  parseRequest,
  type RefusedMessage,
  readMessage,
  readRequest,
} from "./rpc-request.ts";
export { type ShownReply, shownReply } from "./shown-reply.ts";
export { selectElement } from "./subtree-filter.ts";
