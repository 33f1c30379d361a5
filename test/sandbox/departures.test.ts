/** Issues that leave their repository: where they are found afterwards, and where not. */
import { describe, expect, it } from "vitest";
import { receiverForTest } from "./support/receiver.ts";
import { octokitOn, refusalOf, sandboxForTest } from "./support/sandbox.ts";

const REPOSITORY = { owner: "todogroup", repo: "governance" };
const OTHER = { owner: "todogroup", repo: "ospology" };

async function scene() {
  const github = await sandboxForTest();
  const governance = github.createRepository("todogroup/governance");
  const ospology = github.createRepository("todogroup/ospology");
  const octokit = await octokitOn(github, "todogroup");
  const issue = governance.openIssue("Goal", "A goal", "mona");
  return { github, governance, ospology, octokit, issue, at: { ...REPOSITORY, issue_number: issue.number } };
}

/** What asking for the old issue gives through GraphQL. */
function askFor(octokit: Awaited<ReturnType<typeof octokitOn>>): Promise<unknown> {
  return octokit.graphql(`{ repository(owner: "todogroup", name: "governance") { issueOrPullRequest(number: 1) {
    __typename
  } } }`);
}

describe("an issue that is transferred", () => {
  it("is a new one with all that was said, and the labels that its new repository has", async () => {
    const { governance, ospology, issue } = await scene();
    const known = ospology.createLabel("GOAL");
    ospology.openIssue("Another");
    issue.label(["goal", "unknown there"]);
    issue.comment("Hello", "hubot");
    const moved = issue.transfer(ospology, "octocat");
    expect([moved.number, moved.model.title, moved.model.author.login]).toEqual([2, "Goal", "mona"]);
    expect(moved.model.labels).toEqual([known]);
    expect(moved.comments().map(({ body, item }) => [body, item.repository.name])).toEqual([["Hello", "ospology"]]);
    expect(moved.labelEvents()).toHaveLength(2);
    expect(governance.openIssue("Next").number).toBe(2);
  });

  it("is found at its new address by whoever asks at the old one", async () => {
    const { github, ospology, octokit, issue, at } = await scene();
    ospology.openIssue("Another");
    issue.transfer(ospology).comment("Moved");
    const old = `${github.apiUrl}/repos/todogroup/governance/issues/1`;
    const answer = await fetch(old, {
      redirect: "manual",
      headers: { authorization: `token ${github.userToken("hubot")}` },
    });
    const url = `${github.apiUrl}/repositories/${ospology.model.id}/issues/2`;
    expect([answer.status, answer.headers.get("location")]).toEqual([301, url]);
    expect(await answer.json()).toMatchObject({ message: "Moved Permanently", url });
    // Octokit goes there by itself.
    expect((await octokit.rest.issues.get(at)).data).toMatchObject({ number: 2, title: "Goal" });
    expect((await octokit.rest.issues.listComments(at)).data.map(({ body }) => body)).toEqual(["Moved"]);
    await expect(askFor(octokit)).rejects.toThrow("Could not resolve to an issue or pull request with the number of 1");
  });

  it("is not found by who does not see its new repository", async () => {
    const { github, octokit, issue, at } = await scene();
    issue.transfer(github.createRepository("todogroup/private", {}, { isInstalled: false }));
    expect(await refusalOf(octokit.rest.issues.get(at))).toMatchObject({ status: 404 });
  });

  it("is told of in both repositories", async () => {
    const { github, ospology, issue } = await scene();
    const receiver = await receiverForTest();
    github.deliverTo(receiver.url, "hush");
    issue.transfer(ospology, "octocat");
    await github.delivered();
    const payloads = receiver.received.map(({ payload }) => payload);
    expect(payloads.find(({ action }) => action === "transferred")).toMatchObject({
      issue: { number: 1 },
      repository: { name: "governance" },
      changes: { new_issue: { number: 1, title: "Goal" }, new_repository: { name: "ospology" } },
      sender: { login: "octocat" },
    });
    expect(payloads.find(({ action }) => action === "opened")).toMatchObject({
      issue: { number: 1 },
      repository: { name: "ospology" },
      changes: { old_issue: { number: 1 }, old_repository: { name: "governance" } },
    });
  });

  it.each([
    ["finos/governance", false, "one owner"],
    ["todogroup/secret", true, "from a private repository"],
  ])("does not go to %s", async (fullName, isPrivate, message) => {
    const { github } = await scene();
    const from = github.createRepository("todogroup/start", {}, { isPrivate });
    expect(() => from.openIssue("Goal").transfer(github.createRepository(fullName))).toThrow(message);
  });
});

describe("an issue that is deleted", () => {
  it("is gone for good, and says so", async () => {
    const { github, octokit, issue, at } = await scene();
    const receiver = await receiverForTest();
    github.deliverTo(receiver.url, "hush");
    issue.delete("octocat");
    await github.delivered();
    expect(receiver.received.map(({ event, payload }) => [event, payload["action"]])).toEqual([["issues", "deleted"]]);
    const gone = { status: 410, message: "This issue was deleted" };
    expect(await refusalOf(octokit.rest.issues.get(at))).toMatchObject(gone);
    expect(await refusalOf(octokit.rest.issues.createComment({ ...at, body: "Hello" }))).toMatchObject(gone);
    expect((await octokit.rest.issues.listForRepo({ ...REPOSITORY, state: "all" })).data).toEqual([]);
    expect((await octokit.rest.issues.listForRepo({ ...OTHER, state: "all" })).data).toEqual([]);
    await expect(askFor(octokit)).rejects.toThrow("Could not resolve");
  });
});
