/** Recovery in trouble: at GitHub's limits, beside other servers, and with whatever goes wrong. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LocalMemory } from "../../src/engine/local-memory.ts";
import { outageForTest } from "../support/outage-for-test.ts";
import { Outage } from "../support/outage.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const ASK = "apps/redeliver-webhook-delivery";
const READ = "apps/list-webhook-deliveries";

describe("GitHub's limits", () => {
  it("end a sweep, and the next ones wait until there is room", async () => {
    const outage = await outageForTest();
    const memory = new LocalMemory();
    await outage.failing(60);
    outage.github.rateLimits.requestsAnHour = 40;
    const recovery = outage.recovery(memory);
    const start = outage.time.now();
    while (outage.attempts.lost > 0) {
      // oxlint-disable-next-line no-await-in-loop
      await recovery.sweep();
      outage.pass(5 * MINUTE);
    }
    expect(outage.time.now() - start).toBeGreaterThan(HOUR * 1000);
    expect(outage.requests.refused).toBe(0);
    expect(outage.attempts).toMatchObject({ mostOfOne: 2, redeliveries: 60 });
    expect(outage.log.join("")).toContain("GitHub has had as many requests");
  });

  it("that are told by a refusal are waited for, and what was refused is asked for then", async () => {
    const outage = await outageForTest();
    await outage.failing(3);
    const headers = { "retry-after": "120" };
    outage.github.faults.fail({ operation: ASK, status: 403, message: "secondary rate limit", headers });
    const recovery = outage.recovery();
    await recovery.sweep();
    outage.pass(60);
    await recovery.sweep();
    expect(outage.requests).toMatchObject({ pages: 1, redeliveries: 1 });
    outage.pass(60);
    await recovery.sweep();
    expect(outage.attempts).toEqual({ lost: 0, mostOfOne: 2, redeliveries: 3 });
  });

  it("leave room for others: 700 failures take eleven minutes, and none is asked for twice", async () => {
    const outage = await outageForTest();
    await outage.failing(700);
    const start = outage.time.now();
    await outage.recovery().sweep();
    const minutes = (outage.time.now() - start) / 60_000;
    expect(outage.attempts).toEqual({ lost: 0, mostOfOne: 2, redeliveries: 700 });
    expect(outage.requests).toMatchObject({ redeliveries: 700, refused: 0 });
    expect(minutes).toBeGreaterThan(10);
    expect(minutes).toBeLessThan(12);
  });
});

describe("several servers", () => {
  it("do not sweep side by side", async () => {
    const outage = await outageForTest();
    const memory = new LocalMemory();
    await outage.failing(20);
    await Promise.all([outage.recovery(memory).sweep(), outage.recovery(memory).sweep()]);
    expect(outage.requests).toMatchObject({ pages: 1, redeliveries: 20 });
  });

  it("leave it to the one that did it last, until that one is gone", async () => {
    const outage = await outageForTest();
    const memory = new LocalMemory();
    const [one, other] = [outage.recovery(memory), outage.recovery(memory)];
    await one.sweep();
    await other.sweep();
    const pages = [];
    for (const [recovery, minutes] of [
      [one, 5],
      [other, 1],
      [one, 5],
      [one, 1],
    ] as const) {
      outage.pass(minutes * MINUTE);
      const before = outage.requests.pages;
      // oxlint-disable-next-line no-await-in-loop
      await recovery.sweep();
      pages.push(outage.requests.pages - before);
    }
    expect(pages).toEqual([0, 1, 0, 1]);
  });

  it("read no further back than to what is not settled", async () => {
    const outage = await outageForTest();
    const memory = new LocalMemory();
    for (let number = 0; number < 500; number += 1) outage.repository.openIssue("Well");
    await outage.github.delivered();
    outage.pass(HOUR);
    outage.repository.openIssue("Well");
    await outage.github.delivered();
    await outage.recovery(memory).sweep();
    expect(outage.requests.pages).toBe(6);
    await outage.recovery(memory).sweep();
    expect(outage.requests.pages).toBe(7);
  });
});

describe("what goes wrong", () => {
  it("with a page of the log leaves nothing out: the next sweep reads as far back", async () => {
    const outage = await outageForTest();
    const memory = new LocalMemory();
    await outage.failing(250);
    const recovery = outage.recovery(memory);
    outage.onWait = () => {
      if (outage.requests.pages === 1) outage.github.faults.fail({ operation: READ, status: 502 });
    };
    await recovery.sweep();
    expect(outage.requests).toMatchObject({ pages: 2, redeliveries: 0 });
    expect(outage.log.join("")).toContain("tried again in five minutes");
    await recovery.sweep();
    expect(outage.attempts).toEqual({ lost: 0, mostOfOne: 2, redeliveries: 250 });
  });

  it("with a page of a later reading leaves nothing out either", async () => {
    const outage = await outageForTest();
    const recovery = outage.recovery();
    await outage.failing(1);
    await recovery.sweep();
    outage.pass(HOUR);
    await outage.failing(1);
    for (let number = 0; number < 300; number += 1) {
      if (number % 150 === 0) outage.pass(HOUR);
      outage.repository.openIssue("Well");
    }
    await outage.github.delivered();
    outage.onWait = () => outage.github.faults.fail({ operation: READ, status: 502 });
    await recovery.sweep();
    expect(outage.attempts.lost).toBe(1);
    outage.onWait = () => {};
    await recovery.sweep();
    await recovery.sweep();
    expect(outage.attempts.lost).toBe(0);
  });
});

describe("whatever goes wrong", () => {
  const anyStep = fc.oneof(
    fc.record({ kind: fc.constantFrom("fail", "arrive"), count: fc.integer({ min: 1, max: 150 }) }),
    fc.record({
      kind: fc.constantFrom("cut before", "cut after", 502, 403),
      operation: fc.constantFrom(ASK, READ),
    }),
    fc.record({ kind: fc.constantFrom("start anew", "lose the memory", "sweep") }),
    fc.record({ kind: fc.constant("pass"), minutes: fc.integer({ min: 1, max: 300 }) }),
  );

  it("all arrives in the end, by one redelivery each", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { maxLength: 12 }), async (steps) => {
        const outage = await Outage.start();
        let memory = new LocalMemory();
        let recovery = outage.recovery(memory);
        let failed = 0;
        for (const step of steps) {
          // oxlint-disable-next-line no-await-in-loop
          await play(step);
        }
        for (let sweep = 0; sweep < 20; sweep += 1) {
          outage.pass(5 * MINUTE);
          // oxlint-disable-next-line no-await-in-loop
          await recovery.sweep();
        }
        expect(outage.attempts).toMatchObject({ lost: 0, redeliveries: failed });
        await outage.close();

        async function play(step: (typeof steps)[number]): Promise<void> {
          if ("count" in step) {
            if (step.kind === "fail") failed += step.count;
            if (step.kind === "fail") await outage.failing(step.count);
            else for (let count = 0; count < step.count; count += 1) outage.repository.openIssue("Well");
            await outage.github.delivered();
          } else if ("operation" in step) {
            const { operation } = step;
            const when = step.kind === "cut after" ? "after" : "before";
            const headers = { "retry-after": "600" };
            const status = typeof step.kind === "number" ? step.kind : "cut";
            outage.github.faults.fail({ operation, status, when, headers });
            await recovery.sweep();
          } else if ("minutes" in step) outage.pass(step.minutes * MINUTE);
          else {
            if (step.kind === "lose the memory") memory = new LocalMemory();
            if (step.kind !== "sweep") recovery = outage.recovery(memory);
            await recovery.sweep();
          }
        }
      }),
      { numRuns: 8 },
    );
  }, 120_000);
});
