import { spawnSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { importPrivateKey } from "../../src/security/index.ts";
import { block, template } from "../config/template.ts";
import type { FleetExtent } from "./fleet-extent.ts";
import type { NmsLogin } from "./nms-protocol.ts";

export type Transport = "ssh" | "tls";

/** The compiled program that is measured. */
export const program: string = fileURLToPath(new URL("../../src/cli/main.js", import.meta.url));

const user = "bench";

/** Makes the keys and certificates of the NMS in `folder`. */
export function makeLogin(folder: string, transport: Transport): NmsLogin {
  if (transport === "tls") return certificateLogin(folder);
  const { privateKey } = generateKeyPairSync("ed25519");
  const key = privateKey.export({ format: "pem", type: "pkcs8" }).toString();
  return { transport, user, key, certificate: "", root: "" };
}

function certificateLogin(folder: string): NmsLogin {
  const words = [program, "certs", join(folder, "lab"), "--user", user, "--devices", "0"];
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: "utf8" });
  if (status !== 0) throw new Error(`callhome certs: ${stderr}`);
  const file = (name: string): string =>
    readFileSync(join(folder, "lab", "tls", "ecdsa", name), "utf8");
  return {
    transport: "tls",
    user,
    key: file("client.key"),
    certificate: file("client-dirname.pem"),
    root: file("root.pem"),
  };
}

/** Writes fleet file and template; gives the path of the fleet file. The processes of the NMS take turns, so that all are busy at once. */
export function writeFleet(
  folder: string,
  extent: FleetExtent,
  { login, ports }: { readonly login: NmsLogin; readonly ports: readonly number[] },
): string {
  const { transport } = login;
  const fleet = {
    defaults: {
      seed: "bench",
      // The pace; an NMS may still take the 15 s of `timeout` to answer a dial.
      "redial-pause": 1,
      configuration: "bench.hbs",
      users: [{ name: user, ...(transport === "ssh" && authorized(login.key)) }],
      ...sourceAddress(extent, transport),
    },
    devices: [
      {
        name: "d{{pad number 6}}",
        count: extent.devices,
        variables: { ports, networks: "10.0.0.0/8" },
        ...(transport === "tls" && tlsCallHome),
      },
    ],
  };
  writeFileSync(join(folder, "bench.hbs"), configuration(extent, transport));
  const path = join(folder, `${transport}.yaml`);
  // JSON is YAML.
  writeFileSync(path, JSON.stringify(fleet, undefined, 2));
  return path;
}

function authorized(key: string): { readonly "authorized-keys": readonly string[] } {
  return { "authorized-keys": [importPrivateKey(key).publicKeyText] };
}

/** Over TLS each device has an address of its own, by which the NMS knows it. */
function sourceAddress(
  { sourceAddresses }: FleetExtent,
  transport: Transport,
): { readonly "source-address"?: string } {
  if (transport === "tls")
    return { "source-address": '{{ip "127.16.0.1/12" (add fleet-index 1)}}' };
  if (sourceAddresses === 0) return {};
  return { "source-address": `{{ip "127.1.0.0/16" (add 1 (mod fleet-index ${sourceAddresses}))}}` };
}

const file = (name: string): string => join("lab", "tls", "ecdsa", name);

const tlsCallHome = {
  "tls-call-home": {
    nms: "127.0.0.1:{{pick ports fleet-index}}",
    certificate: file("server.pem"),
    key: file("server.key"),
    "trusted-roots": [file("root.pem")],
  },
};

function configuration({ configurationLines }: FleetExtent, transport: Transport): string {
  return template(configurationLines, {
    hostName: "{{name}}",
    address: "{{ip networks fleet-index}}",
    services: transport === "ssh" ? sshServices : tlsServices,
  });
}

/** Keep-alive is off without a statement. */
const sshServices = [
  block("netconf", ["ssh;"]),
  block("outbound-ssh", [
    block("client nms", [
      "device-id {{name}};",
      "services netconf;",
      block("127.0.0.1", ["port {{pick ports fleet-index}};", "retry 3;", "timeout 15;"]),
    ]),
  ]),
];

const tlsServices = [
  block("netconf", [
    block("tls", [block("default-client-identity", ["map-type san-dirname-cn;"])]),
  ]),
];
