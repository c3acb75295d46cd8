import { expect, it } from "vitest";
import { IdentificationScanner } from "../../../../src/transport/ssh/identification.ts";

const client = { linesBefore: 3, lineBytes: 40 };
const server = { linesBefore: 0, lineBytes: 40 };
const preamble = "MSG-ID: DEVICE-CONN-INFO\r\nMSG-VER: V1\r\nSSH-2.0-OpenSSH_9.0\r\n";

function scan(rules: typeof client, ...chunks: readonly string[]): unknown {
  const scanner = new IdentificationScanner(rules);
  let found: unknown = "nothing";
  for (const chunk of chunks) {
    found = scanner.push(Buffer.from(chunk));
    if (found !== "more") return found;
  }
  return found;
}

it("finds the identification wherever the bytes are split", () => {
  for (let at = 0; at < preamble.length; at++)
    expect(scan(client, preamble.slice(0, at), preamble.slice(at))).toBe("complete");
  expect(scan(client, ...preamble.split(/(?<=.)/s))).toBe("complete");
});

it("is complete with the line's end and not before", () => {
  expect(scan(client, preamble.slice(0, -1))).toBe("more");
});

it("refuses a first line that is no identification as soon as it shows", () => {
  expect(scan(server, "SS", "L")).toEqual({ fault: "no SSH identification" });
  expect(scan(server, "\r\n")).toEqual({ fault: "no SSH identification" });
  expect(scan(server, "SSH-2.0-x\n")).toBe("complete");
});

it("takes no more lines than it may, and none that is too long", () => {
  expect(scan(client, "a\nb\nc\nSSH-2.0-x\n")).toBe("complete");
  expect(scan(client, "a\nb\nc\nd")).toEqual({ fault: "no SSH identification" });
  expect(scan(client, "x".repeat(41))).toEqual({ fault: "a line is too long" });
});
