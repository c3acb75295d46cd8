import { describe, expect, it } from "vitest";
import { NetconfBench } from "../../../support/netconf-bench.ts";

describe("shutdowns", () => {
  it("are handed to the device with action, time, user and message", async () => {
    const bench = new NetconfBench();
    const now = bench.clock.now();
    await bench.body("<request-reboot><in>2</in><message>soon</message></request-reboot>");
    await bench.body("<request-halt/>");
    await bench.body("<request-power-off><at>+1</at></request-power-off>");
    await bench.body("<request-system-zeroize/>");
    expect(bench.system.shutdowns).toEqual([
      { action: "reboot", at: now + 120_000, user: "netops", message: "soon" },
      { action: "halt", at: now, user: "netops" },
      { action: "power-off", at: now + 60_000, user: "netops" },
      { action: "zeroize", at: now, user: "netops" },
    ]);
  });

  it("of the other routing engine leave this one alone", async () => {
    const bench = new NetconfBench({ model: "mx480" });
    const reply = await bench.body("<request-reboot><other-routing-engine/></request-reboot>");
    expect(reply).toContain("Shutdown NOW!");
    expect(bench.system.shutdowns).toEqual([]);
  });

  it("that were refused are not handed on", async () => {
    const bench = new NetconfBench();
    for (const inside of ["<at>25:00</at>", "<in>-1</in>", "<in>525601</in>", "<bogus/>"])
      expect(await bench.body(`<request-reboot>${inside}</request-reboot>`)).toContain("rpc-error");
    expect(bench.system.shutdowns).toEqual([]);
  });
});

describe("package installation", () => {
  const add = (inside: string): string =>
    `<request-package-add><package-name>/var/tmp/a.tgz</package-name>${inside}</request-package-add>`;
  const files = { "/var/tmp/a.tgz": "a" };

  it("reboots afterwards and takes the package away when asked to", async () => {
    const bench = new NetconfBench({ files });
    await bench.body(add("<reboot/><unlink/>"));
    expect(bench.system.shutdowns).toMatchObject([{ action: "reboot" }]);
    expect(bench.system.stagedPackage).toBe("a");
    expect(await bench.body(add(""))).toContain("could not resolve file: /var/tmp/a.tgz");
  });

  it("comes to what was scripted, whether or not the file is there", async () => {
    const bench = new NetconfBench();
    bench.system.packageResult = { result: 1, output: "ERROR: no room" };
    const reply = await bench.body(add("<reboot/>"));
    expect(reply).toBe("<output>\nERROR: no room\n</output>\n<package-result>1</package-result>\n");
    expect(bench.system.shutdowns).toEqual([]);
    expect(bench.system.stagedPackage).toBeUndefined();
    bench.system.packageResult = { result: 2 };
    expect(await bench.body(add(""))).toContain("<package-result>2</package-result>");
    expect(
      await bench.body(
        "<request-package-validate><package-name>http://192.0.2.1/a.tgz</package-name></request-package-validate>",
      ),
    ).toContain("Validation failed");
  });
});

describe("ping", () => {
  it("repeats for the same moment, and lasts no longer for many probes", async () => {
    const configuration =
      "system { host-name r1; } interfaces { ge-0/0/0 { unit 0 { family inet { address 192.0.2.1/30; } } } }";
    const ask = "<ping><host>192.0.2.2</host><count>1000</count><rapid/></ping>";
    const replies = [1, 2].map(() => new NetconfBench({ configuration, model: "vmx" }).body(ask));
    const [one, other] = await Promise.all(replies);
    expect(one).toBe(other);
    expect(one).toMatch(/<responses-received>\s*1000\s*</);
  });

  it("gets no answer over a link that is down", async () => {
    const bench = new NetconfBench({
      model: "vmx",
      configuration:
        "system { host-name r1; } interfaces { ge-0/0/0 { disable; unit 0 { family inet { address 192.0.2.1/30; } } } }",
    });
    for (const host of ["192.0.2.1", "192.0.2.2"])
      expect(await bench.body(`<ping><host>${host}</host></ping>`)).toMatch(
        /<packet-loss>\s*100\s*</,
      );
  });
});
