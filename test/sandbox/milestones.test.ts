/** Milestones, and the lists that lag behind writes. */
import { describe, expect, it } from "vitest";
import { octokitOn, refusalOf, sandboxForTest } from "./support/sandbox.ts";

const REPOSITORY = { owner: "todogroup", repo: "governance" };

async function scene() {
  const clock = { now: Date.parse("2024-05-01T09:00:00Z") };
  const github = await sandboxForTest({ now: () => new Date(clock.now) });
  const repository = github.createRepository("todogroup/governance", { "goals/a.yml": "id: a\n" });
  return { clock, github, repository, octokit: await octokitOn(github, "todogroup") };
}

describe("a milestone", () => {
  it("is made, changed and listed", async () => {
    const { repository, octokit } = await scene();
    const due = "2024-12-31T00:00:00Z";
    const { data } = await octokit.rest.issues.createMilestone({ ...REPOSITORY, title: "2024", due_on: due });
    expect(data).toMatchObject({ number: 1, title: "2024", state: "open", due_on: due, open_issues: 0 });
    const twice = octokit.rest.issues.createMilestone({ ...REPOSITORY, title: "2024" });
    expect(await refusalOf(twice)).toMatchObject({ status: 422, errors: [{ code: "already_exists" }] });
    await octokit.rest.issues.updateMilestone({ ...REPOSITORY, milestone_number: 1, state: "closed", title: "Past" });
    repository.createMilestone("2025");
    const titlesOf = async (state: "open" | "closed" | "all") =>
      (await octokit.rest.issues.listMilestones({ ...REPOSITORY, state })).data.map(({ title }) => title);
    expect([await titlesOf("open"), await titlesOf("closed"), await titlesOf("all")]).toEqual([
      ["2025"],
      ["Past"],
      ["Past", "2025"],
    ]);
  });

  it("takes issues, and lets go of them when it is deleted", async () => {
    const { repository, octokit } = await scene();
    const milestone = repository.createMilestone("2024");
    const { data } = await octokit.rest.issues.create({ ...REPOSITORY, title: "One", milestone: 1 });
    expect(data.milestone).toMatchObject({ title: "2024", open_issues: 1 });
    const { data: out } = await octokit.rest.issues.update({ ...REPOSITORY, issue_number: 1, milestone: null });
    expect(out.milestone).toBeNull();
    repository.issue(1).setMilestone(milestone);
    repository.deleteMilestone(milestone);
    const { data: after } = await octokit.rest.issues.get({ ...REPOSITORY, issue_number: 1 });
    expect(after.milestone).toBeNull();
    const lost = octokit.rest.issues.update({ ...REPOSITORY, issue_number: 1, milestone: 1, title: "Two" });
    expect(await refusalOf(lost)).toMatchObject({ status: 422, errors: [{ field: "milestone", code: "invalid" }] });
    expect(repository.issue(1).model.title).toBe("One");
  });
});

function counted(count: number): unknown {
  return { repository: { issues: { totalCount: count }, issue: { title: "One", comments: { totalCount: count } } } };
}

function runsCounted(totalCount: number): unknown {
  return { repository: { object: { checkSuites: { nodes: [{ checkRuns: { totalCount } }] } } } };
}

describe("lists that lag behind", () => {
  it("have what was written only after a while, which is there by its number at once", async () => {
    const { clock, github, octokit } = await scene();
    github.world.listLagMs = 3_000;
    const { data: issue } = await octokit.rest.issues.create({ ...REPOSITORY, title: "One" });
    const place = { ...REPOSITORY, issue_number: issue.number };
    const { data: comment } = await octokit.rest.issues.createComment({ ...place, body: "Hello" });
    const query = `{ repository(owner: "todogroup", name: "governance") {
      issues(first: 10) { totalCount } issue(number: 1) { title comments(first: 10) { totalCount } } } }`;
    const seen = async () => [
      (await octokit.rest.issues.listForRepo(REPOSITORY)).data.length,
      (await octokit.rest.issues.listComments(place)).data.length,
      await octokit.graphql(query),
    ];
    expect(await seen()).toEqual([0, 0, counted(0)]);
    expect((await octokit.rest.issues.get(place)).data.title).toBe("One");
    expect((await octokit.rest.issues.getComment({ ...REPOSITORY, comment_id: comment.id })).data.body).toBe("Hello");
    clock.now += 3_000;
    expect(await seen()).toEqual([1, 1, counted(1)]);
  });
});

function listed(...titles: readonly string[]): unknown {
  return { repository: { issues: { nodes: titles.map((title) => ({ title })) } } };
}

describe("GraphQL", () => {
  it("counts sub-issues, also of another repository", async () => {
    const { github, repository, octokit } = await scene();
    const parent = repository.openIssue("Parent");
    const [one, two] = [repository.openIssue("One"), github.createRepository("todogroup/book").openIssue("Two")];
    parent.addSubIssue(one);
    parent.addSubIssue(two);
    two.close();
    const query = `{ repository(owner: "todogroup", name: "governance") {
      issue(number: 1) { subIssuesSummary { total completed percentCompleted } } } }`;
    expect(await octokit.graphql(query)).toEqual({
      repository: { issue: { subIssuesSummary: { total: 2, completed: 1, percentCompleted: 50 } } },
    });
  });

  it("lists the issues of an app by its login with [bot], in either order", async () => {
    const { repository, octokit } = await scene();
    repository.openIssue("Of a person");
    await octokit.rest.issues.create({ ...REPOSITORY, title: "First" });
    await octokit.rest.issues.create({ ...REPOSITORY, title: "Second" });
    const query = `query ($by: String, $direction: OrderDirection!) { repository(owner: "todogroup", name: "governance") {
      issues(first: 10, filterBy: { createdBy: $by }, orderBy: { field: CREATED_AT, direction: $direction }) {
        nodes { title } } } }`;
    const titles = (by: string | undefined, direction: string) => octokit.graphql(query, { by, direction });
    expect(await titles("goalkeeper[bot]", "DESC")).toEqual(listed("Second", "First"));
    expect(await titles("goalkeeper", "ASC")).toEqual(listed());
    expect(await titles(undefined, "ASC")).toEqual(listed("Of a person", "First", "Second"));
  });

  it("tells the commits that changed a file, deletions and merges among them", async () => {
    const { repository, octokit } = await scene();
    repository.push({ "goals/b.yml": "id: b\n" }, { message: "Add b" });
    repository.openPullRequest({ branch: "x", files: { "goals/a.yml": "id: a2\n" }, title: "Change a" }).merge();
    repository.push({ "goals/b.yml": null }, { message: "Delete b" });
    const query = `query ($path: String!) { repository(owner: "todogroup", name: "governance") {
      defaultBranchRef { target { ... on Commit { history(first: 10, path: $path) { nodes { messageHeadline } } } } } } }`;
    const headlines = async (path: string) =>
      JSON.stringify(await octokit.graphql(query, { path })).match(/(?<="messageHeadline":")[^"]+/g) ?? [];
    expect(await headlines("goals/b.yml")).toEqual(["Delete b", "Add b"]);
    expect(await headlines("goals/a.yml")).toEqual(["Change a", "Initial commit"]);
    expect(await headlines("goals/none.yml")).toEqual([]);
  });

  it("knows people, and takes no organization and no bot for one", async () => {
    const { octokit } = await scene();
    const found: unknown = await octokit.graphql(`{ user(login: "octocat") { login } }`);
    expect(found).toEqual({ user: { login: "octocat" } });
    for (const login of ["nobody", "todogroup", "goalkeeper[bot]"]) {
      // oxlint-disable-next-line no-await-in-loop
      await expect(octokit.graphql(`{ user(login: "${login}") { login } }`)).rejects.toMatchObject({
        errors: [{ type: "NOT_FOUND", path: ["user"] }],
      });
    }
  });

  it("have a check run as late as all else", async () => {
    const { clock, github, repository, octokit } = await scene();
    github.world.listLagMs = 3_000;
    const sha = repository.tip() ?? "";
    const run = {
      ...REPOSITORY,
      name: "Goalkeeper",
      head_sha: sha,
      status: "completed",
      conclusion: "success",
    } as const;
    const { data } = await octokit.rest.checks.create(run);
    const runs = "checkSuites(first: 5) { nodes { checkRuns(first: 5) { totalCount } } }";
    const query = `query ($sha: GitObjectID) { repository(owner: "todogroup", name: "governance") { object(oid: $sha) { ... on Commit { ${runs} } } } }`;
    const seen = async () => [
      (await octokit.rest.checks.listForRef({ ...REPOSITORY, ref: sha })).data.total_count,
      await octokit.graphql(query, { sha }),
    ];
    expect(await seen()).toEqual([0, runsCounted(0)]);
    expect((await octokit.rest.checks.get({ ...REPOSITORY, check_run_id: data.id })).data.name).toBe("Goalkeeper");
    clock.now += 3_000;
    expect(await seen()).toEqual([1, runsCounted(1)]);
  });
});
