/** Where somebody listens. */
export interface Endpoint {
  /** Host name, IPv4 or IPv6 address. */
  readonly host: string;
  readonly port: number;
}

/** `host:port`; an IPv6 address stands in brackets. */
const form = /^(?:\[([0-9a-fA-F:.]+(?:%[\w.-]+)?)\]|([^\s:[\]]+)):(\d{1,5})$/;

/** Reads `192.0.2.10:4334`, `nms.example.net:4334` or `[2001:db8::10]:4334`; undefined for anything else. */
export function parseEndpoint(text: string): Endpoint | undefined {
  const [, address, name, digits] = form.exec(text) ?? [];
  const host = address ?? name;
  const port = Number(digits);
  return host === undefined || port > 65_535 ? undefined : { host, port };
}

/** The form that `parseEndpoint` reads. */
export function formatEndpoint({ host, port }: Endpoint): string {
  return host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
}
