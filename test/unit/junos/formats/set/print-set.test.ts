import { expect, it } from "vitest";
import { applyEdit, emptyTree } from "../../../../../src/junos/config/index.ts";
import { parseText, printSet } from "../../../../../src/junos/formats/index.ts";
import { flagSchema } from "../flag-schema.ts";

it("writes a line per leaf, value and empty statement, and marks after the object", () => {
  const text = `version 22.4R1.10;
system {
    /* has no set form */
    host-name "r 1";
    services {
        ssh;
        telnet;
    }
    name-server {
        192.0.2.1;
        inactive: 192.0.2.2 {
            port 53;
        }
    }
    login {
        user alice {
            password "abc"; ## SECRET-DATA
        }
    }
}
interfaces {
    protect: inactive: ge-0/0/0 {
        inactive: mtu 9000;
        gigether-options {
            802.3ad ae0;
        }
        unit 0 {
            family inet;
        }
    }
}
policies {
    from-zone a to-zone b {
        rule x {
            then permit;
        }
    }
}
routing {
    route 0.0.0.0/0 {
        next-hop [ 192.0.2.1 192.0.2.2 ];
        metric 5;
    }
    route-filter 10.0.0.0/8 upto /24;
    as-path A "65000 .*";
    priority 6 5;
    import ( A && B );
}
`;
  const { root } = parseText(text, flagSchema);
  expect(printSet(applyEdit(emptyTree(flagSchema), root).tree)).toBe(`set version 22.4R1.10
set system host-name "r 1"
set system services ssh
set system services telnet
set system name-server 192.0.2.1
set system name-server 192.0.2.2 port 53
deactivate system name-server 192.0.2.2
set system login user alice password "abc"
set interfaces ge-0/0/0 mtu 9000
deactivate interfaces ge-0/0/0 mtu
set interfaces ge-0/0/0 gigether-options 802.3ad ae0
set interfaces ge-0/0/0 unit 0 family inet
deactivate interfaces ge-0/0/0
protect interfaces ge-0/0/0
set policies from-zone a to-zone b rule x then permit
set routing route 0.0.0.0/0 next-hop 192.0.2.1
set routing route 0.0.0.0/0 next-hop 192.0.2.2
set routing route 0.0.0.0/0 metric 5
set routing route-filter 10.0.0.0/8 upto /24
set routing as-path A "65000 .*"
set routing priority 6 5
set routing import "( A && B )"
`);
});
