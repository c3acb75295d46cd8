import { describe, expect, it } from "vitest";
import { configuredTls } from "../../../../src/device/pki/configured-tls.ts";
import type { OwnTls } from "../../../../src/device/pki/own-tls.ts";
import { pkiPort } from "../../../../src/device/pki/pki-port.ts";
import { PkiStore } from "../../../../src/device/pki/pki-store.ts";
import { startUpTree } from "../../../../src/device/start-up/start-up-configuration.ts";
import type { PkiOptions } from "../../../../src/index.ts";
import { effectiveTree } from "../../../../src/junos/config/index.ts";
import { authorityPem, leafOf, pkiOptions, rsaPki } from "../../../support/pki-options.ts";

const profiles = ["root", "intermediate"].map(
  (name) => `set security pki ca-profile ${name} ca-identity ${name}`,
);
const local = "set system services netconf tls local-certificate netconf-server-cert";

function own(pki: PkiStore, statements: readonly string[], strictJunos = false): OwnTls {
  const active = effectiveTree(startUpTree(statements.join("\n")));
  return configuredTls(active, pki.snapshot, { now: Date.now(), strictJunos });
}

function identityOf(...given: Parameters<typeof own>): object {
  const tls = own(...given);
  if (tls.kind === "unusable") throw new Error(tls.detail);
  return tls.identity;
}

describe("with what a device serves TLS", () => {
  const options: PkiOptions = pkiOptions(rsaPki);
  const all = ["set system host-name r1", ...profiles, local];

  it("is one object for devices that share a PKI, whatever else their configurations say", () => {
    const one = identityOf(new PkiStore(options), all);
    const two = identityOf(new PkiStore(options), ["set system host-name r2", ...profiles, local]);
    expect(two).toBe(one);
  });

  it("is another when profiles, strictness or the store differ", () => {
    const store = new PkiStore(options);
    const one = identityOf(store, all);
    expect(identityOf(store, all.slice(0, 2).concat(local))).not.toBe(one);
    expect(identityOf(store, all, true)).not.toBe(one);
    const { cert, key } = leafOf(rsaPki, "server");
    const port = pkiPort(store);
    const texts = { certificate: cert, key, passphrase: undefined };
    expect(port.loadLocalCertificate("second", texts)).toBeUndefined();
    expect(identityOf(store, all)).not.toBe(one);
    expect(identityOf(store, all)).toBe(identityOf(store, all));
    expect(identityOf(new PkiStore(options), all)).toBe(one);
  });

  it("trusts configured profiles only, and no intermediate", () => {
    const store = new PkiStore(options);
    const root = authorityPem(rsaPki, "root").trim();
    const roots = (statements: readonly string[]): unknown =>
      (identityOf(store, statements) as { trustedRoots: string[] }).trustedRoots.map((pem) =>
        pem.replaceAll(/\s/g, ""),
      );
    expect(roots(all)).toEqual([root.replaceAll(/\s/g, "")]);
    expect(roots(["set system host-name r1", local])).toEqual([]);
  });

  it("follows what is deactivated", () => {
    const store = new PkiStore(options);
    const off = "deactivate system services netconf tls";
    expect(own(store, [...all, off])).toMatchObject({ reason: "server-certificate-missing" });
  });

  it("is nothing once its certificate is cleared, and says which it misses", () => {
    const store = new PkiStore(options);
    pkiPort(store).clearLocalCertificate("netconf-server-cert");
    expect(own(store, all)).toEqual({
      kind: "unusable",
      reason: "server-certificate-missing",
      detail: "no local certificate 'netconf-server-cert' is loaded",
    });
  });

  it("is judged by the time that it is told", () => {
    const active = effectiveTree(startUpTree(all.join("\n")));
    const at = (now: number): OwnTls =>
      configuredTls(active, new PkiStore(options).snapshot, { now, strictJunos: false });
    expect(at(0)).toMatchObject({ reason: "server-certificate-not-yet-valid" });
    expect(at(Date.UTC(2199, 0))).toMatchObject({ reason: "server-certificate-expired" });
  });
});
