import { describe, expect, it } from "vitest";
import { durableReplies } from "../../../../src/device/sessions/durable-replies.ts";
import { dispatchTable, okReply, type ReplyBody } from "../../../../src/netconf/rpc/index.ts";
import { el } from "../../../../src/xml/index.ts";

const table = dispatchTable<undefined>([
  { name: "at-once", summary: "", run: () => okReply },
  { name: "later", summary: "", run: () => Promise.resolve(okReply) },
]);
const fault = (): never => {
  throw new Error("no operation faults here");
};

function answer(
  name: string,
  save: () => Promise<void> | undefined,
): ReplyBody | Promise<ReplyBody> {
  return durableReplies(table, save).answer(el(name), undefined, fault);
}

describe("a reply of a device that keeps its state", () => {
  it("is given at once when nothing is outstanding", () => {
    expect(answer("at-once", () => undefined)).toBe(okReply);
  });

  it.each(["at-once", "later"])(
    "of an operation that answers %s waits for the disk",
    async (name) => {
      let written = (): void => {};
      const writing = new Promise<void>((resolve) => {
        written = resolve;
      });
      const order: string[] = [];
      const replied = Promise.resolve(answer(name, () => writing)).then((body) => {
        order.push("replied");
        return body;
      });
      await new Promise((resolve) => setImmediate(resolve));
      order.push("written");
      written();
      expect(await replied).toBe(okReply);
      expect(order).toEqual(["written", "replied"]);
    },
  );

  it("is an error when what it tells could not be kept", async () => {
    const body = await answer("at-once", () => Promise.reject(new Error("disk full")));
    expect(body).toEqual([
      { error: expect.objectContaining({ message: "the configuration could not be saved" }) },
    ]);
  });
});
