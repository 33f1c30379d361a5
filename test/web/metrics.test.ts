/** What operators see: metrics and readiness, over real HTTP. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { load } from "js-yaml";
import { pino } from "pino";
import { describe, expect, it, onTestFinished } from "vitest";
import { TransientError, UserError } from "../../src/engine/errors.ts";
import { LocalMemory } from "../../src/engine/local-memory.ts";
import type { Trigger } from "../../src/engine/trigger.ts";
import { field, list } from "../../src/github/field.ts";
import { Metrics } from "../../src/web/metrics.ts";
import type { QueueState, Run } from "../../src/queue/queue.ts";
import { RECOVERED } from "../../src/sweeps/recovery.ts";
import { Standing } from "../../src/web/standing.ts";
import { statusPages } from "../../src/web/status-pages.ts";
import { SWEPT } from "../../src/sweeps/sweep.ts";
import { serveHealth } from "../../src/web/listen.ts";
import { WORKFLOWS } from "../../src/workflows/index.ts";
import { doorForTest, headersFor, OPENED, post } from "../support/door.ts";
import { freePort } from "../support/free-port.ts";

const MINUTE_MS = 60_000;
const START = Date.parse("2026-03-01T12:00:00Z");
const STATE: QueueState = {
  waiting: new Map([
    ["check-goals", 3],
    ["of-another-version", 2],
  ]),
  running: 4,
  oldestSeconds: 7,
  deadLetters: 1,
};
const trigger: Trigger = {
  workflow: "check-goals",
  installationId: 5,
  repository: "todogroup/secret-plans",
  subject: { kind: "pull-request", number: 12 },
};

interface SceneOptions {
  readonly metricsToken?: string;
  readonly maxInstallations?: number;
}

/** The door for deliveries, with its pages; the queue behind it says what the test lets it say. */
async function sceneForTest({ metricsToken, ...options }: SceneOptions = {}) {
  const clock = { now: START };
  const time = { now: () => clock.now, elapsed: () => clock.now };
  const memory = new LocalMemory(() => clock.now);
  const queue = { state: (): Promise<QueueState> => Promise.resolve(STATE), memory };
  const standing = new Standing(queue, pino({ level: "silent" }));
  const metrics = new Metrics({ standing, workflows: WORKFLOWS, ...options });
  const pages = statusPages({ standing, metrics, metricsToken, time });
  const door = await doorForTest({}, { pages, onDelivery: metrics.onDelivery });
  const page = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(door.address + path, { headers });
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  };
  return {
    clock,
    queue,
    metrics,
    pages,
    door,
    page,
    remember: async ({ swept, recovered }: { swept?: number; recovered?: number }) => {
      if (swept !== undefined) await memory.write(SWEPT, { at: timeOf(swept) }, 10_000);
      if (recovered === undefined) return;
      await memory.write(RECOVERED, { at: timeOf(recovered), failed: 6, asked: 5, givenUp: 2 }, 10_000);
    },
    /** The samples of the project's own metrics. */
    samples: async () => {
      const { text } = await page("/metrics");
      return text.split("\n").filter((line) => line.startsWith("goalkeeper_"));
    },
  };
}

const timeOf = (ms: number) => new Date(ms).toISOString();
const namesIn = (words: string) => new Set(words.match(/\bgoalkeeper_[a-z_]+/g));
const REFUSES = () => Promise.reject(new Error("connect ECONNREFUSED db:5432"));

describe("the metrics", () => {
  it("tell how the queue stands, and when it was last swept and recovered", async () => {
    const { samples, remember } = await sceneForTest();
    await remember({ swept: START, recovered: START - MINUTE_MS });
    const said = await samples();
    expect(said).toEqual(
      expect.arrayContaining([
        "goalkeeper_queue_up 1",
        'goalkeeper_queue_waiting{workflow="check-goals"} 3',
        'goalkeeper_queue_waiting{workflow="label-pillars"} 0',
        'goalkeeper_queue_waiting{workflow="other"} 2',
        "goalkeeper_queue_running 4",
        "goalkeeper_queue_oldest_seconds 7",
        "goalkeeper_dead_letters 1",
        `goalkeeper_last_sweep_timestamp_seconds ${START / 1000}`,
        `goalkeeper_last_recovery_timestamp_seconds ${START / 1000 - 60}`,
        "goalkeeper_recovery_failed 6",
        "goalkeeper_recovery_asked 5",
        "goalkeeper_recovery_given_up 2",
      ]),
    );
  });

  it.each([
    ["refuses", REFUSES],
    ["never answers", () => new Promise<QueueState>(() => {})],
  ])("leave out what is not known while the database %s, and say so", async (_claim, state) => {
    const { queue, samples, remember } = await sceneForTest();
    await remember({ swept: START, recovered: START });
    const before = await samples();
    queue.state = state;
    expect((await samples()).filter((line) => /_(?:queue|dead|last|recovery)_/.test(line))).toEqual([
      "goalkeeper_queue_up 0",
    ]);
    queue.state = () => Promise.resolve(STATE);
    expect(await samples()).toEqual(before);
  });

  it("count deliveries by what became of them, and name no event that nobody runs on", async () => {
    const { door, samples } = await sceneForTest();
    await post(door, JSON.stringify(OPENED));
    const ignored = JSON.stringify({ ...OPENED, action: "assigned" });
    await post(door, ignored, headersFor(ignored));
    const star = JSON.stringify({ action: "created" });
    await post(door, star, headersFor(star, { "x-github-event": "star" }));
    door.refuse(new TransientError("Full."));
    await post(door, JSON.stringify(OPENED));
    await post(door, JSON.stringify(OPENED), { "x-hub-signature-256": `sha256=${"0".repeat(64)}` });
    expect((await samples()).filter((line) => line.includes("deliveries"))).toEqual([
      'goalkeeper_deliveries_total{event="issues",result="stored"} 1',
      'goalkeeper_deliveries_total{event="issues",result="ignored"} 1',
      'goalkeeper_deliveries_total{event="other",result="ignored"} 1',
      'goalkeeper_deliveries_total{event="issues",result="failed"} 1',
      'goalkeeper_deliveries_total{event="other",result="refused"} 1',
    ]);
  });

  it.each([
    ["done", undefined, false],
    ["paused", new TransientError("Later.", { isPause: true }), true],
    ["retried", new TransientError("Not now."), false],
    ["failed", new TransientError("Not now."), true],
    ["failed", new UserError("Never."), false],
    ["failed", new TypeError("undefined is not a function"), false],
  ])("count a run as %s that ends with %s", async (result, error, isLast) => {
    const { metrics, samples } = await sceneForTest();
    const run: Run = async () => {
      if (error !== undefined) throw error;
    };
    const attempt = { number: 1, isLast, signal: new AbortController().signal };
    const thrown = await metrics
      .measured(run)(trigger, attempt)
      .catch((one: unknown) => one);
    expect(thrown).toBe(error);
    const said = await samples();
    expect(said).toContain(`goalkeeper_jobs_total{workflow="check-goals",result="${result}"} 1`);
    expect(said).toContain('goalkeeper_job_seconds_count{workflow="check-goals"} 1');
  });

  it("count requests to GitHub, and keep the installations that were heard of last", async () => {
    const { metrics, samples } = await sceneForTest({ maxInstallations: 2 });
    const hear = (installationId: number | undefined, status = 200): void =>
      metrics.onAnswer({ installationId, status, resource: "core", remaining: 4_000 });
    hear(1);
    hear(undefined, 404);
    hear(1, 0);
    hear(2, 502);
    expect((await samples()).filter((line) => line.includes("_api_"))).toEqual([
      'goalkeeper_api_requests_total{installation="1",status="2xx"} 1',
      'goalkeeper_api_requests_total{installation="1",status="none"} 1',
      'goalkeeper_api_requests_total{installation="2",status="5xx"} 1',
      'goalkeeper_api_remaining{installation="1",resource="core"} 4000',
      'goalkeeper_api_remaining{installation="2",resource="core"} 4000',
    ]);
  });

  it("are those that the documentation and the example of alerts name", async () => {
    const { page } = await sceneForTest();
    const { text } = await page("/metrics");
    const there = new Set([...text.matchAll(/^# TYPE (goalkeeper_\w+)/gm)].map(([, name]) => name));
    expect(namesIn(readFileSync(resolve("docs/operating.md"), "utf8"))).toEqual(there);
    const rules = list(load(readFileSync(resolve("examples/alerts.yml"), "utf8")), "groups", 0, "rules");
    expect(rules.length).toBeGreaterThan(5);
    for (const rule of rules) {
      const names = namesIn(String(field(rule, "expr")));
      expect(names.size).toBeGreaterThan(0);
      expect([...names].filter((name) => !there.has(name))).toEqual([]);
    }
  });

  it.each([
    ["no token", {}, 401],
    ["another token", { authorization: "Bearer another" }, 401],
    ["it in another scheme", { authorization: "Basic the-token-of-the-test" }, 401],
    ["the token", { authorization: "Bearer the-token-of-the-test" }, 200],
  ])("behind a token are shown to who has it: with %s", async (_claim, headers, status) => {
    const { page } = await sceneForTest({ metricsToken: "the-token-of-the-test" });
    const answer = await page("/metrics", headers);
    expect(answer.status).toBe(status);
    expect(answer.text.includes("goalkeeper_")).toBe(status === 200);
    expect((await page("/readyz")).status).toBe(200);
  });
});

describe("the server is ready", () => {
  it("while the database answers, and what time starts has been done of late", async () => {
    const { page, remember, clock } = await sceneForTest();
    expect(await page("/readyz")).toMatchObject({ status: 200, text: '{"status":"ready"}\n' });
    clock.now += 20 * MINUTE_MS;
    await remember({ swept: clock.now - 15 * MINUTE_MS, recovered: clock.now - 30 * MINUTE_MS });
    expect(await page("/readyz")).toMatchObject({ status: 200, text: '{"status":"ready"}\n' });
  });

  it("not while the database is away, and again when it is back", async () => {
    const { page, queue } = await sceneForTest();
    queue.state = REFUSES;
    const { status, text } = await page("/readyz");
    expect(status).toBe(503);
    expect(JSON.parse(text)).toEqual({
      status: "not ready",
      missing: ["The database does not answer within two seconds."],
    });
    queue.state = () => Promise.resolve(STATE);
    expect((await page("/readyz")).status).toBe(200);
  });

  it("not where sweep and recovery have not ended for long", async () => {
    const { page, remember, clock } = await sceneForTest();
    await remember({ swept: START });
    clock.now += 16 * MINUTE_MS;
    const { status, text } = await page("/readyz");
    expect(status).toBe(503);
    expect(JSON.parse(text)).toEqual({
      status: "not ready",
      missing: [
        "No sweep over all repositories has ended for 15 minutes: the last one ended at 2026-03-01T12:00:00.000Z.",
        "No recovery of failed deliveries has ended for 30 minutes: none is known.",
      ],
    });
  });
});

it("a worker alone has the same pages", async () => {
  const { pages } = await sceneForTest();
  const port = await freePort();
  const web = await serveHealth({ host: "127.0.0.1", port }, pino({ level: "silent" }), pages);
  onTestFinished(() => web.close());
  const statusOf = async (path: string, method = "GET") =>
    (await fetch(`http://127.0.0.1:${port}${path}`, { method })).status;
  expect(await statusOf("/readyz")).toBe(200);
  expect(await statusOf("/metrics", "HEAD")).toBe(200);
  expect(await statusOf("/metrics", "POST")).toBe(404);
  expect(await statusOf("/metrics/..")).toBe(404);
});

it("metrics and readiness tell no repository, no secret and no words of an error", async () => {
  const { metrics, door, page, queue } = await sceneForTest();
  const signal = new AbortController().signal;
  await metrics
    .measured(() => Promise.reject(new UserError("hush todogroup/secret-plans")))(trigger, {
      number: 1,
      isLast: false,
      signal,
    })
    .catch(() => {});
  await post(door, JSON.stringify(OPENED));
  queue.state = REFUSES;
  const said = `${(await page("/metrics")).text}${(await page("/readyz")).text}`;
  expect(said).toContain('goalkeeper_jobs_total{workflow="check-goals",result="failed"} 1');
  expect(said).not.toMatch(/todogroup|governance|secret|hush|ECONNREFUSED|title|BEGIN/);
});
