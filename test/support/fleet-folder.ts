import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import {
  type FleetPlan,
  type LoadFleetOptions,
  loadFleet,
} from "../../src/fleet/load/fleet-file.ts";
import { InputError } from "../../src/fleet/problems/input-error.ts";

/** A folder with a fleet file and what it names. */
export class FleetFolder {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  static async make(): Promise<FleetFolder> {
    return new FleetFolder(await mkdtemp(join(tmpdir(), "fleet-")));
  }

  remove(): Promise<void> {
    return rm(this.path, { recursive: true });
  }

  /** Gives the path of the file; folders on the way are made. */
  async write(name: string, text: string): Promise<string> {
    const path = join(this.path, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    return path;
  }

  /** The fleet of such a `fleet.yaml`. */
  async fleetOf(text: string, options?: LoadFleetOptions): Promise<FleetPlan> {
    return loadFleet(await this.write("fleet.yaml", text), options);
  }

  /** `file:line path: message` of every problem; throws when there is none. */
  async problemsOf(text: string, options?: LoadFleetOptions): Promise<readonly string[]> {
    const error = await this.fleetOf(text, options).catch((cause: unknown) => cause);
    if (!(error instanceof InputError))
      throw new Error(`no problem of the input, but ${String(error)}`);
    return error.problems.map(
      ({ file, line, path, message }) =>
        `${file.slice(this.path.length + 1)}:${line} ${path}: ${message}`,
    );
  }
}

export function deviceNames({ devices }: FleetPlan): readonly (string | undefined)[] {
  return devices.map(({ name }) => name);
}
