import {
  commentText,
  loginClassText,
  type SessionEnd,
  type SessionUser,
} from "../../netconf/session/index.ts";

/**
 * What a user hears whose login class permits nothing, before the channel closes (reference 11). A
 * comment, as what Junos says before its hello.
 */
export function unauthorizedMessage(user: SessionUser): string {
  const words = `user ${user.name}, class ${loginClassText(user)}: permission denied`;
  return `<!-- ${commentText(words)} -->\n`;
}

/** How the session of such a user ended. */
export function unauthorized({ name, class: loginClass }: SessionUser): SessionEnd {
  return { reason: "unauthorized", detail: `class '${loginClass}' of '${name}'` };
}
