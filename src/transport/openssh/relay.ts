/**
 * What sshd runs for a NETCONF session: it joins standard input and output with the device's Unix
 * socket, after a line that says for what and for whom sshd started it. Its text is copied to where
 * sshd's user can read it and run as JavaScript as it stands, so it holds no types.
 */
import { connect } from "node:net";

const { CALLHOME_SOCKET = "", SSH_ORIGINAL_COMMAND = "", USER = "" } = process.env;
const device = connect({ path: CALLHOME_SOCKET, allowHalfOpen: true });
device.on("error", () => process.exit(1));
device.on("end", () => process.exit(0));
process.stdout.on("error", () => process.exit(1));
device.write(`${SSH_ORIGINAL_COMMAND} ${USER}\n`);
process.stdin.pipe(device).pipe(process.stdout);
