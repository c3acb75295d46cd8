import type { FileProblem } from "./file-problem.ts";

/** Problems of many devices: what goes wrong at one place in one way is told once, with the first device and a count. */
export class ProblemList {
  readonly #problems = new Map<string, { problem: FileProblem; device: string; count: number }>();

  /** `device`: whom it is about, when the place makes many devices. */
  add(problem: FileProblem, device?: string): void {
    const { file, line, column, path, message } = problem;
    const at = [file, line, column, path].join("\n");
    const key = device === undefined ? `${at}\n${message}` : at;
    const known = this.#problems.get(key);
    if (known === undefined) this.#problems.set(key, { problem, device: device ?? "", count: 1 });
    else known.count += 1;
  }

  get all(): readonly FileProblem[] {
    return [...this.#problems.values()].map(({ problem, device, count }) => {
      if (device === "") return problem;
      const others = count === 1 ? "" : ` and ${count - 1} more`;
      return { ...problem, message: `${problem.message} (${device}${others})` };
    });
  }
}
