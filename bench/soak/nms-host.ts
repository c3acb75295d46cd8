import { type CallHomeReceiver, receiveCallHome } from "../../src/nms/index.ts";
import { importPrivateKey } from "../../src/security/index.ts";
import { host, type NmsReplies, type NmsRequest } from "./host-protocol.ts";

let receiver: CallHomeReceiver | undefined;

async function listen(request: NmsRequest & { do: "listen" }): Promise<NmsReplies["listen"]> {
  const privateKey = importPrivateKey(request.key);
  receiver = await receiveCallHome({
    port: request.port,
    credentials: {
      username: request.user,
      credentials: [{ kind: "public-key", privateKey }],
    },
  });
  return { port: receiver.port };
}

function devices(): NmsReplies["devices"] {
  return { deviceIds: (receiver?.devices ?? []).map(({ deviceId }) => deviceId) };
}

host(async (request: NmsRequest) => (request.do === "listen" ? await listen(request) : devices()));
