/** Deliveries arrive as GitHub's do. */
import { createNodeMiddleware, createProbot, type Probot } from "probot";
import { createServer } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import { Webhooks } from "@octokit/webhooks";
import type { PullRequestDriver } from "../../sandbox/driver/pull-request.ts";
import { namesOf, receiverForTest } from "./support/receiver.ts";
import { octokitOn, probotOptions, refusalOf, sandboxForTest } from "./support/sandbox.ts";

const REPOSITORY = { owner: "todogroup", repo: "governance" };

async function scene() {
  const receiver = await receiverForTest();
  const github = await sandboxForTest();
  const repository = github.createRepository("todogroup/governance");
  github.deliverTo(receiver.url, "hush");
  const open = () =>
    repository.openPullRequest({ branch: "goals", files: { "goals/a.yml": "id: a\n" }, author: "mona" });
  return { receiver, github, repository, open };
}

describe("a delivery", () => {
  it("is signed and numbered, and names its event", async () => {
    const { receiver, github, open } = await scene();
    open();
    await github.delivered();
    const webhooks = new Webhooks({ secret: "hush" });
    const verdicts = receiver.received.map(({ headers, body }) =>
      webhooks.verify(body, String(headers["x-hub-signature-256"])),
    );
    expect(await Promise.all(verdicts)).toEqual([true, true, true]);
    for (const { headers } of receiver.received) {
      expect(headers["x-github-delivery"]).toMatch(/^[\da-f-]{36}$/);
      expect(headers["x-github-hook-installation-target-type"]).toBe("integration");
    }
    const opened = receiver.received.find(({ event }) => event === "pull_request");
    expect(opened?.payload).toMatchObject({
      action: "opened",
      number: 1,
      pull_request: { head: { ref: "goals" }, base: { ref: "main" }, user: { login: "mona" }, changed_files: 1 },
      repository: { full_name: "todogroup/governance", owner: { type: "Organization" } },
      installation: { id: github.installationOf("todogroup")?.id },
      sender: { login: "mona" },
    });
  });

  it("is refused by a receiver with another secret", async () => {
    const { receiver, github, open } = await scene();
    open();
    await github.delivered();
    const [first] = receiver.received;
    const isGenuine = await new Webhooks({ secret: "another" }).verify(
      first?.body ?? "",
      String(first?.headers["x-hub-signature-256"]),
    );
    expect(isGenuine).toBe(false);
  });

  it.each<[string, (pullRequest: PullRequestDriver) => unknown, string[]]>([
    [
      "pushed to",
      (one) => one.push({ "goals/b.yml": "id: b\n" }),
      ["check_suite.requested", "pull_request.synchronize", "push"],
    ],
    [
      "rewritten",
      (one) => one.forcePush({ "goals/c.yml": "id: c\n" }),
      ["check_suite.requested", "pull_request.synchronize", "push"],
    ],
    ["given another base", (one) => one.edit({ base: "release" }), ["pull_request.edited"]],
    ["given another title", (one) => one.edit({ title: "Other" }), ["pull_request.edited"]],
    ["made a draft", (one) => one.convertToDraft(), ["pull_request.converted_to_draft"]],
    ["closed", (one) => one.close(), ["pull_request.closed"]],
    ["labelled", (one) => one.label(["one"]), ["pull_request.labeled"]],
    ["commented", (one) => one.comment("Hello"), ["issue_comment.created"]],
    ["merged", (one) => one.merge(), ["check_suite.requested", "pull_request.closed", "push"]],
  ])("is made for a pull request that is %s", async (_, act, events) => {
    const { receiver, github, repository, open } = await scene();
    repository.push({ other: "x" }, { branch: "release" });
    const pullRequest = open();
    await github.delivered();
    receiver.received.length = 0;
    act(pullRequest);
    await github.delivered();
    expect(namesOf(receiver).toSorted()).toEqual(events);
  });

  it("is made for a pull request that comes back, ready", async () => {
    const { receiver, github, open } = await scene();
    const pullRequest = open();
    pullRequest.convertToDraft();
    pullRequest.close();
    await github.delivered();
    receiver.received.length = 0;
    pullRequest.reopen();
    pullRequest.markReady();
    await github.delivered();
    expect(namesOf(receiver).toSorted()).toEqual(["pull_request.ready_for_review", "pull_request.reopened"]);
  });

  it("of a forced push says so, and names both ends", async () => {
    const { receiver, github, open } = await scene();
    const pullRequest = open();
    const before = pullRequest.headSha;
    const after = pullRequest.forcePush({ "goals/c.yml": "id: c\n" });
    await github.delivered();
    const push = receiver.received.find(({ event, payload }) => event === "push" && payload["after"] === after);
    expect(push?.payload).toMatchObject({ ref: "refs/heads/goals", before, after, forced: true });
    const synchronize = receiver.received.find(({ payload }) => payload["action"] === "synchronize");
    expect(synchronize?.payload).toMatchObject({ before, after });
  });

  it("of an edit says what stood there before", async () => {
    const { receiver, github, repository, open } = await scene();
    const start = repository.tip();
    repository.push({ other: "x" }, { branch: "release" });
    const pullRequest = open();
    pullRequest.edit({ base: "release" });
    await github.delivered();
    const edited = receiver.received.find(({ payload }) => payload["action"] === "edited");
    expect(edited?.payload["changes"]).toEqual({ base: { ref: { from: "main" }, sha: { from: start } } });
  });

  it("of a fork's push says nothing of it here, but of its pull request", async () => {
    const { receiver, github, repository } = await scene();
    const fork = repository.fork("mona");
    const pullRequest = repository.openPullRequest({ branch: "goals", files: { "goals/a.yml": "id: a\n" }, fork });
    pullRequest.push({ "goals/b.yml": "id: b\n" });
    await github.delivered();
    expect(namesOf(receiver).toSorted()).toEqual(["pull_request.opened", "pull_request.synchronize"]);
    const octokit = await octokitOn(github, "todogroup");
    await octokit.rest.checks.create({
      ...REPOSITORY,
      name: "Goalkeeper",
      head_sha: pullRequest.headSha,
      conclusion: "success",
    });
    await github.delivered();
    const run = receiver.received.find(({ event }) => event === "check_run");
    expect(run?.payload).toMatchObject({
      check_run: { pull_requests: [], check_suite: { head_branch: null, pull_requests: [] } },
    });
  });

  it("carries what was asked of a check run to the app that made it", async () => {
    const { receiver, github, open } = await scene();
    const pullRequest = open();
    const octokit = await octokitOn(github, "todogroup");
    await octokit.rest.checks.create({
      ...REPOSITORY,
      name: "Goalkeeper",
      head_sha: pullRequest.headSha,
      conclusion: "failure",
      actions: [{ label: "Apply fixes", description: "Commit the mends", identifier: "apply-fixes" }],
    });
    await github.delivered();
    const [run] = pullRequest.checkRuns();
    if (run === undefined) throw new Error("no run");
    receiver.received.length = 0;
    pullRequest.requestAction(run, "apply-fixes");
    pullRequest.rerequest(run);
    pullRequest.rerequestAll();
    await github.delivered();
    expect(namesOf(receiver).toSorted()).toEqual([
      "check_run.requested_action",
      "check_run.rerequested",
      "check_suite.rerequested",
    ]);
    const asked = receiver.received.find(({ payload }) => payload["action"] === "requested_action");
    expect(asked?.payload).toMatchObject({
      requested_action: { identifier: "apply-fixes" },
      check_run: { id: run.id },
    });
    expect(() => pullRequest.requestAction(run, "another")).toThrow("no button");
  });

  it("asks for checks on a merge group, and tells when it ends", async () => {
    const { receiver, github, repository, open } = await scene();
    const pullRequest = open();
    repository.push({ "README.md": "# Moved on\n" });
    const group = repository.enqueueMerge(pullRequest);
    await github.delivered();
    const asked = receiver.received.find(({ event }) => event === "merge_group");
    expect(asked?.payload).toMatchObject({
      action: "checks_requested",
      merge_group: { head_sha: group.headSha, base_sha: repository.tip(), base_ref: "refs/heads/main" },
    });
    expect(repository.read("goals/a.yml", group.headSha)).toBe("id: a\n");
    expect(repository.read("README.md", group.headSha)).toBe("# Moved on\n");
    repository.finishMerge(group, "merged");
    await github.delivered();
    expect(repository.tip()).toBe(group.headSha);
    expect(pullRequest.model.merged?.commit).toBe(group.headSha);
    expect(receiver.received.find(({ payload }) => payload["action"] === "destroyed")?.payload).toMatchObject({
      reason: "merged",
    });
  });
});

describe("an installation", () => {
  it("is told of when it comes, changes and goes, and its tokens go with it", async () => {
    const receiver = await receiverForTest();
    const github = await sandboxForTest();
    github.deliverTo(receiver.url, "hush");
    github.createRepository("todogroup/governance");
    const ospology = github.createRepository("todogroup/ospology");
    const octokit = await octokitOn(github, "todogroup");
    await octokit.rest.repos.get(REPOSITORY);
    github.uninstall(ospology);
    github.uninstall("todogroup");
    await github.delivered();
    const told = receiver.received.filter(({ event }) => event.startsWith("installation"));
    expect(namesOf({ ...receiver, received: told }).toSorted()).toEqual([
      "installation.created",
      "installation.deleted",
      "installation_repositories.added",
      "installation_repositories.removed",
    ]);
    const added = told.find(({ payload }) => payload["action"] === "added");
    expect(added?.payload).toMatchObject({ repositories_added: [{ full_name: "todogroup/ospology" }] });
    expect(await refusalOf(octokit.rest.repos.get(REPOSITORY))).toMatchObject({ status: 401 });
  });
});

function approveAll(bot: Probot): void {
  bot.on(["pull_request.opened", "pull_request.synchronize"], async (context) => {
    const head_sha = context.payload.pull_request.head.sha;
    await context.octokit.rest.checks.create(context.repo({ name: "Goalkeeper", head_sha, conclusion: "success" }));
  });
}

describe("Probot", () => {
  it("receives deliveries and answers on GitHub", async () => {
    const github = await sandboxForTest();
    const repository = github.createRepository("todogroup/governance");
    const probot = createProbot({ overrides: probotOptions(github) });
    const middleware = await createNodeMiddleware(approveAll, { probot, webhooksPath: "/" });
    const server = createServer((request, response) => void middleware(request, response));
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    });
    onTestFinished(() => void server.close());
    const address = server.address();
    github.deliverTo(`http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/`, "hush");
    const pullRequest = repository.openPullRequest({ branch: "goals", files: { "goals/a.yml": "id: a\n" } });
    const run = await github.until(() => pullRequest.checkRuns()[0]);
    expect(run.conclusion).toBe("success");
    pullRequest.push({ "goals/b.yml": "id: b\n" });
    expect((await github.until(() => pullRequest.checkRuns()[0])).suite.headSha).toBe(pullRequest.headSha);
    await github.delivered();
    expect(github.deliveries.log.every(({ status }) => status === "OK")).toBe(true);
  });
});
