import { type DispatchTable, dispatchTable, type Operation } from "../netconf/rpc/index.ts";
import { configurationOperations } from "./configuration/index.ts";
import type { OperationContext } from "./operation-context.ts";
import { type Catalogue, catalogue } from "./operational/commands/catalogue.ts";
import { type CliDevice, type CliOutput, cliOutput } from "./operational/commands/cli-output.ts";
import { commandOperation } from "./operational/commands/command.ts";
import { splitCommands } from "./operational/commands/split-commands.ts";
import { unansweredReply } from "./operational/commands/unanswered-request.ts";
import { operationalOperations } from "./operational/operational-operations.ts";
import { pkiOperations } from "./operational/pki/pki-operations.ts";
import { authorizedOperations } from "./permissions/authorized-operations.ts";
import { withOwnReplies } from "./replies/index.ts";
import { standardOperations } from "./standard/index.ts";

export {
  changeFromDocument,
  type DocumentOptions,
} from "./configuration-change.ts";
export type {
  MonitoringFacts,
  SessionCounters,
} from "./monitoring/monitoring-facts.ts";
export { configurationEdits } from "./notifications/configuration-edits.ts";
export {
  configurationChange,
  type EventSession,
  sessionEnd,
  sessionStart,
  type TerminationReason,
} from "./notifications/events.ts";
export type { OperationContext } from "./operation-context.ts";
export type {
  PackageResult,
  PowerAction,
  Shutdown,
  SystemPort,
} from "./operational/actions/system-port.ts";
export { type FileStore, newFileStore } from "./operational/files/file-store.ts";
export type { PkiPort, PkiProblem } from "./operational/pki/pki-port.ts";
export {
  type ChassisFaults,
  noFaults,
  type PartState,
  withPart,
} from "./operational/state/chassis-faults.ts";
export { portsWithoutCard } from "./operational/state/chassis-model.ts";
export type {
  DeviceFacts,
  OutboundSshFacts,
} from "./operational/state/device-facts.ts";
export { type Epoch, nextEpochs } from "./operational/state/epochs.ts";
export { linkMarks } from "./operational/state/link-marks.ts";
export { type LinkPort, linkPort } from "./operational/state/link-port.ts";
export type { LogMessage } from "./operational/system/log-file.ts";
export { type Authorization, authorizationOf } from "./permissions/authorization.ts";
export { idleTimeoutMinutes } from "./permissions/login-class.ts";
export { visibleConfiguration } from "./permissions/visible-configuration.ts";
export {
  type JunosVersion,
  parseJunosVersion,
} from "./profile/junos-version.ts";
export { type Platform, platformModels, platformOf } from "./profile/platforms.ts";
export { type SessionProfile, sessionProfile } from "./profile/session-profile.ts";
export {
  OwnReplies,
  type ReplyFailure,
  type ReplyFile,
  type ReplyProblem,
  type ReplySet,
  type RpcAnswer,
  type RpcCall,
  type RpcHandler,
  type RpcRefusal,
  readReplies,
} from "./replies/index.ts";
export type { CliOutput };
export { splitCommands };

const operations: readonly Operation<OperationContext>[] = [
  ...standardOperations,
  ...configurationOperations,
  ...operationalOperations,
  ...pkiOperations,
];

/** Joined once per process, when the first command or unknown request comes. */
let joined: Catalogue | undefined;

function commands(): Catalogue {
  joined ??= catalogue(operations);
  return joined;
}

/** Every operation of a device, for those who may ask for it. One table serves all devices of a process. */
export function junosOperations(): DispatchTable<OperationContext> {
  const command = commandOperation(commands, (request, context) =>
    // A fault inside is the command's own: the outer table reports it.
    table.answer(request, context, ({ cause }) => {
      throw cause;
    }),
  );
  const table = authorizedOperations(
    withOwnReplies(
      dispatchTable([...operations, command], (request, context) =>
        unansweredReply(request, context, commands()),
      ),
    ),
    commands,
  );
  return table;
}

/** Runs one line of the CLI outside of NETCONF. */
export function runCliLine(line: string, device: CliDevice): Promise<CliOutput> {
  return cliOutput(line, device, commands());
}
