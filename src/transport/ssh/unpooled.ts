/**
 * Runs `work` with every small buffer in memory of its own. A key exchange leaves a few small buffers
 * behind in ssh2 (identification, session id, tags); each would hold a whole 8 kB block of Node's
 * pool for as long as the connection lives, which is more than all else that an idle connection holds.
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
