/**
 * The permission flags of Junos login classes in the order of `show cli authorization`, with what
 * the device says of each (Junos `system login class NAME permissions`).
 */
export const permissionFlags = {
  admin: "Can view user accounts",
  "admin-control": "Can modify user accounts",
  clear: "Can clear learned network info",
  configure: "Can enter configuration mode",
  control: "Can modify any config",
  edit: "Can edit full files",
  field: "Can use field debug commands",
  floppy: "Can read and write the floppy",
  interface: "Can view interface configuration",
  "interface-control": "Can modify interface configuration",
  network: "Can access the network",
  reset: "Can reset/restart interfaces and daemons",
  routing: "Can view routing configuration",
  "routing-control": "Can modify routing configuration",
  shell: "Can start a local shell",
  snmp: "Can view SNMP configuration",
  "snmp-control": "Can modify SNMP configuration",
  system: "Can view system configuration",
  "system-control": "Can modify system configuration",
  trace: "Can view trace file settings",
  "trace-control": "Can modify trace file settings",
  view: "Can view current values and statistics",
  maintenance: "Can become the super-user",
  firewall: "Can view firewall configuration",
  "firewall-control": "Can modify firewall configuration",
  secret: "Can view secret statements",
  "secret-control": "Can modify secret statements",
  rollback: "Can rollback to previous configurations",
  security: "Can view security configuration",
  "security-control": "Can modify security configuration",
  access: "Can view access configuration",
  "access-control": "Can modify access configuration",
  "view-configuration": "Can view all configuration (not including secrets)",
  "flow-tap": "Can view flow-tap configuration",
  "flow-tap-control": "Can modify flow-tap configuration",
  "flow-tap-operation": "Can tap flows",
  "idp-profiler-operation": "Can view profiler data",
  "pgcp-session-mirroring": "Can view pgcp session mirroring configuration",
  "pgcp-session-mirroring-control": "Can modify pgcp session mirroring configuration",
  storage: "Can view fibre channel storage protocol configuration",
  "storage-control": "Can modify fibre channel storage protocol configuration",
  "unified-edge": "Can view unified edge configuration",
  "unified-edge-control": "Can modify unified edge configuration",
  "all-control": "Can modify any configuration",
} as const;
export type PermissionFlag = keyof typeof permissionFlags;

/** All flags, in the order of the device. */
export const allFlags: readonly PermissionFlag[] = Object.keys(permissionFlags) as PermissionFlag[];

/**
 * The flags that a `permissions` statement grants: `all` stands for every flag, `control` and
 * `all-control` for every `...-control`, and who may modify may view. Unknown words grant nothing.
 */
export function grantedFlags(permissions: readonly string[]): ReadonlySet<PermissionFlag> {
  const asked = new Set(permissions);
  if (asked.has("all")) return new Set(allFlags);
  const isControl = asked.has("control") || asked.has("all-control");
  return new Set(
    allFlags.filter(
      (flag) =>
        asked.has(flag) ||
        asked.has(`${flag}-control`) ||
        (isControl && (isControlFlag(flag) || isControlFlag(`${flag}-control`))),
    ),
  );
}

function isControlFlag(flag: string): boolean {
  return flag.endsWith("-control") && flag in permissionFlags;
}
