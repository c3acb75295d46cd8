/** Media that Junos has on ports: the letters before the dash of `ge-0/0/0`. */
const media: ReadonlySet<string> = new Set(
  [
    "ams at bcm cau4 ce1 coc1 coc12 coc3 coc48 cp cstm1 cstm16 cstm4 ct1 ct3 ds e1 e3 es et fe fx fxp",
    "ge gr ip lc ls lsq lt mams ml mo ms mt oc3 p pc pd pe pfe pfh rlsq rms rsp sa sd se si so sp",
    "stm1 stm4 t1 t3 t4 tr ut vcp vms vt wlan xe xle cl",
  ].flatMap((line) => line.split(" ")),
);

/** Junos numbers the ports of a PIC up to here. */
const highestPort = 63;

/**
 * What Junos says of the name of a physical interface that has a place in the chassis
 * (`media-fpc/pic/port[:channel]`): media that there are not, a port beyond all cards. Other names
 * (`ae0`, `lo0`, `reth1`) are not judged, since releases add to them.
 */
export function interfaceComplaint(name: string): string | undefined {
  const [, type = "", port = ""] = /^([a-z][a-z0-9]*)-\d+\/\d+\/(\d+)(?::\d+)*$/.exec(name) ?? [];
  if (port === "") return undefined;
  if (!media.has(type)) return `invalid interface type in '${name}'`;
  return Number(port) > highestPort
    ? `port value outside range 0..${highestPort} for '${port}' in '${name}'`
    : undefined;
}
