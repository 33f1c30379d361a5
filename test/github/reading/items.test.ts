/** What a reader tells of issues and pull requests, over real HTTP. */
import { describe, expect, it } from "vitest";
import { TransientError } from "../../../src/engine/errors.ts";
import type { GovernedItem } from "../../../src/engine/item.ts";
import { foundBy, given, readingScene, speakingFor } from "../../support/github-reader.ts";

const GOVERNANCE = "todogroup/governance";

async function sceneOfGovernance(options?: Parameters<typeof readingScene>[0]) {
  const scene = await readingScene(options);
  const repository = scene.github.createRepository(GOVERNANCE, speakingFor());
  const read = async (number: number): Promise<GovernedItem | undefined> =>
    foundBy((await scene.readerOf(GOVERNANCE)).governedItem(number, "triage"));
  return { scene, repository, read };
}

async function itemOf(read: Promise<GovernedItem | undefined>) {
  return given(await read).item;
}

it("tells of an issue what it says, who wrote it, and what is remembered on it, in one request", async () => {
  const { scene, repository, read } = await sceneOfGovernance();
  const issue = repository.openIssue("Touchpoint feedback", "After each call.", "octocat");
  issue.addLabel("pillar: community", "octocat");
  issue.removeLabel("pillar: community", "octocat");
  await scene.apply(GOVERNANCE, {
    kind: "labels",
    item: issue.number,
    add: ["pillar: adoption"],
    remove: [],
    create: [{ name: "pillar: adoption", color: "1f6feb", description: "Adoption." }],
    repair: [],
  });
  const question = issue.comment("/why", "octocat");
  await scene.apply(GOVERNANCE, { kind: "reaction", comment: question.id, content: "eyes" });
  issue.react(question, "+1", "octocat");
  await scene.apply(GOVERNANCE, {
    kind: "comment",
    item: issue.number,
    marker: "label-pillars",
    body: "Because.",
    present: undefined,
  });
  scene.requests();

  const governed = await read(issue.number);
  expect(scene.requests()).toEqual(["graphql"]);
  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  const [community, adoption] = repository.model.labels.values();
  expect(governed?.item).toEqual({
    kind: "issue",
    repository: GOVERNANCE,
    number: issue.number,
    title: "Touchpoint feedback",
    body: "After each call.",
    isOpen: true,
    ending: undefined,
    isPrivate: false,
    isLocked: false,
    author: { login: "octocat", isBot: false },
    labels: ["pillar: adoption"],
    labelEvents: [
      { kind: "added", name: "pillar: community", labelId: expect.any(String), at: time, isOurs: false },
      { kind: "removed", name: "pillar: community", labelId: expect.any(String), at: time, isOurs: false },
      { kind: "added", name: "pillar: adoption", labelId: expect.any(String), at: time, isOurs: true },
    ],
    comments: [
      {
        id: question.id,
        at: time,
        body: "/why",
        author: { login: "octocat", isBot: false },
        isOurs: false,
        isEdited: false,
        ourReactions: ["eyes"],
      },
      {
        id: expect.any(Number),
        at: time,
        body: "<!-- goalkeeper:label-pillars -->\nBecause.",
        author: { login: "goalkeeper", isBot: true },
        isOurs: true,
        isEdited: false,
        ourReactions: [],
      },
    ],
    change: undefined,
  });
  expect(governed?.repositoryLabels).toEqual([
    { id: expect.any(String), name: community?.name, color: community?.color, description: "", createdAt: time },
    { id: expect.any(String), name: adoption?.name, color: "1f6feb", description: "Adoption.", createdAt: time },
  ]);
});

it("tells of a pull request its head and its files besides", async () => {
  const { scene, repository, read } = await sceneOfGovernance();
  const files = { "goals/2024/a.yml": "a", "README.md": "b" };
  const pull = repository.openPullRequest({ branch: "goals", files, title: "New goals", author: "octocat" });
  pull.label(["goals"], "octocat");
  scene.requests();
  const item = await itemOf(read(pull.number));
  expect(scene.requests()).toEqual(["graphql"]);
  expect(item).toMatchObject({ kind: "pull-request", title: "New goals", isOpen: true, labels: ["goals"] });
  expect(item.labelEvents).toMatchObject([{ kind: "added", name: "goals", isOurs: false }]);
  expect(item.change).toEqual({ headSha: pull.headSha, paths: ["README.md", "goals/2024/a.yml"] });
  pull.merge();
  expect((await itemOf(read(pull.number))).isOpen).toBe(false);
});

it("tells what is closed and what is locked", async () => {
  const { repository, read } = await sceneOfGovernance();
  const issue = repository.openIssue("Touchpoint feedback");
  issue.close();
  issue.lock();
  expect(await itemOf(read(issue.number))).toMatchObject({ isOpen: false, isLocked: true, body: "" });
});

it("tells another label of the same name from the one that was deleted", async () => {
  const { repository, read } = await sceneOfGovernance();
  const issue = repository.openIssue("Touchpoint feedback");
  issue.addLabel("pillar: community");
  repository.deleteLabel("pillar: community");
  issue.addLabel("pillar: community");
  const { item, repositoryLabels } = given(await read(issue.number));
  const [before, deleted, again] = item.labelEvents;
  expect(item.labelEvents.map(({ kind }) => kind)).toEqual(["added", "removed", "added"]);
  expect(deleted?.labelId).toBe(before?.labelId);
  expect(again?.labelId).not.toBe(before?.labelId);
  expect(repositoryLabels.map(({ id }) => id)).toEqual([again?.labelId]);
});

it("tells by its present name of a label that was renamed, whatever its events call it", async () => {
  const { scene, repository } = await sceneOfGovernance();
  const issue = repository.openIssue("Touchpoint feedback");
  issue.addLabel("area: community");
  const reader = await scene.readerOf(GOVERNANCE, (api) => ({
    ...api,
    graphql: async (query, variables) => {
      const answer = JSON.stringify(await api.graphql(query, variables));
      return JSON.parse(answer.replace(/("label":\{[^}]*)area: community/, "$1community"));
    },
  }));
  const { item } = given(await foundBy(reader.governedItem(issue.number, "triage")));
  expect(item.labelEvents).toMatchObject([{ kind: "added", name: "area: community" }]);
});

it("tells another app from this one", async () => {
  const { repository, read, scene } = await sceneOfGovernance();
  const issue = repository.openIssue("Touchpoint feedback");
  const other = scene.github.world.account("dependabot[bot]", "Bot");
  issue.addLabel("dependencies", other.login);
  issue.comment("Bumped.", other.login);
  const item = await itemOf(read(issue.number));
  expect(item.labelEvents).toMatchObject([{ isOurs: false }]);
  expect(item.comments).toMatchObject([{ isOurs: false, author: { login: "dependabot", isBot: true } }]);
});

describe("what does not fit into one answer", () => {
  it("is read page by page, and stays in order", async () => {
    const { scene, repository, read } = await sceneOfGovernance();
    for (let count = 0; count < 230; count += 1) repository.createLabel(`label ${count}`);
    const issue = repository.openIssue("Touchpoint feedback");
    for (let count = 0; count < 110; count += 1) {
      issue.addLabel("label 0");
      issue.removeLabel("label 0");
      issue.comment(`comment ${count}`);
    }
    scene.requests();
    const { item, repositoryLabels } = given(await read(issue.number));
    // Two more pages of label events, one of comments, two of labels.
    expect(scene.requests()).toEqual(Array.from({ length: 1 + 2 + 1 + 2 }, () => "graphql"));
    expect(item.comments.map(({ body }) => body)).toEqual(numbered(110, "comment"));
    expect(item.labelEvents.map(({ kind }) => kind)).toEqual(
      Array.from({ length: 110 }, () => ["added", "removed"]).flat(),
    );
    expect(repositoryLabels.map(({ name }) => name)).toEqual(numbered(230, "label"));
  });

  it("fails as a whole where a further page does not come", async () => {
    const { scene, repository } = await sceneOfGovernance();
    const issue = repository.openIssue("Touchpoint feedback");
    for (let count = 0; count < 101; count += 1) issue.comment(`comment ${count}`);
    let asked = 0;
    const reader = await scene.readerOf(GOVERNANCE, (api) => ({
      ...api,
      graphql: (query, variables) => {
        asked += 1;
        if (asked === 2) scene.github.faults.fail({ kind: "graphql", status: 502 });
        return api.graphql(query, variables);
      },
    }));
    const reading = reader.governedItem(issue.number, "triage");
    await expect(reading).rejects.toThrow(TransientError);
  });

  it("may be as long as GitHub allows", async () => {
    const { scene, repository, read } = await sceneOfGovernance();
    const issue = repository.openIssue("Touchpoint feedback", "b".repeat(65_000));
    for (let count = 0; count < 100; count += 1) issue.comment("ä".repeat(65_000));
    scene.requests();
    const item = await itemOf(read(issue.number));
    expect(scene.requests()).toEqual(["graphql"]);
    expect(item.body).toHaveLength(65_000);
    expect(item.comments.map(({ body }) => body.length)).toEqual(Array.from({ length: 100 }, () => 65_000));
  });
});

describe("nothing is told", () => {
  it("of a number that nothing has", async () => {
    const { read } = await sceneOfGovernance();
    expect(await read(12)).toBeUndefined();
  });

  it("of what was moved or deleted", async () => {
    const { scene, repository, read } = await sceneOfGovernance();
    const other = scene.github.createRepository("todogroup/ospology");
    const issue = repository.openIssue("Touchpoint feedback");
    const spam = repository.openIssue("Buy now");
    issue.transfer(other);
    spam.delete();
    expect(await read(issue.number)).toBeUndefined();
    expect(await read(spam.number)).toBeUndefined();
  });

  it("of a repository that the app was taken off", async () => {
    const scene = await readingScene();
    const repository = scene.github.createRepository(GOVERNANCE, speakingFor(), { isPrivate: true });
    const issue = repository.openIssue("Touchpoint feedback");
    const other = scene.github.createRepository("todogroup/ospology");
    const reader = (await scene.readerOf(other.fullName)).elsewhere(GOVERNANCE);
    expect((await foundBy(reader.governedItem(issue.number, "triage")))?.item.title).toBe("Touchpoint feedback");
    scene.github.uninstall(repository);
    expect(await reader.governedItem(issue.number, "triage")).toBeUndefined();
  });
});

it.each([
  ["in an archive, which nobody can write to", '"isArchived":false', '"isArchived":true'],
  ["in another repository, where it moved", "/todogroup/governance/issues/1", "/todogroup/ospology/issues/1"],
])("nothing is told of an issue that lies %s", async (_claim, before, after) => {
  const { scene, repository } = await sceneOfGovernance();
  const issue = repository.openIssue("Touchpoint feedback");
  const reader = await scene.readerOf(GOVERNANCE, (api) => ({
    ...api,
    graphql: async (query, variables) => {
      const answer = JSON.stringify(await api.graphql(query, variables));
      return JSON.parse(answer.replaceAll(before, after));
    },
  }));
  expect(await reader.governedItem(issue.number, "triage")).toBe("not-there");
});

it("an item that is not there is told from one that nobody governs", async () => {
  const { scene } = await sceneOfGovernance();
  scene.github.createRepository("todogroup/website");
  expect(await (await scene.readerOf(GOVERNANCE)).governedItem(404, "triage")).toBe("not-there");
  expect(await (await scene.readerOf("todogroup/website")).governedItem(404, "triage")).toBeUndefined();
});

function numbered(count: number, word: string): string[] {
  return Array.from({ length: count }, (_, index) => `${word} ${index}`);
}
