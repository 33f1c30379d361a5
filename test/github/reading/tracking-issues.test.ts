/** Tracking issues by their places, and the issues behind initiatives. */
import { describe, expect, it } from "vitest";
import { addComment } from "../../../sandbox/world/comments.ts";
import type { GitHubApi } from "../../../src/github/api.ts";
import { at, sceneOfGoals } from "../../support/goal-issues.ts";

const GOVERNANCE = "todogroup/governance";

function leadingToDiscussion(api: GitHubApi): GitHubApi {
  const data = { number: 1, html_url: `https://github.com/${GOVERNANCE}/discussions/1` };
  return { ...api, request: () => Promise.resolve({ status: 200, data }) };
}

describe("a tracking issue", () => {
  it("is told with all that a report needs", async () => {
    const { scene, repository, openOurs, readerOf } = await sceneOfGoals();
    const issue = openOurs("Scorecard", "Keep this.");
    issue.label(["pillar: engagement", "help wanted"]);
    issue.setMilestone(repository.createMilestone("2024"));
    const comment = issue.comment("How far is it?", "mona");
    issue.lock();
    issue.close("not_planned");
    expect(await (await readerOf()).trackingIssues([at(1)])).toEqual([
      {
        repository: GOVERNANCE,
        number: 1,
        kind: "issue",
        title: "Scorecard",
        body: "Keep this.",
        state: "not-planned",
        isLocked: true,
        author: { login: "goalkeeper", isBot: true },
        isOurs: true,
        labels: ["pillar: engagement", "help wanted"],
        milestone: 1,
        createdAt: issue.model.createdAt.toISOString().replace(/\.\d+/, ""),
        comments: [expect.objectContaining({ id: comment.id, body: "How far is it?", isOurs: false })],
      },
    ]);
    expect(scene.requests()).toEqual(["graphql"]);
  });

  it("is told as what has its number, where that is, or why there is none; fifty a request", async () => {
    const { scene, github, repository, readerOf } = await sceneOfGoals();
    const book = github.createRepository("todogroup/book", { "README.md": "" });
    const hidden = github.createRepository("someone/secret", {}, { isPrivate: true, isInstalled: false });
    hidden.openIssue("secret");
    repository.openIssue("deleted").delete();
    repository.openIssue("moved").transfer(book);
    repository.openPullRequest({ branch: "goal", files: { "goals/a.yml": "id: a\n" }, title: "proposed" }).merge();
    repository.openIssue("there");
    const references = [
      at(1),
      at(2),
      at(3),
      at(4),
      at(1, "someone/secret"),
      ...Array.from({ length: 45 }, () => at(4)),
    ];
    const found = await (await readerOf()).trackingIssues(references);
    expect(found.slice(0, 5)).toMatchObject([
      "gone",
      { repository: "todogroup/book", number: 1, title: "moved" },
      { kind: "pull-request", number: 3, state: "completed" },
      { kind: "issue", title: "there", isOurs: false },
      "out-of-reach",
    ]);
    expect(found).toHaveLength(50);
    expect(scene.requests().filter((one) => one === "graphql")).toHaveLength(2);
  });

  it("keeps all that this app said, and of people the latest fifty", async () => {
    const { github, openOurs, readerOf } = await sceneOfGoals();
    const issue = openOurs("Scorecard");
    for (let count = 0; count < 60; count += 1) {
      issue.comment(`Comment ${count}`, "mona");
      if (count % 20 === 0) addComment(github.world, issue.model, github.app.bot, `Summary ${count}`, github.app);
    }
    const [found] = await (await readerOf()).trackingIssues([at(1)]);
    const comments = typeof found === "object" ? found.comments : [];
    expect(comments.filter(({ isOurs }) => isOurs).map(({ body }) => body)).toEqual(
      [0, 20, 40].map((count) => `Summary ${count}`),
    );
    const people = comments.filter(({ isOurs }) => !isOurs).map(({ body }) => body);
    expect([people.length, people[0], people.at(-1)]).toEqual([50, "Comment 10", "Comment 59"]);
    expect(comments[0]?.body).toBe("Summary 0");
  });

  it("is gone where it was made a discussion", async () => {
    const { repository, readerOf } = await sceneOfGoals();
    repository.openIssue("discussed").delete();
    expect(await (await readerOf(leadingToDiscussion)).trackingIssues([at(1)])).toEqual(["gone"]);
  });
});

describe("the state of an issue behind an initiative", () => {
  it("counts sub-issues, or else the boxes of its task list", async () => {
    const { scene, repository, readerOf } = await sceneOfGoals();
    const parent = repository.openIssue("Parent", "- [ ] not counted");
    const child = repository.openIssue("Child", "- [x] a\n- [ ] b");
    parent.addSubIssue(child);
    parent.addSubIssue(repository.openIssue("Other child"));
    child.close("duplicate");
    const pull = repository.openPullRequest({ branch: "goal", files: { "goals/a.yml": "id: a\n" }, title: "Pull" });
    pull.merge();
    const found = await (await readerOf()).issueStates([at(1), at(2), at(4), at(9)]);
    const timed = { isPrivate: false, openedAt: expect.stringMatching(/Z$/), updatedAt: expect.stringMatching(/Z$/) };
    expect(found).toEqual([
      { ...timed, title: "Parent", state: "open", closedAt: undefined, tasks: { done: 1, total: 2 } },
      { ...timed, title: "Child", state: "not-planned", closedAt: timed.openedAt, tasks: { done: 1, total: 2 } },
      { ...timed, title: "Pull", state: "completed", closedAt: timed.openedAt, tasks: undefined },
      "gone",
    ]);
    expect(scene.requests()).toEqual(["graphql", `GET /repos/${GOVERNANCE}/issues/9`]);
  });

  it("is read for 500 in two requests", async () => {
    const { scene, repository, readerOf } = await sceneOfGoals();
    for (let count = 1; count <= 500; count += 1) repository.openIssue(`Issue ${count}`);
    const references = Array.from({ length: 500 }, (_, index) => at(index + 1));
    const found = await (await readerOf()).issueStates(references);
    expect(found.map((one) => (typeof one === "object" ? one.title : one))).toEqual(
      references.map(({ number }) => `Issue ${number}`),
    );
    expect(scene.requests()).toEqual(["graphql", "graphql"]);
  });
});
