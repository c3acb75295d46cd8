import { describe, expect, it } from "vitest";
import { type ConfigTree, emptyTree } from "../../../../src/junos/config/index.ts";
import { storeSecrets } from "../../../../src/junos/database/index.ts";
import { applySet, parseSet, printSet } from "../../../../src/junos/formats/index.ts";
import { coreSchema } from "../../../../src/junos/schema/index.ts";

const schema = coreSchema();
const asked: string[] = [];
const transform = storeSecrets((kind, clear) => {
  asked.push(clear);
  return kind === "password" ? `$6$salt$${clear.length}` : `$9$${clear.length}`;
});

function tree(...lines: readonly string[]): ConfigTree {
  return applySet(emptyTree(schema), parseSet(lines.join("\n"), schema).commands).tree;
}

describe("storing secrets", () => {
  it("hashes passwords and encodes the other secrets", () => {
    const stored = transform(
      tree(
        "set system login user a authentication plain-text-password-value secret1",
        "set system services outbound-ssh client nms secret secret22",
        "set interfaces ge-0/0/0 description secret333",
      ),
    );
    expect(printSet(stored).trim().split("\n")).toEqual([
      'set system login user a authentication encrypted-password "$6$salt$7"',
      'set system services outbound-ssh client nms secret "$9$8"',
      "set interfaces ge-0/0/0 description secret333",
    ]);
  });

  it("lets a new password take the place of the hash before it", () => {
    const stored = transform(
      tree(
        'set system root-authentication encrypted-password "$6$old$old"',
        "set system root-authentication plain-text-password-value new-password",
        'set system root-authentication ssh-ed25519 "ssh-ed25519 AAAA"',
      ),
    );
    expect(printSet(stored)).toBe(
      [
        'set system root-authentication encrypted-password "$6$salt$12"',
        'set system root-authentication ssh-ed25519 "ssh-ed25519 AAAA"',
        "",
      ].join("\n"),
    );
  });

  it("keeps marks", () => {
    const stored = transform(
      tree(
        "set protocols bgp group G authentication-key clear",
        "deactivate protocols bgp group G authentication-key",
      ),
    );
    expect(printSet(stored)).toContain("deactivate protocols bgp group G authentication-key");
  });

  it("leaves what is stored already as the same tree, and looks at it once", () => {
    const before = tree(
      'set system root-authentication encrypted-password "$6$a$b"',
      'set protocols bgp group G authentication-key "$9$abc"',
      'set protocols bgp group H authentication-key "$8$aes"',
    );
    asked.length = 0;
    expect(transform(before)).toBe(before);
    expect(transform(before)).toBe(before);
    expect(asked).toEqual([]);
  });
});
