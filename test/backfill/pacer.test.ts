/** How fast is written: never more than asked for, never more than the hour takes. */
import { describe, expect, it } from "vitest";
import { Pacer, secondsFor } from "../../src/backfill/pacer.ts";
import { TurnedClock } from "../support/turned-clock.ts";

const HOUR = 3_600_000;

async function timesOf(count: number, pacer: Pacer, clock: TurnedClock): Promise<number[]> {
  const times: number[] = [];
  for (let write = 0; write < count; write += 1) {
    // oxlint-disable-next-line no-await-in-loop
    await pacer.take();
    times.push(clock.now());
  }
  return times;
}

/** The most that fall into any stretch of that length. */
function mostWithin(times: readonly number[], length: number): number {
  return Math.max(...times.map((start) => times.filter((time) => time >= start && time < start + length).length));
}

describe("writes", () => {
  it.each([
    { writesPerMinute: 80, gap: 750 },
    { writesPerMinute: 60, gap: 1000 },
    { writesPerMinute: 1, gap: 60_000 },
  ])("are $gap ms apart at $writesPerMinute a minute", async ({ writesPerMinute, gap }) => {
    const clock = new TurnedClock(0);
    const times = await timesOf(4, new Pacer({ writesPerMinute, clock }), clock);
    expect(times).toEqual([0, gap, 2 * gap, 3 * gap]);
  });

  it("wait for nothing where the work between them took long enough", async () => {
    const clock = new TurnedClock(0);
    const pacer = new Pacer({ writesPerMinute: 60, clock });
    await pacer.take();
    await clock.sleep(5_000);
    await pacer.take();
    expect(clock.waits).toEqual([5_000]);
  });

  it("are 450 an hour at most, whenever the hour begins, and it is told what is waited for", async () => {
    const clock = new TurnedClock(1_000_000);
    const told: number[] = [];
    const pacer = new Pacer({ writesPerMinute: 80, clock, onFullHour: (until) => told.push(until) });
    const times = await timesOf(1000, pacer, clock);
    expect(mostWithin(times, HOUR)).toBe(450);
    expect(mostWithin(times, 60_000)).toBe(80);
    expect(told).toEqual([1_000_000 + HOUR, 1_000_000 + 2 * HOUR]);
    expect((times.at(-1) ?? 0) - 1_000_000).toBe(secondsFor(1000, 80) * 1000);
  });

  it("of a run before count, those of more than an hour ago do not, and a clock that is ahead does no harm", async () => {
    const clock = new TurnedClock(10 * HOUR);
    const pacer = new Pacer({ writesPerMinute: 60, writesPerHour: 3, clock });
    for (const at of [8 * HOUR, 9.5 * HOUR, 9.75 * HOUR, 99 * HOUR]) pacer.remember(at);
    await pacer.take();
    expect(clock.now()).toBe(10.5 * HOUR);
  });
});

it("being ready counts nothing", async () => {
  const clock = new TurnedClock(0);
  const pacer = new Pacer({ writesPerMinute: 60, clock });
  await pacer.ready();
  await pacer.ready();
  await pacer.take();
  expect(clock.waits).toEqual([]);
});

it("a wait that is broken off lets no write pass", async () => {
  const stop = new AbortController();
  const pacer = new Pacer({ writesPerMinute: 60, clock: new TurnedClock(0, stop.signal) });
  await pacer.take();
  stop.abort();
  await expect(pacer.take()).rejects.toThrow("aborted");
});
