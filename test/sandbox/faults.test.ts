/** Things go wrong when a scenario wants them to, and the log shows it. */
import { describe, expect, it } from "vitest";
import { octokitOn, refusalOf, sandboxForTest } from "./support/sandbox.ts";

const REPOSITORY = { owner: "todogroup", repo: "governance" };

async function scene() {
  const github = await sandboxForTest();
  const repository = github.createRepository("todogroup/governance");
  const issue = repository.openIssue("Something");
  const octokit = await octokitOn(github, "todogroup");
  const comment = () => octokit.rest.issues.createComment({ ...REPOSITORY, issue_number: issue.number, body: "Hello" });
  return { github, issue, comment, octokit };
}

describe("a request", () => {
  it("fails before it takes effect, so many times", async () => {
    const { github, issue, comment } = await scene();
    github.faults.fail({ operation: "issues/create-comment", status: 502, times: 2 });
    expect(await refusalOf(comment())).toMatchObject({ status: 502 });
    expect(await refusalOf(comment())).toMatchObject({ status: 502 });
    expect(issue.comments()).toEqual([]);
    await comment();
    expect(issue.comments()).toHaveLength(1);
    expect(github.requests.list({ method: "POST", kind: "rest" }).map(({ status }) => status)).toEqual([502, 502, 201]);
  });

  it("fails after it took effect", async () => {
    const { github, issue, comment } = await scene();
    github.faults.fail({ operation: "issues/create-comment", status: 500, when: "after" });
    expect(await refusalOf(comment())).toMatchObject({ status: 500 });
    expect(issue.comments()).toHaveLength(1);
  });

  it("is cut off, and nobody knows whether it took effect", async () => {
    const { github, issue, comment } = await scene();
    github.faults.fail({ operation: "issues/create-comment", status: "cut", when: "after" });
    await expect(comment()).rejects.toThrow("other side closed");
    expect(issue.comments()).toHaveLength(1);
    expect(github.requests.list({ operation: "issues/create-comment" }).map(({ status }) => status)).toEqual([0]);
  });

  it("meets a secondary limit, with its header", async () => {
    const { github, octokit } = await scene();
    github.faults.fail({
      kind: "rest",
      status: 403,
      message: "You have exceeded a secondary rate limit.",
      headers: { "retry-after": "60" },
    });
    const request = octokit.rest.repos.get(REPOSITORY);
    await expect(request).rejects.toMatchObject({ response: { headers: { "retry-after": "60" } } });
  });

  it("takes as long as it is told to", async () => {
    const { github, octokit } = await scene();
    await octokit.rest.repos.get(REPOSITORY);
    github.settings.latencyMs = 40;
    await octokit.rest.repos.get(REPOSITORY);
    const [fast, slow] = github.requests.list({ operation: "repos/get" });
    expect(slow?.durationMs).toBeGreaterThanOrEqual(39);
    expect(fast?.caller).toBe(`installation ID ${github.installationOf("todogroup")?.id}`);
  });

  it("for a token fails apart from the others", async () => {
    const { github } = await scene();
    github.requests.clear();
    github.faults.fail({ kind: "token", status: 401 });
    const octokit = await octokitOn(github, "todogroup");
    expect(await refusalOf(octokit.rest.repos.get(REPOSITORY))).toMatchObject({ status: 401 });
    expect(github.requests.list().map(({ kind, operation }) => [kind, operation])).toEqual([
      ["token", "apps/create-installation-access-token"],
    ]);
  });
});

describe("waiting", () => {
  it("ends when the world comes to be so", async () => {
    const { github, issue, comment } = await scene();
    const waiting = github.until(() => issue.comments().length === 2);
    await comment();
    await comment();
    expect(await waiting).toBe(true);
  });

  it("gives up and says what it waited for", async () => {
    const { github } = await scene();
    await expect(github.until(() => false, 1)).rejects.toThrow("Still not so after 1 ms: () => false");
  });
});
