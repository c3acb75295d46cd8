export { findOpenSsh, type OpenSshInstallation } from "./installation.ts";
export { type OpenSshServerOptions, serveOpenSsh } from "./openssh-server.ts";
