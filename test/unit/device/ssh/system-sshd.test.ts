import { expect, it } from "vitest";
import { systemSshd } from "../../../../src/device/ssh/system-sshd.ts";

const installation = {
  sshd: "/usr/sbin/sshd",
  nssWrapper: undefined,
  loginUser: { uid: 1_000, gid: 1_000 },
  privilegeSeparation: undefined,
};

it("is not looked for unless a device wants it", () => {
  const find = (): never => {
    throw new Error("looked for");
  };
  expect(systemSshd(undefined, find)).toBeUndefined();
  expect(systemSshd("built-in", find)).toBeUndefined();
});

it("is an option that cannot be had where something is missing, until it is there", () => {
  expect(() => systemSshd("openssh", () => "sshd is missing on this machine")).toThrow(
    expect.objectContaining({
      code: "ERR_OPTION",
      message: "the SSH server 'openssh' cannot be had: sshd is missing on this machine",
    }),
  );
  expect(systemSshd("openssh", () => installation)).toBe(installation);
});
