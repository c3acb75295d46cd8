import { describe, expect, it } from "vitest";
import { Reload, type ReloadPorts } from "../../../../src/fleet/shards/reload.ts";

function stage(check: ReloadPorts["check"] = async () => {}) {
  const sent: string[] = [];
  const reload = new Reload({
    shards: [0, 2],
    send: (shard, message) =>
      sent.push(`${shard} ${message.kind}${message.kind === "reload-go" ? ` ${message.go}` : ""}`),
    check,
  });
  return { reload, sent };
}

const need = { devices: 3, descriptors: 67, routes: [] };
const planned = { kind: "reload-planned", need } as const;
const counts = { added: 1, removed: 2, changed: 0, unchanged: 3 };
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("the reload of shards", () => {
  it("goes on once every shard has planned, and adds up what each changed", async () => {
    const { reload, sent } = stage();
    const done = reload.run();
    reload.take(0, planned);
    await settled();
    expect(sent).toEqual(["0 reload", "2 reload"]);
    reload.take(2, planned);
    await settled();
    expect(sent.slice(2)).toEqual(["0 reload-go true", "2 reload-go true"]);
    for (const shard of [0, 2]) reload.take(shard, { kind: "reloaded", counts });
    expect(await done).toEqual({
      counts: { added: 2, removed: 4, changed: 0, unchanged: 6 },
      needs: new Map([
        [0, need],
        [2, need],
      ]),
    });
  });

  it("changes nothing in any shard when one refuses", async () => {
    const { reload, sent } = stage();
    const done = reload.run();
    reload.take(0, planned);
    const refusal = { code: "ERR_FLEET_READ", message: "gone", problems: undefined } as const;
    reload.take(2, { kind: "reload-refused", refusal });
    await expect(done).rejects.toThrow("gone");
    expect(sent.slice(2)).toEqual(["0 reload-go false", "2 reload-go false"]);
  });

  it("changes nothing when the machine has not enough for the new plan", async () => {
    const { reload, sent } = stage(async (needs) => {
      throw new Error(`too few for ${needs.length}`);
    });
    const done = reload.run();
    for (const shard of [0, 2]) reload.take(shard, planned);
    await expect(done).rejects.toThrow("too few for 2");
    expect(sent.slice(2)).toEqual(["0 reload-go false", "2 reload-go false"]);
  });

  it("does not wait for a shard that ends, whenever it does", async () => {
    const { reload, sent } = stage();
    const done = reload.run();
    reload.take(0, planned);
    reload.gone(2);
    await settled();
    expect(sent.slice(2)).toEqual(["0 reload-go true"]);
    reload.gone(0);
    expect((await done).counts.added).toBe(0);
  });
});
