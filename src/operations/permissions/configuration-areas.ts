/** Which flags read and change a part of the configuration. */
export interface ConfigurationArea {
  /** Flags of which one shows what is there. */
  readonly reading: readonly string[];
  /** Flags of which one changes it. */
  readonly writing: readonly string[];
}

/** The flag shows the area, with `-control` behind it changes it; so does `view-configuration` show it. */
function area(flag: string): ConfigurationArea {
  return { reading: [flag, "view-configuration"], writing: [`${flag}-control`] };
}

const maintenance: ConfigurationArea = { reading: ["maintenance"], writing: ["maintenance"] };

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
