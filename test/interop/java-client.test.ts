import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { emulateDevice } from "../../src/index.ts";
import { untilListening } from "../../src/testing.ts";
import { runTool } from "../support/foreign-tools.ts";
import { findJava, haveJavaClient, javaLibraries } from "../support/java.ts";

const user = { name: "netops", password: "interop-password" };
const java = findJava(21);

describe.runIf(haveJavaClient(java))("OpenDaylight's NETCONF client, in Java", () => {
  it("reads, locks, edits, validates, commits, discards and asks for operational data", async () => {
    await using device = await emulateDevice({
      configuration: `${readFileSync("fixtures/lab/mx204-edge.conf", "utf8")}
        system { services { netconf { ssh; } } }`,
      name: "interop",
      seed: "interop",
      users: [user],
      listen: { ports: { "netconf-ssh": 0 } },
    });
    const { port } = await untilListening(device, "netconf-ssh");
    const { status, stdout, stderr } = await runTool(java ?? "java", [
      "-cp",
      `${javaLibraries}/*`,
      "test/interop/java/Jobs.java",
      String(port),
      user.name,
      user.password,
    ]);
    expect(status, stderr + stdout).toBe(0);
    const replies = new Map(
      stdout
        .split(/^== /m)
        .slice(1)
        .map((part) => [part.slice(0, part.indexOf("\n")), part.slice(part.indexOf("\n") + 1)]),
    );
    const text = (name: string): string => replies.get(name) ?? "";
    expect(text("capabilities")).toContain("http://xml.juniper.net/netconf/junos/1.0");
    expect(text("running")).toContain("<host-name>edge-ams-1</host-name>");
    for (const name of ["lock", "edit", "validate", "commit", "edit-again", "discard", "unlock"]) {
      expect(text(name), name).toContain("<ok/>");
      expect(text(name), name).not.toContain("rpc-error");
    }
    expect(text("candidate")).toContain("<building>Java-1</building>");
    expect(text("software")).toContain("<host-name>edge-ams-1</host-name>");
    expect(text("interfaces")).toContain("<physical-interface>");
    expect(text("bogus")).toContain("<bad-element>get-bogus-information</bad-element>");
    expect(device.configuration("running", "set")).toContain("set system location building Java-1");
  });
});
