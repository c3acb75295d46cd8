/** Base64 between BEGIN and END lines (RFC 7468). @defaultValue width: 64 */
export function armour(label: string, bytes: Uint8Array, width = 64): string {
  const base64 = Buffer.from(bytes).toString("base64");
  const lines = base64.match(new RegExp(`.{1,${width}}`, "g")) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ""].join("\n");
}
