/** Deliveries over real HTTP, with real signatures, into a queue that does what the test says. */
import { createHmac, generateKeyPairSync } from "node:crypto";
import { EventEmitter, once } from "node:events";
import { pino } from "pino";
import { Probot, Server } from "probot";
import { afterEach, describe, expect, it } from "vitest";
import { webhookApp } from "../../src/web/webhook-app.ts";
import { TransientError } from "../../src/engine/errors.ts";
import type { Trigger } from "../../src/engine/trigger.ts";
import type { Queue } from "../../src/queue/queue.ts";
import { createLogger, forLibraries } from "../../src/logger.ts";
import { serveDeliveries, serveHealth } from "../../src/web/listen.ts";
import { WORKFLOWS } from "../../src/workflows/index.ts";
import { freePort } from "../support/free-port.ts";

const SECRET = "s3cret";
const { privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});
const opened = {
  action: "opened",
  installation: { id: 5 },
  repository: { id: 7, full_name: "todogroup/governance" },
  pull_request: { number: 12, title: "A title that nobody else need know" },
};
const trigger: Trigger = {
  workflow: "check-goals",
  installationId: 5,
  repository: "todogroup/governance",
  repositoryId: 7,
  subject: { kind: "pull-request", number: 12 },
  delivery: "guid",
};

type Enqueue = Queue["enqueue"];

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

/** The server as it is in production; the address that it listens at, and its log. */
async function serve(enqueue: Enqueue): Promise<{ readonly address: string; readonly log: string[] }> {
  const port = await freePort();
  const log: string[] = [];
  const logger = createLogger("info", { write: (line) => log.push(line) });
  const place = { host: "127.0.0.1", port, apiUrl: "http://127.0.0.1:9/api/v3" };
  const web = await serveDeliveries(place, { appId: 1, privateKey, webhookSecret: SECRET }, { enqueue }, logger);
  closers.push(() => web.close());
  return { address: `http://127.0.0.1:${port}`, log };
}

interface Sent {
  readonly event?: string;
  readonly payload?: unknown;
  readonly secret?: string;
  /** What is sent where it is not what was signed. */
  readonly body?: string;
}

function deliver(address: string, { event = "pull_request", payload = opened, secret = SECRET, body }: Sent = {}) {
  const signed = JSON.stringify(payload);
  return fetch(`${address}/api/github/webhooks`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-github-event": event,
      "x-github-delivery": "guid",
      "x-hub-signature-256": `sha256=${createHmac("sha256", secret).update(signed).digest("hex")}`,
    },
    body: body ?? signed,
  });
}

const taken = () => {
  const triggers: Trigger[] = [];
  const patient: Trigger[] = [];
  const urgent: Trigger[] = [];
  const enqueue: Enqueue = (one, options) => {
    triggers.push(one);
    if (options?.isPatient === true) patient.push(one);
    if (options?.isUrgent === true) urgent.push(one);
    return Promise.resolve();
  };
  return { triggers, patient, urgent, enqueue };
};

const remark = {
  ...opened,
  action: "created",
  issue: { number: 12 },
  comment: { id: 7, body: "A remark without a command.", user: { login: "mona", type: "User" } },
};

describe("a delivery", () => {
  it("that concerns a workflow becomes its trigger", async () => {
    const { triggers, enqueue } = taken();
    const { address, log } = await serve(enqueue);
    expect((await deliver(address)).status).toBe(200);
    expect(triggers).toContainEqual(trigger);
    expect(log.map((line): unknown => JSON.parse(line))).toContainEqual(
      expect.objectContaining({
        delivery: "guid",
        event: "pull_request.opened",
        repository: "todogroup/governance",
        workflow: "check-goals",
      }),
    );
  });

  it.each([
    { event: "issues", action: "labeled", waits: ["label-pillars"] },
    { event: "issues", action: "unlabeled", waits: ["label-pillars"] },
    { event: "pull_request", action: "labeled", waits: ["label-pillars"] },
    { event: "pull_request", action: "unlabeled", waits: ["label-pillars"] },
    { event: "issues", action: "edited", waits: [] },
    { event: "pull_request", action: "opened", waits: [] },
  ])("of $event.$action waits for what GitHub may not show yet: $waits", async ({ event, action, waits }) => {
    const { triggers, patient, enqueue } = taken();
    const { address } = await serve(enqueue);
    const { pull_request, ...rest } = opened;
    const about = event === "issues" ? { ...rest, issue: { number: 12 } } : { ...rest, pull_request };
    await deliver(address, { event, payload: { ...about, action } });
    expect(triggers.map(({ workflow }) => workflow)).toContain("label-pillars");
    expect(patient.map(({ workflow }) => workflow)).toEqual(waits);
  });

  it("asks for checks before all else", async () => {
    const { triggers, urgent, enqueue } = taken();
    const { address } = await serve(enqueue);
    await deliver(address);
    expect(triggers.length).toBeGreaterThan(1);
    expect(urgent).toEqual([trigger]);
  });

  it("of a button keeps its id, by which a second one of the same is known", async () => {
    const { triggers, enqueue } = taken();
    const { address } = await serve(enqueue);
    const check_run = { head_sha: "a".repeat(40), pull_requests: [{ number: 12 }, { number: 13 }] };
    const { pull_request: _, ...rest } = opened;
    const payload = { ...rest, action: "rerequested", check_run };
    await deliver(address, { event: "check_run", payload });
    await deliver(address, { event: "check_run", payload });
    const ids = triggers.map(({ intent }) => intent?.id);
    expect(ids).toEqual(["guid", "guid", "guid", "guid"]);
  });

  it.each([
    ["an event that nobody runs on", { event: "star", payload: { ...opened, action: "created" } }],
    ["an action that nobody runs on", { payload: { ...opened, action: "assigned" } }],
    ["a workflow that it does not concern after all", { event: "issue_comment", payload: remark }],
    ["no installation", { payload: { ...opened, installation: undefined } }],
    ["a payload of another shape", { payload: { action: "opened", installation: 5, repository: "x" } }],
    ["GitHub's own trial", { event: "ping", payload: { zen: "Keep it logically awesome.", hook_id: 1 } }],
  ])("of %s is accepted and leaves nothing", async (_claim, sent) => {
    const { triggers, enqueue } = taken();
    const { address } = await serve(enqueue);
    expect((await deliver(address, sent)).status).toBe(200);
    expect(triggers).toEqual([]);
  });

  it.each([
    ["signed with another secret", { secret: "development" }],
    ["changed on the way", { body: JSON.stringify({ ...opened, installation: { id: 6 } }) }],
  ])("%s is refused", async (_claim, sent) => {
    const { triggers, enqueue } = taken();
    const { address } = await serve(enqueue);
    expect((await deliver(address, sent)).status).toBe(400);
    expect(triggers).toEqual([]);
  });

  it("without a signature is refused", async () => {
    const { triggers, enqueue } = taken();
    const { address } = await serve(enqueue);
    const headers = {
      "content-type": "application/json",
      "x-github-event": "pull_request",
      "x-github-delivery": "guid",
    };
    const body = JSON.stringify(opened);
    const answer = await fetch(`${address}/api/github/webhooks`, { method: "POST", headers, body });
    expect(answer.status).toBe(400);
    expect(triggers).toEqual([]);
  });
});

describe("the answer", () => {
  it("leaves after the trigger is stored, and not before", async () => {
    const gate = new EventEmitter();
    const began = once(gate, "began");
    const { address } = await serve(async () => {
      gate.emit("began");
      await once(gate, "stored");
    });
    let isAnswered = false;
    const answer = deliver(address).finally(() => (isAnswered = true));
    await began;
    // Another request goes all the way and back in the meantime.
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    expect(isAnswered).toBe(false);
    gate.emit("stored");
    expect((await answer).status).toBe(200);
  });

  it("is a failure where the queue takes nothing, and neither it nor the log holds the payload", async () => {
    const cause = new Error("connect ECONNREFUSED db:5432");
    const { address, log } = await serve(() => Promise.reject(new TransientError("Not stored", { cause })));
    const answer = await deliver(address);
    expect(answer.status).toBe(503);
    expect(await answer.text()).not.toMatch(/title|ECONNREFUSED/);
    expect(log.join("")).toContain("ECONNREFUSED");
    expect(log.join("")).not.toContain("A title that nobody");
  });

  it("is a failure where one of two triggers is not stored", async () => {
    const { address } = await serve(({ subject }) =>
      "number" in subject && subject.number === 13 ? Promise.reject(new Error("full")) : Promise.resolve(),
    );
    const check_run = { head_sha: "a".repeat(40), pull_requests: [{ number: 12 }, { number: 13 }] };
    const answer = await deliver(address, {
      event: "check_run",
      payload: { ...opened, action: "rerequested", check_run },
    });
    expect(answer.status).toBe(503);
  });

  it("is a failure where the queue never answers, before Probot says that all is well", async () => {
    const log = pino({ level: "silent" });
    const port = await freePort();
    const server = new Server({
      host: "127.0.0.1",
      port,
      log: forLibraries(log),
      Probot: Probot.defaults({ appId: 1, privateKey, secret: SECRET, log }),
    });
    closers.push(() => server.stop());
    await server.load(webhookApp({ enqueue: () => new Promise(() => {}) }, WORKFLOWS, log, { storeTimeoutMs: 50 }));
    await server.start();
    const answer = await deliver(`http://127.0.0.1:${port}`);
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain("The queue did not take the delivery.");
  });
});

it("a worker alone tells of its health, and takes no deliveries", async () => {
  const port = await freePort();
  const web = await serveHealth({ host: "127.0.0.1", port }, pino({ level: "silent" }));
  closers.push(() => web.close());
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  expect((await deliver(`http://127.0.0.1:${port}`)).status).toBe(404);
});

it("answers to nothing else but a question for its health", async () => {
  const { address } = await serve(() => Promise.resolve());
  const statusOf = async (path: string, method = "GET") => (await fetch(address + path, { method })).status;
  expect(await statusOf("/healthz")).toBe(200);
  expect(await statusOf("/healthz?full", "HEAD")).toBe(200);
  expect(await statusOf("/healthz", "POST")).toBe(404);
  expect(await statusOf("/")).toBe(404);
  expect(await statusOf("/ping")).toBe(404);
  expect(await statusOf("/api/github/webhooks")).toBe(404);
});
