/** A choice of datastores of an rpc of RFC 6241, one leaf each. */
function datastores(role: "source" | "target", ...names: readonly string[]): string {
  const features: Readonly<Record<string, string>> = {
    candidate: "if-feature candidate; ",
    startup: "if-feature startup; ",
    writable: "if-feature writable-running; ",
  };
  const choice = role === "source" ? "config-source" : "config-target";
  const leaves = names.map((name) => {
    if (name === "url") return "leaf url { if-feature url; type inet:uri; }";
    if (name === "config") return "anyxml config;";
    const leaf = name === "writable" ? "running" : name;
    return `leaf ${leaf} { ${features[name] ?? ""}type empty; }`;
  });
  return `container ${role} {
        choice ${choice} {
          mandatory true;
          ${leaves.join("\n          ")}
        }
      }`;
}

/** The protocol operations of RFC 6241 appendix C: their definitions, without the prose. */
export const ietfNetconf: string = `module ietf-netconf {
  namespace "urn:ietf:params:xml:ns:netconf:base:1.0";
  prefix nc;
  import ietf-inet-types { prefix inet; }
  organization "IETF NETCONF (Network Configuration) Working Group";
  description "NETCONF operations. The definitions of RFC 6241; see there for their meaning.";
  revision 2011-06-01 {
    reference "RFC 6241: Network Configuration Protocol";
  }
  extension get-filter-element-attributes;
  feature writable-running;
  feature candidate;
  feature confirmed-commit { if-feature candidate; }
  feature rollback-on-error;
  feature validate;
  feature startup;
  feature url;
  feature xpath;
  typedef session-id-type { type uint32 { range "1..max"; } }
  typedef session-id-or-zero-type { type uint32; }
  typedef error-tag-type {
    type enumeration {
      enum in-use; enum invalid-value; enum too-big; enum missing-attribute; enum bad-attribute;
      enum unknown-attribute; enum missing-element; enum bad-element; enum unknown-element;
      enum unknown-namespace; enum access-denied; enum lock-denied; enum resource-denied;
      enum rollback-failed; enum data-exists; enum data-missing; enum operation-not-supported;
      enum operation-failed; enum partial-operation; enum malformed-message;
    }
  }
  typedef error-severity-type { type enumeration { enum error; enum warning; } }
  typedef edit-operation-type {
    type enumeration { enum merge; enum replace; enum create; enum delete; enum remove; }
    default "merge";
  }
  rpc get-config {
    input {
      ${datastores("source", "candidate", "running", "startup")}
      anyxml filter { nc:get-filter-element-attributes; }
    }
    output { anyxml data; }
  }
  rpc edit-config {
    input {
      ${datastores("target", "candidate", "writable")}
      leaf default-operation {
        type enumeration { enum merge; enum replace; enum none; }
        default "merge";
      }
      leaf test-option {
        if-feature validate;
        type enumeration { enum test-then-set; enum set; enum test-only; }
        default "test-then-set";
      }
      leaf error-option {
        type enumeration { enum stop-on-error; enum continue-on-error; enum rollback-on-error; }
        default "stop-on-error";
      }
      choice edit-content {
        mandatory true;
        anyxml config;
        leaf url { if-feature url; type inet:uri; }
      }
    }
  }
  rpc copy-config {
    input {
      ${datastores("target", "candidate", "writable", "startup", "url")}
      ${datastores("source", "candidate", "running", "startup", "url", "config")}
    }
  }
  rpc delete-config {
    input {
      ${datastores("target", "startup", "url")}
    }
  }
  rpc lock {
    input {
      ${datastores("target", "candidate", "running", "startup")}
    }
  }
  rpc unlock {
    input {
      ${datastores("target", "candidate", "running", "startup")}
    }
  }
  rpc get {
    input { anyxml filter { nc:get-filter-element-attributes; } }
    output { anyxml data; }
  }
  rpc close-session;
  rpc kill-session {
    input { leaf session-id { type session-id-type; mandatory true; } }
  }
  rpc commit {
    if-feature candidate;
    input {
      leaf confirmed { if-feature confirmed-commit; type empty; }
      leaf confirm-timeout {
        if-feature confirmed-commit;
        type uint32 { range "1..max"; }
        units "seconds";
        default "600";
      }
      leaf persist { if-feature confirmed-commit; type string; }
      leaf persist-id { if-feature confirmed-commit; type string; }
    }
  }
  rpc discard-changes { if-feature candidate; }
  rpc cancel-commit {
    if-feature confirmed-commit;
    input { leaf persist-id { type string; } }
  }
  rpc validate {
    if-feature validate;
    input {
      ${datastores("source", "candidate", "running", "startup", "url", "config")}
    }
  }
}
`;
