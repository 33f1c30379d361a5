/** The pauses that GitHub asks for: who is held back, for how long, and who knows of it. */
import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { TransientError } from "../../src/engine/errors.ts";
import { LocalMemory } from "../../src/engine/local-memory.ts";
import type { SharedMemory } from "../../src/engine/memory.ts";
import { ApiPauses, type Owner } from "../../src/github/api-pauses.ts";

const START = Date.parse("2024-05-01T09:00:00Z");

async function away(): Promise<never> {
  throw new TransientError("The database is away.");
}

/** Servers that share a memory and a clock; what is read of the memory is counted. */
function servers(broken = false) {
  const clock = { now: START };
  const local = new LocalMemory(() => clock.now);
  const counts = { reads: 0 };
  const memory: SharedMemory = {
    read: (key) => {
      counts.reads += 1;
      return broken ? away() : local.read(key);
    },
    write: (...all) => local.write(...all),
    swap: (...all) => (broken ? away() : local.swap(...all)),
    forget: (key) => local.forget(key),
  };
  const server = (): ApiPauses => new ApiPauses({ memory, now: () => clock.now, logger: pino({ level: "silent" }) });
  return { clock, counts, one: server(), other: server() };
}

/** For how many seconds a run is held back; 0 where it may begin. */
async function heldBack(pauses: ApiPauses, owner: Owner, isUrgent = false): Promise<number> {
  try {
    await pauses.assertMayBegin(owner, isUrgent);
    return 0;
  } catch (error) {
    if (!(error instanceof TransientError) || !error.isPause) throw error;
    return error.retryAfterSeconds ?? 0;
  }
}

describe("a pause", () => {
  it("holds back one installation, here and on other servers, until it ends", async () => {
    const { clock, one, other } = servers();
    await one.stop(5, ["core"], 90);
    expect(await heldBack(one, 5)).toBe(90);
    expect(await heldBack(other, 5)).toBe(90);
    expect([await heldBack(one, 6), await heldBack(other, 6), await heldBack(one, "app")]).toEqual([0, 0, 0]);
    clock.now += 90_000;
    expect([await heldBack(one, 5), await heldBack(other, 5)]).toEqual([0, 0]);
  });

  it("is known to a server that asked just before within a second", async () => {
    const { clock, one, other } = servers();
    expect(await heldBack(other, 5)).toBe(0);
    await one.stop(5, ["graphql"], 90);
    clock.now += 1_000;
    expect(await heldBack(other, 5)).toBe(89);
  });

  it("of one interface lets a run that has begun use the other", async () => {
    const { one } = servers();
    await one.stop(5, ["graphql"], 90);
    await one.assertMayAsk(5, "core", false);
    await expect(one.assertMayAsk(5, "graphql", false)).rejects.toThrow(TransientError);
  });

  it("of what is kept back holds back all but what somebody waits for", async () => {
    const { one } = servers();
    await one.stop(5, ["core reserve"], 90);
    expect(await heldBack(one, 5)).toBe(90);
    expect(await heldBack(one, 5, true)).toBe(0);
  });

  it("costs the database one reading a second, however many are held back", async () => {
    const { clock, counts, one } = servers();
    for (let run = 0; run < 2000; run += 1) {
      clock.now += 1;
      // oxlint-disable-next-line no-await-in-loop
      await heldBack(one, 5);
      // oxlint-disable-next-line no-await-in-loop
      await one.assertMayAsk(5, "core", false);
    }
    expect(counts.reads).toBeLessThanOrEqual(2);
  });

  it("lets 7,000 come back five in a second", async () => {
    const { one } = servers();
    await one.stop(5, ["core"], 60);
    const times: number[] = [];
    // oxlint-disable-next-line no-await-in-loop
    for (let run = 0; run < 7000; run += 1) times.push(await heldBack(one, 5));
    expect(Math.min(...times)).toBe(60);
    expect(Math.max(...times)).toBe(60 + 1400);
    expect(times.filter((time) => time === 100)).toHaveLength(5);
  });

  it("lasts twice as long where GitHub does not say how long, and limits again", async () => {
    const { clock, one, other } = servers();
    const lasted: number[] = [];
    for (let limit = 0; limit < 6; limit += 1) {
      // oxlint-disable-next-line no-await-in-loop
      await (limit % 2 === 0 ? one : other).stop(5, ["core", "graphql"], undefined);
      // Another request that was under way.
      // oxlint-disable-next-line no-await-in-loop
      await (limit % 2 === 0 ? one : other).stop(5, ["core", "graphql"], undefined);
      // oxlint-disable-next-line no-await-in-loop
      const seconds = await heldBack(one, 5);
      lasted.push(seconds);
      clock.now += seconds * 1000 + 1_000;
      // oxlint-disable-next-line no-await-in-loop
      await heldBack(other, 5);
    }
    expect(lasted).toEqual([60, 120, 240, 480, 900, 900]);
  });

  it("is known here where the database is away", async () => {
    const { one, other } = servers(true);
    expect(await heldBack(one, 5)).toBe(0);
    await one.stop(5, ["core"], 90);
    expect(await heldBack(one, 5)).toBe(90);
    expect(await heldBack(other, 5)).toBe(0);
  });
});
