import { describe, expect, it } from "vitest";
import { haveNetworks } from "../support/network.ts";
import { fleetFile, NetworkLab } from "../support/network-lab.ts";

describe.skipIf(!haveNetworks())("devices on two hosts", () => {
  it("are all managed by an NMS on a third, which sees who calls from where", async () => {
    const lab = new NetworkLab();
    const hosts = [lab.devices, lab.moreDevices()];
    const nms = await lab.receive();
    const expected = hosts.flatMap((host, place) => {
      const names = [1, 2, 3].map((number) => `h${place}-r${number}`);
      lab.run(host, fleetFile(lab, `fleet${place}.yaml`, names));
      return names.map((device) => `${device} ${host.address}`);
    });
    const found: string[] = [];
    while (found.length < expected.length) {
      const { device, remote } = await nms.next("nms-connected");
      found.push(`${String(device)} ${String(remote)}`);
    }
    expect(found.sort()).toEqual(expected);
  });
});
