/** How fast content is written, on a simulated clock. */
import { describe, expect, it } from "vitest";
import { TransientError } from "../../src/engine/errors.ts";
import { PlainOctokit } from "../../src/github/app-api.ts";
import { WriteLimits } from "../../src/github/write-limits.ts";
import { readingScene, speakingFor } from "../support/github-reader.ts";

const { signal } = new AbortController();

/** A clock that moves when somebody sleeps, and when each write was. */
function sceneOfWrites(options: { readonly writesAMinute?: number; readonly writesAnHour?: number } = {}) {
  const clock = { now: 1_000 };
  const limits = new WriteLimits({
    ...options,
    now: () => clock.now,
    sleep: async (ms) => {
      clock.now += ms;
    },
  });
  return { clock, limits };
}

describe("writes of content", () => {
  it("of a rush pass at once until the minute is full; the next pass as the first are a minute ago", async () => {
    const { clock, limits } = sceneOfWrites();
    const times: number[] = [];
    for (let count = 0; count < 200; count += 1) {
      // oxlint-disable-next-line no-await-in-loop
      await limits.take(signal);
      times.push(clock.now - 1_000);
      clock.now += 100;
    }
    expect(times.slice(0, 60).at(-1)).toBe(5_900);
    expect(times[60]).toBe(60_000);
    for (const [index, time] of times.entries()) {
      expect(times.slice(index).filter((one) => one < time + 60_000).length).toBeLessThanOrEqual(60);
    }
  });

  it("of several jobs count together", async () => {
    const { clock, limits } = sceneOfWrites({ writesAMinute: 3 });
    await Promise.all(Array.from({ length: 7 }, () => limits.take(signal)));
    expect(clock.now).toBeGreaterThanOrEqual(121_000);
  });

  it("wait in the queue where the hour is full, for as long as it is", async () => {
    const { clock, limits } = sceneOfWrites();
    for (let count = 0; count < 450; count += 1) {
      // oxlint-disable-next-line no-await-in-loop
      await limits.take(signal);
    }
    expect(clock.now - 1_000).toBe(7 * 60_000);
    const full: unknown = await limits.take(signal).catch((error: unknown) => error);
    expect(full).toBeInstanceOf(TransientError);
    expect(full).toMatchObject({ isPause: true, retryAfterSeconds: 53 * 60 });
    clock.now += 53 * 60_000;
    await limits.take(signal);
  });

  it("end where their job does", async () => {
    const { limits } = sceneOfWrites();
    await expect(limits.take(AbortSignal.abort(new Error("The job has ended.")))).rejects.toThrow("The job has ended.");
  });
});

it("of one job for 500 comments are never refused by GitHub, and take a pause where the hour is full", async () => {
  const clock = { now: Date.parse("2024-05-01T09:00:00Z") };
  const scene = await readingScene({ now: () => new Date(clock.now) });
  const repository = scene.github.createRepository("todogroup/governance", speakingFor());
  const issue = repository.openIssue("Scorecard");
  const limits = new WriteLimits({
    now: () => clock.now,
    sleep: async (ms) => {
      clock.now += ms;
    },
  });
  // By a token that outlives the hour, since Octokit does not go by this clock.
  const { request, graphql } = new PlainOctokit({
    baseUrl: scene.github.apiUrl,
    auth: { token: scene.github.installationToken("todogroup") },
  });
  const api = limits.through({ request, graphql }, signal);
  let pauses = 0;
  const say = async (count: number): Promise<void> => {
    const marker = `report-progress ${count}`;
    const effect = { kind: "comment", item: issue.number, marker, body: "Half-way.", present: undefined } as const;
    try {
      await scene.apply("todogroup/governance", effect, () => api);
    } catch (error) {
      if (!(error instanceof TransientError) || !error.isPause) throw error;
      pauses += 1;
      // As the queue does.
      clock.now += (error.retryAfterSeconds ?? 0) * 1000;
      await say(count);
    }
  };
  for (let count = 0; count < 500; count += 1) {
    clock.now += 200;
    // oxlint-disable-next-line no-await-in-loop
    await say(count);
  }
  expect([issue.comments().length, pauses]).toEqual([500, 1]);
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
    const { clock, limits } = sceneOfWrites({ writesAMinute: 1 });
    const api = limits.through(
      { request: () => Promise.resolve({ status: 200, data: {} }), graphql: () => Promise.resolve({}) },
      signal,
    );
    await api.request(route, {});
    await api.request(route, {});
    expect(clock.now > 1_000).toBe(isContent);
  });
});
