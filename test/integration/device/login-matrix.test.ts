import { readFileSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { sshCertificateNames, tlsLeafNames } from "../../../src/security/pki/index.ts";
import { certificateRows } from "../../support/login-matrix/certificate-rows.ts";
import { type Door, sshDoors, tlsDoors } from "../../support/login-matrix/doors.ts";
import { keyRows } from "../../support/login-matrix/key-rows.ts";
import { outcomeOf, type PageLine, tableOf, withTable } from "../../support/login-matrix/page.ts";
import { passwordRows } from "../../support/login-matrix/password-rows.ts";
import type { Row } from "../../support/login-matrix/row.ts";
import { tlsRows } from "../../support/login-matrix/tls-rows.ts";

const path = "docs/reference/authentication.md";

/** Plays every row at every door, all at once. */
function play<Any extends Row>(
  rows: readonly Any[],
  doors: Readonly<Record<string, Door<Any>>>,
): Promise<readonly PageLine[]> {
  return Promise.all(
    rows.map(async (row) => {
      const records = await Promise.all(Object.values(doors).map((door) => door(row)));
      return { credential: row.credential, about: row.about, outcomes: records.map(outcomeOf) };
    }),
  );
}

const tables = [
  ["Certificates over SSH", certificateRows, sshDoors, () => play(certificateRows, sshDoors)],
  ["Keys over SSH", keyRows, sshDoors, () => play(keyRows, sshDoors)],
  ["Passwords over SSH", passwordRows, sshDoors, () => play(passwordRows, sshDoors)],
  ["Certificates over TLS", tlsRows, tlsDoors, () => play(tlsRows, tlsDoors)],
] as const;

describe.each(tables)("%s", (heading, rows, doors, happened) => {
  const names = Object.keys(doors);
  let lines: readonly PageLine[] = [];
  beforeAll(async () => {
    lines = await happened();
  }, 60_000);

  it.each(rows.map((row, at) => [row.credential, row.about, at] as const))(
    "%s (%s) comes to what is expected, at every door",
    (_credential, _about, at) => {
      const row: Row | undefined = rows[at];
      const expected = names.map((name) => row?.expectedAt?.[name] ?? row?.expected);
      expect(lines[at]?.outcomes).toEqual(expected);
    },
  );

  it("is on the page as it happened", () => {
    const now = withTable(readFileSync(path, "utf8"), heading, tableOf(names, lines));
    if (process.env["WRITE_DOCS"] === "1") writeFileSync(path, now);
    expect(readFileSync(path, "utf8"), "run `npm run docs:authentication`").toBe(now);
  });
});

describe("the tables", () => {
  const shown = [...certificateRows, ...tlsRows].map(({ credential }) => credential);

  it.each([
    ["SSH user certificate", sshCertificateNames.filter((name) => name.startsWith("user-"))],
    ["TLS client certificate", tlsLeafNames.filter((name) => name.startsWith("client-"))],
  ])("have every %s of the test PKI", (_kind, names) => {
    for (const name of names) expect(shown).toContain(name);
  });
});
