/** How fast content is written, by several servers, on a simulated clock. */
import { describe, expect, it } from "vitest";
import { TransientError } from "../../src/engine/errors.ts";
import { LocalMemory } from "../../src/engine/local-memory.ts";
import type { SharedMemory } from "../../src/engine/memory.ts";
import { PlainOctokit } from "../../src/github/app-api.ts";
import { WriteLimits, type JobWrites } from "../../src/github/write-limits.ts";
import { readingScene, speakingFor } from "../support/github-reader.ts";

const { signal } = new AbortController();
const START = Date.parse("2024-05-01T09:00:00Z");

/** A clock that moves when somebody sleeps, a memory, and servers that share both. */
function sceneOfWrites(options: { readonly writesAMinute?: number; readonly writesAnHour?: number } = {}) {
  const clock = { now: START };
  const memory: SharedMemory = new LocalMemory(() => clock.now);
  const server = (): WriteLimits =>
    new WriteLimits({
      ...options,
      key: "writes 5",
      memory,
      now: () => clock.now,
      sleep: async (ms) => {
        clock.now += ms;
      },
    });
  return { clock, memory, server };
}

/** What a job does: writes one after the other, and goes on where it stopped. */
interface Job {
  readonly key: string;
  readonly writes: number;
  done: number;
  /** How often it ran so far as to gather. */
  gathered: number;
  runs: number;
  dueAt: number;
  /** When each of its writes was. */
  readonly times: number[];
}

const MS_A_WRITE = 200;

/** Works on jobs as a queue of one worker does, until all are done. */
async function workOn(jobs: readonly Job[], { clock, server }: ReturnType<typeof sceneOfWrites>, servers = 1) {
  const limits = Array.from({ length: servers }, server);
  let turns = 0;
  const waiting = [...jobs];
  while (waiting.length > 0) {
    let next = 0;
    for (const [index, { dueAt }] of waiting.entries()) if (dueAt < (waiting[next]?.dueAt ?? 0)) next = index;
    const [job] = waiting.splice(next, 1);
    if (job === undefined) break;
    clock.now = Math.max(clock.now, job.dueAt);
    turns += 1;
    // oxlint-disable-next-line no-await-in-loop
    const pause = await runOnce(job, limits[turns % servers]?.ofJob(job.key), clock);
    if (pause === undefined) continue;
    job.dueAt = clock.now + pause * 1000;
    waiting.push(job);
  }
}

/** Gives for how many seconds it pauses; `undefined` where it is done. */
async function runOnce(job: Job, writes: JobWrites | undefined, clock: { now: number }): Promise<number | undefined> {
  job.runs += 1;
  try {
    if (job.runs > 1) await writes?.assertTurn();
    job.gathered += 1;
    while (job.done < job.writes) {
      // oxlint-disable-next-line no-await-in-loop
      await writes?.take(signal);
      job.times.push(clock.now);
      job.done += 1;
      clock.now += MS_A_WRITE;
    }
    await writes?.done();
    return undefined;
  } catch (error) {
    if (!(error instanceof TransientError) || !error.isPause) throw error;
    return error.retryAfterSeconds;
  }
}

function jobsOf(count: number, writes: number, at = START, name = "job"): Job[] {
  return Array.from({ length: count }, (_, index) => ({
    key: `${name} ${index}`,
    writes,
    done: 0,
    gathered: 0,
    runs: 0,
    dueAt: at,
    times: [],
  }));
}

/** The most writes within any span of so many seconds. */
function mostWithin(seconds: number, jobs: readonly Job[]): number {
  const times = jobs.flatMap((job) => job.times).toSorted((one, other) => one - other);
  let first = 0;
  let most = 0;
  for (const [index, time] of times.entries()) {
    while ((times[first] ?? 0) <= time - seconds * 1000) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
}

describe("writes of content", () => {
  it("of a rush pass at once until the minute is full", async () => {
    const scene = sceneOfWrites();
    const jobs = jobsOf(60, 1);
    await workOn(jobs, scene);
    expect(scene.clock.now - START).toBe(60 * MS_A_WRITE);
  });

  it.each([1, 2])("of 1,000 jobs keep to 60 a minute and 450 an hour, with %i servers", async (servers) => {
    const scene = sceneOfWrites();
    const jobs = jobsOf(1000, 1);
    await workOn(jobs, scene, servers);
    expect([mostWithin(60, jobs), mostWithin(3600, jobs)]).toEqual([60, 450]);
    // 550 after the first hour, of which each takes a little more than eight seconds.
    expect((scene.clock.now - START) / 60_000).toBeLessThan(62 + (550 * 8.2) / 60);
  });

  it("of one job for 500 comments take the hour that they take, and few runs", async () => {
    const scene = sceneOfWrites();
    const [job] = jobsOf(1, 500);
    if (job !== undefined) await workOn([job], scene);
    expect((scene.clock.now - START) / 60_000).toBeLessThan(75);
    expect(job?.gathered).toBeLessThanOrEqual(12);
  });

  it("of one job for 500 comments after a steady hour gather once for each thirty", async () => {
    const scene = sceneOfWrites();
    for (const [index, job] of jobsOf(450, 1).entries()) {
      // oxlint-disable-next-line no-await-in-loop
      await workOn([{ ...job, dueAt: START + index * 8_000 }], scene);
    }
    const [job] = jobsOf(1, 500, scene.clock.now, "report");
    if (job !== undefined) await workOn([job], scene);
    expect(job?.gathered).toBeLessThanOrEqual(20);
  });

  it("of who comes while others wait come after theirs", async () => {
    const scene = sceneOfWrites({ writesAMinute: 2 });
    const jobs = [...jobsOf(6, 1), ...jobsOf(1, 1, START + 61_000, "late")];
    await workOn(jobs, scene);
    const late = jobs.at(-1)?.times[0] ?? 0;
    expect(jobs.slice(0, -1).every(({ times: [time = 0] }) => time < late)).toBe(true);
  });

  it("of many jobs go on beside one that has much to write", async () => {
    const scene = sceneOfWrites();
    const big = jobsOf(1, 500, START, "report");
    const small = jobsOf(100, 1, START + 1_000);
    await workOn([...big, ...small], scene);
    const last = Math.max(...small.flatMap(({ times }) => times));
    expect((last - START) / 60_000).toBeLessThan(10);
    expect(mostWithin(3600, [...big, ...small])).toBeLessThanOrEqual(450);
    expect(big[0]?.done).toBe(500);
  });

  it("of 7,000 jobs take sixteen hours, two runs that gather each, and few that do not", async () => {
    const scene = sceneOfWrites();
    const jobs = jobsOf(7000, 1);
    await workOn(jobs, scene);
    const total = (count: (job: Job) => number): number => jobs.reduce((sum, job) => sum + count(job), 0);
    expect((scene.clock.now - START) / 3_600_000).toBeLessThan(16);
    expect(total(({ gathered }) => gathered)).toBeLessThanOrEqual(14_000);
    expect(total(({ runs }) => runs)).toBeLessThan(15_000);
    expect(mostWithin(3600, jobs)).toBeLessThanOrEqual(450);
  });

  it("keep a book that stays small, however many wait", async () => {
    const scene = sceneOfWrites();
    const limits = scene.server();
    for (const { key } of jobsOf(3000, 1)) {
      // oxlint-disable-next-line no-await-in-loop
      await limits
        .ofJob(key)
        .take(signal)
        .catch(() => {});
    }
    expect(JSON.stringify(await scene.memory.read("writes 5")).length).toBeLessThan(1_500);
  });

  it("wait a moment here, and longer in the queue", async () => {
    const { clock, server } = sceneOfWrites({ writesAMinute: 1 });
    const limits = server();
    await limits.ofJob("one").take(signal);
    const error: unknown = await limits
      .ofJob("two")
      .take(signal)
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ isPause: true });
    const seconds = error instanceof TransientError ? (error.retryAfterSeconds ?? 0) : 0;
    expect(seconds).toBeGreaterThan(55);
    clock.now += (seconds - 2) * 1000;
    await expect(limits.ofJob("two").assertTurn()).rejects.toMatchObject({ isPause: true, retryAfterSeconds: 2 });
    clock.now += 2_000;
    await limits.ofJob("two").assertTurn();
    await limits.ofJob("two").take(signal);
  });

  it("end where their job does", async () => {
    const writes = sceneOfWrites().server().ofJob("one");
    await expect(writes.take(AbortSignal.abort(new Error("The job has ended.")))).rejects.toThrow("The job has ended.");
  });
});

it("of one job for 500 comments are never refused by GitHub", async () => {
  const { clock, server } = sceneOfWrites();
  const scene = await readingScene({ now: () => new Date(clock.now) });
  const repository = scene.github.createRepository("todogroup/governance", speakingFor());
  const issue = repository.openIssue("Scorecard");
  const limits = server();
  // By a token that outlives the hour, since Octokit does not go by this clock.
  const { request, graphql } = new PlainOctokit({
    baseUrl: scene.github.apiUrl,
    auth: { token: scene.github.installationToken("todogroup") },
  });
  let pauses = 0;
  let writes = limits.ofJob("report");
  const say = async (count: number): Promise<void> => {
    const marker = `report-progress ${count}`;
    const effect = { kind: "comment", item: issue.number, marker, body: "Half-way.", present: undefined } as const;
    try {
      await scene.apply("todogroup/governance", effect, () => writes.through({ request, graphql }, signal));
    } catch (error) {
      if (!(error instanceof TransientError) || !error.isPause) throw error;
      pauses += 1;
      // As the queue does.
      clock.now += (error.retryAfterSeconds ?? 0) * 1000;
      writes = limits.ofJob("report");
      await say(count);
    }
  };
  for (let count = 0; count < 500; count += 1) {
    clock.now += MS_A_WRITE;
    // oxlint-disable-next-line no-await-in-loop
    await say(count);
  }
  expect(issue.comments()).toHaveLength(500);
  expect(pauses).toBeLessThanOrEqual(11);
  expect(scene.github.requests.list().filter(({ status }) => status === 403)).toEqual([]);
});

describe("what counts as content", () => {
  it.each([
    ["POST /repos/{owner}/{repo}/issues", true],
    ["PATCH /repos/{owner}/{repo}/issues/{issue_number}", true],
    ["POST /repos/{owner}/{repo}/issues/{issue_number}/comments", true],
    ["PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}", true],
    ["POST /repos/{owner}/{repo}/issues/{issue_number}/labels", true],
    ["POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions", true],
    ["POST /repos/{owner}/{repo}/pulls", true],
    ["PATCH /repos/{owner}/{repo}/pulls/{pull_number}", true],
    ["GET /repos/{owner}/{repo}/issues", false],
    ["POST /repos/{owner}/{repo}/labels", false],
    ["POST /repos/{owner}/{repo}/check-runs", false],
    ["POST /repos/{owner}/{repo}/git/commits", false],
    ["DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}", false],
  ])("%s: %s", async (route, isContent) => {
    const limits = sceneOfWrites({ writesAMinute: 1 }).server();
    const plain = {
      request: () => Promise.resolve({ status: 200, data: {} }),
      graphql: () => Promise.resolve({}),
    };
    const api = limits.ofJob("one").through(plain, signal);
    await api.request(route, {});
    const again = await api.request(route, {}).catch(() => "held back");
    expect(again === "held back").toBe(isContent);
  });
});
