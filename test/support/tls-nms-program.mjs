import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { connect } from "node:tls";

// An NMS of call home over TLS, for a process of its own: address, port, a folder with client.pem, client.key and
// root.pem, and after how many milliseconds it asks for the configuration again (never without). Prints JSON lines,
// as `callhome receive` does.
const [host, port, folder, period] = process.argv.slice(2);
const file = (name) => readFileSync(join(folder, name));
const tell = (event, more) => process.stdout.write(`${JSON.stringify({ event, ...more })}\n`);
const base = "urn:ietf:params:xml:ns:netconf:base:1.0";
const hello = `<hello xmlns="${base}"><capabilities><capability>urn:ietf:params:netconf:base:1.0</capability></capabilities></hello>]]>]]>`;
const ask = `<rpc xmlns="${base}" message-id="1"><get-configuration/></rpc>]]>]]>`;

const server = createServer((socket) => {
  const remote = socket.remoteAddress;
  const secured = connect({
    socket,
    servername: "device.example.net",
    ca: file("root.pem"),
    cert: file("client.pem"),
    key: file("client.key"),
  });
  secured.on("error", () => undefined);
  let text = "";
  secured.setEncoding("utf8").on("data", (more) => {
    text += more;
    const messages = text.split("]]>]]>");
    text = messages.pop();
    for (const message of messages)
      if (message.includes("<hello")) tell("nms-connected", { remote });
  });
  secured.write(hello);
  if (period === undefined) return;
  const asking = setInterval(() => secured.write(ask), Number(period));
  secured.once("close", () => clearInterval(asking));
});
server.listen(Number(port), host, () => tell("nms-listening", {}));
