import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { FromShard, ToShard } from "./messages.ts";
import type { ShardProcess, ShardWatcher } from "./supervisor.ts";

/** Options of Node that are for one process only: a second one cannot have the same port or file. */
const onlyForParent = /^--(?:inspect|cpu-prof|heap-prof|prof|test|watch|input-type|eval|print)/;

/**
 * Of glibc's allocator; others ignore it. A shard has one busy thread: what the others need for a moment may
 * come from the same heap, and what is free at its end goes back to the system.
 */
const leanMalloc = { MALLOC_ARENA_MAX: "1", MALLOC_TRIM_THRESHOLD_: "1048576" };

/**
 * Starts the module as a child process with a channel to it. What it writes to standard error, such as
 * the last words of a crash, goes where this process's goes. It does not outlive this process.
 */
export function forkShard<Work>(module: URL, watcher: ShardWatcher): ShardProcess<Work> {
  const path = fileURLToPath(module);
  const child = fork(path, {
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: { ...leanMalloc, ...process.env },
    execArgv: path.endsWith(".ts")
      ? ["--import", import.meta.resolve("tsx")]
      : process.execArgv.filter((option) => !onlyForParent.test(option)),
  });
  const kill = (): void => void child.kill("SIGKILL");
  let isOver = false;
  const over = (code: number | null, signal: string | null): void => {
    if (isOver) return;
    isOver = true;
    process.off("exit", kill);
    watcher.onExit(code, signal);
  };
  // However this process ends, unless by SIGKILL: then the child sees the channel close.
  process.on("exit", kill);
  child.on("message", (message) => watcher.onMessage(message as FromShard));
  // It could not be started, or a message not sent because it is gone.
  child.on("error", () => {
    if (child.pid === undefined) over(null, null);
  });
  // `close` comes after the last message, `exit` may come before.
  child.on("close", over);
  return {
    pid: child.pid,
    send: (message: ToShard<Work>) => {
      if (child.connected) child.send(message, () => {});
    },
    kill,
  };
}
