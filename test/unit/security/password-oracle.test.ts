import { encrypt } from "unixcrypt";
import { expect, it, vi } from "vitest";
import { seededRandom } from "../../../src/base/index.ts";
import { authenticate, hashPassword, PasswordVerifier } from "../../../src/security/index.ts";
import { labUser, testPolicy } from "../../support/ssh-pair.ts";

vi.mock("unixcrypt", async (load) => {
  const real = await load<{ readonly encrypt: typeof encrypt }>();
  return { ...real, encrypt: vi.fn<typeof encrypt>(real.encrypt) };
});

const account = { class: "operator", authorizedKeys: [] };
const users = new Map(
  [
    labUser,
    { ...account, name: "other", passwordHash: hashPassword("other", seededRandom("other")) },
    { ...account, name: "keys-only" },
    { ...account, name: "damaged", passwordHash: "$6$short$" },
    { ...account, name: "costly", passwordHash: `$6$rounds=999999999$salt$${"a".repeat(86)}` },
    { ...account, name: "root", passwordHash: hashPassword("root", seededRandom("root")) },
  ].map((user) => [user.name, user]),
);

/** Salts and schemes that a hash was computed with, one per computation. */
function hashed(action: () => void): readonly string[] {
  vi.mocked(encrypt).mockClear();
  action();
  return vi.mocked(encrypt).mock.calls.map(([, salt]) => String(salt).slice(0, 3));
}

it.each([...users.keys(), "nobody"])(
  "computes one hash for a wrong password of '%s', and none when it comes again",
  (user) => {
    const passwords = new PasswordVerifier();
    const policy = testPolicy({ users, rootLogin: "deny-password" });
    const attempt = { kind: "password", user, password: "guess" } as const;
    const judge = (): void => void authenticate(attempt, policy, 0, passwords);
    expect(hashed(judge)).toEqual(["$6$"]);
    expect(hashed(judge)).toEqual([]);
  },
);

it("computes a hash for a second unknown user, too", () => {
  const passwords = new PasswordVerifier();
  const policy = testPolicy({ users });
  for (const user of ["nobody", "nobody-else", "keys-only", "other"])
    expect(
      hashed(
        () =>
          void authenticate({ kind: "password", user, password: "guess" }, policy, 0, passwords),
      ),
    ).toEqual(["$6$"]);
});

it("computes for unknown users what it computes for the known ones", () => {
  const fiveHash = "$5$rounds=1000$ab12CD./$w7iIMBUlAF5vWxI7QBdERYpisAJb0Sw7hDjJwC7CVi4";
  const lab = { ...labUser, passwordHash: fiveHash };
  const policy = testPolicy({ users: new Map([["lab", lab]]) });
  const salts = ["lab", "nobody"].map((user) => {
    const attempt = { kind: "password", user, password: "guess" } as const;
    vi.mocked(encrypt).mockClear();
    authenticate(attempt, policy, 0, new PasswordVerifier());
    return String(vi.mocked(encrypt).mock.calls[0]?.[1]).split("$").slice(0, 3);
  });
  expect(salts).toEqual([
    ["", "5", "rounds=1000"],
    ["", "5", "rounds=1000"],
  ]);
});
