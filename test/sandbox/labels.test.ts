/** Labels: what they are called, who put them on what, and what is left of those that are deleted. */
import { describe, expect, it } from "vitest";
import { timeText } from "../../sandbox/present/time.ts";
import { namesOf, receiverForTest } from "./support/receiver.ts";
import { octokitOn, refusalOf, sandboxForTest } from "./support/sandbox.ts";

const REPOSITORY = { owner: "todogroup", repo: "governance" };
const PILLAR = "pillar: community";

const EVENTS = `totalCount pageInfo { hasNextPage endCursor } nodes {
  type: __typename
  ... on LabeledEvent { id createdAt actor { ...Who } label { id name color description createdAt } }
  ... on UnlabeledEvent { id createdAt actor { ...Who } label { id name color description createdAt } }
}`;
const WHO = `fragment Who on Actor { __typename login ... on Bot { databaseId } ... on User { databaseId } }`;

interface Timeline {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  readonly nodes: {
    readonly type: string;
    readonly actor: { readonly login: string };
    readonly label: { readonly id: string; readonly name: string };
  }[];
}

function named({ nodes }: Timeline): string[] {
  return nodes.map(({ label }) => label.name);
}

async function scene() {
  // Octokit signs by the clock of the machine, and so the sandbox's begins there.
  const start = Math.floor(Date.now() / 1000) * 1000;
  let minutes = 0;
  const github = await sandboxForTest({ now: () => new Date(start + minutes * 60_000) });
  const timeAfter = (some: number): string => timeText(new Date(start + some * 60_000));
  const repository = github.createRepository("todogroup/governance");
  const octokit = await octokitOn(github, "todogroup");
  const issue = repository.openIssue("Goal", "", "mona");
  const timeline = async (types: string, page = "first: 100", of = issue.number): Promise<Timeline> => {
    const query = `{ repository(owner: "todogroup", name: "governance") { issueOrPullRequest(number: ${of}) {
      ... on Issue { timelineItems(${page}, itemTypes: [${types}]) { ${EVENTS} } }
      ... on PullRequest { timelineItems(${page}, itemTypes: [${types}]) { ${EVENTS} } }
    } } } ${WHO}`;
    const answer = await octokit.graphql<{ repository: { issueOrPullRequest: { timelineItems: Timeline } } }>(query);
    return answer.repository.issueOrPullRequest.timelineItems;
  };
  const wait = (some: number): void => {
    minutes += some;
  };
  const at = { ...REPOSITORY, issue_number: issue.number };
  return { github, repository, issue, octokit, at, timeline, wait, timeAfter };
}

describe("the timeline of an item", () => {
  it("tells who put which label on it, who took it off, and when", async () => {
    const { github, issue, octokit, at, timeline, wait, timeAfter } = await scene();
    await octokit.rest.issues.addLabels({ ...at, labels: [PILLAR] });
    wait(5);
    issue.label([], "hubot");
    const found = await timeline("LABELED_EVENT, UNLABELED_EVENT");
    const goalkeeper = { __typename: "Bot", login: "goalkeeper", databaseId: github.app.bot.id };
    const hubot = { __typename: "User", login: "hubot", databaseId: github.world.account("hubot").id };
    const about = { name: PILLAR, color: "ededed", description: null, createdAt: timeAfter(0) };
    expect(found).toMatchObject({
      totalCount: 2,
      pageInfo: { hasNextPage: false },
      nodes: [
        { type: "LabeledEvent", createdAt: timeAfter(0), actor: goalkeeper, label: about },
        { type: "UnlabeledEvent", createdAt: timeAfter(5), actor: hubot, label: about },
      ],
    });
    expect((await timeline("UNLABELED_EVENT")).nodes).toEqual(found.nodes.slice(1));
  });

  it("comes in pages, from either end", async () => {
    const { issue, timeline } = await scene();
    for (const names of [["a"], ["a", "b"], ["a", "b", "c"]]) issue.label(names, "mona");
    const first = await timeline("LABELED_EVENT", "first: 2");
    expect([first.totalCount, first.pageInfo.hasNextPage, named(first)]).toEqual([3, true, ["a", "b"]]);
    expect(named(await timeline("LABELED_EVENT", `first: 2, after: "${first.pageInfo.endCursor}"`))).toEqual(["c"]);
    expect(named(await timeline("LABELED_EVENT", "last: 2"))).toEqual(["b", "c"]);
  });

  it("begins with the labels that an issue was opened with", async () => {
    const { octokit, timeline } = await scene();
    const { data } = await octokit.rest.issues.create({ ...REPOSITORY, title: "Goal", labels: [PILLAR] });
    const { nodes } = await timeline("LABELED_EVENT", "first: 5", data.number);
    expect(nodes.map(({ actor, label }) => [actor.login, label.name])).toEqual([["goalkeeper", PILLAR]]);
  });

  it("is refused where it would have to leave something out", async () => {
    const { timeline } = await scene();
    await expect(timeline("LABELED_EVENT, CLOSED_EVENT")).rejects.toThrow("The sandbox has timelineItems");
  });

  it("is listed through the REST API: the oldest first of an item, the newest of a repository", async () => {
    const { issue, repository, octokit, at } = await scene();
    await octokit.rest.issues.addLabels({ ...at, labels: [PILLAR] });
    issue.label([], "hubot");
    repository.openPullRequest({ branch: "goals", files: { x: "x" } }).label(["b"], "mona");
    const { data: ofItem } = await octokit.rest.issues.listEvents(at);
    expect(ofItem.map((one) => [one.event, one.actor.login, "label" in one ? one.label.name : undefined])).toEqual([
      ["labeled", "goalkeeper[bot]", PILLAR],
      ["unlabeled", "hubot", PILLAR],
    ]);
    expect(ofItem.map((one) => one.performed_via_github_app?.slug)).toEqual(["goalkeeper", undefined]);
    const { data: all } = await octokit.rest.issues.listEventsForRepo(REPOSITORY);
    expect(all.map(({ event, label, issue: about }) => [event, label?.name, about?.number])).toEqual([
      ["labeled", "b", 2],
      ["unlabeled", PILLAR, 1],
      ["labeled", PILLAR, 1],
    ]);
  });
});

describe("a label that is deleted", () => {
  it("goes from every item in the name of who deletes it, and a new one of that name is another", async () => {
    const { issue, repository, octokit, at, timeline } = await scene();
    issue.label([PILLAR], "mona");
    const pullRequest = repository.openPullRequest({ branch: "goals", files: { x: "x" } });
    pullRequest.label([PILLAR]);
    const [before] = repository.model.labels.values();
    await octokit.rest.issues.deleteLabel({ ...REPOSITORY, name: "Pillar: Community" });
    expect(await refusalOf(octokit.rest.issues.getLabel({ ...REPOSITORY, name: PILLAR }))).toMatchObject({
      status: 404,
    });
    expect((await octokit.rest.issues.listLabelsOnIssue(at)).data).toEqual([]);
    expect(pullRequest.model.labels).toEqual([]);
    issue.label([PILLAR], "mona");
    const { nodes } = await timeline("LABELED_EVENT, UNLABELED_EVENT");
    expect(nodes.map((node) => [node.type, node.actor.login])).toEqual([
      ["LabeledEvent", "mona"],
      ["UnlabeledEvent", "goalkeeper"],
      ["LabeledEvent", "mona"],
    ]);
    const [put, taken, again] = nodes.map((node) => node.label.id);
    expect([put === taken, put === again]).toEqual([true, false]);
    const ofPullRequest = await timeline("LABELED_EVENT, UNLABELED_EVENT", "last: 1", pullRequest.number);
    expect(ofPullRequest.nodes.map((node) => [node.type, node.label.id])).toEqual([["UnlabeledEvent", taken]]);
    expect(repository.model.labels.get(PILLAR)?.id).not.toBe(before?.id);
  });

  it("is told of without its name", async () => {
    const { issue, github, repository, octokit } = await scene();
    issue.label([PILLAR], "mona");
    repository.openPullRequest({ branch: "goals", files: { x: "x" } }).label([PILLAR]);
    const receiver = await receiverForTest();
    github.deliverTo(receiver.url, "hush");
    await octokit.rest.issues.deleteLabel({ ...REPOSITORY, name: PILLAR });
    await github.delivered();
    expect(namesOf(receiver).toSorted()).toEqual(["issues.unlabeled", "pull_request.unlabeled"]);
    for (const { payload } of receiver.received) expect(payload).not.toHaveProperty("label");
  });
});

describe("the name of a label", () => {
  it("is taken in whatever letter case", async () => {
    const { octokit, at } = await scene();
    await octokit.rest.issues.addLabels({ ...at, labels: ["Goal", "goal"] });
    await octokit.rest.issues.createLabel({ ...REPOSITORY, name: "other" });
    const taken = { status: 422, errors: [{ code: "already_exists", field: "name" }] };
    const create = octokit.rest.issues.createLabel({ ...REPOSITORY, name: "GOAL" });
    expect(await refusalOf(create)).toMatchObject(taken);
    const rename = octokit.rest.issues.updateLabel({ ...REPOSITORY, name: "other", new_name: "gOAL" });
    expect(await refusalOf(rename)).toMatchObject(taken);
    const { data: renamed } = await octokit.rest.issues.updateLabel({ ...REPOSITORY, name: "goal", new_name: "GOAL" });
    expect(renamed.name).toBe("GOAL");
    const { data } = await octokit.rest.issues.listLabelsOnIssue(at);
    expect(data.map(({ name }) => name)).toEqual(["GOAL"]);
  });

  it.each([
    ["51 characters", ["x".repeat(51)], "Validation Failed"],
    [
      "100 others beside it",
      Array.from({ length: 101 }, (_, index) => `label ${index}`),
      "Issue cannot have more than 100",
    ],
  ])("that has %s is not put on anything", async (_, labels, message) => {
    const { octokit, at } = await scene();
    expect(await refusalOf(octokit.rest.issues.addLabels({ ...at, labels }))).toMatchObject({
      status: 422,
      message: expect.stringContaining(message),
    });
    expect((await octokit.rest.issues.listLabelsOnIssue(at)).data).toEqual([]);
  });

  it("finds it through GraphQL, with when it was made", async () => {
    const { octokit, timeAfter } = await scene();
    await octokit.rest.issues.createLabel({ ...REPOSITORY, name: PILLAR, color: "1f6feb", description: "Us" });
    const label = `{ name color description createdAt }`;
    const { repository } = await octokit.graphql<{ repository: unknown }>(
      `{ repository(owner: "todogroup", name: "governance") {
        label(name: "PILLAR: community") ${label} missing: label(name: "x") ${label} labels(first: 5) { nodes ${label} }
      } }`,
    );
    const expected = { name: PILLAR, color: "1f6feb", description: "Us", createdAt: timeAfter(0) };
    expect(repository).toEqual({ label: expected, missing: null, labels: { nodes: [expected] } });
  });
});
