/** The facts of a repository, and what becomes of half answers to this and to lists. */
import { describe, expect, it } from "vitest";
import { TransientError } from "../../../src/engine/errors.ts";
import type { GitHubApi } from "../../../src/github/api.ts";
import { field } from "../../../src/github/field.ts";
import { at, sceneOfGoals } from "../../support/goal-issues.ts";

/** Changes the answers about a repository. */
function half(change: (data: unknown) => unknown): (api: GitHubApi) => GitHubApi {
  return (api) => ({
    ...api,
    async graphql(query, variables) {
      const data = await api.graphql(query, variables);
      return field(variables, "owner") === undefined ? data : change(data);
    },
  });
}

describe("the facts of a repository", () => {
  it("come in one request: milestones, the age of files, and logins that are nobody's", async () => {
    const clock = { now: Date.parse("2024-05-01T09:00:00Z") };
    const { scene, github, repository, readerOf } = await sceneOfGoals(() => new Date(clock.now));
    repository.push({ "goals/a.yml": "id: a\n", "goals/b.yml": "id: b\n" });
    clock.now += 60_000;
    repository.push({ "goals/b.yml": "id: b2\n" });
    clock.now += 60_000;
    repository.push({ "README.md": "# Other\n" });
    const milestone = repository.createMilestone("2024", { dueOn: new Date("2024-12-31T00:00:00Z") });
    repository.closeMilestone(repository.createMilestone("2023"));
    const [one, two] = [repository.openIssue("one", "", "mona"), repository.openIssue("two")];
    one.setMilestone(milestone);
    two.setMilestone(milestone);
    two.close();
    const paths = ["goals/a.yml", "goals/b.yml", 'goals/"none".yml'];
    const facts = await (await readerOf()).repositoryFacts(paths, ["mona", "Octocat", "nobody", "todogroup"]);
    expect(facts.milestones).toEqual([
      { number: 2, title: "2023", state: "closed", open: 0, closed: 0, due: undefined },
      { number: 1, title: "2024", state: "open", open: 1, closed: 1, due: "2024-12-31T00:00:00Z" },
    ]);
    expect([...facts.lastCommitAt]).toEqual([
      ["goals/a.yml", "2024-05-01T09:00:00Z"],
      ["goals/b.yml", "2024-05-01T09:01:00Z"],
    ]);
    expect([...facts.unknownLogins]).toEqual(["nobody", "todogroup"]);
    expect(scene.requests()).toEqual(["graphql"]);
    expect(github.world.accounts.has("nobody")).toBe(false);
  });

  it("take a request more for every further hundred paths or logins", async () => {
    const { scene, repository, readerOf } = await sceneOfGoals();
    const paths = Array.from({ length: 101 }, (_, index) => `goals/${index}.yml`);
    repository.push(Object.fromEntries(paths.map((path) => [path, "id: a\n"])));
    const logins = Array.from({ length: 201 }, (_, index) => `nobody-${index}`);
    const { lastCommitAt, unknownLogins } = await (await readerOf()).repositoryFacts(paths, logins);
    expect([lastCommitAt.size, unknownLogins.size]).toEqual([101, 201]);
    expect(scene.requests()).toEqual(["graphql", "graphql", "graphql"]);
  });
});

it("take no more paths at once than GitHub finds the time for", async () => {
  const { repository, readerOf } = await sceneOfGoals();
  const paths = Array.from({ length: 10 }, (_, index) => `goals/${index}.yml`);
  repository.push(Object.fromEntries(paths.map((path) => [path, "id: a\n"])));
  repository.createMilestone("2024");
  const asked: number[] = [];
  const reader = await readerOf((api) => ({
    ...api,
    async graphql(query, variables) {
      asked.push(query.match(/history\(/g)?.length ?? 0);
      if ((asked.at(-1) ?? 0) > 5) throw Object.assign(new Error("Something went wrong"), { status: 502 });
      return api.graphql(query, variables);
    },
  }));
  const facts = await reader.repositoryFacts(paths, ["octocat", "nobody"]);
  expect([...facts.lastCommitAt.keys()]).toEqual(paths);
  expect([facts.milestones.length, [...facts.unknownLogins]]).toEqual([1, ["nobody"]]);
  expect(asked).toEqual([10, 5, 5]);
});

describe("half an answer never passes for nothing", () => {
  it.each<[string, (api: GitHubApi) => GitHubApi]>([
    ["breaks off", half(() => undefined)],
    ["is empty", half(() => ({}))],
    ["has no list", half((data) => JSON.parse(JSON.stringify(data).replaceAll('"nodes":[', '"nobody":[')))],
  ])("where an answer %s", async (_claim, through) => {
    const { repository, readerOf } = await sceneOfGoals();
    repository.openIssue("there", "", "mona");
    const reader = await readerOf(through);
    await expect(reader.repositoryFacts([], [])).rejects.toThrow(TransientError);
    await expect(reader.ourIssues()).rejects.toThrow(TransientError);
    await expect(reader.openIssues()).rejects.toThrow(TransientError);
  });

  it.each([
    ["a login", '"u0":'],
    ["the history of a file", '"p0":'],
  ])("where an answer lacks %s", async (_claim, key) => {
    const { readerOf } = await sceneOfGoals();
    const reader = await readerOf(half((data) => JSON.parse(JSON.stringify(data).replace(key, '"other":'))));
    await expect(reader.repositoryFacts(["README.md"], ["octocat"])).rejects.toThrow(TransientError);
  });

  it.each([{ status: 502 }, { status: "cut" }] as const)("where GitHub fails: $status", async ({ status }) => {
    const { scene, repository, readerOf } = await sceneOfGoals();
    repository.openIssue("there");
    const reader = await readerOf();
    const all = [
      () => reader.ourIssues(),
      () => reader.openIssues(),
      () => reader.trackingIssues([at(1)]),
      () => reader.issueStates([at(1)]),
      () => reader.repositoryFacts([], []),
    ];
    for (const read of all) {
      scene.github.faults.fail({ kind: "graphql", status });
      // oxlint-disable-next-line no-await-in-loop
      await expect(read()).rejects.toThrow(TransientError);
    }
  });
});
