import { container, type OperationalReply } from "../reply/index.ts";

/** `show system yang package`: packages that users add. The device takes none, so there is none. */
export function yangPackages(): OperationalReply {
  return { xml: container("yang-package-information", {}), text: () => "" };
}
