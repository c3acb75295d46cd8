import type { Random } from "../../base/index.ts";
import type { StoreSecret } from "../../junos/database/index.ts";
import { encodeSecret, hashPassword } from "../../security/index.ts";

/** How a device stores secrets: `$6$` hashes and `$9$` texts, salted from `random` in turn. */
export function storedSecret(random: Random): StoreSecret {
  const salts = random.derive("stored secrets");
  return (kind, clear) =>
    kind === "password" ? hashPassword(clear, salts) : encodeSecret(clear, salts);
}
