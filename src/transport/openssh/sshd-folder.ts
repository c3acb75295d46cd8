import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SshdFile } from "./sshd-files.ts";

/** The temporary folder of one connection. Those that enter must know names: nobody else can list it. */
export class SshdFolder {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  static async make(): Promise<SshdFolder> {
    const path = await mkdtemp(join(tmpdir(), "callhome-sshd-"));
    await chmod(path, 0o711);
    return new SshdFolder(path);
  }

  async write(files: readonly SshdFile[]): Promise<void> {
    await Promise.all(
      files.map(async ({ name, mode, text }) => {
        const path = join(this.path, name);
        await writeFile(path, text, { mode, flag: "wx" });
        // The process's umask must not keep sshd's user out.
        if (mode !== 0o600) await chmod(path, mode);
      }),
    );
  }

  async remove(): Promise<void> {
    await rm(this.path, { recursive: true, force: true });
  }
}
