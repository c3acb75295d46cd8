import type {
  ConfigurationDatabase,
  DatabaseSession,
  StoredSource,
} from "../../junos/database/index.ts";
import type { Authorization } from "./authorization.ts";
import { deniedChanges } from "./denied-changes.ts";
import { graft } from "./graft.ts";
import { originalOf, visibleConfiguration, visibleForEdit } from "./visible-configuration.ts";

/** The configuration database as operations use it. */
export type OperationDatabase = Omit<
  ConfigurationDatabase,
  "close" | "events" | "reset" | "restart" | "state"
>;

/** The database as the user of one request may use it. */
export interface PermittedDatabase {
  readonly database: OperationDatabase;
  /** What was refused so far: names of statements below `[edit]`, or of the request. */
  readonly refused: readonly string[];
}

/**
 * A view of the database with the user's permissions: what is read is the visible part, and a
 * change that touches more than the user may change is refused as a whole. `request` names who
 * asks, for refusals that are about no statement.
 */
export function permittedDatabase(
  database: OperationDatabase,
  authorization: Authorization,
  request: string,
): PermittedDatabase {
  const refused: string[] = [];
  const visible = (tree: OperationDatabase["running"]): OperationDatabase["running"] =>
    visibleConfiguration(tree, authorization);
  const deny = (elements: readonly string[]): Extract<EditOutcome, { readonly ok: false }> => {
    refused.push(...elements);
    return { ok: false, refusal: { kind: "permission-denied", elements } };
  };
  // An edit works on what the user sees, so that neither its outcome nor its errors tell of the rest.
  const edit: OperationDatabase["edit"] = (session, change) => {
    let denied: readonly string[] = [];
    const outcome = database.edit(session, (candidate) => {
      const shown = visibleForEdit(candidate, authorization);
      let result = change(shown);
      const original = originalOf(result.tree);
      if (original === result.tree) denied = deniedChanges(shown, result.tree, authorization);
      if (denied.length === 0 && shown !== candidate && result.isWhole) result = change(candidate);
      const tree = result.isWhole ? originalOf(result.tree) : graft(candidate, shown, result.tree);
      if (denied.length === 0) denied = deniedChanges(candidate, tree, authorization);
      return denied.length === 0 ? { ...result, tree } : { tree: candidate, problems: [] };
    });
    return denied.length === 0 ? outcome : deny(denied);
  };
  const view: OperationDatabase = {
    get running() {
      return visible(database.running);
    },
    get candidate() {
      return visible(database.candidate);
    },
    get isModified() {
      return database.isModified;
    },
    get commits() {
      return database.commits;
    },
    get confirmUntil() {
      return database.confirmUntil;
    },
    get rescueRecord() {
      return database.rescueRecord;
    },
    get scheduled() {
      return database.scheduled;
    },
    get editors() {
      return database.editors;
    },
    candidateOf(session) {
      const candidate = database.candidateOf(session);
      return {
        tree: visible(candidate.tree),
        base: visible(candidate.base),
        changedAt: candidate.changedAt,
        put: (tree) => void edit(session, () => ({ tree, problems: [], isWhole: true })),
      };
    },
    stored(source) {
      const tree = database.stored(source);
      return tree && visible(tree);
    },
    edit,
    restore(session, source) {
      if (!mayRestore(source, authorization)) return deny([request]);
      const before = database.candidateOf(session).tree;
      const stored = database.stored(source);
      const denied = stored === undefined ? [] : deniedChanges(before, stored, authorization);
      return denied.length === 0 ? database.restore(session, source) : deny(denied);
    },
    discard(session) {
      const { tree: before, base } = database.candidateOf(session);
      const denied = deniedChanges(before, base, authorization);
      if (denied.length > 0) return deny(denied);
      const outcome = database.edit(session, () => ({ tree: base, problems: [] }));
      return outcome.ok ? { ok: true } : outcome;
    },
    open: (session, mode) => database.open(session, mode),
    closeFor: (session) => database.closeFor(session),
    leave: (session: DatabaseSession) => database.leave(session),
    lock: (session) => database.lock(session),
    unlock: (session) => database.unlock(session),
    saveRescue: (session) => database.saveRescue(session),
    deleteRescue: () => database.deleteRescue(),
    check: (session) => database.check(session),
    commit: (session, options) => database.commit(session, options),
  };
  return { database: view, refused };
}

type EditOutcome = ReturnType<OperationDatabase["edit"]>;

/** Junos: the flag `rollback` for every configuration but the last committed one. */
function mayRestore(source: StoredSource, { flags, judgeCommand }: Authorization): boolean {
  if (source.kind === "rollback" && source.number === 0) return true;
  const which = source.kind === "rollback" ? String(source.number) : source.kind;
  const verdict = judgeCommand?.(`rollback ${which}`);
  return verdict === undefined ? flags.has("rollback") : verdict === "allowed";
}
