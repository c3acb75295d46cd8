import { defineConfig } from "vitest/config";

/** One project per folder of `test/`; `npm test` names the fast ones, `npm run test:all` all. */
const suite = (name: string, more: object = {}): object => ({
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
      suite("unit"),
      suite("architecture"),
      suite("golden"),
      suite("integration", { testTimeout: 20_000 }),
      suite("fuzz", { testTimeout: 90_000 }),
      suite("interop", { testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false }),
    ],
    coverage: { provider: "v8", include: ["src/**"], reporter: ["text-summary", "html"] },
  },
});
