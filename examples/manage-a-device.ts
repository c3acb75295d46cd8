import { emulateDevice, receiveCallHome, Secret } from "junos-callhome";

// The NMS: waits for devices on a free loopback port and logs in with a password.
await using nms = await receiveCallHome({
  credentials: {
    username: "netops",
    credentials: [{ kind: "password", password: new Secret("lab-only") }],
  },
});

// The device: its configuration says who it is; options say whom to call and who may log in.
await using device = await emulateDevice({
  configuration: "system { host-name edge1; }",
  nms: [{ host: nms.host, port: nms.port }],
  users: [{ name: "netops", password: "lab-only" }],
});

const managed = nms.devices[0] ?? (await nms.events.next("connected"));
await managed.rpc(
  `<edit-config><target><candidate/></target><config><configuration>
     <system><location><building>B7</building></location></system>
   </configuration></config></edit-config>`,
);
await managed.rpc("<commit/>");
console.log(device.configuration("running", "set"));
