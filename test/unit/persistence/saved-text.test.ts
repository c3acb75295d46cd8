import { describe, expect, it } from "vitest";
import { SavedText } from "../../../src/persistence/saved-text.ts";

/** Writes that end when the test says so. */
function heldWrites(): {
  readonly texts: string[];
  readonly put: (text: string) => Promise<void>;
  readonly end: (failure?: Error) => void;
} {
  const texts: string[] = [];
  let settle: (failure?: Error) => void = () => undefined;
  return {
    texts,
    put: (text) => {
      texts.push(text);
      return new Promise((resolve, reject) => {
        settle = (failure) => (failure === undefined ? resolve() : reject(failure));
      });
    },
    end: (failure) => settle(failure),
  };
}

describe("a text that is kept", () => {
  it("is not written again while it is the same", async () => {
    const writes = heldWrites();
    const saved = new SavedText("old", writes.put);
    expect(saved.save("old")).toBeUndefined();
    const saving = saved.save("new");
    writes.end();
    await saving;
    expect(saved.save("new")).toBeUndefined();
    expect(writes.texts).toEqual(["new"]);
  });

  it("is written once more when it changed meanwhile; who asked in between waits for both", async () => {
    const writes = heldWrites();
    const saved = new SavedText("", writes.put);
    const first = saved.save("one");
    const second = saved.save("two");
    const third = saved.save("three");
    writes.end();
    await new Promise((resolve) => setImmediate(resolve));
    writes.end();
    await Promise.all([first, second, third]);
    expect(writes.texts).toEqual(["one", "three"]);
  });

  it("that could not be written is never acknowledged again", async () => {
    const writes = heldWrites();
    const saved = new SavedText("", writes.put);
    const saving = saved.save("one");
    writes.end(new Error("disk full"));
    await expect(saving).rejects.toMatchObject({
      code: "ERR_STATE",
      message: expect.stringContaining("disk full") as string,
    });
    await expect(saved.save("")).rejects.toMatchObject({ code: "ERR_STATE" });
  });

  it("is not taken after close", async () => {
    const saved = new SavedText("", () => Promise.resolve());
    await saved.close();
    await expect(saved.save("one")).rejects.toMatchObject({ code: "ERR_CLOSED" });
  });
});
