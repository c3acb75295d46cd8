import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** One project per folder of `test/`; `npm test` names the fast ones, `npm run test:all` all. */
const suite = (name: string, more: object = {}): object => ({
  resolve: {
    alias: {
      "junos-callhome/testing": fileURLToPath(new URL("src/testing.ts", import.meta.url)),
      "junos-callhome": fileURLToPath(new URL("src/index.ts", import.meta.url)),
    },
  },
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    environment: "node",
    setupFiles: ["test/support/guard.ts"],
    ...more,
  },
});

export default defineConfig({
  test: {
    projects: [
      suite("unit", { testTimeout: 20_000 }),
      suite("architecture", { testTimeout: 20_000 }),
      suite("golden", { testTimeout: 20_000 }),
      suite("integration", {
        include: ["test/integration/**/*.test.ts", "examples/*.test.ts"],
        testTimeout: 20_000,
      }),
      suite("crash", { testTimeout: 300_000 }),
      suite("fuzz", { testTimeout: 90_000 }),
      suite("interop", { testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false }),
      suite("network", { testTimeout: 45_000 }),
    ],
    coverage: { provider: "v8", include: ["src/**"], reporter: ["text-summary", "html"] },
  },
});
