import { expect, it } from "vitest";
import { dispatchTable, type Operation } from "../../../../src/netconf/rpc/index.ts";
import { base10, base11 } from "../../../../src/netconf/session/index.ts";
import { el, largeElement, type XmlElement } from "../../../../src/xml/index.ts";
import { settled } from "../../../support/channel-pair.ts";
import { helloOf, listener, openingTag, type Served, serve, type TestContext } from "./serving.ts";

const rowCount = 300;
const row = (index: number): XmlElement => el("row", `${index} ${"x".repeat(1_000)}`);
const marker = "]]>]]>\n";

/** Pauses that last until the test ends them. */
class Pauses {
  readonly #waiting: (() => void)[] = [];

  readonly pause = (): Promise<void> => new Promise((resolve) => this.#waiting.push(resolve));

  get isWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  end(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

/** A table whose rows are counted as they are made; the one at `fault` throws. */
function tables(fault = Number.POSITIVE_INFINITY) {
  const made = { rows: 0 };
  const operation = (name: string, run: Operation<TestContext>["run"]): Operation<TestContext> => ({
    name,
    summary: name,
    run,
  });
  const rows = function* rows(): Iterable<XmlElement> {
    for (let index = 0; index < rowCount; index++) {
      if (index === fault) throw new Error("a bug in a row");
      made.rows += 1;
      yield row(index);
    }
  };
  const operations = dispatchTable([
    operation("large", () => [largeElement(el("table"), rows)]),
    operation("whole", () => [el("table", ...rows())]),
    operation("small", () => [{ xml: "<small/>\n" }]),
  ]);
  return { made, operations };
}

const hears = (served: Served): readonly string[] => served.heard.map(([name]) => name);

function ask(served: Served, ...names: readonly string[]): void {
  const requests = names.map((name) => `<rpc message-id="1"><${name}/></rpc>]]>]]>`);
  served.peer.write(Buffer.from(requests.join("")));
}

async function established(options: Parameters<typeof serve>[0]): Promise<Served> {
  const served = serve(options);
  served.peer.open(listener());
  served.peer.write(Buffer.from(helloOf(base10)));
  await settled(served.peer, served.device);
  return served;
}

/** What the device writes in answer, with all pauses ended as they come. */
async function answer(served: Served, pauses: Pauses, ...names: readonly string[]) {
  const before = served.device.written.length;
  ask(served, ...names);
  let slices = 0;
  for (;;) {
    await settled(served.peer, served.device);
    if (!pauses.isWaiting) return { text: served.device.written.slice(before), slices };
    slices += 1;
    pauses.end();
  }
}

it("are the same bytes as one that is printed at a stretch, with pauses in between", async () => {
  const pauses = new Pauses();
  const served = await established({ operations: tables().operations, pause: pauses.pause });
  const large = await answer(served, pauses, "large");
  const whole = await answer(served, pauses, "whole");
  expect(large.text).toBe(whole.text);
  expect(large.text.length).toBeGreaterThan(rowCount * 1_000);
  expect([large.slices, whole.slices]).toEqual([4, 0]);
});

it("are whole messages in chunks too", async () => {
  const pauses = new Pauses();
  const { operations } = tables();
  const served = serve({ operations, pause: pauses.pause, capabilities: [base10, base11] });
  served.peer.open(listener());
  served.peer.write(Buffer.from(helloOf(base10, base11).trimEnd()));
  const chunked = async (name: string): Promise<string> => {
    await settled(served.peer, served.device);
    const before = served.device.written.length;
    const rpc = `<rpc message-id="1"><${name}/></rpc>`;
    served.peer.write(Buffer.from(`\n#${rpc.length}\n${rpc}\n##\n`));
    for (;;) {
      await settled(served.peer, served.device);
      if (!pauses.isWaiting) return served.device.written.slice(before);
      pauses.end();
    }
  };
  const large = await chunked("large");
  expect(large).toMatch(/^\n#\d+\n<rpc-reply /);
  expect(large).toBe(await chunked("whole"));
});

it("let another session be answered between two slices", async () => {
  const pauses = new Pauses();
  const { made, operations } = tables();
  const reader = await established({ operations, pause: pauses.pause });
  const other = await established({ operations, pause: pauses.pause });
  ask(reader, "large");
  await settled(reader.peer, reader.device);
  expect(hears(reader)).toEqual(["opened"]);
  const before = made.rows;
  expect(before).toBeLessThan(rowCount / 2);
  ask(other, "small");
  await settled(other.peer, other.device);
  expect(hears(other)).toEqual(["opened", "answered"]);
  expect(hears(reader)).toEqual(["opened"]);
  expect(made.rows).toBe(before);
  pauses.end();
  await settled(reader.peer, reader.device);
  expect(made.rows).toBeGreaterThan(before);
  expect(hears(reader)).toEqual(["opened"]);
});

it("keep the requests behind them waiting, so that replies come in order", async () => {
  const pauses = new Pauses();
  const served = await established({ operations: tables().operations, pause: pauses.pause });
  const { text } = await answer(served, pauses, "large", "small");
  expect(text.indexOf("<small/>")).toBeGreaterThan(text.indexOf("</table>"));
  expect(text.split(marker)).toHaveLength(3);
});

it("are dropped when the session is killed between two slices", async () => {
  const pauses = new Pauses();
  const { made, operations } = tables();
  const served = await established({ operations, pause: pauses.pause });
  ask(served, "large", "small");
  await settled(served.peer, served.device);
  served.session.end("killed");
  const [rows, { written }] = [made.rows, served.device];
  pauses.end();
  await settled(served.peer, served.device);
  expect(pauses.isWaiting).toBe(false);
  expect(made.rows).toBe(rows);
  expect(served.device.written).toBe(written);
  expect(hears(served)).toEqual(["opened", "closed"]);
});

it("are dropped when the connection breaks between two slices", async () => {
  const pauses = new Pauses();
  const served = await established({ operations: tables().operations, pause: pauses.pause });
  ask(served, "large");
  await settled(served.peer, served.device);
  served.peer.break(new Error("read ECONNRESET"));
  pauses.end();
  await settled(served.device);
  expect(pauses.isWaiting).toBe(false);
  expect(hears(served)).toEqual(["opened", "closed"]);
});

it("are still sent to a peer that has ended its side", async () => {
  const pauses = new Pauses();
  const served = await established({ operations: tables().operations, pause: pauses.pause });
  ask(served, "large");
  await settled(served.peer, served.device);
  served.peer.close();
  const { text } = await answer(served, pauses);
  expect(text).toContain(`</table>\n</rpc-reply>\n${marker}`);
  expect(hears(served)).toContain("closed");
});

it.each([
  ["first", 0],
  ["third", 200],
])(
  "become an rpc-error when a row of the %s slice throws, and the session goes on",
  async (_, fault) => {
    const pauses = new Pauses();
    const served = await established({ operations: tables(fault).operations, pause: pauses.pause });
    const { text } = await answer(served, pauses, "large", "small");
    const [failed, next] = text.split(marker);
    expect(failed).toContain("<error-tag>operation-failed</error-tag>");
    expect(failed).toContain("internal error");
    expect(failed).not.toContain("<row>");
    expect(next).toBe(`${openingTag("1")}<small/>\n</rpc-reply>\n`);
    const faulted = { operation: "large", cause: new Error("a bug in a row") };
    expect(served.heard).toContainEqual(["faulted", faulted]);
    expect(hears(served)).toEqual(["opened", "faulted", "answered", "answered"]);
  },
);
