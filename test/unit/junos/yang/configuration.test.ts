import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  applyEdit,
  type ConfigTree,
  emptyTree,
  equalTrees,
} from "../../../../src/junos/config/index.ts";
import {
  applySet,
  parseJson,
  parseSet,
  parseText,
  printJson,
  printSet,
  printText,
} from "../../../../src/junos/formats/index.ts";
import { checkValue } from "../../../../src/junos/schema/index.ts";
import { loadCompiled, writeCompiled } from "../../../../src/junos/yang/index.ts";
import { configTree } from "../../../support/config-arbitrary.ts";
import { sampleSchema } from "./sample-modules.ts";

const root = loadCompiled(writeCompiled(sampleSchema()));

function load(text: string): ConfigTree {
  const { root: edit, problems } = parseText(text, root, { validation: "strict" });
  expect(problems).toEqual([]);
  const { tree, problems: refused } = applyEdit(emptyTree(root), edit);
  expect(refused).toEqual([]);
  return tree;
}

const text = `version 24.1R1;
apply-groups lab;
system {
    host-name edge;
    root-authentication {
        encrypted-password "$6$salt$hash"; ## SECRET-DATA
    }
    name-server {
        192.0.2.53;
        198.51.100.53;
    }
    services {
        ssh {
            connection-limit unlimited;
            ciphers [ aes256-ctr aes128-ctr ];
            rate-limit 20;
            deny-password;
        }
        netconf {
            ssh;
        }
    }
    syslog {
        file messages {
            any info;
            archive size 1m files 10;
        }
    }
    radius-server {
        192.0.2.1 {
            port 1812;
            secret "$9$abc"; ## SECRET-DATA
        }
    }
}
security {
    nat {
        source {
            rule-set out {
                rule all {
                    match {
                        source-address 10.0.0.0/8;
                    }
                }
            }
        }
    }
    policies {
        from-zone trust to-zone untrust {
            policy web {
                match {
                    application [ junos-http junos-https ];
                }
                then {
                    permit;
                }
            }
        }
    }
}
interfaces {
    interface-range uplinks {
        member-range ge-0/0/0 to ge-0/0/3;
    }
    ge-0/0/0 {
        description "to the core";
        gigether-options {
            802.3ad ae0;
        }
    }
    lo0 {
        unit 0 {
            family inet {
                address 192.0.2.10/32 {
                    primary;
                }
            }
            family inet6;
        }
    }
}
policy-options {
    prefix-list ours {
        192.0.2.0/24;
        198.51.100.0/24;
    }
    policy-statement export {
        term direct {
            from {
                protocol direct;
                route-filter 192.0.2.0/24 orlonger;
                route-filter 10.0.0.0/8 upto /24 accept;
            }
            then accept;
        }
        then {
            metric 10;
            reject;
        }
    }
    community all members [ 65000:1 65000:2 ];
    as-path own "^$";
}
protocols {
    bgp {
        group transit {
            type external;
            export [ export more ];
            peer-as 65001;
            family inet {
                unicast;
            }
            neighbor 192.0.2.2;
        }
    }
    mpls {
        label-switched-path west {
            to 192.0.2.7;
            priority 6 5;
        }
        path west {
            192.0.2.8 strict;
            192.0.2.9;
        }
    }
}
`;

describe("a configuration under a compiled schema", () => {
  it("prints as the same text", () => {
    expect(printText(load(text))).toBe(text);
  });

  it("comes back from set form", () => {
    const { commands, problems } = parseSet(printSet(load(text)), root, { validation: "strict" });
    expect(problems).toEqual([]);
    expect(printText(applySet(emptyTree(root), commands).tree)).toBe(text);
  });

  it("may stand in a group, wildcards included", () => {
    const group = "groups { lab { interfaces { <ge-*> { mtu <*>; unit <*> { family inet; } } } } }";
    expect(printSet(load(group))).toBe(
      "set groups lab interfaces <ge-*> mtu <*>\nset groups lab interfaces <ge-*> unit <*> family inet\n",
    );
  });

  it("is checked against the ranges of the modules", () => {
    const names = ["interfaces", "interface", "mtu"];
    const leaf = names.reduce((node, name) => node.children.get(name) ?? node, root);
    expect(checkValue(leaf, "9000")).toBeUndefined();
    expect(checkValue(leaf, "<*>")).toBeUndefined();
    expect(checkValue(leaf, "99999")).toBe("Value 99999 is not within range (256..16000)");
  });

  it("comes back from JSON, whatever it holds", () => {
    fc.assert(
      fc.property(configTree(root), (tree) => {
        const { root: edit, problems } = parseJson(printJson(tree), root);
        expect(problems).toEqual([]);
        expect(equalTrees(applyEdit(emptyTree(root), edit).tree, tree)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
