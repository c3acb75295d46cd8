import { receiveCallHome, Secret } from "junos-callhome";

/** Stands for the NMS under test, so that the example beside it runs. */
export interface YourNms extends AsyncDisposable {
  readonly port: number;
  readonly inventory: readonly string[];
}

export async function startYourNms(login: {
  readonly user: string;
  readonly password: string;
}): Promise<YourNms> {
  const inventory: string[] = [];
  const receiver = await receiveCallHome({
    credentials: {
      username: login.user,
      credentials: [{ kind: "password", password: new Secret(login.password) }],
    },
  });
  receiver.events.on("connected", ({ deviceId }) => inventory.push(deviceId));
  return {
    port: receiver.port,
    inventory,
    [Symbol.asyncDispose]: () => receiver.close(),
  };
}
