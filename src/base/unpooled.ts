/**
 * Runs `work`, which must not wait, with every small buffer in memory of its own. A small buffer that is kept
 * holds a whole 8 kB block of Node's pool as long as it is there: the public part of a host key, or what a key exchange
 * leaves behind in ssh2 (identification, session id, tags), more than all else that an idle connection holds.
 */
export function unpooled<Result>(work: () => Result): Result {
  const size = Buffer.poolSize;
  Buffer.poolSize = 0;
  try {
    return work();
  } finally {
    Buffer.poolSize = size;
  }
}
