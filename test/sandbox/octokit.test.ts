/** The Octokit of Probot talks to the sandbox as to a GitHub Enterprise. */
import { createProbot } from "probot";
import { describe, expect, it } from "vitest";
import { octokitOn, probotOf, refusalOf, sandboxForTest } from "./support/sandbox.ts";

const REPOSITORY = { owner: "todogroup", repo: "governance" };

describe("Octokit", () => {
  it("gets a token of an installation and uses it for many requests", async () => {
    const github = await sandboxForTest();
    github.createRepository("todogroup/governance");
    const octokit = await octokitOn(github, "todogroup");
    const { data } = await octokit.rest.repos.get(REPOSITORY);
    await octokit.rest.git.getRef({ ...REPOSITORY, ref: "heads/main" });
    expect(data.full_name).toBe("todogroup/governance");
    expect(github.requests.count({ kind: "token" })).toBe(1);
    expect(github.requests.count({ kind: "rest" })).toBe(2);
  });

  it("asks as the app itself", async () => {
    const github = await sandboxForTest();
    github.createRepository("todogroup/governance");
    const octokit = await probotOf(github).auth();
    const { data: app } = await octokit.rest.apps.getAuthenticated();
    const { data: installations } = await octokit.rest.apps.listInstallations();
    const { data: installation } = await octokit.rest.apps.getRepoInstallation(REPOSITORY);
    expect(app?.slug).toBe("goalkeeper");
    expect(installations.map(({ id }) => id)).toEqual([installation.id]);
  });

  it("follows the links of a long list", async () => {
    const github = await sandboxForTest();
    const repository = github.createRepository("todogroup/governance");
    const files = Object.fromEntries(
      Array.from({ length: 250 }, (_, index) => [`goals/${index}.yml`, `id: ${index}\n`]),
    );
    const pullRequest = repository.openPullRequest({ branch: "many", files });
    const octokit = await octokitOn(github, "todogroup");
    const listed = await octokit.paginate(octokit.rest.pulls.listFiles, {
      ...REPOSITORY,
      pull_number: pullRequest.number,
      per_page: 100,
    });
    expect(listed).toHaveLength(250);
    expect(github.requests.count({ operation: "pulls/list-files" })).toBe(3);
  });

  it("asks in GraphQL", async () => {
    const github = await sandboxForTest();
    const repository = github.createRepository("todogroup/governance", { "goals/a.yml": "id: a\n" });
    const octokit = await octokitOn(github, "todogroup");
    const query = `query ($owner: String!, $repo: String!) {
      repository(owner: $owner, name: $repo) { object(expression: "HEAD:goals/a.yml") { ... on Blob { text oid } } }
    }`;
    const result = await octokit.graphql(query, REPOSITORY);
    expect(result).toEqual({ repository: { object: { text: "id: a\n", oid: expect.any(String) } } });
    expect(repository.read("goals/a.yml")).toBe("id: a\n");
  });

  it("finds the sandbox by what Probot takes from the environment", async () => {
    const github = await sandboxForTest();
    github.createRepository("todogroup/governance");
    const probot = createProbot({ env: { ...github.environment, LOG_LEVEL: "fatal" } });
    const octokit = await probot.auth(github.installationOf("todogroup")?.id ?? 0);
    expect((await octokit.rest.repos.get(REPOSITORY)).data.default_branch).toBe("main");
  });

  it("is told when an operation is not there", async () => {
    const github = await sandboxForTest();
    github.createRepository("todogroup/governance");
    const octokit = await octokitOn(github, "todogroup");
    const { status, message } = await refusalOf(octokit.rest.repos.listReleases(REPOSITORY));
    expect(status).toBe(404);
    expect(message).toContain("the sandbox does not have GET");
  });
});
