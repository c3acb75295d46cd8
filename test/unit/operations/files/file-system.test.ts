import { describe, expect, it } from "vitest";
import { limits } from "../../../../src/base/index.ts";
import type { FileNode } from "../../../../src/operations/operational/files/file-node.ts";
import {
  type FileChanges,
  type FileSystem,
  isErrno,
  lookUp,
  namesIn,
  noChanges,
  normalPath,
  put,
  realPath,
  remove,
  rename,
} from "../../../../src/operations/operational/files/file-system.ts";

const about = { owner: "root", group: "wheel", mode: 0o644, mtime: 0 };
const folder: FileNode = { kind: "folder", ...about };
const link = (target: string): FileNode => ({ kind: "link", target, ...about });
const file = (size: number): FileNode => {
  const bytes = new Uint8Array(size);
  return { kind: "file", content: () => bytes, ...about };
};

const own: FileSystem["own"] = new Map([
  ["/var", folder],
  ["/var/tmp", folder],
  ["/etc", folder],
  ["/etc/given", file(3)],
]);
const start: FileSystem = { changes: noChanges, own };

/** The files after changes that must succeed. */
function after(...steps: readonly ((files: FileSystem) => FileChanges | string)[]): FileSystem {
  return steps.reduce<FileSystem>((files, step) => {
    const changes = step(files);
    if (typeof changes === "string") throw new Error(changes);
    return { ...files, changes };
  }, start);
}

describe("the files of a device", () => {
  it("leave the value they were made from as it was", () => {
    const files = after((now) => put(now, "/var/tmp/a", file(1)));
    expect(namesIn(files, "/var/tmp")).toEqual(["a"]);
    expect(namesIn(start, "/var/tmp")).toEqual([]);
    expect(noChanges.entries.size).toBe(0);
  });

  it("hide own files that were removed, and forget those that peers made", () => {
    const files = after(
      (now) => remove(now, "/etc/given"),
      (now) => put(now, "/var/tmp/a", file(5)),
      (now) => remove(now, "/var/tmp/a"),
    );
    expect(lookUp(files, "/etc/given")).toBe("ENOENT");
    expect(files.changes.bytes).toBe(0);
    const again = after(
      (now) => remove(now, "/etc/given"),
      (now) => put(now, "/etc/given", file(1)),
    );
    expect(lookUp(again, "/etc/given")).toMatchObject({ kind: "file" });
  });

  it("remove a folder with what is in it only when asked to", () => {
    const files = after(
      (now) => put(now, "/var/tmp/d", folder),
      (now) => put(now, "/var/tmp/d/a", file(1)),
    );
    expect(remove(files, "/var/tmp/d")).toBe("ENOTEMPTY");
    expect(remove(files, "/etc", true)).toMatchObject({ entries: expect.anything() });
    const gone = remove(files, "/var/tmp/d", true);
    expect(gone).toMatchObject({ bytes: 0 });
    expect(remove(start, "/")).toBe("ENOTEMPTY");
  });

  it("follow links, also to folders and relative ones, but not in circles", () => {
    const files = after(
      (now) => put(now, "/var/tmp/l", link("../../etc")),
      (now) => put(now, "/var/tmp/c", link("/var/tmp/c")),
    );
    expect(realPath(files, "/var/tmp/l/given")).toBe("/etc/given");
    expect(lookUp(files, "/var/tmp/l")).toMatchObject({ kind: "link" });
    expect(lookUp(files, "/var/tmp/l/given")).toMatchObject({ kind: "file" });
    expect(realPath(files, "/var/tmp/c")).toBe("ELOOP");
    expect(realPath(files, "/etc/given/below")).toBe("ENOTDIR");
  });

  it("refuse what the system refuses", () => {
    expect(put(start, "/no/where", file(1))).toBe("ENOENT");
    expect(put(start, "/etc/given/x", file(1))).toBe("ENOTDIR");
    expect(put(start, "/var/tmp", file(1))).toBe("EISDIR");
    expect(put(start, "/var/tmp", folder)).toBe("EEXIST");
    expect(put(start, `/var/tmp/${"x".repeat(limits.diskPathLength)}`, file(1))).toBe(
      "ENAMETOOLONG",
    );
    expect(realPath(start, `/${"x/".repeat(limits.diskPathLength)}`)).toBe("ENAMETOOLONG");
    expect(rename(start, "/var/tmp", "/var/x")).toBe("EISDIR");
    expect(rename(start, "/none", "/var/x")).toBe("ENOENT");
    expect(rename(start, "/etc/given", "/etc/given")).toBe(noChanges);
  });

  it("are bounded in size of one, size of all, and number", () => {
    expect(put(start, "/var/tmp/a", file(limits.diskFileBytes + 1))).toBe("EFBIG");
    const large = file(limits.diskFileBytes);
    let files = start;
    const fits = limits.diskBytes / limits.diskFileBytes;
    for (let at = 0; at < fits; at++) {
      const changes = put(files, `/var/tmp/${at}`, large);
      if (typeof changes === "string") throw new Error(changes);
      files = { ...files, changes };
    }
    expect(put(files, "/var/tmp/more", file(1))).toBe("ENOSPC");
    // What takes the place of as much fits.
    expect(put(files, "/var/tmp/0", large)).toMatchObject({ bytes: limits.diskBytes });
    let many = start;
    for (let at = 0; at < limits.diskEntries; at++) {
      const changes = put(many, `/var/tmp/${at}`, file(0));
      if (typeof changes === "string") throw new Error(changes);
      many = { ...many, changes };
    }
    expect(put(many, "/var/tmp/more", file(0))).toBe("ENFILE");
  });

  it.each([
    ["/a/./b//c/", "/a/b/c"],
    ["/a/../../b", "/b"],
    ["/", "/"],
    ["", "/"],
  ])("know %j as %j", (written, path) => {
    expect(normalPath(written)).toBe(path);
    expect(isErrno(normalPath(written))).toBe(false);
  });
});
