/** No secret leaves the program: planted ones are looked for in all that it says, while everything goes wrong. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { once } from "node:events";
import { describe, expect, it, onTestFinished } from "vitest";
import type { RequestFault } from "../../sandbox/http/faults.ts";
import { startSandbox, type Sandbox } from "../../sandbox/sandbox.ts";
import { createLogger } from "../../src/logger.ts";
import { openQueue } from "../../src/queue/open-queue.ts";
import { serve } from "../../src/serve.ts";
import { PROGRAM } from "../support/checkout.ts";
import { freePort } from "../support/free-port.ts";
import { goal, goalWithFindings, pathOf } from "../support/goals.ts";
import { ABOUT_CROSS, PILLARS } from "../support/item-reader.ts";

const SECRET = "planted-webhook-secret";
const PASSWORD = "planted-database-password";
const TOKEN = "ghp_planted0123456789planted0123456789ab";

/** What must not be said: as it is, and as it would be in a header or a line of a file. */
function secretsOf(github: Sandbox): string[] {
  const lines = github.privateKey.split("\n").filter((line) => line.length > 40);
  const tokens = [...github.world.tokens.keys()];
  const plain = [SECRET, PASSWORD, TOKEN, ...tokens, ...lines];
  return [...plain, ...plain.map((secret) => Buffer.from(secret).toString("base64").replace(/=+$/, ""))];
}

/** By its form: a token of an installation, a JSON web token of the app, a key. */
const FORMS = /ghs_[\w.-]{8,}|eyJ[\w-]+\.[\w-]+\.[\w-]+|-----BEGIN/;

function expectNoSecret(said: string, secrets: readonly string[]): void {
  expect(said.match(FORMS)?.[0]).toBeUndefined();
  // Its digest, so that a failure does not say it either.
  const found = secrets.filter((secret) => said.includes(secret));
  expect(found.map((secret) => createHash("sha256").update(secret).digest("hex"))).toEqual([]);
}

async function folderForTest(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "goalkeeper-secrets-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const FAULTS: readonly RequestFault[] = [
  { kind: "token", status: 500 },
  { kind: "token", status: 401, message: "A JSON web token could not be decoded" },
  { kind: "token", status: "cut" },
  { kind: "graphql", status: 502, times: 2 },
  { kind: "graphql", status: "cut" },
  { kind: "graphql", status: 401, message: "Bad credentials" },
  { kind: "rest", status: 403, message: "Resource not accessible by integration" },
  { kind: "rest", status: 429, headers: { "retry-after": "0" } },
  { kind: "rest", status: 422, message: "Validation Failed", times: 2 },
  { kind: "rest", status: "cut" },
  { kind: "rest", status: 404, method: "POST" },
];

/** A story in which everything fails at least once, told to its end by the real server; gives all that was said. */
async function everythingSaid(tokenForm: "short" | "long") {
  const github = await startSandbox({ tokenForm });
  onTestFinished(() => github.close());
  const [folder, port, log] = [await folderForTest(), await freePort(), [] as string[]];
  const logger = createLogger("trace", { write: (line) => log.push(line) });
  const config = {
    credentials: undefined,
    host: "127.0.0.1",
    port,
    apiUrl: github.apiUrl,
    webHost: new URL(github.origin).host,
    databaseUrl: undefined,
    databaseBackend: undefined,
    dataFolder: folder,
    patienceSeconds: 0,
    worker: "in-process",
    logLevel: "trace",
    metricsToken: undefined,
    publicUrl: undefined,
  } as const;
  const credentials = { appId: github.app.id, privateKey: github.privateKey, webhookSecret: SECRET };
  const pace = { attempts: 2, retryDelaySeconds: 1, maxRetryDelaySeconds: 1 };
  const goalkeeper = await serve(config, credentials, logger, pace);
  github.deliverTo(`http://127.0.0.1:${port}/api/github/webhooks`, SECRET);

  const repository = github.createRepository("todogroup/governance", { ".github/goalkeeper.yml": PILLARS });
  const isSettled = () =>
    github.deliveries.pending === 0 && log.some((line) => line.includes("went to the dead letters"));
  for (const fault of FAULTS) github.faults.fail(fault);
  const issue = repository.openIssue(ABOUT_CROSS);
  issue.comment("/pillar none", "stranger");
  issue.comment("/why");
  const misspelt = goal("one", { pillar: "community-engagement" }).replace("owners:", "ownres:");
  const pullRequest = repository.openPullRequest({ branch: "one", files: { [pathOf("one")]: misspelt } });
  repository.openPullRequest({ branch: "two", files: { [pathOf("two")]: goalWithFindings("two", 3) } });
  // One that fails for good, and leaves its error with the dead letters.
  github.faults.fail({ operation: "checks/create", status: 422, message: "No", times: Number.POSITIVE_INFINITY });
  await expect.poll(isSettled, { timeout: 25_000 }).toBe(true);
  await fetch(`http://127.0.0.1:${port}/api/github/webhooks`, { method: "POST", body: SECRET });
  github.deliverTo(`http://127.0.0.1:${port}/api/github/webhooks`, "another secret");
  pullRequest.edit({ title: "Forged" });
  await github.delivered();
  await goalkeeper.stop();
  const queue = await openQueue({ folder, logger });
  const deadLetters = await queue.deadLetters();
  await queue.stop();
  const items = [...repository.model.items.values()];
  return {
    github,
    log: log.join(""),
    deadLetters,
    answers: github.deliveries.log.map(({ responseBody, responseHeaders }) => [responseBody, responseHeaders]),
    written: [
      ...items.flatMap(({ title, body, comments }) => [title, body, ...comments.map((comment) => comment.body)]),
      ...repository.model.suites.flatMap(({ runs }) =>
        runs.map(({ summary, text: more, title }) => [title, summary, more]),
      ),
    ],
    folder,
  };
}

it("a secret that is said is found", async () => {
  const github = await startSandbox({ tokenForm: "long" });
  onTestFinished(() => github.close());
  github.createRepository("todogroup/governance");
  github.installationToken("todogroup");
  const secrets = secretsOf(github);
  for (const secret of secrets) expect(() => expectNoSecret(`{"said":"${secret}"}`, secrets)).toThrow("expected");
  for (const form of ["ghs_0123456789", "Bearer eyJhbGci.eyJpc3Mi.c2ln", github.privateKey]) {
    expect(() => expectNoSecret(form, [])).toThrow("expected");
  }
});

describe("a story in which everything fails, logged in full", () => {
  it.each(["short", "long"] as const)(
    "says and stores no secret, with installation tokens of the %s form",
    async (tokenForm) => {
      const { github, log, deadLetters, answers, written, folder } = await everythingSaid(tokenForm);
      const secrets = secretsOf(github);
      expect(github.world.tokens.size).toBeGreaterThan(0);
      expect(deadLetters.length).toBeGreaterThan(0);
      expect(log).toMatch(/"level":"(?:debug|trace)"/);
      for (const said of [log, JSON.stringify(deadLetters), JSON.stringify(answers), JSON.stringify(written)]) {
        expectNoSecret(said, secrets);
      }
      const names = await readdir(folder, { recursive: true, withFileTypes: true });
      const files = names.filter((entry) => entry.isFile());
      expect(files.length).toBeGreaterThan(100);
      for (const { parentPath, name } of files) {
        // oxlint-disable-next-line no-await-in-loop
        const content = await readFile(join(parentPath, name), "latin1");
        expect([name, secrets.filter((secret) => content.includes(secret)).length]).toEqual([name, 0]);
      }
    },
  );
});

/** Runs a program to its end, in an empty folder; gives its status and all that it said. */
async function run(script: string, args: readonly string[], env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: await folderForTest(),
    env: { PATH: process.env["PATH"], ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(child, "exit");
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [status] = await ended;
  return { status, said: stdout + stderr };
}

describe("a program that cannot do its work", () => {
  const SERVER = resolve("src/server.ts");
  const nowhere = { GHE_HOST: "127.0.0.1:9", GHE_PROTOCOL: "http" };

  it.each([
    ["a key in the place of its path", (key: string) => ({ PRIVATE_KEY_PATH: key })],
    ["a key in base64 in the place of its path", (key: string) => ({ PRIVATE_KEY_PATH: btoa(key) })],
    ["a key that is cut off", (key: string) => ({ PRIVATE_KEY: key.slice(0, 900) })],
    ["a database that is none", () => ({ DATABASE_URL: `mysql://user:${PASSWORD}@127.0.0.1:9/queue` })],
    [
      "a database that is not there",
      (key: string) => ({ PRIVATE_KEY: key, DATABASE_URL: `postgres://user:${PASSWORD}@127.0.0.1:9/queue` }),
    ],
    [
      "a password with signs that no address has",
      (key: string) => ({ PRIVATE_KEY: key, DATABASE_URL: `postgres://user:%zz#${PASSWORD}@127.0.0.1:9/queue` }),
    ],
  ])("a server with %s says no secret", async (_claim, environment) => {
    const github = await startSandbox();
    onTestFinished(() => github.close());
    const env = {
      APP_ID: "1",
      WEBHOOK_SECRET: SECRET,
      LOG_LEVEL: "trace",
      ...nowhere,
      ...environment(github.privateKey),
    };
    const { status, said } = await run(SERVER, [], env);
    expect(status).toBe(1);
    expect(said).toMatch(/^goalkeeper: /m);
    expectNoSecret(said, secretsOf(github));
  });

  it.each([
    ["triage", ["triage", "--repo", "todogroup/governance"]],
    ["progress", ["progress", "--repo", "todogroup/governance"]],
  ])("%s says no secret, whatever GitHub answers", async (command, args) => {
    const github = await startSandbox();
    onTestFinished(() => github.close());
    github.createRepository("todogroup/governance", { ".github/goalkeeper.yml": PILLARS });
    const env = { ...github.environment, GITHUB_TOKEN: TOKEN, WEBHOOK_SECRET: SECRET };
    const status = command === "progress" ? 401 : 500;
    github.faults.fail({ status, message: "Bad credentials", times: Number.POSITIVE_INFINITY });
    const ended = await run(PROGRAM, args, env);
    expect(ended.status).toBe(2);
    expect(ended.said).not.toBe("");
    expectNoSecret(ended.said, secretsOf(github));
  });
});
