/** GitHub's limits, over real HTTP: they pause the installation concerned on all servers, and nobody else. */
import { describe, expect, it } from "vitest";
import type { RequestFault } from "../../sandbox/http/faults.ts";
import type { Trigger } from "../../src/engine/trigger.ts";
import { checkRunOf } from "../support/goalkeeper.ts";
import { speakingFor } from "../support/github-reader.ts";
import { goal, governance, pathOf } from "../support/goals.ts";
import { ABOUT_ENGAGEMENT, PILLARS } from "../support/item-reader.ts";
import { serversForTest, triggerFor } from "../support/servers.ts";

const JOBS = 20;

/** Two organisations with as many pull requests each, and what checks them. */
async function twoInstallations(servers = 2) {
  const scene = await serversForTest(servers);
  const jobsIn = (owner: string) => {
    const repository = scene.github.createRepository(`${owner}/governance`, governance());
    return Array.from({ length: JOBS }, (_, index) => {
      const files = { [pathOf(`goal-${index}`)]: goal(`goal-${index}`) };
      const pullRequest = repository.openPullRequest({ branch: `goal-${index}`, files });
      const subject = { kind: "pull-request", number: pullRequest.number } as const;
      return { pullRequest, trigger: triggerFor(scene, "check-goals", repository, subject) };
    });
  };
  return { scene, limited: jobsIn("limited"), free: jobsIn("free") };
}

type Jobs = Awaited<ReturnType<typeof twoInstallations>>["free"];

describe.each<[string, Omit<RequestFault, "times">, number]>([
  [
    "the primary limit",
    { status: 403, headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "RESET" }, kind: "graphql" },
    600,
  ],
  ["a secondary limit that says how long", { status: 429, headers: { "retry-after": "120" }, kind: "graphql" }, 120],
  [
    "a secondary limit that only says so",
    { status: 403, message: "You have exceeded a secondary rate limit.", kind: "graphql" },
    60,
  ],
])("%s", (_name, fault, seconds) => {
  it("stops the requests of one installation on all servers until it ends, and the other goes on", async () => {
    const { scene, limited, free } = await twoInstallations();
    const { github, clock, servers, run } = scene;
    const reset = String(clock.now / 1000 + seconds);
    const headers =
      fault.headers &&
      Object.fromEntries(Object.entries(fault.headers).map(([k, v]) => [k, v === "RESET" ? reset : v]));
    github.faults.fail({ ...fault, ...(headers && { headers }) });
    const [first] = limited;
    const pause = await run(servers[0], first?.trigger ?? never());
    expect([seconds, seconds + 1]).toContain(pause);
    expect(refusals(scene)).toBe(1);
    github.requests.clear();
    // On both servers, one after the other: each comes back a little later than the one before.
    for (const [index, { trigger }] of limited.entries()) {
      // oxlint-disable-next-line no-await-in-loop
      const later = await run(servers[index % 2], trigger, 2);
      expect(later).toBeGreaterThanOrEqual(seconds);
      expect(later).toBeLessThan(seconds + JOBS);
    }
    expect(github.requests.list()).toEqual([]);
    expect(await outcomes(scene, free)).toEqual(free.map(() => "done"));
    expect(free.map(({ pullRequest }) => checkRunOf(pullRequest).conclusion)).toEqual(free.map(() => "success"));
    expect(refusals(scene)).toBe(0);
    clock.now += seconds * 1000;
    expect(await outcomes(scene, limited)).toEqual(limited.map(() => "done"));
    expect(limited.map(({ pullRequest }) => checkRunOf(pullRequest).conclusion)).toEqual(limited.map(() => "success"));
  });
});

describe("an hour's budget", () => {
  it("that is used up is known before GitHub refuses anything", async () => {
    const { scene, limited } = await twoInstallations();
    const { github, clock, run, servers } = scene;
    // As if others of the installation had used up the rest.
    github.rateLimits.requestsAnHour = 30;
    const results = await outcomes(scene, limited);
    expect(results.filter((result) => result === "done").length).toBeGreaterThan(5);
    expect(results.filter((result) => typeof result === "number").length).toBeGreaterThan(5);
    expect(refusals(scene)).toBe(0);
    clock.now += 3_600_000;
    github.rateLimits.requestsAnHour = 5000;
    const [last] = limited.toReversed();
    expect(await run(servers[0], last?.trigger ?? never(), 2)).toBe("done");
  });

  it("keeps a tenth for checks, which somebody waits for", async () => {
    const scene = await serversForTest(1);
    const { github, servers, run } = scene;
    const repository = github.createRepository("todogroup/governance", { ...governance(), ...speakingFor() });
    const pullRequest = repository.openPullRequest({ branch: "one", files: { [pathOf("one")]: goal("one") } });
    const issue = repository.openIssue("A question");
    const label = triggerFor(scene, "label-pillars", repository, { kind: "item", number: issue.number });
    const check = triggerFor(scene, "check-goals", repository, { kind: "pull-request", number: pullRequest.number });
    // Of 20, one or none is left for labels.
    github.rateLimits.requestsAnHour = 20;
    let labelled = 0;
    // oxlint-disable-next-line no-await-in-loop
    while ((await run(servers[0], label)) === "done" && labelled < 30) labelled += 1;
    expect(labelled).toBeLessThan(30);
    expect(refusals(scene)).toBe(0);
    github.requests.clear();
    expect(await run(servers[0], label)).toBeGreaterThan(0);
    expect(github.requests.list()).toEqual([]);
    await run(servers[0], check);
    expect(github.requests.list()).not.toEqual([]);
  });

  it("of the app itself holds back who needs a new token, and nobody else", async () => {
    const { scene, limited, free } = await twoInstallations(1);
    const { github, servers, run } = scene;
    const [known, next] = free;
    expect(await run(servers[0], known?.trigger ?? never())).toBe("done");
    github.faults.fail({ kind: "token", status: 429, headers: { "retry-after": "90" } });
    expect([90, 91]).toContain(await run(servers[0], limited[0]?.trigger ?? never()));
    github.requests.clear();
    expect(await run(servers[0], limited[1]?.trigger ?? never())).toBeGreaterThanOrEqual(90);
    expect(github.requests.list()).toEqual([]);
    expect(await run(servers[0], next?.trigger ?? never())).toBe("done");
  });
});

describe("writes of content", () => {
  it("that fill the minute of an installation hold back no check run of it, and no label of another", async () => {
    const scene = await serversForTest(2);
    const { github, servers, run, clock } = scene;
    const labelling = (owner: string, count: number): Trigger[] => {
      const repository = github.createRepository(`${owner}/governance`, { ".github/goalkeeper.yml": PILLARS });
      return Array.from({ length: count }, () => {
        const { number } = repository.openIssue(ABOUT_ENGAGEMENT);
        return triggerFor(scene, "label-pillars", repository, { kind: "item", number });
      });
    };
    const busy = labelling("busy", 70);
    const [calm = never()] = labelling("calm", 1);
    const results: unknown[] = [];
    for (const [index, trigger] of busy.entries()) {
      // oxlint-disable-next-line no-await-in-loop
      results.push(await run(servers[index % 2], trigger));
    }
    const held = results.filter((result) => typeof result === "number");
    expect([results.filter((result) => result === "done").length, held.length]).toEqual([60, 10]);
    // One after the other, and not all at once.
    expect(new Set(held).size).toBeGreaterThan(8);
    expect(await run(servers[0], calm)).toBe("done");
    const home = github.installationOf("busy");
    const repository = [...github.world.repositories.values()].find(({ owner }) => owner === home?.account);
    expect(repository?.name).toBe("governance");
    github.requests.clear();
    // Before their turn, they cost no request.
    expect(await run(servers[1], busy[69] ?? never(), 2)).toBeGreaterThan(50);
    expect(github.requests.list()).toEqual([]);
    clock.now += 90_000;
    expect(await run(servers[1], busy[69] ?? never(), 2)).toBe("done");
    expect(refusals(scene)).toBe(0);
  });
});

it("lets a look at 300 goals go on where its writes had to stop, and reads little for each portion", async () => {
  const scene = await serversForTest(2);
  const { github, servers, run, clock } = scene;
  clock.now = Date.parse("2024-05-02T10:00:00Z");
  const repository = github.createRepository("todogroup/governance", governance(300));
  const look = triggerFor(scene, "report-progress", repository, { kind: "repository" });
  const started = clock.now;
  let runs = 0;
  let result: unknown;
  do {
    runs += 1;
    // oxlint-disable-next-line no-await-in-loop
    result = await run(servers[runs % 2], look, runs);
    if (typeof result === "number") clock.now += result * 1000;
  } while (typeof result === "number" && runs < 50);
  expect(result).toBe("done");
  expect(repository.model.items.size).toBe(301);
  expect(refusals(scene)).toBe(0);
  expect((clock.now - started) / 60_000).toBeLessThan(8);
  const reads = github.requests.list().filter(({ kind, method }) => kind === "graphql" || method === "GET");
  expect(reads.length).toBeLessThanOrEqual(runs * 10);
  expect(runs).toBeLessThanOrEqual(8);
});

it("tells whoever wants to know of each answer: whose, which, and what is left", async () => {
  const { scene, free } = await twoInstallations(1);
  const { github, answers, run, servers } = scene;
  const { trigger } = free[0] ?? never();
  await run(servers[0], trigger);
  expect(answers).toHaveLength(github.requests.list().length);
  expect(answers[0]).toEqual({ installationId: undefined, status: 201, resource: "core", remaining: 4999 });
  expect(answers[1]).toEqual({
    installationId: trigger.installationId,
    status: 200,
    resource: "graphql",
    remaining: 4999,
  });
  github.faults.fail({ status: "cut" });
  const before = answers.length;
  await run(servers[0], trigger);
  expect(answers[before]).toEqual({
    installationId: trigger.installationId,
    status: 0,
    resource: undefined,
    remaining: undefined,
  });
});

/** A second lies between one job and the next. */
async function outcomes(scene: Awaited<ReturnType<typeof serversForTest>>, jobs: Jobs): Promise<unknown[]> {
  const { servers, run, clock } = scene;
  const results: unknown[] = [];
  for (const [index, { trigger }] of jobs.entries()) {
    clock.now += 1_000;
    // oxlint-disable-next-line no-await-in-loop
    results.push(await run(servers[index % servers.length], trigger, 2));
  }
  return results;
}

function refusals({ github }: Awaited<ReturnType<typeof serversForTest>>): number {
  return github.requests.list().filter(({ status }) => status === 403 || status === 429).length;
}

function never(): never {
  throw new Error("There is no such job.");
}
