import type { NeighborView } from "./bgp-neighbor.ts";

/** One peer as `show bgp neighbor` lays it out. */
export function bgpNeighborText(view: NeighborView): string {
  const { peer, isUp } = view;
  const far = isUp ? `${peer.addressText}+${view.peerPort}` : peer.addressText;
  const near = isUp ? `${peer.ownAddress}+${view.localPort}` : (peer.localAddress ?? "unspecified");
  return [
    `Peer: ${`${far} AS ${peer.peerAs ?? 0}`.padEnd(26)} Local: ${near} AS ${peer.localAs ?? 0}`,
    ...(peer.description === undefined ? [] : [`  Description: ${peer.description}`]),
    `  Group: ${peer.group.padEnd(21)} Routing-Instance: ${peer.router.name}`,
    `  Forwarding routing-instance: ${peer.router.name}`,
    `  Type: ${peer.type}    State: ${peer.state.padEnd(14)} Flags: <${isUp ? "Sync" : ""}>`,
    ...(peer.isRouteReflectorClient ? ["  Route Reflector Client"] : []),
    `  Last State: ${view.lastState.padEnd(13)} Last Event: ${view.lastEvent}`,
    `  Last Error: ${view.lastError}`,
    ...policyLine(view),
    `  Options: <${view.options}>`,
    "  Options: <GracefulShutdownRcv>",
    `  Address families configured: ${view.nlri}`,
    `  ${peer.localAddress === undefined ? "" : `Local Address: ${peer.localAddress} `}Holdtime: ${peer.holdSeconds} Preference: ${peer.preference}`,
    "  Graceful Shutdown Receiver local-preference: 0",
    `  Number of flaps: ${view.flaps}`,
    ...(view.lastFlapEvent === undefined ? [] : [`  Last flap event: ${view.lastFlapEvent}`]),
    ...(view.lastError === "None"
      ? []
      : [`  Error: '${view.lastError}' Sent: ${view.flaps} Recv: 0`]),
    ...(isUp ? sessionLines(view) : []),
  ].join("\n");
}

function policyLine({ peer }: NeighborView): readonly string[] {
  const part = (label: string, names: readonly string[]): readonly string[] =>
    names.length === 0 ? [] : [`${label}: [ ${names.join(" ")} ]`];
  const parts = [...part("Export", peer.exports), ...part("Import", peer.imports)];
  return parts.length === 0 ? [] : [`  ${parts.join(" ")}`];
}

function sessionLines(view: NeighborView): readonly string[] {
  const { peer, nlri } = view;
  const keepalive = Math.max(1, Math.floor(peer.holdSeconds / 3));
  return [
    `  Peer ID: ${peer.routerId.padEnd(15)} Local ID: ${view.localId.padEnd(17)} Active Holdtime: ${peer.holdSeconds}`,
    `  Keepalive Interval: ${String(keepalive).padEnd(14)} Group index: ${String(view.groupIndex).padEnd(4)} Peer index: ${String(view.peerIndex).padEnd(4)} SNMP index: ${view.peerIndex}`,
    "  I/O Session Thread: bgpio-0 State: Enabled",
    `  BFD: ${view.hasBfd ? "enabled, up" : "disabled, down"}`,
    ...(peer.unit !== undefined && peer.type === "External"
      ? [`  Local Interface: ${peer.unit}`]
      : []),
    `  NLRI for restart configured on peer: ${nlri}`,
    `  NLRI advertised by peer: ${nlri}`,
    `  NLRI for this session: ${nlri}`,
    "  Peer supports Refresh capability (2)",
    "  Stale routes from peer are kept for: 300",
    "  Peer does not support Restarter functionality",
    "  Restart flag received from the peer: Notification",
    `  NLRI that restart is negotiated for: ${nlri}`,
    `  NLRI of received end-of-rib markers: ${nlri}`,
    `  NLRI of all end-of-rib markers sent: ${nlri}`,
    "  Peer does not support LLGR Restarter functionality",
    `  Peer supports 4 byte AS extension (peer-as ${peer.peerAs ?? 0})`,
    "  Peer does not support Addpath",
    ...view.ribs.flatMap((rib, index) => [
      `  Table ${rib.table} Bit: ${(index + 2) * 10_000}`,
      "    RIB State: BGP restart is complete",
      `    Send state: ${rib.nlri === undefined ? "not advertising" : "in sync"}`,
      count("Active prefixes:", rib.active),
      count("Received prefixes:", rib.received),
      count("Accepted prefixes:", rib.received),
      count("Suppressed due to damping:", 0),
      count("Advertised prefixes:", rib.advertised),
    ]),
    `  Last traffic (seconds): Received ${String(view.lastReceived).padEnd(4)} Sent ${String(view.lastSent).padEnd(4)} Checked ${view.lastChecked}`,
    `  Input messages:  Total ${view.inputMessages}\tUpdates ${view.inputUpdates}\tRefreshes 0\tOctets ${view.inputOctets}`,
    `  Output messages: Total ${view.outputMessages}\tUpdates ${view.outputUpdates}\tRefreshes 0\tOctets ${view.outputOctets}`,
    ...view.ribs.flatMap(({ table, nlri: family }, index) =>
      family === undefined
        ? []
        : [`  Output Queue[${index + 1}]: 0            (${table}, ${family})`],
    ),
  ];
}

function count(label: string, number: number): string {
  return `    ${label.padEnd(29)} ${number}`;
}
