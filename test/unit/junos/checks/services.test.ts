import { describe, expect, it } from "vitest";
import { commitProblems, problemLines } from "../../../support/commit-problems.ts";

const services = (inside: string): string => `system { services { ${inside} } }`;
const client = (inside: string): string => services(`outbound-ssh { client nms { ${inside} } }`);
const tls = (inside: string): string => services(`netconf { tls { ${inside} } }`);
const fingerprint = "fingerprint aa:bb:cc:dd:ee:ff;";

describe("root-authentication", () => {
  it("is missed when it is required", () => {
    expect(commitProblems("system { host-name r1; }", "required")).toEqual([
      {
        severity: "error",
        message: "mgd: Missing mandatory statement: 'root-authentication'",
        path: "[edit]",
        badElement: "system",
        tag: "invalid-value",
        reason: "missing mandatory statements",
      },
    ]);
  });

  it("may be left out of a lab, and inactive counts as left out", () => {
    expect(commitProblems("system { host-name r1; }")).toEqual([]);
    const inactive = 'system { inactive: root-authentication { encrypted-password "$6$x"; } }';
    expect(commitProblems(inactive, "required")).toHaveLength(1);
  });
});

describe("outbound-ssh", () => {
  it.each([
    ["device-id", "services netconf; 192.0.2.1 port 4334;"],
    ["services", "device-id r1; 192.0.2.1 port 4334;"],
    ["servers", "device-id r1; services netconf;"],
  ])("misses %s of a client", (name, inside) => {
    expect(problemLines(client(inside))).toEqual([
      `[edit system services outbound-ssh] 'client nms' mgd: Missing mandatory statement: '${name}'`,
    ]);
  });

  it("refuses a device-id that cannot stand in a preamble line", () => {
    const rest = "services netconf; 192.0.2.1 port 4334;";
    const [line] = problemLines(client(`device-id "r1\\nMSG-ID: x"; ${rest}`));
    expect(line).toContain("mgd: device-id must be one line of 1..1024 bytes");
    expect(problemLines(client(`device-id r1; ${rest}`))).toEqual([]);
  });

  it("is content with a whole client, and leaves an inactive one alone", () => {
    expect(problemLines(client("device-id r1; services netconf; 192.0.2.1 port 4334;"))).toEqual(
      [],
    );
    expect(
      problemLines(services("outbound-ssh { inactive: client nms { device-id r1; } }")),
    ).toEqual([]);
  });

  it("wants its routing instance defined", () => {
    const text = services("outbound-ssh { routing-instance oob; }");
    expect(problemLines(text)).toEqual([
      "[edit system services outbound-ssh] 'oob' mgd: Referenced routing instance must be defined under [edit routing-instances]",
    ]);
    expect(problemLines(`${text} routing-instances { oob { instance-type vrf; } }`)).toEqual([]);
  });
});

describe("netconf", () => {
  it.each([
    [
      services("netconf { flatten-commit-results; }"),
      "[edit system services netconf] 'flatten-commit-results' mgd: flatten-commit-results requires rfc-compliant to be configured",
    ],
    [
      services("netconf { yang-modules { emit-anyxml-in-rpc-output; } }"),
      "[edit system services netconf yang-modules] 'emit-anyxml-in-rpc-output' mgd: emit-anyxml-in-rpc-output requires device-specific to be configured",
    ],
    [
      tls("local-certificate c1;"),
      "[edit system services netconf tls] 'local-certificate' mgd: local-certificate requires client-identity or default-client-identity to be configured",
    ],
    [
      tls("client-identity n { map-type san-dirname-cn; }"),
      "[edit system services netconf tls] 'client-identity n' mgd: Missing mandatory statement: 'fingerprint'",
    ],
    [
      tls(`client-identity n { ${fingerprint} map-type specified; }`),
      "[edit system services netconf tls] 'client-identity n' mgd: map-type specified requires username to be configured",
    ],
    [
      tls(`client-identity n { ${fingerprint} map-type san-dirname-cn; username u; }`),
      "[edit system services netconf tls] 'client-identity n' mgd: username is allowed with map-type specified only",
    ],
    [
      tls("client-identity n { fingerprint aa-bb; map-type san-dirname-cn; }"),
      "[edit system services netconf tls] 'client-identity n' mgd: fingerprint must be two-digit hexadecimal groups joined by ':'",
    ],
    [
      tls("default-client-identity { map-type specified; username a-b; }"),
      "[edit system services netconf tls] 'default-client-identity' mgd: invalid username 'a-b'",
    ],
    [
      tls("default-client-identity { username u; }"),
      "[edit system services netconf tls] 'default-client-identity' mgd: Missing mandatory statement: 'map-type'",
    ],
  ])("refuses %s", (text, line) => {
    expect(problemLines(text)).toEqual([line]);
  });

  it("wants fingerprints to differ, however they are written", () => {
    const twice = tls(
      `client-identity a { ${fingerprint} map-type san-dirname-cn; } client-identity b { ${fingerprint.toUpperCase().replace("FINGERPRINT", "fingerprint")} map-type san-dirname-cn; }`,
    );
    expect(problemLines(twice)).toEqual([
      "[edit system services netconf tls] 'client-identity b' mgd: fingerprint must be unique among client identities",
    ]);
  });

  it("is content with what belongs together", () => {
    expect(problemLines(services("netconf { rfc-compliant; flatten-commit-results; }"))).toEqual(
      [],
    );
    expect(
      problemLines(
        tls(
          `local-certificate c1; client-identity n { ${fingerprint} map-type specified; username net.ops; } default-client-identity { map-type san-dirname-cn; }`,
        ),
      ),
    ).toEqual([]);
  });
});

describe("certificates of ssh", () => {
  it("has a principals command stand alone", () => {
    const text = services(
      "ssh { authorized-principals p1; authorized-principals-command /bin/p; }",
    );
    expect(problemLines(text)).toEqual([
      "[edit system services ssh] 'authorized-principals-command' mgd: authorized-principals-command cannot be used with authorized-principals",
    ]);
    const both = services("ssh { authorized-principals p1; authorized-principals-file /f; }");
    expect(problemLines(both)).toEqual([]);
  });
});

describe("login classes", () => {
  it("come with Junos or are configured", () => {
    const user = (name: string): string => `system { login { user u { class ${name}; } } }`;
    expect(problemLines(user("noc"))).toEqual([
      "[edit system login user u] 'noc' mgd: Referenced login class must be defined",
    ]);
    expect(problemLines(user("super-user"))).toEqual([]);
    expect(
      problemLines(`${user("noc")} system { login { class noc { permissions view; } } }`),
    ).toEqual([]);
  });
});

describe("lists", () => {
  it("keep to their limits", () => {
    const search = (count: number): string =>
      `system { domain-search [ ${Array.from({ length: count }, (_, index) => `d${index}.example`).join(" ")} ]; }`;
    expect(problemLines(search(6))).toEqual([]);
    expect(problemLines(search(7))).toEqual([
      "[edit system] 'domain-search' mgd: number of elements exceeds limit of 6",
    ]);
  });
});
