/** A line of an OpenSSH public key file: type, base64, and a comment or nothing. */
const form = /^(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(256|384|521)) [A-Za-z0-9+/]+={0,2}( \S.*)?$/;

/** Whether a line has the shape of a public key; the key inside is not looked at. */
export function isPublicKeyLine(line: string): boolean {
  return form.test(line);
}

/** The keys of an OpenSSH public key or authorized_keys file; undefined when another line is among them. */
export function publicKeyLines(text: string): readonly string[] | undefined {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  return lines.length > 0 && lines.every(isPublicKeyLine) ? lines : undefined;
}
