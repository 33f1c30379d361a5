/** GraphQL against GitHub's own schema. */
import { describe, expect, it } from "vitest";
import type { SandboxOptions } from "../../sandbox/sandbox.ts";
import { octokitOn, probotOf, sandboxForTest } from "./support/sandbox.ts";

const FILES = { "goals/2024/a.yml": "id: a\n", "goals/2024/b.yml": "id: b\n", "README.md": "# Goals\n" };

async function scene(options: SandboxOptions = {}) {
  const github = await sandboxForTest(options);
  const repository = github.createRepository("todogroup/governance", FILES);
  const octokit = await octokitOn(github, "todogroup");
  const app = await probotOf(github).auth();
  const installation_id = github.installationOf("todogroup")?.id ?? 0;
  const { data: made } = await app.rest.apps.createInstallationAccessToken({ installation_id });
  const { token } = made;
  /** What `repository(…) { … }` gives, and the errors. */
  const ask = async (selection: string, authorization = `token ${token}`) => {
    const query = `{ repository(owner: "todogroup", name: "governance") { ${selection} } }`;
    return post(`${github.origin}/api/graphql`, query, authorization);
  };
  return { github, repository, octokit, app, installation_id, ask, token };
}

async function post(url: string, query: string, authorization: string): Promise<unknown> {
  const response = await fetch(url, { method: "POST", headers: { authorization }, body: JSON.stringify({ query }) });
  return response.json();
}

/** An answer without errors. */
function data(repository: unknown): unknown {
  return { data: { repository } };
}

describe("a blob", () => {
  it("is named by an expression or by its id, and is null where there is none", async () => {
    const { repository, ask } = await scene();
    const oid = repository.list().find(({ path }) => path === "goals/2024/a.yml")?.sha;
    const answer = await ask(`
      byName: object(expression: "main:goals/2024/a.yml") { ... on Blob { text byteSize isBinary isTruncated oid } }
      byId: object(oid: "${oid}") { __typename ... on Blob { text } }
      none: object(expression: "main:goals/2023/a.yml") { oid }
      nowhere: object(expression: "other:README.md") { oid }`);
    expect(answer).toEqual(
      data({
        byName: { text: "id: a\n", byteSize: 6, isBinary: false, isTruncated: false, oid },
        byId: { __typename: "Blob", text: "id: a\n" },
        none: null,
        nowhere: null,
      }),
    );
  });

  it("is cut after 512,000 bytes, and has no text when it is binary", async () => {
    const { repository, ask } = await scene();
    repository.push({ "long.yml": "x".repeat(512_001), "picture.png": new Uint8Array([1, 0, 2]) });
    const answer = await ask(`
      long: object(expression: "HEAD:long.yml") { ... on Blob { text byteSize isTruncated } }
      picture: object(expression: "HEAD:picture.png") { ... on Blob { text byteSize isBinary } }`);
    expect(answer).toEqual(
      data({
        long: { text: "x".repeat(512_000), byteSize: 512_001, isTruncated: true },
        picture: { text: null, byteSize: 3, isBinary: true },
      }),
    );
  });

  it("is refused beyond the limit of a query, and the others are there", async () => {
    const { ask } = await scene({ maxBlobTextsPerQuery: 2 });
    const aliases = ["a", "b", "c"].map(
      (alias) => `${alias}: object(expression: "HEAD:README.md") { ... on Blob { text } }`,
    );
    const answer = await ask(aliases.join("\n"));
    expect(answer).toMatchObject({
      data: { repository: { a: { text: "# Goals\n" }, b: { text: "# Goals\n" }, c: { text: null } } },
      errors: [{ type: "RESOURCE_LIMITS_EXCEEDED", path: ["repository", "c", "text"] }],
    });
  });
});

describe("a tree", () => {
  it("has its entries with their kinds", async () => {
    const { repository, ask } = await scene();
    repository.push({ "goals/link": { symlink: "2024" }, "goals/module": { submodule: "3".repeat(40) } });
    const answer = await ask(
      `object(expression: "main:goals") { ... on Tree { entries { name path mode type object { __typename } } } }`,
    );
    expect(answer).toEqual(
      data({
        object: {
          entries: [
            { name: "2024", path: "goals/2024", mode: 0o40000, type: "tree", object: { __typename: "Tree" } },
            { name: "link", path: "goals/link", mode: 0o120000, type: "blob", object: { __typename: "Blob" } },
            { name: "module", path: "goals/module", mode: 0o160000, type: "commit", object: null },
          ],
        },
      }),
    );
  });
});

describe("a pull request", () => {
  it("tells of its two sides, its files and its commits", async () => {
    const { repository, ask } = await scene();
    const fork = repository.fork("mona");
    const files = { "goals/2024/a.yml": null, "goals/2024/c.yml": "id: c\n" };
    const pullRequest = repository.openPullRequest({ branch: "goals", files, fork, title: "Goals", isDraft: true });
    const answer = await ask(`pullRequest(number: 1) {
      number title state isDraft isCrossRepository headRefName headRefOid baseRefName baseRefOid
      headRepository { nameWithOwner } author { login } mergeable
      files(first: 100) { totalCount nodes { path changeType additions deletions } pageInfo { hasNextPage } }
      commits(last: 1) { nodes { commit { oid messageHeadline } } }
    }`);
    expect(answer).toEqual(
      data({
        pullRequest: {
          number: 1,
          title: "Goals",
          state: "OPEN",
          isDraft: true,
          isCrossRepository: true,
          headRefName: "goals",
          headRefOid: pullRequest.headSha,
          baseRefName: "main",
          baseRefOid: repository.tip(),
          headRepository: { nameWithOwner: "mona/governance" },
          author: { login: "mona" },
          // GitHub finds it out after it was first asked.
          mergeable: "UNKNOWN",
          files: {
            totalCount: 2,
            nodes: [
              { path: "goals/2024/a.yml", changeType: "DELETED", additions: 0, deletions: 1 },
              { path: "goals/2024/c.yml", changeType: "ADDED", additions: 1, deletions: 0 },
            ],
            pageInfo: { hasNextPage: false },
          },
          commits: { nodes: [{ commit: { oid: pullRequest.headSha, messageHeadline: "Goals" } }] },
        },
      }),
    );
    expect(await ask("pullRequest(number: 1) { mergeable }")).toEqual(
      data({ pullRequest: { mergeable: "MERGEABLE" } }),
    );
  });

  it("keeps the base of the time its head last moved", async () => {
    const { repository, ask } = await scene();
    const start = repository.tip();
    const pullRequest = repository.openPullRequest({ branch: "goals", files: { x: "x" } });
    repository.push({ y: "y" });
    const selection = "pullRequest(number: 1) { baseRefOid }";
    expect(await ask(selection)).toEqual(data({ pullRequest: { baseRefOid: start } }));
    pullRequest.push({ z: "z" });
    expect(await ask(selection)).toEqual(data({ pullRequest: { baseRefOid: repository.tip() } }));
  });

  it("has check runs on its commits, filtered as asked", async () => {
    const { github, octokit, repository, ask } = await scene();
    const { headSha: head_sha } = repository.openPullRequest({ branch: "goals", files: { x: "x" } });
    const create = { owner: "todogroup", repo: "governance", name: "Goalkeeper", head_sha };
    await octokit.rest.checks.create({ ...create, conclusion: "failure" });
    await octokit.rest.checks.create({ ...create, conclusion: "success", external_id: "7" });
    const answer =
      await ask(`object(oid: "${head_sha}") { ... on Commit { checkSuites(first: 1, filterBy: { appId: ${github.app.id} }) {
      nodes { app { databaseId } checkRuns(first: 5, filterBy: { checkName: "Goalkeeper", checkType: LATEST }) { nodes { conclusion externalId } } }
    } } }`);
    expect(answer).toEqual(
      data({
        object: {
          checkSuites: {
            nodes: [
              {
                app: { databaseId: github.app.id },
                checkRuns: { nodes: [{ conclusion: "SUCCESS", externalId: "7" }] },
              },
            ],
          },
        },
      }),
    );
  });
});

describe("the schema", () => {
  it("is kept by every field that the sandbox has", async () => {
    const { octokit, repository, ask } = await scene();
    const pullRequest = repository.openPullRequest({ branch: "goals", files: { x: "x" }, author: "mona" });
    pullRequest.label(["one"]);
    pullRequest.comment("Hello");
    repository.openIssue("Something");
    const annotation = { path: "x", start_line: 1, end_line: 1, annotation_level: "failure", message: "No" } as const;
    await octokit.rest.checks.create({
      owner: "todogroup",
      repo: "governance",
      name: "Goalkeeper",
      head_sha: pullRequest.headSha,
      conclusion: "failure",
      output: { title: "Goals", summary: "One finding", text: "More", annotations: [annotation] },
    });
    const item = `id databaseId number title body bodyText closed closedAt createdAt updatedAt url resourcePath locked
      author { login url resourcePath avatarUrl }
      labels(first: 5) { nodes { id name color description isDefault url resourcePath } }
      comments(first: 5) {
        nodes { id databaseId body bodyText createdAt updatedAt url resourcePath isMinimized author { login } }
      }`;
    const run = `id databaseId name status conclusion detailsUrl externalId title summary text startedAt completedAt
      permalink url resourcePath annotations(first: 5) { nodes {
        path message title rawDetails annotationLevel blobUrl location { start { line column } end { line column } }
      } }`;
    const commit = `id oid abbreviatedOid url resourcePath commitUrl commitResourcePath
      message messageHeadline messageBody authoredDate committedDate author { name email date } committer { name }
      tree { oid } file(path: "goals/2024/a.yml") { oid name path size mode type }
      parents(first: 1) { totalCount } history(first: 2) { edges { cursor node { oid } } }
      checkSuites(first: 1) { nodes { id databaseId status conclusion createdAt updatedAt
        app { id databaseId slug name description url createdAt updatedAt } checkRuns(first: 1) { nodes { ${run} } }
      } }`;
    const answer = await ask(`
      id databaseId name nameWithOwner isPrivate isFork isArchived isEmpty visibility description url resourcePath
      createdAt pushedAt updatedAt owner { login id url } parent { name } labels(first: 5) { totalCount }
      defaultBranchRef { id name prefix target { oid } repository { name } }
      missing: ref(qualifiedName: "nowhere") { name }
      ref(qualifiedName: "goals") { name target { ... on Commit { ${commit} } } }
      issue(number: 2) { ${item} state stateReason } issueOrPullRequest(number: 1) { __typename }
      pullRequests(first: 5, states: [OPEN], headRefName: "goals", baseRefName: "main") { nodes { ${item}
        state isInMergeQueue merged mergedAt headRef { name } baseRef { name }
        baseRepository { name } repository { name } additions deletions changedFiles
        mergeCommit { oid } potentialMergeCommit { oid }
        files(last: 1) { nodes { viewerViewedState } } commits(first: 1) { nodes { id } }
      } }`);
    expect(answer).not.toHaveProperty("errors");
    expect(answer).toMatchObject({
      data: {
        repository: { missing: null, pullRequests: { nodes: [{ title: "Change the goals", changedFiles: 1 }] } },
      },
    });
  });
});

describe("an error", () => {
  it.each([
    [
      "an unknown pull request",
      "pullRequest(number: 9) { title }",
      { type: "NOT_FOUND", path: ["repository", "pullRequest"] },
    ],
    ["a list without a length", "pullRequests { totalCount }", { type: "MISSING_PAGINATION_BOUNDARIES" }],
    ["a list too long", "pullRequests(first: 101) { totalCount }", { type: "EXCESSIVE_PAGINATION" }],
    ["a field that GitHub does not have", "goals", { message: expect.stringContaining('Cannot query field "goals"') }],
    [
      "a field that the sandbox does not have",
      "stargazerCount",
      { message: "The sandbox cannot resolve Repository.stargazerCount." },
    ],
  ])("stands for %s", async (_, selection, expected) => {
    const { ask } = await scene();
    expect(await ask(selection)).toMatchObject({ errors: [expected] });
  });

  it("stands for a repository that the token does not see", async () => {
    const { github, token } = await scene();
    github.createRepository("finos/governance");
    const query = `{ repository(owner: "finos", name: "governance") { name } }`;
    expect(await post(`${github.origin}/graphql`, query, `bearer ${token}`)).toEqual({
      data: { repository: null },
      errors: [
        {
          type: "NOT_FOUND",
          path: ["repository"],
          locations: [{ line: 1, column: 3 }],
          message: "Could not resolve to a Repository with the name 'finos/governance'.",
        },
      ],
    });
  });

  it("stands for what the token may not read, beside what it may", async () => {
    const { app, installation_id, ask } = await scene();
    const { data: narrow } = await app.rest.apps.createInstallationAccessToken({
      installation_id,
      permissions: { contents: "read" },
    });
    const selection = `object(expression: "main:goals") { __typename } pullRequest(number: 1) { title }`;
    const answer = await ask(selection, `token ${narrow.token}`);
    expect(answer).toMatchObject({
      data: { repository: { object: { __typename: "Tree" }, pullRequest: null } },
      errors: [{ type: "FORBIDDEN", path: ["repository", "pullRequest"] }],
    });
  });

  it("is what a person without a token gets", async () => {
    const { ask } = await scene();
    expect(await ask("name", "token nonsense")).toMatchObject({ message: "Bad credentials" });
  });
});
