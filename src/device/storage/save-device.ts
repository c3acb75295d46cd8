import type { ConfigurationDatabase } from "../../junos/database/index.ts";
import type { DeviceState } from "../../persistence/index.ts";
import type { PkiStore } from "../pki/pki-store.ts";

/** Keeps what happened to a device; undefined when all of it is durable already. */
export function saveDevice({
  state,
  database,
  pki,
}: {
  readonly state: DeviceState;
  readonly database: ConfigurationDatabase;
  readonly pki: PkiStore;
}): Promise<void> | undefined {
  return together(state.save(database.state), state.saveCertificates(pki.changes));
}

/** Undefined when neither has anything outstanding. */
function together(
  one: Promise<void> | undefined,
  other: Promise<void> | undefined,
): Promise<void> | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Promise.all([one, other]).then(() => undefined);
}
