import { describe, expect, it } from "vitest";
import { problemLines } from "../../../support/commit-problems.ts";

const group = (inside: string): string =>
  `routing-options { autonomous-system 64500; } protocols { bgp { group g { ${inside} } } }`;
const statement = (inside: string): string =>
  `policy-options { policy-statement p { term t { ${inside} } } }`;
const missing = (what: string, name: string): string =>
  `Policy error: ${what} ${name} referenced but not defined`;

describe("what routing refers to", () => {
  it.each([
    [group("type internal; export nowhere;"), missing("Policy", "nowhere")],
    [group("type internal; neighbor 192.0.2.1 { import nowhere; }"), missing("Policy", "nowhere")],
    [
      group('type internal; import "( p && ! q )";'),
      missing("Policy", "p"),
      missing("Policy", "q"),
    ],
    ["protocols { ospf { export nowhere; } }", missing("Policy", "nowhere")],
    ["protocols { isis { export nowhere; } }", missing("Policy", "nowhere")],
    ["routing-options { forwarding-table { export nowhere; } }", missing("Policy", "nowhere")],
    [
      "routing-instances { red { instance-type vrf; vrf-import nowhere; protocols { ospf { export other; } } } }",
      missing("Policy", "other"),
      missing("Policy", "nowhere"),
    ],
    [statement("from policy nowhere;"), missing("Policy", "nowhere")],
    [statement("from { prefix-list nets; }"), missing("Prefix list", "nets")],
    [statement("from { prefix-list-filter nets orlonger; }"), missing("Prefix list", "nets")],
    [statement("from { route-filter-list rf; }"), missing("Route filter list", "rf")],
    [statement("from community c;"), missing("Community", "c")],
    [statement("then { community add c; }"), missing("Community", "c")],
    [statement("from as-path a;"), missing("AS path", "a")],
    [statement("from as-path-group a;"), missing("AS path group", "a")],
    [statement("from condition c;"), missing("Condition", "c")],
  ])("must be defined: %s", (text, ...lines) => {
    expect(problemLines(text)).toEqual(lines);
  });

  it("is content with what is defined", () => {
    const options = `policy-options {
      prefix-list nets { 192.0.2.0/24; }
      policy-statement p {
        term t {
          from { as-path a; community c; prefix-list nets; prefix-list-filter nets exact; }
          then { community set c; accept; }
        }
      }
      community c members 64500:1;
      as-path a ".*";
    }`;
    expect(problemLines(`${options} ${group("type internal; export [ p ];")}`)).toEqual([]);
    expect(problemLines(`${options} ${group('type internal; import "( p || p )";')}`)).toEqual([]);
  });

  it("leaves alone what is inactive or stands in a group", () => {
    expect(problemLines(group("type internal; inactive: export nowhere;"))).toEqual([]);
    expect(problemLines("groups { g { protocols { ospf { export nowhere; } } } }")).toEqual([]);
  });
});

describe("what firewall filters refer to and are referred to by", () => {
  const filter = (inside: string): string =>
    `firewall { family inet { filter f { term t { ${inside} } } } }`;
  const unit = (inside: string): string => `interfaces { ge-0/0/0 { unit 0 { ${inside} } } }`;

  it.each([
    [
      unit("family inet { filter { input nowhere; } }"),
      "[edit interfaces ge-0/0/0 unit 0 family inet] 'filter' Referenced filter 'nowhere' is not defined",
    ],
    [
      unit("family inet6 { filter { input-list [ f ]; } }"),
      "[edit interfaces ge-0/0/0 unit 0 family inet6] 'filter' Referenced filter 'f' is not defined",
    ],
    [
      unit("family inet { policer { input nowhere; } }"),
      "[edit interfaces ge-0/0/0 unit 0 family inet] 'policer' Referenced policer 'nowhere' is not defined",
    ],
    [
      filter("then policer nowhere;"),
      "[edit firewall family inet filter f term t then] 'policer' Referenced policer 'nowhere' is not defined",
    ],
    [
      filter("from { source-prefix-list { nowhere; } }"),
      "[edit firewall family inet filter f term t from] 'source-prefix-list nowhere' Referenced prefix-list 'nowhere' is not defined",
    ],
    [
      filter("then { routing-instance nowhere; }"),
      "[edit firewall family inet filter f term t then routing-instance] 'nowhere' mgd: Referenced routing instance must be defined under [edit routing-instances]",
    ],
  ])("must be defined: %s", (text, line) => {
    expect(problemLines(text)).toEqual([line]);
  });

  it("is content with what is defined", () => {
    const used = unit("family inet { filter { input f; } }");
    expect(problemLines(`${used} ${filter("then accept;")}`)).toEqual([]);
    expect(problemLines(`${used} firewall { filter f { term t { then accept; } } }`)).toEqual([]);
    expect(
      problemLines(
        `${filter("then { policer p; accept; }")} firewall { policer p { then discard; } }`,
      ),
    ).toEqual([]);
  });
});

describe("neighbors of BGP", () => {
  const error = (fault: string): string =>
    `[edit protocols] 'bgp' Error in neighbor 192.0.2.1 of group g:\n${fault}`;

  it.each([
    [
      group("type external; neighbor 192.0.2.1;"),
      "peer AS number must be configured for an external peer",
    ],
    [group("neighbor 192.0.2.1;"), "peer AS number must be configured for an external peer"],
    [
      "protocols { bgp { group g { type internal; neighbor 192.0.2.1; } } }",
      "must define local autonomous system when enabling BGP",
    ],
    [
      group(
        "type internal; family inet6 { unicast; labeled-unicast { explicit-null; } } neighbor 192.0.2.1;",
      ),
      "peer cannot have both inet6 unicast and inet6 labeled-unicast nlri",
    ],
  ])("refuses %s", (text, fault) => {
    expect(problemLines(text)).toEqual([error(fault)]);
  });

  it.each([
    [group("type internal; neighbor 192.0.2.1;")],
    [group("type external; peer-as 64501; neighbor 192.0.2.1;")],
    [group("type external; neighbor 192.0.2.1 { peer-as 64501; }")],
    [group("peer-as 64501; neighbor 192.0.2.1;")],
    ["protocols { bgp { group g { type internal; local-as 64500; neighbor 192.0.2.1; } } }"],
    [group("type external;")],
  ])("takes %s", (text) => {
    expect(problemLines(text)).toEqual([]);
  });

  it("says in which routing instance a neighbor is wrong", () => {
    const text =
      "routing-instances { red { protocols { bgp { group g { type external; neighbor 192.0.2.1; } } } routing-options { autonomous-system 64500; } } }";
    expect(problemLines(text)).toEqual([
      "[edit routing-instances red protocols] 'bgp' Error in neighbor 192.0.2.1 of group g:\npeer AS number must be configured for an external peer",
    ]);
  });
});
