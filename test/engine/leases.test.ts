/** Leases: one holder at a time, and none that outlives its server. */
import { describe, expect, it, vi } from "vitest";
import { takeLease } from "../../src/engine/leases.ts";
import { LocalMemory } from "../../src/engine/local-memory.ts";

describe("a lease", () => {
  it("is had by one at a time", async () => {
    const memory = new LocalMemory();
    const first = await takeLease(memory, "look");
    expect(await takeLease(memory, "look")).toBeUndefined();
    await first?.release();
    const second = await takeLease(memory, "look");
    expect(second).toBeDefined();
    await second?.release();
  });

  it("ends by itself, unless it is renewed", async () => {
    vi.useFakeTimers();
    try {
      let time = 0;
      const memory = new LocalMemory(() => time);
      const lease = await takeLease(memory, "look");
      time += 25_000;
      await vi.advanceTimersByTimeAsync(10_000);
      time += 25_000;
      expect(await takeLease(memory, "look")).toBeUndefined();
      time += 6_000;
      const other = await takeLease(memory, "look");
      expect(other).toBeDefined();
      await vi.advanceTimersByTimeAsync(10_000);
      expect(lease?.signal.aborted).toBe(true);
      await lease?.release();
      expect(await takeLease(memory, "look")).toBeUndefined();
      await other?.release();
    } finally {
      vi.useRealTimers();
    }
  });
});
