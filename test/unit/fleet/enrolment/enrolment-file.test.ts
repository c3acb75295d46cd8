import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadEnrolment } from "../../../../src/fleet/index.ts";

let path: string;

beforeEach(async () => {
  path = join(await mkdtemp(join(tmpdir(), "enrolment-")), "enrolment.yaml");
});
afterEach(() => rm(join(path, ".."), { recursive: true }));

describe("an enrolment file", () => {
  it("gives device-ids, secrets and host keys, and refuses others unless it says otherwise", async () => {
    await writeFile(
      path,
      `devices:
  - device-id: alpha
    secret: hidden
    host-key: ssh-ed25519 AAAA a comment
  - device-id: 17
`,
    );
    const { enrolled, strangers } = await loadEnrolment(path);
    expect(strangers).toBe("refuse");
    expect(enrolled).toMatchObject([
      { deviceId: "alpha", hostKey: "ssh-ed25519 AAAA" },
      { deviceId: "17", hostKey: undefined, secret: undefined },
    ]);
    expect(enrolled[0]?.secret?.reveal()).toBe("hidden");
  });

  it("may let strangers in on first use", async () => {
    await writeFile(path, "strangers: first-use\ndevices: []\n");
    expect(await loadEnrolment(path)).toEqual({ enrolled: [], strangers: "first-use" });
  });

  it("reports what is wrong with its place, and no secret", async () => {
    await writeFile(path, "devices:\n  - device-id: alpha\n    secrte: x\n    secret: 12345\n");
    const error: unknown = await loadEnrolment(path).catch((cause: unknown) => cause);
    expect(error).toMatchObject({
      code: "ERR_FLEET_INVALID",
      message: `${path}:3:5: unknown key "secrte"; did you mean secret? (/devices/0/secrte)
${path}:4:13: secret must be text, not a number (/devices/0/secret)`,
    });
  });

  it("that does not exist is reported with its name", async () => {
    await expect(loadEnrolment(path)).rejects.toMatchObject({ code: "ERR_FLEET_READ" });
  });
});
