/** What time starts: triggers at a start and with each period, whatever goes wrong, on a clock that the test turns. */
import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { keyOf, type Trigger } from "../src/engine/trigger.ts";
import type { Workflow } from "../src/engine/workflow.ts";
import type { ScheduledRepository } from "../src/github/governors.ts";
import { startSweep, Sweep, type SweepOptions } from "../src/sweep.ts";
import { WORKFLOWS } from "../src/workflows/index.ts";

const MONTHLY = "0 9 1 * *";
const GOVERNANCE = { name: "todogroup/governance", schedule: MONTHLY, timeZone: "Etc/UTC" };

const nothing = () => Promise.resolve([]);

function workflow(name: string, comesDue?: Workflow["comesDue"]): Workflow {
  const due = comesDue === undefined ? {} : { comesDue };
  return { name, runsOn: [], triggersOf: () => [], effectsOf: nothing, effectsOfFailure: nothing, ...due };
}

function sceneOfTime(options: Partial<SweepOptions> = {}) {
  const clock = { now: "2024-05-10T12:00:00Z" };
  const repositories = new Map<number, readonly ScheduledRepository[]>([[1, [GOVERNANCE]]]);
  const [stored, log]: [Trigger[], string[]] = [[], []];
  const sweep = new Sweep({
    workflows: [
      workflow("check-goals"),
      workflow("keep-record", "at-start"),
      workflow("report-progress", "each-period"),
    ],
    installations: async () => [...repositories.keys()],
    governing: async (installationId) => repositories.get(installationId) ?? [],
    enqueue: async (trigger) => {
      stored.push(trigger);
    },
    now: () => clock.now,
    logger: pino({}, { write: (line) => log.push(line) }),
    ...options,
  });
  /** What is stored by a look at a time. */
  const lookAt = async (time: string): Promise<readonly string[]> => {
    clock.now = time;
    await sweep.look();
    return stored.splice(0).map(keyOf);
  };
  return { clock, repositories, sweep, stored, log, lookAt };
}

const START = ["keep-record todogroup/governance", "report-progress todogroup/governance"];
const [, REPORT = ""] = START;

describe("a look at the clock", () => {
  it("starts reports once more when quiet hours are over", async () => {
    const { lookAt, repositories } = sceneOfTime();
    repositories.set(1, [{ ...GOVERNANCE, quietHours: "08:00-11:00" }]);
    expect(await lookAt("2024-05-10T12:00:00Z")).toEqual(START);
    expect(await lookAt("2024-06-01T08:00:00Z")).toEqual([]);
    expect(await lookAt("2024-06-01T09:00:00Z")).toEqual([REPORT]);
    expect(await lookAt("2024-06-01T10:59:00Z")).toEqual([]);
    expect(await lookAt("2024-06-01T11:00:00Z")).toEqual([REPORT]);
    expect(await lookAt("2024-06-01T11:01:00Z")).toEqual([]);
  });

  it("starts all that comes due once after a start, then reports with each period, and one for all that were missed", async () => {
    const { lookAt } = sceneOfTime();
    expect(await lookAt("2024-05-10T12:00:00Z")).toEqual(START);
    expect(await lookAt("2024-05-10T12:01:00Z")).toEqual([]);
    expect(await lookAt("2024-06-01T08:59:59Z")).toEqual([]);
    expect(await lookAt("2024-06-01T09:00:00Z")).toEqual([REPORT]);
    expect(await lookAt("2024-06-01T09:01:00Z")).toEqual([]);
    expect(await lookAt("2024-11-20T00:00:00Z")).toEqual([REPORT]);
  });

  it("does not start anything each minute, whatever a schedule says", async () => {
    const { lookAt, repositories } = sceneOfTime();
    repositories.set(1, [{ ...GOVERNANCE, schedule: "* * * * *" }]);
    expect(await lookAt("2024-05-10T12:00:00Z")).toEqual(START);
    expect(await lookAt("2024-05-10T12:01:00Z")).toEqual([]);
  });

  it("goes by the time zone of each repository", async () => {
    const { repositories, lookAt } = sceneOfTime();
    repositories.set(1, [GOVERNANCE, { ...GOVERNANCE, name: "todogroup/tokyo", timeZone: "Asia/Tokyo" }]);
    await lookAt("2024-05-10T12:00:00Z");
    expect(await lookAt("2024-06-01T00:00:00Z")).toEqual(["report-progress todogroup/tokyo"]);
    expect(await lookAt("2024-06-01T09:00:00Z")).toEqual([REPORT]);
  });

  it.each([
    ["never fires", "0 0 30 2 *", "Etc/UTC"],
    ["is in no time zone", MONTHLY, "Mars/Olympus"],
  ])("starts once what has a schedule that %s", async (_claim, schedule, timeZone) => {
    const { repositories, lookAt } = sceneOfTime();
    repositories.set(1, [{ ...GOVERNANCE, schedule, timeZone }]);
    expect(await lookAt("2024-05-10T12:00:00Z")).toEqual(START);
    expect(await lookAt("2034-05-10T12:00:00Z")).toEqual([]);
  });

  it("finds repositories and installations that are new, and those that come back", async () => {
    const { repositories, lookAt } = sceneOfTime();
    await lookAt("2024-05-10T12:00:00Z");
    repositories.set(2, [{ ...GOVERNANCE, name: "other/governance" }]);
    expect(await lookAt("2024-05-10T12:01:00Z")).toEqual([
      "keep-record other/governance",
      "report-progress other/governance",
    ]);
    repositories.delete(2);
    await lookAt("2024-05-10T12:02:00Z");
    repositories.set(2, [{ ...GOVERNANCE, name: "other/governance" }]);
    expect(await lookAt("2024-05-10T12:03:00Z")).toHaveLength(2);
  });

  it("starts anew after a clock that jumps back, which does no harm, and once", async () => {
    const { lookAt } = sceneOfTime();
    await lookAt("2024-06-10T12:00:00Z");
    expect(await lookAt("2024-05-10T12:00:00Z")).toEqual([REPORT]);
    expect(await lookAt("2024-05-10T12:01:00Z")).toEqual([]);
  });
});

describe("what goes wrong", () => {
  it("with the installations is tried again at the next look", async () => {
    const answers = [() => Promise.reject(new Error("GitHub is away")), () => Promise.resolve([1])];
    const { log, lookAt } = sceneOfTime({ installations: () => (answers.shift() ?? (() => Promise.resolve([])))() });
    expect(await lookAt("2024-05-10T12:00:00Z")).toEqual([]);
    expect(log.join("")).toContain("GitHub is away");
    expect(await lookAt("2024-05-10T12:01:00Z")).toEqual(START);
  });

  it("with one installation keeps no other waiting, and starts nothing twice", async () => {
    const failing = { is: false };
    const { repositories, lookAt } = sceneOfTime({
      governing: async (id) => {
        if (id === 1 && failing.is) throw new Error("GitHub is away");
        return repositories.get(id) ?? [];
      },
    });
    await lookAt("2024-05-10T12:00:00Z");
    failing.is = true;
    repositories.set(2, [{ ...GOVERNANCE, name: "other/governance" }]);
    expect(await lookAt("2024-05-10T12:01:00Z")).toHaveLength(2);
    failing.is = false;
    expect(await lookAt("2024-05-10T12:02:00Z")).toEqual([]);
  });

  it("with the queue is tried again, and nothing but what was not stored", async () => {
    const failing = { at: "todogroup/b" };
    const { repositories, stored, lookAt } = sceneOfTime({
      enqueue: async (trigger) => {
        if (trigger.repository === failing.at) throw new Error("The database is away");
        stored.push(trigger);
      },
    });
    repositories.set(
      1,
      ["todogroup/a", "todogroup/b"].map((name) => ({ ...GOVERNANCE, name })),
    );
    expect(await lookAt("2024-05-10T12:00:00Z")).toEqual(["keep-record todogroup/a", "report-progress todogroup/a"]);
    failing.at = "";
    expect(await lookAt("2024-05-10T12:01:00Z")).toEqual(["keep-record todogroup/b", "report-progress todogroup/b"]);
  });

  it("with a look that takes long is no second one at once", async () => {
    const { promise, resolve } = Promise.withResolvers<readonly number[]>();
    const counted = { looks: 0 };
    const { sweep, stored } = sceneOfTime({
      installations: () => {
        counted.looks += 1;
        return promise;
      },
    });
    const first = sweep.look();
    await sweep.look();
    resolve([1]);
    await first;
    expect([counted.looks, stored.length]).toEqual([1, 2]);
  });
});

it("looks at once and then every minute, until it is stopped", async () => {
  const { clock, stored, sweep } = sceneOfTime();
  const timer: { ms?: number; work?: () => Promise<void> } = {};
  const stop = startSweep(sweep, (ms, work) => {
    Object.assign(timer, { ms, work });
    return () => Object.assign(timer, { ms: undefined });
  });
  await expect.poll(() => stored.length).toBe(2);
  expect(timer.ms).toBe(60_000);
  clock.now = "2024-06-10T12:00:00Z";
  await timer.work?.();
  expect(stored).toHaveLength(3);
  stop();
  expect(timer.ms).toBeUndefined();
  clock.now = "2024-07-10T12:00:00Z";
  await timer.work?.();
  expect(stored).toHaveLength(3);
});

it("brings the record up to date after a start", () => {
  expect(WORKFLOWS.filter(({ comesDue }) => comesDue === "at-start").map(({ name }) => name)).toEqual(["keep-record"]);
});
