/** Pull requests, issues, comments and labels through the REST API. */
import { describe, expect, it } from "vitest";
import { octokitOn, refusalOf, sandboxForTest } from "./support/sandbox.ts";

const REPOSITORY = { owner: "todogroup", repo: "governance" };

async function scene() {
  const github = await sandboxForTest();
  const repository = github.createRepository("todogroup/governance", { "goals/a.yml": "1\n2\n3\n" });
  return { github, repository, octokit: await octokitOn(github, "todogroup") };
}

describe("a pull request", () => {
  it("is opened by the app once, edited, and shown in lists", async () => {
    const { repository, octokit } = await scene();
    repository.push({ "goals/b.yml": "id: b\n" }, { branch: "goalkeeper/record" });
    const create = { ...REPOSITORY, head: "goalkeeper/record", base: "main", title: "Record" };
    const { data } = await octokit.rest.pulls.create(create);
    expect(data.user.login).toBe("goalkeeper[bot]");
    expect(await refusalOf(octokit.rest.pulls.create(create))).toMatchObject({
      status: 422,
      errors: [{ message: "A pull request already exists for todogroup:goalkeeper/record." }],
    });
    await octokit.rest.pulls.update({ ...REPOSITORY, pull_number: data.number, body: "New" });
    const { data: listed } = await octokit.rest.pulls.list({ ...REPOSITORY, head: "todogroup:goalkeeper/record" });
    expect(listed.map(({ number, body }) => [number, body])).toEqual([[1, "New"]]);
    const { data: found } = await octokit.rest.repos.listPullRequestsAssociatedWithCommit({
      ...REPOSITORY,
      commit_sha: data.head.sha,
    });
    expect(found.map(({ number }) => number)).toEqual([1]);
  });

  it("does not say at once whether it merges", async () => {
    const { repository, octokit } = await scene();
    const get = async (number: number) => (await octokit.rest.pulls.get({ ...REPOSITORY, pull_number: number })).data;
    const one = repository.openPullRequest({ branch: "one", files: { "goals/a.yml": "1\nx\n3\n" } });
    const two = repository.openPullRequest({ branch: "two", files: { "goals/a.yml": "1\ny\n3\n" } });
    one.merge();
    expect([(await get(two.number)).mergeable, (await get(two.number)).mergeable]).toEqual([null, false]);
    two.forcePush({ "goals/b.yml": "b\n" });
    expect([(await get(two.number)).mergeable, (await get(two.number)).mergeable]).toEqual([null, true]);
    expect(await get(one.number)).toMatchObject({ merged: true, state: "closed", merged_by: { login: "octocat" } });
    expect(() => two.merge()).not.toThrow();
  });

  it("lists its files with their patches, and its commits", async () => {
    const { repository, octokit } = await scene();
    const pullRequest = repository.openPullRequest({
      branch: "one",
      files: { "goals/a.yml": "1\nx\n3\n", "new.bin": new Uint8Array([0]) },
    });
    repository.push({ "goals/a.yml": "1\n2\n3\n4\n" });
    pullRequest.push({ "goals/z.yml": "z\n" }, "Add z");
    const { data: files } = await octokit.rest.pulls.listFiles({ ...REPOSITORY, pull_number: 1 });
    expect(files.map(({ filename, status, patch }) => [filename, status, patch])).toEqual([
      ["goals/a.yml", "modified", "@@ -1,3 +1,3 @@\n 1\n-2\n+x\n 3"],
      ["goals/z.yml", "added", "@@ -0,0 +1 @@\n+z"],
      ["new.bin", "added", undefined],
    ]);
    const { data: commits } = await octokit.rest.pulls.listCommits({ ...REPOSITORY, pull_number: 1 });
    expect(commits.map(({ commit }) => commit.message)).toEqual(["Change the goals", "Add z"]);
    const { data: commit } = await octokit.rest.repos.getCommit({ ...REPOSITORY, ref: pullRequest.headSha });
    expect(commit.stats).toEqual({ additions: 1, deletions: 0, total: 1 });
    const { data: history } = await octokit.rest.repos.listCommits({ ...REPOSITORY, path: "goals/a.yml" });
    expect(history).toHaveLength(2);
    const { data: branch } = await octokit.rest.repos.getBranch({ ...REPOSITORY, branch: "one" });
    expect(branch.commit.sha).toBe(pullRequest.headSha);
  });

  it("closes when its branch goes, and does not come back without it", async () => {
    const { repository } = await scene();
    const pullRequest = repository.openPullRequest({ branch: "one", files: { x: "x" } });
    repository.deleteBranch("one");
    expect(pullRequest.model.state).toBe("closed");
    expect(() => pullRequest.reopen()).toThrow("state cannot be changed");
  });

  it.each([
    ["same", "main", "No commits between main and same"],
    ["same", "nowhere", "There is no branch nowhere"],
    ["nowhere", "main", "There is no branch nowhere"],
  ])("of %s into %s is not opened", async (head, base, message) => {
    const { repository, octokit } = await scene();
    repository.setBranch("same", repository.tip() ?? "");
    const request = octokit.rest.pulls.create({ ...REPOSITORY, head, base, title: "Nothing" });
    expect(await refusalOf(request)).toMatchObject({ status: 422, errors: [{ message }] });
  });
});

describe("an issue", () => {
  it("is opened, commented, labelled and closed", async () => {
    const { repository, octokit } = await scene();
    const { data: issue } = await octokit.rest.issues.create({ ...REPOSITORY, title: "Goal", labels: ["Goal"] });
    const at = { ...REPOSITORY, issue_number: issue.number };
    const { data: comment } = await octokit.rest.issues.createComment({ ...at, body: "Hello" });
    await octokit.rest.issues.updateComment({ ...REPOSITORY, comment_id: comment.id, body: "Hello again" });
    const { status } = await octokit.rest.reactions.createForIssueComment({
      ...REPOSITORY,
      comment_id: comment.id,
      content: "eyes",
    });
    const { data: seen } = await octokit.rest.issues.getComment({ ...REPOSITORY, comment_id: comment.id });
    expect([status, seen.body, seen.reactions?.eyes]).toEqual([201, "Hello again", 1]);
    await octokit.rest.issues.addLabels({ ...at, labels: ["pillar: community"] });
    await octokit.rest.issues.removeLabel({ ...at, name: "goal" });
    const { data: labels } = await octokit.rest.issues.listLabelsOnIssue(at);
    expect(labels.map(({ name }) => name)).toEqual(["pillar: community"]);
    await octokit.rest.issues.update({ ...at, state: "closed", state_reason: "not_planned" });
    const { data: closed } = await octokit.rest.issues.get(at);
    expect(closed).toMatchObject({ state: "closed", state_reason: "not_planned", comments: 1 });
    await octokit.rest.issues.deleteComment({ ...REPOSITORY, comment_id: comment.id });
    expect((await octokit.rest.issues.listComments(at)).data).toEqual([]);
    const { data: open } = await octokit.rest.issues.listForRepo({
      ...REPOSITORY,
      labels: "Pillar: community",
      state: "all",
    });
    expect(open.map(({ number }) => number)).toEqual([issue.number]);
    expect(repository.model.items.size).toBe(1);
  });

  it.each([
    ["a comment", 65_537, "body is too long (maximum is 65536 characters)"],
    ["an empty comment", 0, "Body cannot be blank"],
  ])("refuses %s", async (_, length, complaint) => {
    const { repository, octokit } = await scene();
    const { number } = repository.openIssue("Something");
    const request = octokit.rest.issues.createComment({
      ...REPOSITORY,
      issue_number: number,
      body: "x".repeat(length),
    });
    expect(await refusalOf(request)).toMatchObject({ status: 422, errors: [{ field: "body", message: complaint }] });
  });
});

describe("a label", () => {
  it("is made once, changed, and listed", async () => {
    const { octokit } = await scene();
    const create = { ...REPOSITORY, name: "pillar: community", color: "1f6feb" };
    await octokit.rest.issues.createLabel(create);
    expect(await refusalOf(octokit.rest.issues.createLabel(create))).toMatchObject({
      errors: [{ code: "already_exists" }],
    });
    await octokit.rest.issues.updateLabel({
      ...REPOSITORY,
      name: "Pillar: Community",
      new_name: "community",
      description: "Us",
    });
    const { data } = await octokit.rest.issues.listLabelsForRepo(REPOSITORY);
    expect(data.map(({ name, color, description }) => [name, color, description])).toEqual([
      ["community", "1f6feb", "Us"],
    ]);
    expect((await octokit.rest.issues.getLabel({ ...REPOSITORY, name: "community" })).data.name).toBe("community");
    const bad = octokit.rest.issues.createLabel({ ...REPOSITORY, name: "x", color: "#1f6feb" });
    expect(await refusalOf(bad)).toMatchObject({ status: 422, errors: [{ field: "color" }] });
  });
});

describe("a person", () => {
  it("may do what the repository lets them", async () => {
    const { repository, octokit } = await scene();
    repository.addCollaborator("mona", "triage");
    const level = async (username: string) => {
      const { data } = await octokit.rest.repos.getCollaboratorPermissionLevel({ ...REPOSITORY, username });
      return [data.permission, data.role_name];
    };
    expect(await level("mona")).toEqual(["read", "triage"]);
    expect(await level("todogroup")).toEqual(["admin", "admin"]);
  });
});
