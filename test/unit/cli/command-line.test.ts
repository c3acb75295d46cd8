import { describe, expect, it } from "vitest";
import { parseCommandLine } from "../../../src/cli/command-line.ts";

function parse(line: string, environment: Record<string, string> = {}): unknown {
  return parseCommandLine(line === "" ? [] : line.split(" "), environment, "9.8.7");
}

describe("the command line", () => {
  it("reads a run of a fleet file", () => {
    expect(
      parse("run --nms 192.0.2.1:4334 --nms [2001:db8::1]:4335 lab.yaml --json"),
    ).toMatchObject({
      kind: "run",
      arguments: {
        file: "lab.yaml",
        nms: [
          { host: "192.0.2.1", port: 4334 },
          { host: "2001:db8::1", port: 4335 },
        ],
        json: true,
        embeddedNms: false,
        exitWhenConnected: false,
        timeoutSeconds: 60,
      },
    });
  });

  it("keeps values that look like numbers as they were typed", () => {
    expect(
      parse("run --state 5 --seed 007 --device-id 1e3 --serial-number 0x10 --embedded-nms"),
    ).toMatchObject({
      arguments: { state: "5", seed: "007", deviceId: "1e3", serialNumber: "0x10" },
    });
  });

  it("reads a receiver and its requests in order", () => {
    expect(parse("receive --user ops --rpc <a/> --rpc @b.xml --once")).toMatchObject({
      kind: "receive",
      arguments: {
        listen: { host: "127.0.0.1", port: 4334 },
        user: "ops",
        rpcs: ["<a/>", "@b.xml"],
        once: true,
      },
    });
  });

  it("takes the password from the environment unless one is typed", () => {
    const environment = { CALLHOME_PASSWORD: "quiet" };
    expect(parse("receive --user a", environment)).toMatchObject({
      arguments: { password: "quiet" },
    });
    expect(parse("receive --user a --password loud", environment)).toMatchObject({
      arguments: { password: "loud" },
    });
  });

  it.each([
    [
      "",
      "name a command: run, receive, check, expand, enroll, explain, convert, diff, schema or certs; see `callhome --help`",
    ],
    ["run --bogus", "Unknown argument: bogus; see `callhome run --help`"],
    ["check", "check needs a fleet file; see `callhome check --help`"],
    ["expand", "expand needs a fleet file; see `callhome expand --help`"],
    ["expand f --limit 1.5", "--limit must be a whole number; see `callhome expand --help`"],
    ["enroll", "enroll needs a fleet file; see `callhome enroll --help`"],
    [
      "enroll f --format xml",
      '--format must be json, yaml, csv or known-hosts, not "xml"; see `callhome enroll --help`',
    ],
    [
      "enroll f --format csv --template t",
      "--format goes without --template; see `callhome enroll --help`",
    ],
    ["run --count 1.5", "--count must be a whole number up to 1000000; see `callhome run --help`"],
    ["run --transport udp", '--transport must be ssh or tls, not "udp"; see `callhome run --help`'],
    [
      "run --nms here",
      '--nms must be host:port, for example 192.0.2.10:4334, not "here"; see `callhome run --help`',
    ],
    [
      "run --nms 192.0.2.1:0",
      '--nms must name a port to dial, not "192.0.2.1:0"; see `callhome run --help`',
    ],
    [
      "run --model mx9999",
      '--model must be one of mx204, mx480, vmx, srx345, vsrx, ex4300-48t, qfx5120-48y-8c, not "mx9999"; see `callhome run --help`',
    ],
    ["run --seed 1 --seed 2", "--seed is given more than once; see `callhome run --help`"],
    ["run --seed=", "--seed needs a value; see `callhome run --help`"],
    ["run --timeout soon", "--timeout must be a number above 0; see `callhome run --help`"],
    ["run --retry-scale 0", "--retry-scale must be a number above 0; see `callhome run --help`"],
    ["run --password x", "--password needs --user; see `callhome run --help`"],
    ["run --authorized-key x", "--authorized-key needs --user; see `callhome run --help`"],
  ])("says of %j what is wrong and where to look", (line, message) => {
    expect(parse(line)).toEqual({ kind: "wrong", message });
  });

  it("suggests the command that was meant", () => {
    expect(parse("recieve --once")).toEqual({
      kind: "wrong",
      message: 'unknown command "recieve"; did you mean receive?',
    });
    expect(parse("start")).toMatchObject({
      message: 'unknown command "start"; see `callhome --help`',
    });
  });

  it("shows its version", () => {
    expect(parse("--version")).toEqual({ kind: "text", text: "9.8.7\n" });
  });

  it.each([
    "--help",
    "run --help",
    "receive --help",
    "check --help",
    "convert --help",
    "diff --help",
  ])("explains itself with %s in lines that fit a terminal", (line) => {
    const { kind, text } = parse(line) as { readonly kind: string; readonly text: string };
    expect(kind).toBe("text");
    expect(text).toContain("callhome");
    for (const row of text.split("\n")) expect(row.length).toBeLessThanOrEqual(100);
  });
});
