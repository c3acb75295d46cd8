/** What devices of one template do not share. */
export interface OwnValues {
  readonly hostName: string;
  readonly address: string;
  /** Statements of `system services`. */
  readonly services: readonly string[];
}

/**
 * A configuration of about so many lines in text form, as a provider edge router might have it:
 * interfaces, BGP neighbours, policies, filters and static routes in fixed proportion.
 */
export function template(lines: number, own: OwnValues = first): string {
  const share = (part: number, linesEach: number): number =>
    Math.max(1, Math.round((lines * part) / linesEach));
  return [
    system(own),
    block("interfaces", [loopback(own), ...many(share(0.4, 12), interfaceText)]),
    block("snmp", ["location row-1;", "community public {\nauthorization read-only;\n}"]),
    block("routing-options", [
      block("static", many(share(0.1, 1), staticRoute)),
      `router-id ${own.address};`,
      "autonomous-system 64512;",
    ]),
    block("protocols", [
      block("bgp", [
        block("group edge", [
          "type external;",
          `local-address ${own.address};`,
          ...many(share(0.2, 5), neighbour),
        ]),
      ]),
    ]),
    block("policy-options", [
      ...many(share(0.05, 12), prefixList),
      ...many(share(0.1, 9), policyStatement),
    ]),
    block("firewall", [
      block("family inet", [block("filter protect", many(share(0.15, 8), filterTerm))]),
    ]),
  ].join("\n");
}

/** What differs from device to device, as set commands. */
export function variables(device: number): string {
  const address = `10.${device >> 16}.${(device >> 8) & 255}.${device & 255}`;
  return [
    `set system host-name pe-${device}`,
    `set system services outbound-ssh client nms device-id pe-${device}`,
    `set interfaces lo0 unit 0 family inet address ${address}/32`,
    `set routing-options router-id ${address}`,
    `set protocols bgp group edge local-address ${address}`,
    "",
  ].join("\n");
}

/** Number of the last interface of `template(lines)`, which `descriptionOf` may name. */
export function interfaceCount(lines: number): number {
  return Math.round((lines * 0.4) / 12);
}

/** A set command that changes one leaf. */
export function describeInterface(number: number, text: string): string {
  return `set interfaces ${interfaceName(number)} description "${text}"\n`;
}

/** A set command that adds an entry to the longest list of single lines. */
export function addRoute(number: number): string {
  return `set routing-options static route 198.51.${number >> 8}.${number & 255}/32 discard\n`;
}

const first: OwnValues = {
  hostName: "pe-0",
  address: "192.0.2.1",
  services: [
    "ssh;",
    block("netconf", ["ssh;"]),
    block("outbound-ssh", [
      block("client nms", ["device-id pe-0;", "services netconf;", "192.0.2.200 port 4334;"]),
    ]),
  ],
};

function system({ hostName, services }: OwnValues): string {
  return block("system", [
    `host-name ${hostName};`,
    "domain-name example.net;",
    block("services", services),
    block("syslog", [block("file messages", ["any notice;", "authorization info;"])]),
  ]);
}

function loopback({ address }: OwnValues): string {
  return block("lo0", [block("unit 0", [block("family inet", [`address ${address}/32;`])])]);
}

function interfaceName(number: number): string {
  return `xe-${number >> 8}/${(number >> 6) & 3}/${number & 63}`;
}

function interfaceText(number: number): string {
  return block(interfaceName(number), [
    `description "customer ${number}, circuit C-${100_000 + number}";`,
    "mtu 9192;",
    block("unit 0", [
      block("family inet", [`address 172.16.${number >> 8}.${number & 255}/31;`]),
      block("family inet6", [`address 2001:db8:${number.toString(16)}::1/64;`]),
    ]),
  ]);
}

function staticRoute(number: number): string {
  return `route 100.64.${number >> 8}.${number & 255}/32 next-hop 172.16.0.${number & 255};`;
}

function neighbour(number: number): string {
  return block(`neighbor 172.17.${number >> 8}.${number & 255}`, [
    `description "peer ${number}";`,
    "import from-peer-1;",
    `peer-as ${64_513 + (number % 1_000)};`,
  ]);
}

function prefixList(number: number): string {
  return block(
    `prefix-list customers-${number}`,
    many(10, (index) => `203.0.${number & 255}.${index * 8}/29;`),
  );
}

function policyStatement(number: number): string {
  return block(`policy-statement from-peer-${number}`, [
    block("term accept", [
      block("from", [`prefix-list customers-${number};`]),
      block("then", ["local-preference 200;", "accept;"]),
    ]),
    "then reject;",
  ]);
}

function filterTerm(number: number): string {
  return block(`term rule-${number}`, [
    block("from", [
      `source-address {\n10.${number >> 8}.${number & 255}.0/24;\n}`,
      "protocol tcp;",
    ]),
    "then accept;",
  ]);
}

function many(count: number, text: (index: number) => string): readonly string[] {
  return Array.from({ length: count }, (_, index) => text(index + 1));
}

/** A statement with others in braces. */
export function block(head: string, statements: readonly string[]): string {
  return `${head} {\n${statements.join("\n")}\n}`;
}
