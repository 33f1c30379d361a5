/** `goalkeeper progress --repo`: what it takes from GitHub, how often it asks, and how it ends where it may not. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { describe, expect, it, onTestFinished } from "vitest";
import type { RepositoryDriver } from "../sandbox/driver/repository.ts";
import { startSandbox, type Sandbox } from "../sandbox/sandbox.ts";
import { GOAL_PATH } from "../src/domain/example-files.ts";
import type { ProgressCommandOptions } from "../src/local/progress-command.ts";
import { progressRepository } from "../src/commands/progress-repository.ts";
import { Checkout, PROGRAM, run, type Tree } from "./support/checkout.ts";
import { freePort } from "./support/free-port.ts";
import { CONFIGURATION, CONFIGURATION_PATH, goal, pathOf } from "./support/goals.ts";

const REPOSITORY = "todogroup/governance";
const NOW = "2024-11-01T12:00:00Z";

interface Settings extends ProgressCommandOptions {
  readonly repo?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly columns?: number;
  readonly now?: string;
}

interface Scene {
  readonly github: Sandbox;
  readonly checkout: Checkout;
  /** What time it is on GitHub. */
  readonly clock: { now: string };
  readonly repository: RepositoryDriver;
  readonly run: (settings?: Settings) => Promise<string>;
}

/** A checkout with a goal `a` whose initiatives are given, and its repository on GitHub. */
async function scene(initiatives: string, lines: Readonly<Record<string, string>> = {}): Promise<Scene> {
  return sceneOf({ [pathOf("a")]: goal("a", { initiatives, ...lines }) });
}

async function sceneOf(goals: Tree): Promise<Scene> {
  const files = { [CONFIGURATION_PATH]: CONFIGURATION, ...goals };
  const clock = { now: NOW };
  const github = await startSandbox({ now: () => new Date(clock.now), isAnswerChecked: true });
  const checkout = new Checkout({ [GOAL_PATH]: undefined, ...files });
  onTestFinished(async () => {
    checkout[Symbol.dispose]();
    await github.close();
  });
  const repository = github.createRepository(REPOSITORY, files, { isInstalled: false });
  const environment = { ...github.environment, GITHUB_TOKEN: github.userToken("octocat") };
  return {
    github,
    checkout,
    clock,
    repository,
    async run({ repo = REPOSITORY, env, columns, now = NOW, ...options } = {}) {
      let out = "";
      const terminal = {
        folder: ".",
        colors: false,
        columns,
        watched: false,
        out: (part: string) => (out += part),
        note: (part: string) => (out += part),
      };
      await progressRepository(checkout.root, { ...options, repo }, terminal, {
        environment: { ...environment, ...env },
        now,
      });
      return out;
    },
  };
}

function initiative(id: string, issues: readonly (number | string)[]): string {
  return `{ id: ${id}, title: The ${id}, status: doing, issues: ${JSON.stringify(issues)} }`;
}

async function goalIn(made: Scene, settings: Settings = {}): Promise<unknown> {
  const report: unknown = JSON.parse(await made.run({ ...settings, format: "json" }));
  expect(report).toMatchObject({ repository: REPOSITORY, goals: [{}] });
  return typeof report === "object" && report !== null && "goals" in report && Array.isArray(report.goals)
    ? report.goals[0]
    : undefined;
}

describe("what it takes from GitHub", () => {
  it("is the state of the issues, whichever way they are named, and the boxes in them", async () => {
    const made = await scene(`[${initiative("one", [1, `${REPOSITORY}#2`])}, ${initiative("two", [3, 1])}]`);
    made.repository.openIssue("First").close();
    made.repository.openIssue("Second", "- [x] This\n- [ ] That\n");
    made.repository.openIssue("Third").close("not_planned");
    expect(await goalIn(made)).toMatchObject({
      basis: "initiatives",
      progress: 0.875,
      quietDays: 0,
      initiatives: [
        {
          basis: "issues",
          progress: 0.75,
          unreadIssues: 0,
          issues: [
            { reference: 1, title: "First", state: "completed", tasks: null },
            { reference: `${REPOSITORY}#2`, title: "Second", state: "open", tasks: { done: 1, total: 2 } },
          ],
        },
        { basis: "issues", progress: 1, issues: [{ state: "not-planned" }, { reference: 1 }] },
      ],
    });
  });

  it("is the milestone", async () => {
    const made = await scene("[]", { milestone: "1" });
    made.repository.createMilestone("Autumn", { dueOn: new Date("2024-11-08T00:00:00Z") });
    expect(await goalIn(made)).toMatchObject({
      due: "2024-11-08",
      dueInDays: 7,
      milestone: { title: "Autumn", state: "open", open: 0, closed: 0, due: "2024-11-08" },
    });
  });

  it("tells by commits, issues and comments of people what is stale", async () => {
    const later = { now: "2025-01-15T12:00:00Z" };
    const made = await scene(`[${initiative("one", [1])}]`, { tracking_issue: "2" });
    made.repository.openIssue("First");
    const tracking = made.repository.openIssue("Tracking");
    const quiet = await goalIn(made, later);
    expect(quiet).toMatchObject({ state: "stale", quietDays: 75, initiatives: [{ state: "stale", quietDays: 75 }] });
    made.clock.now = "2025-01-14T12:00:00Z";
    tracking.comment("We are at it.", "octocat");
    expect(await goalIn(made, later)).toMatchObject({ quietDays: 1, initiatives: [{ quietDays: 75 }] });
  });

  it("counts what is gone or out of reach, and reports the rest", async () => {
    const made = await scene(`[${initiative("one", [1, 2, "todogroup/hidden#1", "elsewhere/nowhere#7"])}]`);
    made.repository.openIssue("First").close();
    made.github.createRepository("todogroup/hidden", {}, { isPrivate: true }).openIssue("Secret");
    const env = { GITHUB_TOKEN: made.github.userToken("hubot") };
    expect(await goalIn(made, { env })).toMatchObject({ initiatives: [{ progress: 1, unreadIssues: 3 }] });
    expect(await made.run({ env, format: "markdown" })).toMatch(/3 issues/);
    expect(await made.run({ env, columns: 80, goal: "a", format: "text" })).toMatch(/3 issues/);
  });
});

function asked({ github }: Scene): readonly string[] {
  return github.requests.list().map(({ kind }) => kind);
}

describe("what moved since a time", () => {
  it("is told by the issues, too", async () => {
    const made = await scene(`[${initiative("one", [1])}]`);
    const issue = made.repository.openIssue("First");
    made.checkout.git("init", "--quiet");
    made.checkout.git("add", "--all");
    const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org"];
    run("git", [...identity, "commit", "--quiet", "--message", "Begin"], {
      folder: made.checkout.root,
      env: { GIT_COMMITTER_DATE: "2024-11-02T12:00:00Z" },
    });
    made.clock.now = "2024-11-03T12:00:00Z";
    issue.close();
    expect(await goalIn(made, { since: "HEAD", now: made.clock.now })).toMatchObject({
      progress: 1,
      changes: [{ kind: "issue-closed", issue: 1 }],
    });
  });
});

describe("how often it asks", () => {
  it("is four times, for fifty goals with four issues each", async () => {
    const numbers = Array.from({ length: 50 }, (_, index) => index * 4 + 1);
    const entries = numbers.map((number, index) => [
      pathOf(`goal-${index}`),
      goal(`goal-${index}`, {
        tracking_issue: String(number),
        initiatives: `[${initiative("one", [number, number + 1, number + 2, number + 3])}]`,
      }),
    ]);
    const made = await sceneOf(Object.fromEntries(entries));
    for (let count = 0; count < 200; count += 1) made.repository.openIssue("An issue");
    await made.run();
    expect(asked(made)).toEqual(["rest", "graphql", "graphql", "graphql"]);
  });

  it("is no more than it has to: only about the goals asked for", async () => {
    const made = await sceneOf({ [pathOf("a")]: goal("a"), [pathOf("b")]: goal("b", { tracking_issue: "1" }) });
    await made.run({ goal: "a" });
    expect(asked(made)).toEqual(["rest", "graphql"]);
    made.github.requests.clear();
    await expect(made.run({ goal: "c" })).rejects.toThrow('There is no goal "c"');
    expect(asked(made)).toEqual([]);
  });

  it("writes nothing", async () => {
    const made = await scene(`[${initiative("one", [1])}]`);
    made.repository.openIssue("First");
    await made.run();
    expect(made.github.requests.list().every(({ kind, method }) => kind === "graphql" || method === "GET")).toBe(true);
  });
});

describe("what it cannot do is told in plain words", () => {
  it.each([
    { why: "no name", settings: { repo: "governance" }, says: '--repo is "governance". Write it as owner/name.' },
    { why: "no token", settings: { env: { GITHUB_TOKEN: "" } }, says: "Set GITHUB_TOKEN or GH_TOKEN" },
    { why: "a broken token", settings: { env: { GITHUB_TOKEN: "a\nb" } }, says: "GITHUB_TOKEN is no token" },
    { why: "a wrong host", settings: { env: { GHE_HOST: "https://x" } }, says: "Write the host alone" },
    { why: "a token refused", settings: { env: { GITHUB_TOKEN: "ghp_wrong" } }, says: "does not accept the token in" },
    {
      why: "a repository not there",
      settings: { repo: "todogroup/nothing" },
      says: "There is no repository todogroup",
    },
    { why: "dots for a name", settings: { repo: "../.." }, says: /There is no repository|is not GitHub/ },
  ])("$why", async ({ settings, says }) => {
    const made = await scene("[]");
    const failure = made.run(settings);
    await expect(failure).rejects.toThrow(says);
    await expect(failure).rejects.toMatchObject({ name: "UserError" });
  });

  it("a private repository that the token may not read", async () => {
    const made = await scene("[]");
    made.github.createRepository("todogroup/hidden", {}, { isPrivate: true });
    const env = { GITHUB_TOKEN: made.github.userToken("hubot") };
    await expect(made.run({ env, repo: "todogroup/hidden" })).rejects.toThrow("may not read it");
  });

  it("a token that may read the repository, and not what is in it", async () => {
    const made = await scene("[]");
    const refusal = { type: "FORBIDDEN", path: ["repository", "milestones"], message: "Resource not accessible." };
    const server = createServer((request, response) => {
      const isRest = request.method === "GET";
      const home = { full_name: REPOSITORY, html_url: `https://github.com/${REPOSITORY}` };
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(isRest ? home : { data: { repository: null }, errors: [refusal] }));
    }).listen(0, "127.0.0.1");
    onTestFinished(() => void server.close());
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    await expect(made.run({ env: { GHE_HOST: `127.0.0.1:${port}` } })).rejects.toThrow(
      "GitHub refuses the token in GITHUB_TOKEN: Resource not accessible. It has to be allowed to read the contents",
    );
  });

  it("a limit that is reached, with the time to wait", async () => {
    const made = await scene("[]");
    made.github.rateLimits.requestsAnHour = 0;
    await expect(made.run()).rejects.toThrow(/API rate limit exceeded.* try again in 60 minutes\./);
    made.github.rateLimits.requestsAnHour = 1;
    await expect(made.run()).resolves.toContain("The goal a");
  });

  it.each([
    {
      status: 403,
      message: "Resource protected by SAML enforcement.",
      says: "GitHub refuses the token in GITHUB_TOKEN: ",
    },
    { status: 429, message: "Slow down.", headers: { "retry-after": "61" }, says: "try again in 2 minutes." },
    { status: 502, message: "Bad gateway.", says: "See whether GitHub can be reached, and try again." },
    { status: "cut" as const, says: "See whether GitHub can be reached, and try again." },
  ])("an answer $status, to either kind of request", async ({ says, ...fault }) => {
    const made = await scene(`[${initiative("one", [1])}]`);
    for (const kind of ["rest", "graphql"] as const) {
      made.github.faults.fail({ ...fault, kind, times: 2 });
      // One after the other: the faults of one kind are used up by its run.
      // oxlint-disable-next-line no-await-in-loop
      const error: unknown = await made.run().catch((cause: unknown) => cause);
      expect(error).toMatchObject({ name: "UserError", message: expect.stringContaining(says) });
    }
  });
});

/** Runs it beside a sandbox of this process, which has to go on answering. */
async function progress(args: readonly string[], env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [PROGRAM, "progress", "examples/todo-2024", ...args], {
    env: { PATH: process.env["PATH"], ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(child, "exit");
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [status] = await ended;
  return { status, stdout, stderr };
}

describe("the command", () => {
  it("takes the token from GH_TOKEN too, and ends with 0", async () => {
    const { github } = await scene("[]");
    const { GHE_HOST = "", GHE_PROTOCOL = "" } = github.environment;
    const env = { GHE_HOST, GHE_PROTOCOL, GH_TOKEN: github.userToken("octocat") };
    const { status, stdout, stderr } = await progress(["--repo", REPOSITORY, "--cycle", "2024"], env);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("# Goals of 2024");
    expect(github.requests.count()).toBeGreaterThan(0);
  });

  it("ends with 2 and one line where there is no token, and where nobody answers", async () => {
    const none = await progress(["--repo", REPOSITORY], {});
    expect(none).toMatchObject({ status: 2, stdout: "", stderr: expect.stringContaining("Set GITHUB_TOKEN") });
    const nowhere = { GHE_HOST: `127.0.0.1:${await freePort()}`, GHE_PROTOCOL: "http", GITHUB_TOKEN: "ghp_a" };
    const silent = await progress(["--repo", REPOSITORY], nowhere);
    expect(silent).toMatchObject({
      status: 2,
      stdout: "",
      stderr: expect.stringMatching(/^goalkeeper: .*reached.*\n$/),
    });
  });
});
