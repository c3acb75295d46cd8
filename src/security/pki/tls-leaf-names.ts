import type { AlternativeName, DistinguishedName } from "./names.ts";
import type { KeyPurpose } from "./x509.ts";

/** Ways in which a certificate is bad on purpose. */
const tlsFlaws = [
  "expired",
  "not-yet-valid",
  "wrong-ca",
  "self-signed",
  "bad-signature",
  "revoked",
  "missing-intermediate",
  "wrong-name",
  "wrong-purpose",
] as const;
export type TlsFlaw = (typeof tlsFlaws)[number];

/** Good client certificates, by the one kind of name in their subjectAltName; `plain` has none. */
const tlsClientKinds = ["dirname", "rfc822", "dns", "ip", "plain"] as const;
export type TlsClientKind = (typeof tlsClientKinds)[number];

type TlsRole = "server" | "client";

/** A leaf certificate that a test PKI can make; those with a flaw are otherwise like `server` and `client-dirname`. */
export type TlsLeafName = "server" | `client-${TlsClientKind}` | `${TlsRole}-${TlsFlaw}`;

/** Every leaf there is, the good ones first. */
export const tlsLeafNames: readonly TlsLeafName[] = [
  "server",
  ...tlsClientKinds.map((kind) => `client-${kind}` as const),
  ...tlsFlaws.flatMap((flaw) => [`server-${flaw}`, `client-${flaw}`] as const),
];

/** What the name of a leaf says about it. */
export interface TlsLeafPlan {
  readonly role: TlsRole;
  readonly flaw: TlsFlaw | undefined;
  /** The kind of client. */
  readonly kind: TlsClientKind;
}

export function planOf(name: TlsLeafName): TlsLeafPlan {
  const role = name.startsWith("server") ? "server" : "client";
  const rest = name.slice(role.length + 1);
  return {
    role,
    flaw: tlsFlaws.find((flaw) => flaw === rest),
    kind: tlsClientKinds.find((kind) => kind === rest) ?? "dirname",
  };
}

/** Host that server certificates and SSH host certificates are for; loopback is in them, too. */
export const deviceHost = "device.example.net";
/** Host in the client certificates of an NMS. */
const nmsHost = "nms.example.net";

/** The subject's CN is the user only where no other name could be: what is mapped must come from the right place. */
export function subjectOf({ role, kind }: TlsLeafPlan, user: string): DistinguishedName {
  if (role === "server") return [["CN", deviceHost]];
  return [["CN", kind === "plain" ? user : nmsHost]];
}

export function alternativeNamesOf(plan: TlsLeafPlan, user: string): readonly AlternativeName[] {
  const { role, flaw, kind } = plan;
  if (flaw === "wrong-name") return wrongNames[role];
  return role === "server" ? serverNames : clientNames(kind, user);
}

/** Purposes for TLS, and for SSH with X.509 (RFC 6187 2.2.2). */
export function purposesOf({ role, flaw }: TlsLeafPlan): readonly KeyPurpose[] {
  const asServer = (role === "server") !== (flaw === "wrong-purpose");
  return asServer ? ["serverAuth", "secureShellServer"] : ["clientAuth", "secureShellClient"];
}

const serverNames: readonly AlternativeName[] = [
  { kind: "dns", value: deviceHost },
  { kind: "dns", value: "localhost" },
  { kind: "ip", value: "127.0.0.1" },
  { kind: "ip", value: "::1" },
];

const wrongNames: Readonly<Record<TlsRole, readonly AlternativeName[]>> = {
  server: [{ kind: "dns", value: "other.example.net" }],
  client: [{ kind: "directory", name: [["CN", "nobody-knows-me"]] }],
};

function clientNames(kind: TlsClientKind, user: string): readonly AlternativeName[] {
  switch (kind) {
    case "dirname":
      return [{ kind: "directory", name: [["CN", user]] }];
    case "rfc822":
      return [{ kind, value: `${user}@example.net` }];
    case "dns":
      return [{ kind, value: nmsHost }];
    case "ip":
      return [{ kind, value: "127.0.0.1" }];
    case "plain":
      return [];
  }
}
