import type { Stanza } from "../outline.ts";

/** What stands before the stanzas proper, and the bodies that several of them use. */
export const rootStanza: Stanza = {
  name: "root",
  text: `
version leaf string
groups list user-ordered homogeneous closed
  when container
    chassis,model,routing-engine,member,node leaf-list string user-ordered
    peers leaf-list string user-ordered
    time list[name] user-ordered oneliner
      to leaf string
  use / except version groups
use common

body trace-file
  no-remote-trace leaf empty
  file container oneliner
    filename leaf string 1..1024 nokeyword
    size leaf string
    files leaf integer 2..1000
    world-readable leaf empty choice=readable
    no-world-readable leaf empty choice=readable
    match leaf string

# Trace flags of routing protocols take modifiers.
body trace
  use trace-file
  flag list user-ordered oneliner
    send,receive,detail,disable leaf empty

body trace-level
  use trace-file
  level leaf enum error|warning|notice|info|verbose|all
  flag list user-ordered oneliner

body ascii-or-hexadecimal
  ascii-text leaf secret choice=text
  hexadecimal leaf secret choice=text
`,
};

/** Top-level statements that few devices have: named here, because the set is closed, and read by their looks inside. */
export const otherStanza: Stanza = {
  name: "other",
  text: `
access-profile container oneliner
  access-profile-name leaf string nokeyword
diameter container
fabric container
jsrc container
  partition leaf string
jsrc-partition list
multicast-snooping-options container
redundant-power-system container
session-limit-group list
smtp container
  primary-server container
    address,login leaf string
    password leaf secret
tenants list
unified-edge container
vmhost container
  no-auto-recovery leaf empty
wlan container
`,
};
