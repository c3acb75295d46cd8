import { describe, expect, it } from "vitest";
import { Secret } from "../../../src/base/index.ts";
import { type DeviceConnInfo, deviceConnInfo } from "../../../src/callhome/index.ts";
import { type Admission, type Enrolment, Enrolments } from "../../../src/nms/enrolment.ts";

const key = "ssh-ed25519 AAAA";
const otherKey = "ssh-ed25519 BBBB";
const secret = new Secret("s3cret");
const credentials = { username: "lab", credentials: [] };

const enrolments = (
  enrolled: readonly Enrolment[] = [],
  strangers: "first-use" | "refuse" = "first-use",
): Enrolments => new Enrolments({ enrolled, credentials, strangers });

function admitted(list: Enrolments, info: DeviceConnInfo): Admission {
  const result = list.admit(info);
  if (result.kind === "refused") throw new Error(result.reason);
  return result.admission;
}

describe("Enrolments", () => {
  it("trusts a stranger on first use and holds it to its first key", () => {
    const list = enrolments();
    const first = admitted(list, { deviceId: "mx" });
    expect(first).toMatchObject({ trust: "first-use", hmac: "absent", credentials });
    expect(list.settle(first, key)).toBeUndefined();
    const again = admitted(list, { deviceId: "mx" });
    expect(again.objection(key)).toBeUndefined();
    expect(again.objection(otherKey)).toBe("host-key-changed");
    expect(admitted(list, { deviceId: "srx" }).objection(otherKey)).toBeUndefined();
  });

  it("remembers no key before the login succeeded", () => {
    const list = enrolments();
    expect(admitted(list, { deviceId: "mx" }).objection(otherKey)).toBeUndefined();
    expect(list.settle(admitted(list, { deviceId: "mx" }), key)).toBeUndefined();
  });

  it("takes one of two keys that come at the same time", () => {
    const list = enrolments();
    const [one, other] = [admitted(list, { deviceId: "mx" }), admitted(list, { deviceId: "mx" })];
    expect(list.settle(one, key)).toBeUndefined();
    expect(list.settle(other, otherKey)).toBe("host-key-changed");
  });

  it("verifies the HMAC when a secret is enrolled, and takes a new key with it", () => {
    const list = enrolments([{ deviceId: "mx", secret }]);
    for (const hostKey of [key, otherKey]) {
      const admission = admitted(list, deviceConnInfo("mx", hostKey, secret));
      expect(admission).toMatchObject({ trust: "enrolled", hmac: "verified" });
      expect(list.settle(admission, hostKey)).toBeUndefined();
    }
  });

  it("holds key exchange to the key that the preamble announced", () => {
    const list = enrolments([{ deviceId: "mx", secret }]);
    const admission = admitted(list, deviceConnInfo("mx", key, secret));
    expect(admission.objection(otherKey)).toBe("host-key-differs");
    expect(admitted(list, { deviceId: "srx", hostKey: key }).objection(otherKey)).toBe(
      "host-key-differs",
    );
  });

  it("says when it could not check an HMAC", () => {
    expect(admitted(enrolments(), deviceConnInfo("mx", key, secret)).hmac).toBe("not-checked");
  });

  it("holds an enrolled key against key exchange", () => {
    const admission = admitted(enrolments([{ deviceId: "mx", hostKey: key }]), { deviceId: "mx" });
    expect(admission.trust).toBe("enrolled");
    expect(admission.objection(key)).toBeUndefined();
    expect(admission.objection(otherKey)).toBe("host-key-not-enrolled");
  });

  it("prefers the credentials of the device", () => {
    const own = { username: "netconf", credentials: [] };
    const list = enrolments([{ deviceId: "mx", credentials: own }]);
    expect(admitted(list, { deviceId: "mx" })).toMatchObject({
      credentials: own,
      trust: "first-use",
    });
  });

  it.each<[string, Enrolments, DeviceConnInfo | undefined, string]>([
    ["a peer without a preamble", enrolments(), undefined, "no-preamble"],
    ["strangers, if told so", enrolments([], "refuse"), { deviceId: "mx" }, "not-enrolled"],
    [
      "a preamble without HMAC when a secret is enrolled",
      enrolments([{ deviceId: "mx", secret }]),
      { deviceId: "mx", hostKey: key },
      "hmac-missing",
    ],
    [
      "an HMAC with another secret",
      enrolments([{ deviceId: "mx", secret }]),
      deviceConnInfo("mx", key, new Secret("other")),
      "hmac-wrong",
    ],
    [
      "an announced key that is not the enrolled one",
      enrolments([{ deviceId: "mx", hostKey: otherKey, secret }]),
      deviceConnInfo("mx", key, secret),
      "host-key-not-enrolled",
    ],
  ])("refuses %s", (_, list, info, reason) => {
    expect(list.admit(info)).toEqual({ kind: "refused", reason });
  });
});
