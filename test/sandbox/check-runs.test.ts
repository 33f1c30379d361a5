/** Check runs are taken as strictly as GitHub takes them, and a little more. */
import { describe, expect, it } from "vitest";
import { octokitOn, refusalOf, sandboxForTest } from "./support/sandbox.ts";

const REPOSITORY = { owner: "todogroup", repo: "governance" };
const OUTPUT = { title: "Goalkeeper", summary: "All is well." };

async function scene() {
  const github = await sandboxForTest();
  const repository = github.createRepository("todogroup/governance");
  const pullRequest = repository.openPullRequest({ branch: "goals", files: { "goals/a.yml": "id: a\n" } });
  const octokit = await octokitOn(github, "todogroup");
  const create = { ...REPOSITORY, name: "Goalkeeper", head_sha: pullRequest.headSha };
  return { github, repository, pullRequest, octokit, create };
}

function annotations(count: number, change: object = {}) {
  return Array.from({ length: count }, (_, index) => ({
    path: "goals/a.yml",
    start_line: index + 1,
    end_line: index + 1,
    annotation_level: "failure" as const,
    message: `finding ${index}`,
    ...change,
  }));
}

describe("a check run", () => {
  it("is made, filled and read again", async () => {
    const { octokit, create, pullRequest } = await scene();
    const { data: made } = await octokit.rest.checks.create({ ...create, status: "in_progress" });
    const { data: done } = await octokit.rest.checks.update({
      ...REPOSITORY,
      check_run_id: made.id,
      conclusion: "failure",
      output: { ...OUTPUT, annotations: annotations(50) },
    });
    await octokit.rest.checks.update({
      ...REPOSITORY,
      check_run_id: made.id,
      output: { ...OUTPUT, annotations: annotations(7) },
    });
    expect(made).toMatchObject({ status: "in_progress", conclusion: null, completed_at: null });
    expect(done).toMatchObject({ status: "completed", conclusion: "failure" });
    const { data: page } = await octokit.rest.checks.listAnnotations({ ...REPOSITORY, check_run_id: made.id, page: 2 });
    expect(page).toHaveLength(27);
    const [run] = pullRequest.checkRuns();
    expect(run).toMatchObject({ name: "Goalkeeper", conclusion: "failure", summary: "All is well." });
    expect(run?.annotations).toHaveLength(57);
    const { data: listed } = await octokit.rest.checks.listForRef({ ...REPOSITORY, ref: "goals" });
    expect(listed.check_runs.map(({ output }) => output.annotations_count)).toEqual([57]);
  });

  it("names its pull request, unless it comes from a fork", async () => {
    const { github, repository, octokit, create } = await scene();
    const fork = repository.fork("mona");
    const foreign = repository.openPullRequest({ branch: "goals", files: { "goals/b.yml": "id: b\n" }, fork });
    const { data: own } = await octokit.rest.checks.create(create);
    const { data: other } = await octokit.rest.checks.create({ ...create, head_sha: foreign.headSha });
    expect(own.pull_requests.map(({ number }) => number)).toEqual([1]);
    expect(other.pull_requests).toEqual([]);
    expect(foreign.checkRuns()[0]?.suite.headBranch).toBeNull();
    expect(github.requests.list({ operation: "checks/create" }).map(({ status }) => status)).toEqual([201, 201]);
  });

  it("counts by its newest, and shows the older ones when asked", async () => {
    const { octokit, create, pullRequest } = await scene();
    await octokit.rest.checks.create({ ...create, conclusion: "failure" });
    await octokit.rest.checks.create({ ...create, conclusion: "success" });
    const ref = { ...REPOSITORY, ref: pullRequest.headSha };
    const { data: latest } = await octokit.rest.checks.listForRef(ref);
    const { data: all } = await octokit.rest.checks.listForRef({ ...ref, filter: "all" });
    const { data: suites } = await octokit.rest.checks.listSuitesForRef(ref);
    expect(latest.check_runs.map(({ conclusion }) => conclusion)).toEqual(["success"]);
    expect(all.total_count).toBe(2);
    expect(suites.check_suites.map(({ conclusion }) => conclusion)).toEqual(["success"]);
  });

  it("that is asked for again opens its suite and stays as it is", async () => {
    const { octokit, create, pullRequest } = await scene();
    await octokit.rest.checks.create({ ...create, conclusion: "failure" });
    const [run] = pullRequest.checkRuns();
    if (run === undefined) throw new Error("no run");
    pullRequest.rerequest(run);
    expect(run.suite).toMatchObject({ status: "queued", conclusion: null });
    expect(run).toMatchObject({ status: "completed", conclusion: "failure" });
  });
});

describe("a check run is refused", () => {
  const tooMany = "Invalid request.\n\nNo more than 50 items are allowed; 51 were supplied.";
  const tooLong = "Invalid request.\n\nOnly 65535 characters are allowed; 65536 were supplied.";
  const button = { label: "Fix", description: "Mend it", identifier: "fix" };

  it.each<[string, object, string]>([
    ["with 51 annotations", { output: { ...OUTPUT, annotations: annotations(51) } }, tooMany],
    ["with too long a summary", { output: { ...OUTPUT, summary: "x".repeat(65_536) } }, tooLong],
    ["with too long a text", { output: { ...OUTPUT, text: "x".repeat(65_536) } }, tooLong],
    ["without a summary", { output: { title: "Goalkeeper" } }, `"summary" wasn't supplied.`],
    ["with four buttons", { actions: Array.from({ length: 4 }, () => button) }, "No more than 3 items"],
    ["with a long label", { actions: [{ ...button, label: "x".repeat(21) }] }, "Only 20 characters are allowed; 21"],
    ["with a long description", { actions: [{ ...button, description: "x".repeat(41) }] }, "Only 40 characters"],
    ["with a long identifier", { actions: [{ ...button, identifier: "x".repeat(21) }] }, "Only 20 characters"],
    [
      "with a misspelt property",
      { conclusions: "success" },
      '"conclusions" is not a permitted key. (GitHub would ignore',
    ],
    ["with a misspelt property below", { output: { ...OUTPUT, txt: "" } }, '"txt" is not a permitted key.'],
    ["with an unknown conclusion", { conclusion: "fine" }, '"fine" is not a member of'],
    ["with a date of its own kind", { started_at: "yesterday" }, '"yesterday" is not a date-time'],
  ])("%s", async (_, change, complaint) => {
    const { octokit, create } = await scene();
    const { status, message } = await refusalOf(octokit.rest.checks.create({ ...create, ...change }));
    expect(status).toBe(422);
    expect(message).toContain(complaint);
  });

  it.each<[string, object, string, string]>([
    ["completed without a conclusion", { status: "completed" }, "CheckRun", "conclusion"],
    ["completed at some time without one", { completed_at: "2024-05-06T07:08:09Z" }, "CheckRun", "conclusion"],
    ["stale", { conclusion: "stale" }, "CheckRun", "conclusion"],
    ["of too many bytes", { output: { ...OUTPUT, summary: "é".repeat(40_000) } }, "CheckRun", "summary"],
    [
      "at line 0",
      { output: { ...OUTPUT, annotations: annotations(1, { start_line: 0 }) } },
      "CheckAnnotation",
      "start_line",
    ],
    [
      "that ends first",
      { output: { ...OUTPUT, annotations: annotations(1, { start_line: 3, end_line: 2 }) } },
      "CheckAnnotation",
      "end_line",
    ],
    [
      "with columns over lines",
      { output: { ...OUTPUT, annotations: annotations(1, { end_line: 2, start_column: 1 }) } },
      "CheckAnnotation",
      "start_column",
    ],
    [
      "at column 0",
      { output: { ...OUTPUT, annotations: annotations(1, { start_column: 0, end_column: 1 }) } },
      "CheckAnnotation",
      "start_column",
    ],
    [
      "titled at length",
      { output: { ...OUTPUT, annotations: annotations(1, { title: "x".repeat(256) }) } },
      "CheckAnnotation",
      "title",
    ],
  ])("%s, in the form that GitHub gives", async (_, change, resource, field) => {
    const { octokit, create, pullRequest } = await scene();
    const { status, message, errors } = await refusalOf(octokit.rest.checks.create({ ...create, ...change }));
    expect({ status, message }).toEqual({ status: 422, message: "Validation Failed" });
    expect(errors).toEqual([{ resource, field, code: "custom", message: expect.any(String) }]);
    expect(pullRequest.checkRuns()).toEqual([]);
  });

  it("for a commit that is not there", async () => {
    const { octokit, create } = await scene();
    const { status, message } = await refusalOf(octokit.rest.checks.create({ ...create, head_sha: "1".repeat(40) }));
    expect([status, message]).toEqual([422, `No commit found for SHA: ${"1".repeat(40)}`]);
  });

  it("from a person", async () => {
    const { github, octokit, create } = await scene();
    const headers = { authorization: `token ${github.userToken("mona")}` };
    const response = await fetch(`${github.apiUrl}/repos/todogroup/governance/check-runs`, {
      method: "POST",
      headers,
      body: JSON.stringify({ name: "Mine", head_sha: create.head_sha }),
    });
    expect(response.status).toBe(403);
    expect(await refusalOf(octokit.rest.checks.get({ ...REPOSITORY, check_run_id: 1 }))).toMatchObject({ status: 404 });
  });
});
