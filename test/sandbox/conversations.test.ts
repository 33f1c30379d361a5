/** Who takes part in a conversation: what they may do, what they said, and what they may not when it is locked. */
import { describe, expect, it } from "vitest";
import { namesOf, receiverForTest } from "./support/receiver.ts";
import { octokitOn, refusalOf, sandboxForTest } from "./support/sandbox.ts";

const REPOSITORY = { owner: "todogroup", repo: "governance" };

async function scene() {
  const github = await sandboxForTest();
  const repository = github.createRepository("todogroup/governance");
  const octokit = await octokitOn(github, "todogroup");
  const issue = repository.openIssue("Goal", "", "mona");
  return { github, repository, octokit, issue, at: { ...REPOSITORY, issue_number: issue.number } };
}

describe("an account", () => {
  it("is looked up by its name", async () => {
    const { github, octokit } = await scene();
    const { data } = await octokit.rest.users.getByUsername({ username: "goalkeeper[bot]" });
    expect(data).toMatchObject({ login: "goalkeeper[bot]", type: "Bot", id: github.app.bot.id });
    expect(await refusalOf(octokit.rest.users.getByUsername({ username: "nobody" }))).toMatchObject({ status: 404 });
  });

  it("is told to be the viewer with its whole name, and an actor without [bot]", async () => {
    const { github, octokit, at } = await scene();
    await octokit.rest.issues.createComment({ ...at, body: "Hello" });
    const answer = await octokit.graphql(`{
      viewer { __typename login databaseId }
      repository(owner: "todogroup", name: "governance") { issue(number: 1) {
        authorAssociation viewerDidAuthor
        comments(last: 1) { nodes { viewerDidAuthor author { __typename login ... on Bot { databaseId } } } }
      } }
    }`);
    const databaseId = github.app.bot.id;
    const author = { __typename: "Bot", login: "goalkeeper", databaseId };
    expect(answer).toEqual({
      viewer: { __typename: "User", login: "goalkeeper[bot]", databaseId },
      repository: {
        issue: {
          authorAssociation: "NONE",
          viewerDidAuthor: false,
          comments: { nodes: [{ viewerDidAuthor: true, author }] },
        },
      },
    });
  });

  it.each([
    ["admin", "admin", [true, true, true, true, true]],
    ["maintain", "write", [true, true, true, true, false]],
    ["write", "write", [true, true, true, false, false]],
    ["triage", "read", [true, true, false, false, false]],
    ["read", "read", [true, false, false, false, false]],
  ] as const)("with the role %s has its permissions", async (role, permission, rights) => {
    const { repository, octokit } = await scene();
    repository.addCollaborator("hubot", role);
    const { data } = await octokit.rest.repos.getCollaboratorPermissionLevel({ ...REPOSITORY, username: "hubot" });
    const [pull, triage, push, maintain, admin] = rights;
    expect(data).toMatchObject({
      permission,
      role_name: role,
      user: { login: "hubot", role_name: role, permissions: { pull, triage, push, maintain, admin } },
    });
  });

  it("has no permission where it is nobody, or an app", async () => {
    const { octokit } = await scene();
    const ask = (username: string) => octokit.rest.repos.getCollaboratorPermissionLevel({ ...REPOSITORY, username });
    expect(await refusalOf(ask("nobody"))).toMatchObject({ status: 404 });
    expect(await refusalOf(ask("goalkeeper[bot]"))).toMatchObject({
      status: 404,
      message: "goalkeeper[bot] is not a user",
    });
  });
});

describe("a reaction", () => {
  it("is counted by its kind, and known to who gave it", async () => {
    const { octokit, issue } = await scene();
    const comment = issue.comment("/pillar", "mona");
    issue.react(comment, "eyes", "hubot");
    await octokit.rest.reactions.createForIssueComment({ ...REPOSITORY, comment_id: comment.id, content: "+1" });
    const { repository } = await octokit.graphql<{
      repository: { issue: { comments: { nodes: { reactionGroups: unknown[] }[] } } };
    }>(`{ repository(owner: "todogroup", name: "governance") { issue(number: 1) { comments(first: 1) { nodes {
      databaseId authorAssociation reactionGroups { content viewerHasReacted reactors(first: 1) { totalCount } }
    } } } } }`);
    const groups = repository.issue.comments.nodes[0]?.reactionGroups;
    expect(groups).toHaveLength(8);
    expect(groups).toContainEqual({ content: "THUMBS_UP", viewerHasReacted: true, reactors: { totalCount: 1 } });
    expect(groups).toContainEqual({ content: "EYES", viewerHasReacted: false, reactors: { totalCount: 1 } });
    expect(groups).toContainEqual({ content: "HEART", viewerHasReacted: false, reactors: { totalCount: 0 } });
  });
});

describe("a locked conversation", () => {
  it("takes labels from an app, but neither comments nor reactions", async () => {
    const { octokit, issue, at } = await scene();
    const comment = issue.comment("/pillar", "mona");
    await octokit.rest.issues.lock({ ...at, lock_reason: "resolved" });
    expect(await refusalOf(octokit.rest.issues.createComment({ ...at, body: "Hello" }))).toMatchObject({
      status: 403,
      message: "Unable to create comment because issue is locked.",
    });
    const reaction = { ...REPOSITORY, comment_id: comment.id, content: "eyes" } as const;
    expect(await refusalOf(octokit.rest.reactions.createForIssueComment(reaction))).toMatchObject({ status: 403 });
    await octokit.rest.issues.addLabels({ ...at, labels: ["goal"] });
    const { data } = await octokit.rest.issues.get(at);
    expect([data.locked, data.active_lock_reason, data.comments]).toEqual([true, "resolved", 1]);
    const query = `{ repository(owner: "todogroup", name: "governance") { issue(number: 1) { locked activeLockReason } } }`;
    expect(await octokit.graphql(query)).toEqual({
      repository: { issue: { locked: true, activeLockReason: "RESOLVED" } },
    });
    await octokit.rest.issues.unlock(at);
    await octokit.rest.issues.createComment({ ...at, body: "Hello" });
  });

  it("is open to people who may write, and to nobody else", async () => {
    const { repository, octokit, issue, at } = await scene();
    await octokit.rest.issues.lock(at);
    repository.addCollaborator("hubot", "triage");
    for (const login of ["mona", "hubot"]) {
      expect(() => issue.comment("Hello", login)).toThrow("issue is locked");
    }
    expect(issue.comment("Hello", "octocat").body).toBe("Hello");
  });

  it("is told of once, when it is locked and when it is opened again", async () => {
    const { github, repository, octokit, at } = await scene();
    repository.openPullRequest({ branch: "goals", files: { x: "x" } });
    const receiver = await receiverForTest();
    github.deliverTo(receiver.url, "hush");
    await octokit.rest.issues.lock(at);
    await octokit.rest.issues.lock(at);
    await octokit.rest.issues.unlock(at);
    await octokit.rest.issues.lock({ ...at, issue_number: 2 });
    await github.delivered();
    expect(namesOf(receiver).toSorted()).toEqual(["issues.locked", "issues.unlocked", "pull_request.locked"]);
  });
});
