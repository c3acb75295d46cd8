import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { routingOperations } from "../../../../src/operations/operational/routing/index.ts";
import { NetconfBench } from "../../../support/netconf-bench.ts";

const folder = "fixtures/configs";
const questions = routingOperations
  .map(({ name }) => name)
  .filter((name) => name.startsWith("get-"));

describe("a configuration of the fixtures", { timeout: 30_000 }, () => {
  it.each(readdirSync(folder))("%s is answered for in every form", async (file) => {
    const configuration = readFileSync(`${folder}/${file}`, "utf8");
    const device = new NetconfBench({ configuration, model: "mx480" });
    for (const name of questions) {
      const reply = await device.body(`<${name}/>`);
      expect(reply, name).toMatch(/^<([\w-]+-information|output)[ >/]/);
      expect(reply, name).not.toMatch(/undefined|NaN|\[object/);
      const text = await device.body(`<${name} format="text"/>`);
      expect(text, name).toMatch(/^(<output>\n|$)/);
      expect(text, name).not.toMatch(/undefined|NaN|\[object/);
      const json = await device.body(`<${name} format="json"/>`);
      const isData = JSON.parse(
        json.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&"),
      ) as object;
      expect(Object.keys(isData), name).toHaveLength(1);
    }
    device.database.close();
  });
});
