/** Several servers on one Postgres: what they leave to each other, and what is taken over from one that is killed. */
import { setImmediate } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { TransientError } from "../../src/engine/errors.ts";
import { keyOf, subjectOf, type Trigger } from "../../src/engine/trigger.ts";
import { Turns } from "../../src/engine/turns.ts";
import type { Queue, Run } from "../../src/queue/queue.ts";
import {
  controlledRuns,
  postgresDatabases,
  pullRequest,
  startServer,
  type Place,
  type StartedRun,
  type TestDatabases,
} from "../support/queues.ts";

/** As a server is shipped, where a test would have nothing tried again. */
const SHIPPED = { retryDelaySeconds: undefined, stopTimeoutMs: undefined };
/** The heartbeat of a job that was just taken, a look for such jobs, a look for work, and what a slow machine adds. */
const LONGEST_SECONDS = 10 + 1 + 1 + 3;

const STATE = pullRequest(1);
const COMMAND = command("1", 2);
const COMMAND_OF_THE_SAME = command("2", 1);

/** Most of the time, it waits, and the other tests can run. */
let takenOver: ReturnType<typeof takeOver>;
let databases: TestDatabases;
beforeAll(async () => {
  databases = await postgresDatabases();
  takenOver = takeOver(await databases.create());
  takenOver.catch(() => {});
});
afterAll(() => databases.close());

function command(id: string, number: number): Trigger {
  return pullRequest(number, { intent: { action: "apply-fixes", id } });
}

/** One server has a state and a command when it is killed, and another one wants its turn with the state's subject. */
async function takeOver(place: Place) {
  const queue = await databases.open(place, SHIPPED);
  await Promise.all([STATE, COMMAND].map((trigger) => queue.enqueue(trigger)));
  const server = startServer("hang", { ...place, concurrency: 2 });
  const told = [await server.line(), await server.line(), await server.line()];
  const { run, next, count } = controlledRuns();
  const { work, refused } = inTurns(queue, run);
  await work();
  await queue.enqueue(COMMAND_OF_THE_SAME);
  await refused();
  await server.kill();
  const killedAt = performance.now();
  const runs: StartedRun[] = [];
  while (runs.length < 3) {
    // oxlint-disable-next-line no-await-in-loop
    const one = await next();
    one.succeed();
    runs.push(one);
  }
  await queue.idle();
  await queue.stop();
  return { told, runs, count: count(), seconds: runs.map(({ startedAt }) => (startedAt - killedAt) / 1000) };
}

/** Works as a server does. `refused` waits until somebody else has had the turn that a trigger was to take. */
function inTurns(queue: Queue, run: Run) {
  const turns = new Turns(queue.memory);
  const refusal = Promise.withResolvers<void>();
  return {
    refused: () => refusal.promise,
    work: () =>
      queue.work(async (trigger, attempt) => {
        try {
          await turns.take(subjectOf(trigger), attempt.signal, (signal) => run(trigger, { ...attempt, signal }));
        } catch (error) {
          if (error instanceof TransientError && error.isPause) refusal.resolve();
          throw error;
        }
      }),
  };
}

describe("servers on one Postgres", () => {
  let place: Place;
  let queues: readonly [Queue, Queue];
  beforeEach(async () => {
    place = await databases.create();
    queues = [await databases.open(place, { concurrency: 1 }), await databases.open(place)];
  });
  afterEach(() => Promise.all(queues.map((queue) => queue.stop())));

  it("run a command of a subject once another has ended with its state", async () => {
    const [one, other] = queues;
    const [here, there] = [controlledRuns(), controlledRuns()];
    await inTurns(one, here.run).work();
    await one.enqueue(STATE);
    const state = await here.next();
    const { work, refused } = inTurns(other, there.run);
    await work();
    await other.enqueue(COMMAND_OF_THE_SAME);
    await refused();
    expect(there.count()).toBe(0);
    state.succeed();
    const after = await Promise.race([here.next(), there.next()]);
    expect(after).toMatchObject({ trigger: COMMAND_OF_THE_SAME, attempt: { isLast: false } });
    after.succeed();
    await one.idle();
    expect(here.count() + there.count()).toBe(2);
  });

  it("never run two of a subject, and each command once, however they come", async () => {
    const running = new Set<string>();
    const done: string[] = [];
    let isDoubled = false;
    const run: Run = async (trigger) => {
      const subject = subjectOf(trigger);
      isDoubled ||= running.has(subject);
      running.add(subject);
      await Promise.all([1, 2, 3].map(() => setImmediate()));
      running.delete(subject);
      done.push(keyOf(trigger));
    };
    const commands = Array.from({ length: 24 }, (_, index) => command(String(index), (index % 4) + 1));
    await Promise.all(queues.map((queue) => inTurns(queue, run).work()));
    await Promise.all(
      queues.flatMap((queue) =>
        commands.flatMap((one) => [queue.enqueue(one), queue.enqueue({ ...pullRequest(1), subject: one.subject })]),
      ),
    );
    await queues[0].idle();
    expect(isDoubled).toBe(false);
    const keys = new Set(commands.map((one) => keyOf(one)));
    expect(done.filter((key) => keys.has(key)).toSorted()).toEqual([...keys].toSorted());
  });

  it("run once what both were told while it waited", async () => {
    const { run, next, count } = controlledRuns();
    for (const queue of [...queues, ...queues]) {
      // oxlint-disable-next-line no-await-in-loop
      await Promise.all([STATE, COMMAND].map((trigger) => queue.enqueue(trigger)));
    }
    await Promise.all(queues.map((queue) => queue.work(run)));
    for (const { succeed } of [await next(), await next()]) succeed();
    await queues[0].idle();
    expect(count()).toBe(2);
  });
});

describe("of a server that is killed", () => {
  it("everything is taken over in time, turns included, and run once", { timeout: 60_000 }, async () => {
    const { told, runs, count, seconds } = await takenOver;
    expect(told.toSorted()).toEqual(["open", `runs ${keyOf(STATE)}`, `runs ${keyOf(COMMAND)}`].toSorted());
    expect(new Map(runs.map(({ trigger, attempt }) => [keyOf(trigger), attempt.isLast]))).toEqual(
      new Map([STATE, COMMAND, COMMAND_OF_THE_SAME].map((trigger) => [keyOf(trigger), false])),
    );
    expect(count).toBe(3);
    expect(Math.max(...seconds)).toBeLessThan(LONGEST_SECONDS);
  });
});
