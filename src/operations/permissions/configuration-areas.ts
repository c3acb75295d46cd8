/** Which flags read and change a part of the configuration. */
export interface ConfigurationArea {
  /** Who has it may view what is there; with `-control` behind it, change it. */
  readonly flag: string;
  /** One that has no `...-control` flag: it does both. */
  readonly isWhole?: true;
  /** `view-configuration` does not show it. */
  readonly isPrivate?: true;
}

const area = (flag: string): ConfigurationArea => ({ flag });
const maintenance: ConfigurationArea = { flag: "maintenance", isWhole: true, isPrivate: true };

/**
 * The area of each statement below `[edit]`, after the required privilege levels of the Junos
 * statements. What is not named here is an area of `system`.
 */
export const topAreas: Readonly<Record<string, ConfigurationArea>> = {
  access: area("access"),
  "access-profile": area("access"),
  "accounting-options": area("interface"),
  applications: area("interface"),
  "bridge-domains": area("routing"),
  chassis: area("interface"),
  "class-of-service": area("interface"),
  "dynamic-profiles": area("routing"),
  "event-options": maintenance,
  "fabric-options": area("interface"),
  firewall: area("firewall"),
  "forwarding-options": area("interface"),
  interfaces: area("interface"),
  "multi-chassis": area("interface"),
  "multicast-snooping-options": area("routing"),
  "policy-options": area("routing"),
  protocols: area("routing"),
  "routing-instances": area("routing"),
  "routing-options": area("routing"),
  security: area("security"),
  services: area("interface"),
  snmp: area("snmp"),
  "switch-options": area("routing"),
  system: area("system"),
  "unified-edge": area("unified-edge"),
  vlans: area("routing"),
};

/** Parts of a stanza that are areas of their own, by their path. */
export const innerAreas: Readonly<Record<string, ConfigurationArea>> = {
  "system login": area("admin"),
  "system root-authentication": area("admin"),
  "system scripts": maintenance,
  "services flow-tap": area("flow-tap"),
};

/** `traceoptions`, wherever it stands. */
export const traceArea: ConfigurationArea = area("trace");

/** The area of what no table names. */
export const otherArea: ConfigurationArea = area("system");

/** Flags of which one shows the area. */
export function readingFlags({ flag, isPrivate }: ConfigurationArea): readonly string[] {
  return isPrivate ? [flag] : [flag, "view-configuration"];
}

/** Flags of which one changes it. */
export function writingFlags({ flag, isWhole }: ConfigurationArea): readonly string[] {
  return isWhole ? [flag] : [`${flag}-control`];
}
