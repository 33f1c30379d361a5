/** What time starts: once an hour, at a start and with each period, whatever goes wrong, on a clock that the test turns. */
import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { takeLease } from "../../src/engine/leases.ts";
import { LocalMemory } from "../../src/engine/local-memory.ts";
import type { SharedMemory } from "../../src/engine/memory.ts";
import type { Subject, Trigger } from "../../src/engine/trigger.ts";
import type { Moment, Workflow } from "../../src/engine/workflow.ts";
import type { ScheduledRepository } from "../../src/github/governors.ts";
import { startSweep, Sweep, SWEPT, type Every, type SweepOptions } from "../../src/sweeps/sweep.ts";
import { WORKFLOWS } from "../../src/workflows/index.ts";

const MONTHLY = "0 9 1 * *";
const GOVERNANCE = { name: "todogroup/governance", schedule: MONTHLY, timeZone: "Etc/UTC" };
const MINUTE_MS = 60_000;

const nothing = () => Promise.resolve([]);

/** One that looks at the whole repository or at what changed, when one of some kinds of moments has come. */
function workflow(name: string, ...kinds: readonly Moment["kind"][]): Workflow {
  const triggersOfTime = ({ kind, since, installationId, repository }: Moment): readonly Trigger[] => {
    const subject: Subject = since === undefined ? { kind: "repository" } : { kind: "changes", since };
    return kinds.includes(kind) ? [{ workflow: name, installationId, repository, subject }] : [];
  };
  return { name, runsOn: [], triggersOf: () => [], triggersOfTime, effectsOf: nothing, effectsOfFailure: nothing };
}

function sceneOfTime(options: Partial<SweepOptions> = {}) {
  const clock = { now: "2024-05-10T12:00:00Z" };
  const repositories = new Map<number, readonly ScheduledRepository[]>([[1, [GOVERNANCE]]]);
  const [stored, log]: [Trigger[], string[]] = [[], []];
  const memory: SharedMemory = options.memory ?? new LocalMemory(() => Date.parse(clock.now));
  const settings: SweepOptions = {
    workflows: [workflow("labels", "hour"), workflow("reports", "hour", "period")],
    installations: async () => [...repositories.keys()],
    governing: async (installationId) => repositories.get(installationId) ?? [],
    enqueue: async (trigger) => {
      stored.push(trigger);
    },
    now: () => clock.now,
    logger: pino({}, { write: (line) => log.push(line) }),
    ...options,
    memory,
  };
  const server = (): Sweep => new Sweep(settings);
  const running = { sweep: server() };
  const taken = (): readonly string[] => stored.splice(0).map((trigger) => `${trigger.workflow} ${trigger.repository}`);
  /** What is stored by a look at a time. */
  const lookAt = async (time: string): Promise<readonly string[]> => {
    clock.now = time;
    await running.sweep.look();
    return taken();
  };
  const restartAt = (time: string): void => {
    clock.now = time;
    running.sweep = server();
  };
  return { clock, repositories, memory, server, sweep: running.sweep, stored, log, taken, lookAt, restartAt };
}

const ALL = ["labels todogroup/governance", "reports todogroup/governance"];
const [, REPORT = ""] = ALL;

/** Looks every minute; tells at which of them something was stored. */
async function minutesOf(scene: ReturnType<typeof sceneOfTime>, from: string, minutes: number): Promise<number[]> {
  const due: number[] = [];
  for (let minute = 0; minute < minutes; minute += 1) {
    const time = new Date(Date.parse(from) + minute * MINUTE_MS).toISOString();
    // oxlint-disable-next-line no-await-in-loop
    if ((await scene.lookAt(time)).length > 0) due.push(minute);
  }
  return due;
}

/** What the look of an hour is about: it goes back to three hours before the one ahead of it. */
function changesOf(hour: number): Subject {
  const since = new Date(Date.parse("2024-05-10T12:00:00Z") + (hour - 4) * 60 * MINUTE_MS).toISOString();
  return { kind: "changes", since };
}

describe("a look at the clock", () => {
  it("starts all at a start, and then once an hour, each repository in a minute of its own", async () => {
    const scene = sceneOfTime();
    const first = await minutesOf(scene, "2024-05-10T12:00:00Z", 180);
    expect(first).toHaveLength(4);
    expect(first[0]).toBe(0);
    expect([first[2], first[3]]).toEqual([(first[1] ?? 0) + 60, (first[1] ?? 0) + 120]);
    const other = sceneOfTime();
    other.repositories.set(1, [{ ...GOVERNANCE, name: "finos/governance" }]);
    expect((await minutesOf(other, "2024-05-10T12:00:00Z", 180))[1]).not.toBe(first[1]);
  });

  it("asks for what changed in the last hours, and for all once a day", async () => {
    const { clock, sweep, stored } = sceneOfTime();
    const subjects: Subject[] = [];
    for (let hour = 0; hour <= 25; hour += 1) {
      clock.now = new Date(Date.parse("2024-05-10T12:00:00Z") + hour * 60 * MINUTE_MS).toISOString();
      // oxlint-disable-next-line no-await-in-loop
      await sweep.look();
      subjects.push(
        ...stored
          .splice(0)
          .slice(0, 1)
          .map(({ subject }) => subject),
      );
    }
    const day = Array.from({ length: 23 }, (_, index) => changesOf(index + 1));
    expect(subjects).toEqual([{ kind: "repository" }, ...day, { kind: "repository" }, changesOf(25)]);
  });

  it("starts reports with each period and when quiet hours are over, and one for all that were missed", async () => {
    const scene = sceneOfTime();
    scene.repositories.set(1, [{ ...GOVERNANCE, quietHours: "08:00-11:00" }]);
    await scene.lookAt("2024-06-01T07:59:00Z");
    const reported: string[] = [];
    for (const time of ["08:30:00", "09:00:00", "10:59:00", "11:00:00", "11:01:00"]) {
      // oxlint-disable-next-line no-await-in-loop
      const due = await scene.lookAt(`2024-06-01T${time}Z`);
      if (due.includes(REPORT)) reported.push(time);
    }
    expect(reported).toContain("09:00:00");
    expect(reported).toContain("11:00:00");
    expect(await scene.lookAt("2024-11-20T00:00:00Z")).toEqual(ALL);
  });

  it("goes by the time zone of each repository", async () => {
    const { repositories, lookAt } = sceneOfTime({ workflows: [workflow("reports", "period")] });
    repositories.set(1, [GOVERNANCE, { ...GOVERNANCE, name: "todogroup/tokyo", timeZone: "Asia/Tokyo" }]);
    await lookAt("2024-05-31T23:59:00Z");
    // The hour of one may be over in the same minute, and covers what its period would have started.
    expect(await lookAt("2024-06-01T00:00:00Z")).not.toContain(REPORT);
    expect(await lookAt("2024-06-01T09:00:00Z")).not.toContain("reports todogroup/tokyo");
  });

  it.each([
    ["never fires", "0 0 30 2 *", "Etc/UTC"],
    ["is in no time zone", MONTHLY, "Mars/Olympus"],
    ["fires each minute", "* * * * *", "Etc/UTC"],
  ])("starts hourly what has a schedule that %s", async (_claim, schedule, timeZone) => {
    const scene = sceneOfTime();
    scene.repositories.set(1, [{ ...GOVERNANCE, schedule, timeZone }]);
    expect(await minutesOf(scene, "2024-05-10T12:00:00Z", 120)).toHaveLength(3);
  });

  it("finds repositories and installations that are new", async () => {
    const { repositories, lookAt } = sceneOfTime();
    await lookAt("2024-05-10T12:00:00Z");
    repositories.set(2, [{ ...GOVERNANCE, name: "other/governance" }]);
    expect(await lookAt("2024-05-10T12:01:00Z")).toEqual(["labels other/governance", "reports other/governance"]);
    repositories.delete(2);
    expect(await lookAt("2024-05-10T12:02:00Z")).toEqual([]);
  });

  it("starts anew after a clock that jumps back, and once", async () => {
    const { lookAt, stored, sweep, clock } = sceneOfTime();
    await lookAt("2024-06-10T12:00:00Z");
    clock.now = "2024-05-10T12:00:00Z";
    await sweep.look();
    expect(stored.splice(0).map(({ subject }) => subject.kind)).toEqual(["repository", "repository"]);
    expect(await lookAt("2024-05-10T12:01:00Z")).toEqual([]);
  });

  it("looks at everything now where somebody asks for it, however lately it was", async () => {
    const { sweep, stored } = sceneOfTime();
    await sweep.look();
    stored.splice(0);
    await sweep.look({ everything: true });
    expect(stored.map(({ subject }) => subject)).toEqual([{ kind: "repository" }, { kind: "repository" }]);
  });
});

describe("several servers", () => {
  it("that start together start everything once", async () => {
    const { server, stored } = sceneOfTime();
    const servers = Array.from({ length: 5 }, server);
    await Promise.all(servers.map((one) => one.look()));
    for (const one of servers) {
      // oxlint-disable-next-line no-await-in-loop
      await one.look();
    }
    expect(stored).toHaveLength(2);
  });

  it("start each hour and each period once between them", async () => {
    const { server, clock, taken } = sceneOfTime();
    const servers = Array.from({ length: 3 }, server);
    const counts: number[] = [];
    for (const time of ["2024-05-31T12:00:00Z", "2024-05-31T13:00:00Z", "2024-06-01T09:00:00Z"]) {
      clock.now = time;
      for (const one of servers) {
        // oxlint-disable-next-line no-await-in-loop
        await one.look();
      }
      counts.push(taken().length);
    }
    expect(counts).toEqual([2, 2, 2]);
  });

  it("leave a look to the one that has begun", async () => {
    const { memory, sweep, stored } = sceneOfTime();
    const lease = await takeLease(memory, "sweep");
    await sweep.look();
    expect(stored).toEqual([]);
    await lease?.release();
    await sweep.look();
    expect(stored).toHaveLength(2);
  });

  it("remember over a restart what was started, and look again where that was a while ago", async () => {
    const { lookAt, restartAt } = sceneOfTime();
    await lookAt("2024-05-10T12:00:00Z");
    restartAt("2024-05-10T12:05:00Z");
    expect(await lookAt("2024-05-10T12:05:00Z")).toEqual([]);
    restartAt("2024-05-10T12:20:00Z");
    expect(await lookAt("2024-05-10T12:20:00Z")).toEqual(ALL);
  });

  it("tell each other when all was looked through", async () => {
    const { lookAt, memory } = sceneOfTime();
    await lookAt("2024-05-10T12:00:00Z");
    expect(await memory.read(SWEPT)).toEqual({ at: "2024-05-10T12:00:00Z" });
    await lookAt("2024-05-10T12:01:00Z");
    expect(await memory.read(SWEPT)).toEqual({ at: "2024-05-10T12:01:00Z" });
  });
});

describe("what goes wrong", () => {
  it("with the installations is tried again at the next look, and is no whole look", async () => {
    const answers = [() => Promise.reject(new Error("GitHub is away")), () => Promise.resolve([1])];
    const { log, lookAt, memory } = sceneOfTime({
      installations: () => (answers.shift() ?? (() => Promise.resolve([])))(),
    });
    expect(await lookAt("2024-05-10T12:00:00Z")).toEqual([]);
    expect(log.join("")).toContain("GitHub is away");
    expect(await memory.read(SWEPT)).toBeUndefined();
    expect(await lookAt("2024-05-10T12:01:00Z")).toEqual(ALL);
  });

  it("with one installation keeps no other waiting, and is tried less and less often", async () => {
    const asked = { times: 0 };
    const scene = sceneOfTime({
      installations: () => Promise.resolve([1, 2]),
      governing: async (id) => {
        if (id === 2) return [{ ...GOVERNANCE, name: "other/governance" }];
        asked.times += 1;
        throw new Error("It is gone");
      },
    });
    expect((await minutesOf(scene, "2024-05-10T12:00:00Z", 60))[0]).toBe(0);
    expect(asked.times).toBeLessThan(10);
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
    expect(await lookAt("2024-05-10T12:00:00Z")).toEqual(["labels todogroup/a", "reports todogroup/a"]);
    failing.at = "";
    expect(await lookAt("2024-05-10T12:01:00Z")).toEqual(["labels todogroup/b", "reports todogroup/b"]);
  });

  it("with the memory is tried again", async () => {
    const memory = new LocalMemory();
    const failing = { is: true };
    const swap: SharedMemory["swap"] = (...all) =>
      failing.is ? Promise.reject(new Error("The database is away")) : memory.swap(...all);
    const { lookAt, log } = sceneOfTime({
      memory: {
        read: (key) => memory.read(key),
        write: (...all) => memory.write(...all),
        swap,
        forget: (key) => memory.forget(key),
      },
    });
    expect(await lookAt("2024-05-10T12:00:00Z")).toEqual([]);
    expect(log.join("")).toContain("The database is away");
    failing.is = false;
    expect(await lookAt("2024-05-10T12:01:00Z")).toEqual(ALL);
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

/** A timer that the test turns. */
function timed() {
  const timer: { ms?: number | undefined; work: () => Promise<void> } = { work: () => Promise.resolve() };
  const every: Every = (ms, work) => {
    Object.assign(timer, { ms, work });
    return () => Object.assign(timer, { ms: undefined });
  };
  const ticks = async (count: number): Promise<void> => {
    // oxlint-disable-next-line no-await-in-loop
    for (let tick = 0; tick < count; tick += 1) await timer.work();
  };
  return { timer, every, ticks };
}

it("looks at once and then every minute, until it is stopped", async () => {
  const { clock, stored, sweep } = sceneOfTime();
  const { timer, every, ticks } = timed();
  const stop = startSweep(sweep, every);
  await expect.poll(() => stored.length).toBe(2);
  expect(timer.ms).toBe(10_000);
  clock.now = "2024-06-10T12:00:00Z";
  await ticks(5);
  expect(stored).toHaveLength(2);
  await ticks(1);
  expect(stored).toHaveLength(4);
  stop();
  expect(timer.ms).toBeUndefined();
  clock.now = "2024-07-10T12:00:00Z";
  await ticks(12);
  expect(stored).toHaveLength(4);
});

it("waits no minute for a server that was killed over its look", async () => {
  const { sweep, memory, stored } = sceneOfTime();
  const { every, ticks } = timed();
  await takeLease(memory, "sweep");
  const stop = startSweep(sweep, every);
  await ticks(2);
  expect(stored).toEqual([]);
  await memory.forget("lease sweep");
  await ticks(1);
  expect(stored).toHaveLength(2);
  stop();
});

it("asks each workflow to look at what changed, and those that keep one thing for a whole repository to keep it", () => {
  const moment = { kind: "hour", installationId: 1, repository: "todogroup/governance", since: "2024-05-10T12:00:00Z" };
  const asked = WORKFLOWS.map(({ name, triggersOfTime }) => {
    const triggers = triggersOfTime?.({ ...moment, kind: "hour" }) ?? [];
    return [name, triggers.map(({ subject }) => subject.kind)];
  });
  expect(Object.fromEntries(asked)).toEqual({
    "check-goals": ["changes"],
    "label-pillars": ["changes"],
    "link-outcomes": ["changes"],
    "keep-record": ["repository"],
    "report-progress": ["repository"],
  });
});
