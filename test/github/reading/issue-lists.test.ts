/** Lists of issues: those of this app, and those that are open. */
import { describe, expect, it } from "vitest";
import type { GitHubApi } from "../../../src/github/api.ts";
import { field } from "../../../src/github/field.ts";
import { at, sceneOfGoals } from "../../support/goal-issues.ts";

/** As it is on ghe.com. */
function knowingNoApps(api: GitHubApi): GitHubApi {
  return {
    ...api,
    graphql: (query, variables) => {
      const author = field(variables, "createdBy") === undefined ? {} : { createdBy: "x" };
      return api.graphql(query, { ...variables, ...author });
    },
  };
}

describe("the issues of this app", () => {
  it("are found among those of others, the newest first, in one request once its login is known", async () => {
    const { scene, repository, openOurs, readerOf } = await sceneOfGoals();
    openOurs("First").close();
    repository.openIssue("Of a person");
    openOurs("Second");
    const reader = await readerOf();
    const titles = async () => (await reader.ourIssues()).map(({ title, state }) => `${title} ${state}`);
    expect(await titles()).toEqual(["Second open", "First completed"]);
    expect(scene.requests()).toEqual(["graphql", "graphql"]);
    expect(await titles()).toEqual(["Second open", "First completed"]);
    expect(scene.requests()).toEqual(["graphql"]);
  });

  it("are none only where no list of all issues has one either: a list by author may not know apps", async () => {
    const { scene, repository, openOurs, readerOf } = await sceneOfGoals();
    const [title, body] = ["Ours", "<!-- goalkeeper:tracking-issue a -->"];
    openOurs(title, body);
    for (let count = 0; count < 120; count += 1) repository.openIssue("Of a person");
    expect(await (await readerOf(knowingNoApps)).ourIssues()).toMatchObject([{ number: 1, title, body, isOurs: true }]);
    // Who it is, the list by author, two pages of all, and the one that is found.
    expect(scene.requests()).toEqual(Array.from({ length: 5 }, () => "graphql"));
  });

  it("are read to the last page", async () => {
    const { scene, openOurs, readerOf } = await sceneOfGoals();
    for (let count = 1; count <= 230; count += 1) openOurs(`Goal ${count}`);
    const reader = await readerOf();
    expect((await reader.ourIssues()).map(({ number }) => number)).toEqual(
      Array.from({ length: 230 }, (_, index) => 230 - index),
    );
    expect(scene.requests()).toHaveLength(4);
  });

  it("are asked for in smaller pages where a page is too much", async () => {
    const { openOurs, readerOf } = await sceneOfGoals();
    for (let count = 1; count <= 60; count += 1) openOurs(`Goal ${count}`);
    const sizes: unknown[] = [];
    const through = (api: GitHubApi): GitHubApi => ({
      ...api,
      async graphql(query, variables) {
        const first = field(variables, "first");
        if (first !== undefined) sizes.push(first);
        if (Number(first) > 30) {
          const errors = [{ type: "RESOURCE_LIMITS_EXCEEDED", path: ["repository"], message: "Too much" }];
          throw Object.assign(new Error("Too much"), { data: null, errors });
        }
        return api.graphql(query, variables);
      },
    });
    expect(await (await readerOf(through)).ourIssues()).toHaveLength(60);
    expect(sizes).toEqual([100, 50, 25, 25, 25]);
  });

  it("come late in lists, and never late by number", async () => {
    const clock = { now: Date.parse("2024-05-01T09:00:00Z") };
    const { github, openOurs, readerOf } = await sceneOfGoals(() => new Date(clock.now));
    github.world.listLagMs = 5_000;
    openOurs("New");
    const reader = await readerOf();
    expect(await reader.ourIssues()).toEqual([]);
    expect(await reader.trackingIssues([at(1)])).toMatchObject([{ title: "New" }]);
    clock.now += 5_000;
    expect(await reader.ourIssues()).toMatchObject([{ title: "New" }]);
  });
});

it("open issues are listed without pull requests, the newest first, a hundred a request", async () => {
  const { scene, repository, openOurs, readerOf } = await sceneOfGoals();
  for (let count = 1; count <= 100; count += 1) repository.openIssue(`Issue ${count}`);
  repository.issue(100).close();
  repository.openPullRequest({ branch: "goal", files: { "goals/a.yml": "id: a\n" } });
  openOurs("Ours", "Body").label(["pillar: engagement"]);
  const found = await (await readerOf()).openIssues();
  expect(found[0]).toEqual({
    number: 102,
    title: "Ours",
    body: "Body",
    author: { login: "goalkeeper", isBot: true },
    isOurs: true,
    labels: ["pillar: engagement"],
  });
  expect(found.slice(1).map(({ number }) => number)).toEqual(Array.from({ length: 99 }, (_, index) => 99 - index));
  expect(scene.requests()).toEqual(["graphql"]);
});
