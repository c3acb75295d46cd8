import { messageOf } from "../../base/index.ts";
import { effectiveTree } from "../../junos/config/index.ts";
import type { ConfigurationDatabase } from "../../junos/database/index.ts";
import type { SessionEnd, SessionUser } from "../../netconf/session/index.ts";
import { authorizationOf, runCliLine, sessionProfile } from "../../operations/index.ts";
import type { ExecOutput } from "../../transport/ssh/index.ts";
import type { Emit } from "../device-events.ts";
import type { ResolvedIdentity } from "../start-up/identity.ts";
import type { Answering } from "./answering.ts";
import type { RunExec } from "./open-session.ts";
import { runExec } from "./run-exec.ts";
import type { SessionDirectory } from "./session-directory.ts";
import { unauthorized } from "./unauthorized-session.ts";

export interface CliExecOptions {
  readonly device: string;
  readonly identity: ResolvedIdentity;
  readonly database: ConfigurationDatabase;
  readonly answering: Answering;
  readonly sessions: SessionDirectory;
  readonly emit: Emit;
}

/** Runs commands of the CLI for users that have no NETCONF session. */
export function cliExec({
  device,
  identity,
  database,
  answering,
  sessions,
  emit,
}: CliExecOptions): RunExec {
  return async (command, { user, class: loginClass }, output) => {
    const running = effectiveTree(database.running);
    const authorization = authorizationOf(running, loginClass);
    const shownUser = { name: user, class: loginClass };
    if (!authorization.permitsAnything) return await refuseExec(output, shownUser);
    const sessionId = sessions.takeId();
    const faulted = ({ operation, cause }: { operation: string; cause: unknown }): void =>
      emit("operation-faulted", { device, operation, message: messageOf(cause) });
    const context = answering.contextOf({
      session: {
        sessionId,
        user: shownUser,
        peerCapabilities: [],
        notify: () => {},
        endAfterReply: () => output.end(0),
        end: () => output.end(1),
      },
      profile: sessionProfile(identity.version, identity.platform, running),
      authorization,
    });
    try {
      await runExec(command, output, async (line) => {
        const shown = await runCliLine(line, {
          model: identity.platform.model,
          version: identity.version,
          answer: (request) => answering.operations.answer(request, context, faulted),
        });
        const { command: words, errors } = shown;
        emit("command-run", { device, sessionId, user, command: words, errors });
        return shown;
      });
    } catch (cause) {
      faulted({ operation: "exec", cause });
      output.end(1);
    } finally {
      database.leave({ id: sessionId, user });
    }
    return { reason: "close-session", detail: undefined };
  };
}

/** A user whose class permits nothing gets no command run. */
async function refuseExec(output: ExecOutput, user: SessionUser): Promise<SessionEnd> {
  await output.write(Buffer.from("error: permission denied\n"));
  output.end(1);
  return unauthorized(user);
}
