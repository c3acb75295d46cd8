/** What a hand-driven client types: hello, one operation, and the end, each framed as in NETCONF 1.0 (RFC 6242, section 4.3). */
export const dialogue: string = [
  '<hello xmlns="urn:ietf:params:xml:ns:netconf:base:1.0"><capabilities><capability>urn:ietf:params:netconf:base:1.0</capability></capabilities></hello>',
  "<rpc><get-configuration/></rpc>",
  "<rpc><close-session/></rpc>",
]
  .map((message) => `${message}]]>]]>\n`)
  .join("");
