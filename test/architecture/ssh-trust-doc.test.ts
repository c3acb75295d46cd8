import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { hostCertificateFaults } from "../../src/security/index.ts";

describe("docs/reference/ssh-trust.md", () => {
  it("explains every fault of a host certificate and none besides", () => {
    const page = readFileSync("docs/reference/ssh-trust.md", "utf8");
    const rows = [...page.matchAll(/^\| `(host-certificate-[\w-]+)`/gm)].map((match) => match[1]);
    expect(rows).toEqual(Object.keys(hostCertificateFaults));
  });
});
