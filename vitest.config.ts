import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // The command line is started as a process of its own in some tests.
    testTimeout: 30_000,
    // Most of the time goes into processes that are waited for.
    maxWorkers: "100%",
  },
});
