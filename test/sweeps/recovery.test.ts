/** Recovery against the sandbox: what failed arrives, is asked for once, and whoever is cut off goes on. */
import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { takeLease } from "../../src/engine/leases.ts";
import { LocalMemory } from "../../src/engine/local-memory.ts";
import { AppApi } from "../../src/github/app-api.ts";
import { Recovery, RECOVERED, startRecovery } from "../../src/sweeps/recovery.ts";
import { checkRunOf, sceneForTest } from "../support/goalkeeper.ts";
import { goal, governance, pathOf } from "../support/goals.ts";
import { outageForTest } from "../support/outage-for-test.ts";
import type { Outage } from "../support/outage.ts";

const MINUTE = 60;
const ASK = "apps/redeliver-webhook-delivery";

/** The minutes at which something is asked for, within so many hours of sweeps every five minutes. */
async function minutesOf(outage: Outage, hours: number): Promise<readonly number[]> {
  const recovery = outage.recovery();
  const start = outage.time.now();
  for (let sweep = 0; sweep < hours * 12; sweep += 1) {
    // oxlint-disable-next-line no-await-in-loop
    await recovery.sweep();
    // The time that requests take apart, every five minutes.
    outage.pass(5 * MINUTE - (((outage.time.now() - start) / 1000) % (5 * MINUTE)));
  }
  const asked = outage.github.requests.list({ operation: ASK });
  return asked.map(({ at }) => Math.floor((at.getTime() - start) / 60_000));
}

describe("a sweep", () => {
  it("recovers what failed in whatever form, each by one redelivery", async () => {
    const outage = await outageForTest();
    await outage.failing(9);
    expect(new Set(outage.github.deliveries.log.map(({ status }) => status))).toEqual(
      new Set(["timed out", "Invalid HTTP Response: 500", "Invalid HTTP Response: 503", "failed to connect to host"]),
    );
    await outage.recovery().sweep();
    expect(outage.attempts).toEqual({ lost: 0, mostOfOne: 2, redeliveries: 9 });
    expect(outage.log.join("")).toContain("Asked GitHub to send 9 failed deliveries again.");
  });

  it("costs one request where all is well, and says when it ended", async () => {
    const outage = await outageForTest();
    const memory = new LocalMemory();
    const recovery = outage.recovery(memory);
    let pages = 0;
    await outage.failing(3);
    await recovery.sweep();
    outage.pass(20 * MINUTE);
    await recovery.sweep();
    for (let number = 0; number < 250; number += 1) outage.repository.openIssue("Well");
    await outage.github.delivered();
    outage.pass(20 * MINUTE);
    await recovery.sweep();
    // The first of these reads the last ten minutes of the log again, which are those of the rush.
    for (let sweep = 0; sweep < 2; sweep += 1) {
      outage.repository.openIssue("Well");
      // oxlint-disable-next-line no-await-in-loop
      await outage.github.delivered();
      outage.pass(5 * MINUTE);
      ({ pages } = outage.requests);
      // oxlint-disable-next-line no-await-in-loop
      await recovery.sweep();
    }
    expect(outage.requests.pages - pages).toBe(1);
    const at = new Date(outage.time.now()).toISOString();
    expect(await memory.read(RECOVERED)).toEqual({ at, failed: 0, asked: 0, givenUp: 0 });
    expect(outage.log).toHaveLength(1);
  });

  it("asks first for what people wait for, then for the newest", async () => {
    const outage = await outageForTest();
    const issue = outage.repository.openIssue("Goal");
    await outage.github.delivered();
    outage.github.deliveries.lose({}, 4);
    outage.repository.openIssue("Older");
    outage.pass(MINUTE);
    issue.comment("/pillar none");
    outage.pass(MINUTE);
    outage.repository.openIssue("Newer");
    outage.pass(MINUTE);
    issue.comment("/why");
    await outage.github.delivered();
    await outage.recovery().sweep();
    const again = outage.github.deliveries.log.filter(({ isRedelivery }) => isRedelivery);
    expect(again.map(({ body }) => /"(?:\/why|\/pillar none|Older|Newer)"/.exec(body)?.[0])).toEqual([
      '"/why"',
      '"/pillar none"',
      '"Newer"',
      '"Older"',
    ]);
  });

  it("loses and doubles nothing while the pages of the log move", async () => {
    const outage = await outageForTest();
    await outage.failing(350);
    let more = 40;
    outage.onWait = () => {
      if (more === 0) return;
      more -= 1;
      if (more % 2 === 0) outage.github.deliveries.lose();
      outage.repository.openIssue("Meanwhile");
    };
    const recovery = outage.recovery();
    await recovery.sweep();
    outage.pass(5 * MINUTE);
    await recovery.sweep();
    expect(more).toBe(0);
    expect(outage.attempts).toEqual({ lost: 0, mostOfOne: 2, redeliveries: 370 });
  });
});

describe("what was asked for", () => {
  it("is not asked for again while the log does not show it yet, by whichever server", async () => {
    const outage = await outageForTest();
    const memory = new LocalMemory();
    await outage.failing(6);
    outage.github.deliveries.logLagMs = 5 * MINUTE * 1000;
    outage.pass(6 * MINUTE);
    const recovery = outage.recovery(memory);
    await recovery.sweep();
    await recovery.sweep();
    await outage.recovery(memory).sweep();
    expect(outage.requests.redeliveries).toBe(6);
    outage.pass(6 * MINUTE);
    await recovery.sweep();
    expect(outage.requests.redeliveries).toBe(6);
  });

  it("is known from the log alone where the memory is lost", async () => {
    const outage = await outageForTest();
    await outage.failing(6);
    await outage.recovery().sweep();
    await outage.recovery().sweep();
    expect(outage.attempts).toEqual({ lost: 0, mostOfOne: 2, redeliveries: 6 });
  });

  it("is asked for once more at worst where the memory is lost and the log lags", async () => {
    const outage = await outageForTest();
    await outage.failing(6);
    outage.github.deliveries.logLagMs = 5 * MINUTE * 1000;
    outage.pass(6 * MINUTE);
    await outage.recovery().sweep();
    await outage.recovery().sweep();
    outage.pass(6 * MINUTE);
    await outage.recovery().sweep();
    expect(outage.attempts).toEqual({ lost: 0, mostOfOne: 3, redeliveries: 12 });
  });

  it("and never came is asked for again after ten minutes, as a server that is killed in between leaves it", async () => {
    const outage = await outageForTest();
    const memory = new LocalMemory();
    await outage.failing(1);
    outage.github.faults.fail({ operation: ASK, status: "cut" });
    await outage.recovery(memory).sweep();
    expect(outage.attempts.redeliveries).toBe(0);
    await outage.recovery(memory).sweep();
    expect(outage.requests.redeliveries).toBe(1);
    outage.pass(10 * MINUTE);
    await outage.recovery(memory).sweep();
    expect(outage.attempts).toEqual({ lost: 0, mostOfOne: 2, redeliveries: 1 });
  });

  it("with an answer that got lost is not asked for again", async () => {
    const outage = await outageForTest();
    const memory = new LocalMemory();
    await outage.failing(1);
    outage.github.faults.fail({ operation: ASK, status: "cut", when: "after" });
    await outage.recovery(memory).sweep();
    await outage.github.delivered();
    outage.pass(10 * MINUTE);
    await outage.recovery(memory).sweep();
    expect(outage.attempts).toEqual({ lost: 0, mostOfOne: 2, redeliveries: 1 });
  });

  it("by a server that is stopped in the middle is left to the next one, which goes on there", async () => {
    const outage = await outageForTest();
    const memory = new LocalMemory();
    await outage.failing(30);
    const first = outage.recovery(memory);
    outage.onWait = () => {
      if (outage.requests.redeliveries === 10) void first.stop();
    };
    await first.sweep();
    expect(outage.attempts.lost).toBe(20);
    await outage.recovery(memory).sweep();
    expect(outage.attempts).toEqual({ lost: 0, mostOfOne: 2, redeliveries: 30 });
  });
});

describe("a redelivery that fails", () => {
  it("is asked for again at growing distances, until the three days are over, and then given up", async () => {
    const outage = await outageForTest();
    await outage.failing(1);
    outage.answer = () => 503;
    const minutes = await minutesOf(outage, 80);
    const distances = minutes.slice(1).map((minute, index) => minute - (minutes[index] ?? 0));
    expect(distances.slice(0, 8)).toEqual([5, 10, 20, 40, 80, 160, 240, 240]);
    expect(minutes.at(-1)).toBeLessThan(72 * 60);
    expect(minutes.at(-1)).toBeGreaterThan(67 * 60);
    expect(outage.log.filter((line) => line.includes("is given up"))).toHaveLength(1);
  });

  it("since the server does not want it is given up after eight attempts, and the log says so once", async () => {
    const outage = await outageForTest();
    outage.answer = () => 401;
    outage.repository.openIssue("Forged");
    await outage.github.delivered();
    expect(await minutesOf(outage, 24)).toHaveLength(7);
    expect(outage.log.filter((line) => line.includes("is given up"))).toHaveLength(1);
  });

  it.each([404, 422])("to be taken by GitHub with %i is given up at once", async (status) => {
    const outage = await outageForTest();
    await outage.failing(1);
    outage.github.faults.fail({ operation: ASK, status, times: 100 });
    expect(await minutesOf(outage, 2)).toEqual([0]);
    expect(outage.log.filter((line) => line.includes("is given up"))).toHaveLength(1);
  });

  it("keeps nothing else waiting", async () => {
    const outage = await outageForTest();
    await outage.failing(3);
    const poison = outage.github.deliveries.log[0]?.guid;
    outage.answer = (guid) => (guid === poison ? 500 : 200);
    const recovery = outage.recovery();
    await recovery.sweep();
    await outage.failing(3);
    await recovery.sweep();
    expect(outage.attempts.lost).toBe(1);
  });
});

it("leads to the check run of a pull request that nobody heard of", async () => {
  const scene = await sceneForTest();
  const { github } = scene;
  const repository = github.createRepository("todogroup/governance", governance());
  await scene.settled();
  github.deliveries.lose({ event: "pull_request" });
  const pullRequest = repository.openPullRequest({ branch: "one", files: { [pathOf("one")]: goal("one") } });
  await scene.settled();
  expect(pullRequest.checkRuns()).toEqual([]);
  const logger = pino({ level: "silent" });
  const app = new AppApi({ appId: github.app.id, privateKey: github.privateKey, apiUrl: github.apiUrl, logger });
  const time = { now: () => Date.now(), elapsed: () => performance.now(), sleep: () => Promise.resolve() };
  await new Recovery({ api: (signal) => app.ofApp(signal), memory: new LocalMemory(), time, logger }).sweep();
  await scene.settled();
  expect(checkRunOf(pullRequest)).toMatchObject({ conclusion: "success" });
});

it("sweeps at once, soon again where another has the lease, and else every five minutes, until it is stopped", async () => {
  const outage = await outageForTest();
  const memory = new LocalMemory();
  const lease = await takeLease(memory, "recovery");
  const timer: { ms?: number; work?: () => Promise<void> } = {};
  const stop = startRecovery(outage.recovery(memory), (ms, work) => {
    Object.assign(timer, { ms, work });
    return () => Object.assign(timer, { ms: undefined });
  });
  const pages: number[] = [];
  const look = async (seconds: number): Promise<void> => {
    outage.pass(seconds);
    await timer.work?.();
    pages.push(outage.requests.pages);
  };
  await look(30);
  await lease?.release();
  for (const seconds of [30, 30, 240, 30, 300]) {
    // oxlint-disable-next-line no-await-in-loop
    await look(seconds);
  }
  await stop();
  await look(300);
  expect(pages).toEqual([0, 1, 1, 1, 2, 3, 3]);
  expect(timer.ms).toBeUndefined();
});
