// A ProxyCommand for call home: listens on a free loopback port, writes the port to the file named
// by the first argument, takes one connection, and joins it with standard input and output.
import { renameSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";

const [, , portFile] = process.argv;
const listener = createServer((socket) => {
  listener.close();
  process.stdin.pipe(socket);
  socket.pipe(process.stdout);
  socket.on("error", () => process.exit(1));
  process.stdout.on("error", () => socket.destroy());
  socket.on("close", () => process.exit(0));
});
listener.listen(0, "127.0.0.1", () => {
  // The reader must never see half a number.
  writeFileSync(`${portFile}.part`, String(listener.address().port));
  renameSync(`${portFile}.part`, portFile);
});
