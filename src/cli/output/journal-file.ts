import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { CallHomeError, limits, messageOf } from "../../base/index.ts";
import { type AttemptRecord, isAttemptRecord } from "../../callhome/index.ts";

/** Takes attempt records into a file, one JSON line each, in the order in which they come. */
export interface JournalWriter {
  append(record: AttemptRecord): void;
  /** Resolves when everything is written. Rejects with `ERR_JOURNAL` when something could not be. */
  close(): Promise<void>;
}

/** Opens a journal for appending, readable by its owner only. Rejects with `ERR_JOURNAL`. */
export async function openJournal(path: string): Promise<JournalWriter> {
  const file = await open(path, "a", 0o600).catch((cause: unknown) => {
    throw failure("open", path, cause);
  });
  const stream = file.createWriteStream();
  let fault: unknown;
  stream.on("error", (cause) => (fault = cause));
  return {
    append: (record) => stream.write(`${JSON.stringify(record)}\n`),
    close: () =>
      new Promise((resolve, reject) => {
        const done = (): void =>
          fault === undefined ? resolve() : reject(failure("write", path, fault));
        if (stream.closed) return done();
        stream.once("close", done);
        stream.end();
      }),
  };
}

/** What a journal file holds. */
export interface JournalContents {
  /** The last records of each device, oldest first. */
  readonly byDevice: ReadonlyMap<string, readonly AttemptRecord[]>;
  /** Lines that are no records. */
  readonly strangeLines: number;
}

/** Reads a journal and keeps the last `most` records of each device. Rejects with `ERR_JOURNAL`. */
export async function readJournal(path: string, most: number): Promise<JournalContents> {
  const byDevice = new Map<string, AttemptRecord[]>();
  let strangeLines = 0;
  try {
    for await (const line of linesOf(createReadStream(path, "utf8"))) {
      const record = line === undefined ? undefined : parseLine(line);
      if (record === undefined) {
        strangeLines++;
        continue;
      }
      const known = byDevice.get(record.device) ?? [];
      known.push(record);
      if (known.length > most) known.shift();
      byDevice.set(record.device, known);
    }
  } catch (cause) {
    throw failure("read", path, cause);
  }
  return { byDevice, strangeLines };
}

/** The lines that are not empty; undefined for one that is too long, of which nothing is kept. */
async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string | undefined> {
  let rest = "";
  let isTooLong = false;
  for await (const chunk of chunks) {
    const parts = (rest + chunk).split(/\r?\n/);
    rest = parts.pop() ?? "";
    for (const part of parts) {
      if (isTooLong || part.length > limits.journalLineBytes) yield undefined;
      else if (part !== "") yield part;
      isTooLong = false;
    }
    if (rest.length <= limits.journalLineBytes) continue;
    isTooLong = true;
    rest = "";
  }
  if (isTooLong || rest !== "") yield isTooLong ? undefined : rest;
}

function parseLine(line: string): AttemptRecord | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isAttemptRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function failure(what: string, path: string, cause: unknown): CallHomeError {
  return new CallHomeError(
    "ERR_JOURNAL",
    `cannot ${what} the journal ${path}: ${messageOf(cause)}`,
    {
      cause,
    },
  );
}
