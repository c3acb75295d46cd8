import { describe, expect, it } from "vitest";
import { limits } from "../../../../src/base/index.ts";
import { NetconfBench } from "../../../support/netconf-bench.ts";

const put = (name: string, text: string): string =>
  `<file-put><filename>${name}</filename><file-contents>${text}</file-contents></file-put>`;

describe("file operations", () => {
  it("say that the disk is full, as the system does", async () => {
    const bench = new NetconfBench();
    const large = "x".repeat(limits.diskFileBytes);
    for (let at = 0; at < limits.diskBytes / limits.diskFileBytes; at++)
      expect(await bench.body(put(`/var/tmp/${at}`, large))).toContain("<success/>");
    expect(await bench.body(put("/var/tmp/more", "x"))).toContain(
      "<error-message>/var/tmp/more: No space left on device</error-message>",
    );
    expect(
      await bench.body(
        "<file-copy><source>/var/tmp/0</source><destination>/var/tmp/c</destination></file-copy>",
      ),
    ).toContain("No space left on device");
    expect(await bench.body(put("/var/tmp/large", `${large}x`))).toContain("File too large");
  });

  it.each([
    ["~", "/var/home/netops"],
    ["~/x", "/var/home/netops/x"],
    ["x", "/var/home/netops/x"],
    ["file:///var/tmp/x", "/var/tmp/x"],
    ["file://localhost/var/tmp/x", "/var/tmp/x"],
    ["file:/var/tmp/x", "/var/tmp/x"],
    ["re0:/var/tmp/x", "/var/tmp/x"],
    ["/var/../etc/./x", "/etc/x"],
    ["../../../../x", "/x"],
  ])("take %j for %j", async (written, path) => {
    const reply = await new NetconfBench().body(`<file-list><path>${written}</path></file-list>`);
    expect(reply).toContain(`root-path="${path}"`);
  });

  it("show the log and each configuration that the device keeps", async () => {
    const bench = new NetconfBench();
    for (const building of [1, 2, 3, 4, 5]) {
      await bench.body(
        `<load-configuration action="set"><configuration-set>set system location building ${building}</configuration-set></load-configuration>`,
      );
      await bench.body("<commit-configuration/>");
    }
    await bench.body("<request-save-rescue-configuration/>");
    const show = (path: string): Promise<string> =>
      bench.body(`<file-show><filename>${path}</filename></file-show>`);
    expect(await show("/config/juniper.conf.gz")).toContain("building 5;");
    expect(await show("/config/juniper.conf.1.gz")).toContain("building 4;");
    expect(await show("/var/db/config/juniper.conf.4.gz")).toContain("building 1;");
    expect(await show("/config/juniper.conf.4.gz")).toContain("could not resolve file");
    expect(await show("/config/rescue.conf.gz")).toContain("building 5;");
    expect(await show("/var/log/messages")).toContain('filename="/var/log/messages"');
  });

  it("refuse a packed file that is none, and one that unpacks to too much", async () => {
    const bench = new NetconfBench();
    await bench.body(put("/var/tmp/a.gz", "no gzip"));
    expect(await bench.body('<load-configuration url="/var/tmp/a.gz" action="merge"/>')).toContain(
      "could not resolve file: /var/tmp/a.gz",
    );
    expect(await bench.body("<file-show><filename>/var/tmp/a.gz</filename></file-show>")).toContain(
      'encoding="base64"',
    );
  });

  it("keep a file that a copy goes over in its owner's hands", async () => {
    const bench = new NetconfBench();
    await bench.body(put("/var/tmp/a", "1"));
    await bench.send(`<rpc>${put("/var/tmp/b", "2")}</rpc>`, 18_400, "alice");
    await bench.body(
      "<file-copy><source>/var/tmp/a</source><destination>/var/tmp/b</destination></file-copy>",
    );
    const list = await bench.body("<file-list><path>/var/tmp</path><detail/></file-list>");
    expect([...list.matchAll(/<file-owner>(\w+)</g)].map(([, owner]) => owner)).toEqual([
      "netops",
      "alice",
    ]);
  });
});
