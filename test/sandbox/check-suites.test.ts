/** Check suites through the REST API. */
import { describe, expect, it } from "vitest";
import { octokitOn, refusalOf, sandboxForTest } from "./support/sandbox.ts";

const REPOSITORY = { owner: "todogroup", repo: "governance" };

async function scene() {
  const github = await sandboxForTest();
  const repository = github.createRepository("todogroup/governance");
  const pullRequest = repository.openPullRequest({ branch: "goals", files: { "goals/a.yml": "id: a\n" } });
  const octokit = await octokitOn(github, "todogroup");
  return { github, repository, pullRequest, octokit };
}

describe("a check suite", () => {
  it("comes with a push, and not twice", async () => {
    const { octokit, pullRequest } = await scene();
    const head_sha = pullRequest.headSha;
    const { data: listed } = await octokit.rest.checks.listSuitesForRef({ ...REPOSITORY, ref: head_sha });
    expect(listed.check_suites).toMatchObject([{ head_branch: "goals", status: "queued", conclusion: null }]);
    const { data: again, status } = await octokit.rest.checks.createSuite({ ...REPOSITORY, head_sha });
    expect([status, again.id]).toEqual([200, listed.check_suites[0]?.id]);
  });

  it("is made for the commit of a fork", async () => {
    const { octokit, repository } = await scene();
    const fork = repository.fork("mona");
    const { headSha: head_sha } = repository.openPullRequest({ branch: "x", files: { x: "x" }, fork });
    const { data, status } = await octokit.rest.checks.createSuite({ ...REPOSITORY, head_sha });
    expect([status, data.head_branch, data.pull_requests]).toEqual([201, null, []]);
  });

  it("ends as the worst of its runs, and opens again when asked", async () => {
    const { octokit, pullRequest } = await scene();
    const create = { ...REPOSITORY, head_sha: pullRequest.headSha };
    await octokit.rest.checks.create({ ...create, name: "one", conclusion: "success" });
    await octokit.rest.checks.create({ ...create, name: "two", conclusion: "failure" });
    const { data: run } = await octokit.rest.checks.create({ ...create, name: "three", conclusion: "neutral" });
    const check_suite_id = run.check_suite?.id ?? 0;
    const suite = async () => (await octokit.rest.checks.getSuite({ ...REPOSITORY, check_suite_id })).data;
    expect(await suite()).toMatchObject({ status: "completed", conclusion: "failure", latest_check_runs_count: 3 });
    await octokit.rest.checks.rerequestSuite({ ...REPOSITORY, check_suite_id });
    expect(await suite()).toMatchObject({ status: "queued", conclusion: null });
    await octokit.rest.checks.rerequestRun({ ...REPOSITORY, check_run_id: run.id });
    const { data: runs } = await octokit.rest.checks.listForSuite({ ...REPOSITORY, check_suite_id, check_name: "two" });
    expect(runs.check_runs.map(({ name, status }) => [name, status])).toEqual([["two", "completed"]]);
  });

  it("that is not there is not found", async () => {
    const { octokit } = await scene();
    const at = { ...REPOSITORY, check_suite_id: 1 };
    const refusals = await Promise.all([
      refusalOf(octokit.rest.checks.getSuite(at)),
      refusalOf(octokit.rest.checks.rerequestSuite(at)),
      refusalOf(octokit.rest.checks.listForSuite(at)),
    ]);
    expect(refusals.map(({ status }) => status)).toEqual([404, 404, 404]);
  });
});
