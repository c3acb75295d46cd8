import { describe, expect, it } from "vitest";
import { NetconfBench } from "../../../support/netconf-bench.ts";

const key = "-----BEGIN PRIVATE KEY-----\nkept\n-----END PRIVATE KEY-----\n";

const users = ["keeper", "filer", "other"] as const;

/** A user without a flag whose expressions allow every file command, as does the keeper's flag. */
function benchOf(): NetconfBench {
  return new NetconfBench({
    configuration: `system { host-name kept; login {
      class keeper { permissions [ maintenance configure all-control ]; }
      class filer { permissions [ configure interface-control trace ]; allow-commands "file .*|request shell execute .*"; }
      user keeper { class keeper; } user filer { class filer; } user other { class filer; }
    } }`,
    files: {
      "/etc/ssh/ssh_host_ed25519_key": key,
      "/var/tmp/tls.pem": key,
      "/config/start.conf": "system { host-name kept; }",
      "/var/db/certs/ca.txt": "kept",
      "/var/tmp/open.txt": "kept",
    },
  });
}

type Ask = (request: string, user?: (typeof users)[number]) => Promise<string>;

function asked(): Ask {
  const bench = benchOf();
  return (request, user = "filer") => bench.body(request, 1 + users.indexOf(user), user);
}

const command = (line: string): string => `<command format="text">${line}</command>`;
const put = (path: string, more = ""): string =>
  `<file-put><filename>${path}</filename>${more}<encoding>ascii</encoding><file-contents>mine</file-contents></file-put>`;

const closed = [
  "/etc/ssh/ssh_host_ed25519_key",
  "/var/tmp/tls.pem",
  "/config/start.conf",
  "/config/juniper.conf.gz",
  "/var/db/certs/ca.txt",
  "/var/log/messages",
];

describe("a user who may use the file commands and does not run the device", () => {
  it.each(closed)("does not read %s, by any way", async (path) => {
    const ask = asked();
    const ways = [
      command(`file show ${path}`),
      `<file-show><filename>${path}</filename><encoding>base64</encoding></file-show>`,
      `<file-get><filename>${path}</filename><encoding>base64</encoding></file-get>`,
      command(`file copy ${path} /var/tmp/copy`),
      command(`file archive source ${path} destination /var/tmp/copy`),
      command(`file rename ${path} /var/home/filer/x`),
      command(`file checksum md5 ${path}`),
      command(`request shell execute "cat ${path}"`),
    ];
    for (const way of ways) {
      const reply = await ask(way);
      expect(reply, way).toContain("Permission denied");
      expect(reply, way).not.toMatch(/kept|a2VwdA/);
    }
    expect(await ask(`<load-configuration url="${path}"/>`)).toContain("could not read file");
    expect(await ask(command("file list /var/tmp"))).not.toContain("copy");
  });

  it.each(closed)("does not read %s through a link of its own", async (path) => {
    const ask = asked();
    await ask(command(`request shell execute "ln -s ${path} /var/tmp/link"`));
    expect(await ask(command("file list /var/tmp"))).toContain(`link@ -&gt; ${path}`);
    expect(await ask(command("file show /var/tmp/link"))).toContain("Permission denied");
  });

  it.each(closed)("leaves %s to who runs the device", async (path) => {
    expect(await asked()(command(`file show ${path}`), "keeper")).not.toContain("ermission denied");
  });

  it("gets no archive of a folder with a file that it may not read", async () => {
    const ask = asked();
    const archive = command("file archive source /config destination /var/tmp/all");
    expect(await ask(archive)).toContain("Permission denied");
    expect(await ask(archive, "keeper")).not.toContain("ermission denied");
  });

  it("reads what is for all", async () => {
    expect(await asked()(command("file show /var/tmp/open.txt"))).toContain("kept");
  });

  it("reads and changes what is its own, which others may not change", async () => {
    const ask = asked();
    const secret = "<permission>600</permission>";
    expect(await ask(put("/var/tmp/mine.txt", secret))).toContain("<success/>");
    expect(await ask(command("file show /var/tmp/mine.txt"))).toContain("mine");
    for (const way of [
      command("file show /var/tmp/mine.txt"),
      command("file delete /var/tmp/mine.txt"),
      command("file rename /var/tmp/mine.txt /var/tmp/yours.txt"),
      command("file copy /var/tmp/open.txt /var/tmp/mine.txt"),
      put("/var/tmp/mine.txt", "<delete-if-exist/>"),
    ])
      expect(await ask(way, "other"), way).toMatch(/Permission denied|File exists/);
    expect(await ask(command("file rename /var/tmp/mine.txt /var/home/filer/a.txt"))).toBe("");
    expect(await ask(command("file delete /var/home/filer/a.txt"))).toBe("");
  });

  it.each([
    command("file delete /config/juniper.conf.gz"),
    command("file delete /var/tmp/open.txt"),
    command("file copy /var/tmp/open.txt /var/tmp/tls.pem"),
    command("file copy /var/tmp/open.txt /config/rescue.conf.gz"),
    put("/etc/motd"),
    put("/var/home/other/x"),
    command(`request shell execute "rm -rf /var/log"`),
    command(`request shell execute "mkdir /config/mine"`),
    command(`request shell execute "ln -sf /var/tmp/open.txt /var/log/messages"`),
  ])("changes nothing of root or of others: %s", async (request) => {
    expect(await asked()(request)).toContain("Permission denied");
  });

  it("has its log shown by the device", async () => {
    expect(await asked()(command("show log messages"))).not.toContain("ermission denied");
  });

  it("has a log cleared by the device, whoever may clear", async () => {
    const bench = new NetconfBench({
      configuration: "system { login { user oper { class operator; } } }",
      files: { "/var/log/jam": "kept" },
    });
    expect(await bench.body(command("clear log jam"), 1, "oper")).not.toContain("enied");
    expect(await bench.body(command("show log jam"), 1, "oper")).not.toContain("kept");
  });
});
