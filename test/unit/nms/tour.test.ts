import { describe, expect, it } from "vitest";
import type { RpcResult } from "../../../src/netconf/session/index.ts";
import { type TourStep, tour } from "../../../src/nms/index.ts";
import { parseXml } from "../../../src/xml/index.ts";
import { ManualClock } from "../../support/manual-clock.ts";

const announcement = "Managed <here> & now";
const configuration = `<data><configuration><version>1</version><system><host-name>edge</host-name><login>
<announcement>\nManaged &lt;here&gt; &amp; now\n</announcement></login></system></configuration></data>`;

/** A device that answers each operation with what `replies` holds for it, and `ok` otherwise. */
async function travel(
  replies: Readonly<Record<string, string | Error>>,
): Promise<{ ok: boolean; sent: readonly string[]; steps: readonly TourStep[] }> {
  const sent: string[] = [];
  const steps: TourStep[] = [];
  const rpc = async (request: string): Promise<RpcResult> => {
    const { name } = parseXml(request);
    sent.push(name);
    const reply = replies[name] ?? (name === "get-config" ? configuration : "<ok/>");
    if (reply instanceof Error) throw reply;
    const errors = reply.includes("rpc-error")
      ? [
          {
            type: "application",
            tag: "lock-denied",
            severity: "error" as const,
            message: "locked by alice",
            path: undefined,
            badElement: undefined,
          },
        ]
      : [];
    const text = `<rpc-reply>${reply}</rpc-reply>`;
    return { reply: parseXml(text), text, errors, ok: errors.length === 0 };
  };
  const onStep = (step: TourStep): void => void steps.push(step);
  const ok = await tour({ rpc }, { announcement, clock: new ManualClock(), onStep });
  return { ok, sent, steps };
}

describe("the tour of an NMS", () => {
  it("reads, changes, commits and reads back", async () => {
    const { ok, sent, steps } = await travel({});
    expect(ok).toBe(true);
    expect(sent).toEqual(["get-config", "lock", "edit-config", "commit", "get-config", "unlock"]);
    expect(steps.map(({ step }) => step)).toEqual([
      "read the configuration: host-name edge, 2 top-level statements",
      "locked the candidate",
      "changed system login announcement",
      "committed",
      "read the change back",
      "unlocked the candidate",
    ]);
    expect(steps.every((step) => step.ok)).toBe(true);
  });

  it("stops without a change when it does not get the lock, and says who has it", async () => {
    const { ok, sent, steps } = await travel({ lock: "<rpc-error/>" });
    expect(ok).toBe(false);
    expect(sent).toEqual(["get-config", "lock"]);
    expect(steps.at(-1)).toMatchObject({
      ok: false,
      step: "locked the candidate: locked by alice",
    });
  });

  it("puts the candidate back and unlocks it when the commit fails", async () => {
    const { ok, sent } = await travel({ commit: "<rpc-error/>" });
    expect(ok).toBe(false);
    expect(sent.slice(2)).toEqual(["edit-config", "commit", "discard-changes", "unlock"]);
  });

  it("fails when the device answers with another text than was committed", async () => {
    const { ok, steps } = await travel({
      "get-config": configuration.replace("here", "there"),
    });
    expect(ok).toBe(false);
    expect(steps.find((step) => !step.ok)?.step).toBe(
      "read the change back: the device answers with another text",
    );
  });

  it("ends with the step during which the session broke", async () => {
    const { ok, steps } = await travel({ "get-config": new Error("session closed") });
    expect(ok).toBe(false);
    expect(steps).toMatchObject([{ ok: false, step: "read the configuration: session closed" }]);
  });
});
