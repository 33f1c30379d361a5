/** Lists of items: they bring all that an item by itself would, in few requests, and of nobody else's repositories. */
import { describe, expect, it } from "vitest";
import type { GitHubApi } from "../../../src/github/api.ts";
import type { Item } from "../../../src/engine/item.ts";
import type { ItemsWanted } from "../../../src/engine/lists.ts";
import type { Reader } from "../../../src/engine/reader.ts";
import { foundBy, readingScene, speakingFor } from "../../support/github-reader.ts";

const HOME = "todogroup/governance";
const LABEL = "pillar: engagement";
const ALWAYS = "2000-01-01T00:00:00Z";

async function listed(reader: Reader, more: Partial<ItemsWanted> = {}): Promise<readonly Item[]> {
  const items: Item[] = [];
  for await (const page of reader.itemPages({ purpose: "triage", governor: HOME, since: ALWAYS, ...more })) {
    items.push(...page.items);
  }
  return items;
}

async function sceneWithHome(...named: readonly string[]) {
  const clock = { ms: Date.parse("2024-05-20T12:00:00Z") };
  const scene = await readingScene({ now: () => new Date(clock.ms) });
  const repository = scene.github.createRepository(HOME, speakingFor(...named));
  return { clock, scene, repository, reader: await scene.readerOf(HOME) };
}

function brokenAfterTheFirst(api: GitHubApi): GitHubApi {
  return {
    ...api,
    graphql: (query, variables) =>
      query.includes("after: ") ? Promise.resolve({ repository: null }) : api.graphql(query, variables),
  };
}

describe("a list of items", () => {
  it("brings what each of them brings by itself", async () => {
    const { repository, reader } = await sceneWithHome();
    repository.createLabel(LABEL);
    const issue = repository.openIssue("An issue", "Some words.", "ana");
    issue.addLabel(LABEL);
    issue.comment("/why", "ana");
    const pull = repository.openPullRequest({ branch: "one", files: { "goals/a.yml": "id: a" } });
    const alone = await Promise.all(
      [issue, pull].map(async ({ number }) => (await foundBy(reader.governedItem(number, "triage")))?.item),
    );
    const together = await listed(reader);
    expect(together.toSorted((a, b) => a.number - b.number)).toEqual(alone);
  });

  it("takes a request for every hundred issues and fifty pull requests", async () => {
    const { repository, reader, scene } = await sceneWithHome();
    for (let count = 0; count < 230; count += 1) repository.openIssue(`Issue ${count}`);
    for (let count = 0; count < 60; count += 1) {
      repository.openPullRequest({ branch: `b${count}`, files: { "a.md": `${count}` } });
    }
    scene.requests();
    expect(new Set((await listed(reader)).map(({ number }) => number)).size).toBe(290);
    expect(scene.requests()).toEqual(["graphql", "graphql", "graphql"]);
  });

  it("goes back to a time, for closed ones as well", async () => {
    const { clock, repository, reader, scene } = await sceneWithHome();
    const [old, changed] = [repository.openIssue("Old"), repository.openIssue("Changed")];
    for (let count = 0; count < 60; count += 1) {
      repository.openPullRequest({ branch: `b${count}`, files: { "a.md": `${count}` } });
    }
    clock.ms += 60_000;
    changed.close();
    const pull = repository.openPullRequest({ branch: "late", files: { "a.md": "A" } });
    scene.requests();
    const since = "2024-05-20T12:00:30Z";
    expect((await listed(reader, { since })).map(({ number }) => number)).toEqual([changed.number, pull.number]);
    expect(old.number).not.toBe(changed.number);
    expect(scene.requests()).toEqual(["graphql"]);
  });

  it("is asked for in smaller pages where a page is too much", async () => {
    const { repository, scene } = await sceneWithHome();
    for (let count = 0; count < 60; count += 1) repository.openIssue(`Issue ${count}`);
    const errors = [{ type: "RESOURCE_LIMITS_EXCEEDED", message: "Resource limits for this query exceeded." }];
    const through = (api: GitHubApi): GitHubApi => ({
      ...api,
      graphql: (query, variables) =>
        /issues\(first: (?:100|50)\b/.test(query)
          ? Promise.reject(Object.assign(new Error("Too much"), { errors, data: null }))
          : api.graphql(query, variables),
    });
    const reader = await scene.readerOf(HOME, through);
    expect(await listed(reader)).toHaveLength(60);
    expect(scene.requests()).toHaveLength(3);
  });

  it("fails rather than leave a page out", async () => {
    const { repository, scene } = await sceneWithHome();
    for (let count = 0; count < 120; count += 1) repository.openIssue(`Issue ${count}`);
    await expect(listed(await scene.readerOf(HOME, brokenAfterTheFirst))).rejects.toThrow("the answer breaks off");
  });
});

describe("a repository that another one names", () => {
  const OTHER = "todogroup/other";

  it("is listed for that one", async () => {
    const { scene, reader } = await sceneWithHome(OTHER);
    scene.github.createRepository(OTHER).openIssue("There");
    expect((await listed(reader.elsewhere(OTHER))).map(({ title }) => title)).toEqual(["There"]);
  });

  it.each([
    ["governs itself", speakingFor(), true],
    ["has no app installed", { "README.md": "" }, false],
  ])("is not where it %s", async (_claim, files, isInstalled) => {
    const { scene, reader } = await sceneWithHome(OTHER);
    scene.github.createRepository(OTHER, files, { isInstalled }).openIssue("There");
    expect(await listed(reader.elsewhere(OTHER))).toEqual([]);
  });

  it("is not where two name it, or it is gone", async () => {
    const { scene, reader } = await sceneWithHome(OTHER, "todogroup/gone");
    scene.github.createRepository("todogroup/rival", speakingFor(OTHER));
    scene.github.createRepository(OTHER).openIssue("There");
    expect(await listed(reader.elsewhere(OTHER))).toEqual([]);
    expect(await listed(reader.elsewhere("todogroup/gone"))).toEqual([]);
  });
});
