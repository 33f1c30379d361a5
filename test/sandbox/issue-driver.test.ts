/** What a scenario does with an issue, and what is delivered of it. */
import { describe, expect, it } from "vitest";
import type { IssueDriver } from "../../sandbox/driver/issue.ts";
import { namesOf, receiverForTest } from "./support/receiver.ts";
import { octokitOn, sandboxForTest } from "./support/sandbox.ts";

async function scene() {
  const receiver = await receiverForTest();
  const github = await sandboxForTest();
  const repository = github.createRepository("todogroup/governance");
  const issue = repository.openIssue("Goal", "A goal", "mona");
  issue.label(["known"]);
  github.deliverTo(receiver.url, "hush");
  return { receiver, github, repository, issue };
}

describe("an issue", () => {
  it.each<[string, (issue: IssueDriver) => unknown, string[]]>([
    ["edited", (one) => one.edit({ title: "Other", body: null }), ["issues.edited"]],
    ["edited to what it is", (one) => one.edit({ title: "Goal" }), []],
    ["commented", (one) => one.comment("Hello", "hubot"), ["issue_comment.created"]],
    ["given exactly other labels", (one) => one.label(["new"]), ["issues.labeled", "issues.unlabeled"]],
    ["given another label", (one) => one.addLabel("new"), ["issues.labeled"]],
    ["given a label that it has", (one) => one.addLabel("KNOWN"), []],
    ["relieved of a label", (one) => one.removeLabel("Known", "hubot"), ["issues.unlabeled"]],
    ["closed", (one) => one.close("not_planned"), ["issues.closed"]],
    ["closed and opened again", (one) => [one.close(), one.reopen("hubot")], ["issues.closed", "issues.reopened"]],
    ["locked and opened", (one) => [one.lock("spam"), one.unlock()], ["issues.locked", "issues.unlocked"]],
    ["deleted", (one) => one.delete("octocat"), ["issues.deleted"]],
  ])("that is %s is told of", async (_, act, events) => {
    const { receiver, github, issue } = await scene();
    act(issue);
    await github.delivered();
    expect(namesOf(receiver).toSorted()).toEqual(events);
  });

  it("is in the hands of its author where nobody else is named", async () => {
    const { github, repository, issue } = await scene();
    issue.removeLabel("known", "hubot");
    const comment = issue.comment("Hello");
    issue.react(comment, "heart", "hubot");
    expect(issue.labelEvents().map(({ name, actor }) => [name, actor.login])).toEqual([
      ["labeled", "mona"],
      ["unlabeled", "hubot"],
    ]);
    expect(comment.author.login).toBe("mona");
    expect(comment.reactions.map(({ user }) => user)).toEqual([github.world.account("hubot")]);
    expect(repository.issue(issue.number).comments()).toEqual([comment]);
    expect(issue.labels()).toEqual([]);
    expect(() => issue.removeLabel("known")).toThrow("Label does not exist");
  });

  it("has its labels when it is opened, and each is told of after that", async () => {
    const { receiver, github } = await scene();
    const octokit = await octokitOn(github, "todogroup");
    await octokit.rest.issues.create({ owner: "todogroup", repo: "governance", title: "Goal", labels: ["a", "b"] });
    await github.delivered();
    expect(namesOf(receiver).toSorted()).toEqual(["issues.labeled", "issues.labeled", "issues.opened"]);
    for (const { payload } of receiver.received) {
      expect(payload).toMatchObject({ issue: { labels: [{ name: "a" }, { name: "b" }] } });
    }
  });
});
