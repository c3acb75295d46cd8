import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, runTool } from "./foreign-tools.ts";

/** Debian keeps it where ordinary users do not look. */
export const slapdPath = "/usr/sbin/slapd";
const slapaddPath = "/usr/sbin/slapadd";

export interface SlapdOptions {
  /** What is in the directory below `dc=example,dc=net`. */
  readonly ldif: string;
  /** Who may read it. */
  readonly reader: string;
  /** PEM of its own certificate. */
  readonly cert: string;
  readonly key: string;
}

/** The directory server of OpenLDAP on loopback ports of its own, with a folder of its own. */
export class Slapd implements AsyncDisposable {
  readonly port: number;
  readonly tlsPort: number;
  readonly #folder: string;
  readonly #child: ChildProcess;

  private constructor(folder: string, child: ChildProcess, ports: readonly [number, number]) {
    this.#folder = folder;
    this.#child = child;
    [this.port, this.tlsPort] = ports;
  }

  /** Resolves when it listens. */
  static async start(options: SlapdOptions): Promise<Slapd> {
    const folder = await mkdtemp(join(tmpdir(), "slapd-"));
    try {
      await prepare(folder, options);
      const ports = [await freePort(), await freePort()] as const;
      const urls = `ldap://127.0.0.1:${ports[0]} ldaps://127.0.0.1:${ports[1]}`;
      const child = spawn(slapdPath, ["-d", "none", "-h", urls, "-f", join(folder, "slapd.conf")]);
      await listening(child);
      return new Slapd(folder, child, ports);
    } catch (cause) {
      await rm(folder, { recursive: true });
      throw cause;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = once(this.#child, "close");
    this.#child.kill();
    await ended;
    await rm(this.#folder, { recursive: true });
  }
}

async function prepare(folder: string, { ldif, reader, cert, key }: SlapdOptions): Promise<void> {
  await mkdir(join(folder, "data"));
  const files = {
    "slapd.conf": configuration(folder, reader),
    "all.ldif": ldif,
    "server.pem": cert,
    "server.key": key,
  };
  for (const [name, text] of Object.entries(files))
    await writeFile(join(folder, name), text, { mode: 0o600 });
  const { status, stderr } = await runTool(slapaddPath, [
    "-f",
    join(folder, "slapd.conf"),
    "-l",
    join(folder, "all.ldif"),
  ]);
  if (status !== 0) throw new Error(`slapadd failed: ${stderr}`);
}

/** The attribute is of a number that is kept for examples (RFC 5612). */
function configuration(folder: string, reader: string): string {
  return `include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
attributetype ( 1.3.6.1.4.1.32473.1.1 NAME 'juniperLocalUserName'
  EQUALITY caseExactMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 )
objectclass ( 1.3.6.1.4.1.32473.2.1 NAME 'junosUser'
  SUP top AUXILIARY MAY juniperLocalUserName )
modulepath /usr/lib/ldap
moduleload back_mdb
TLSCertificateFile ${folder}/server.pem
TLSCertificateKeyFile ${folder}/server.key
database mdb
directory ${folder}/data
suffix "dc=example,dc=net"
access to attrs=userPassword by anonymous auth by * none
access to * by dn.exact="${reader}" read by * none
`;
}

/** It says so once its ports are open. */
async function listening(child: ChildProcess): Promise<void> {
  let said = "";
  await new Promise<void>((resolve, reject) => {
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (said.includes("slapd starting")) resolve();
    });
    child.on("error", reject);
    child.on("close", () => reject(new Error(`slapd ended: ${said}`)));
  });
}
