/** The goals of a year get their issues and their reports: over real HTTP, with signed deliveries, on a clock that is turned. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { IssueDriver } from "../../sandbox/driver/issue.ts";
import type { RepositoryDriver } from "../../sandbox/driver/repository.ts";
import type { Workflow } from "../../src/engine/workflow.ts";
import { reportProgress } from "../../src/workflows/report-progress/index.ts";
import { sceneForTest, type Scene } from "../support/goalkeeper.ts";
import { CONFIGURATION, CONFIGURATION_PATH, goal, pathOf } from "../support/goals.ts";

const APP = "goalkeeper[bot]";
const EXAMPLE = "examples/todo-2024";
/** The issues that the files of the year name. */
const KNOWN = [323, 324, 342];

function exampleFiles(): Readonly<Record<string, string>> {
  const paths = readdirSync(EXAMPLE, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".yml"));
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(EXAMPLE, path), "utf8")]));
}

/** All of Goalkeeper, or some of it, on a clock that the test turns; whoever waits turns it too. */
async function clockedScene(start: string, workflows?: readonly Workflow[]) {
  const clock = { ms: Date.parse(start) };
  const time = {
    now: () => clock.ms,
    elapsed: () => clock.ms,
    sleep: async (ms: number) => {
      clock.ms += ms;
    },
  };
  const scene = await sceneForTest({ now: () => new Date(clock.ms), time, ...(workflows && { workflows }) });
  const repository = scene.github.createRepository("todogroup/governance", { "README.md": "" });
  /** Looks at the clock at a time. */
  const lookAt = async (now: string): Promise<void> => {
    clock.ms = Date.parse(now);
    await scene.look();
    await scene.settled();
  };
  /** The same, by a server that starts with nothing. */
  const startAt = async (now: string): Promise<void> => {
    scene.restart();
    await lookAt(now);
  };
  return { scene, repository, lookAt, startAt };
}

/** The example that ships, with the issues that its files name. */
async function year(start: string) {
  const clocked = await clockedScene(start);
  const { scene, repository } = clocked;
  const isKnown = new Set(KNOWN);
  for (let number = 1; number <= 342; number += 1) {
    if (isKnown.has(number))
      repository.openIssue(`[Strategic Goal 2024] number ${number}`, "As people wrote it.", "ana");
    else repository.model.departed.set(number, { kind: "deleted" });
  }
  repository.push(exampleFiles());
  await scene.settled();
  return clocked;
}

/** What was written as content: comments, issues and pull requests. */
function contentIn({ github }: Scene): readonly string[] {
  const writes = github.requests
    .list()
    .flatMap(({ kind, method, operation = "?" }) =>
      kind === "token" || kind === "graphql" || method === "GET" ? [] : [operation],
    );
  return writes.toSorted();
}

function issuesOf(repository: RepositoryDriver): readonly IssueDriver[] {
  return [...repository.model.items.values()].flatMap(({ kind, number }) =>
    kind === "issue" ? [repository.issue(number)] : [],
  );
}

function markersOn(issue: IssueDriver): readonly string[] {
  return issue.comments().flatMap(({ body }) => /^<!-- goalkeeper:(.*?) -->/.exec(body)?.[1] ?? []);
}

it("a year: issues for all goals, their numbers in the files, and a report for each period", async () => {
  const { scene, repository, startAt } = await year("2024-04-10T12:00:00Z");
  await startAt("2024-04-10T13:00:00Z");
  expect(scene.deadLetters).toEqual([]);
  const titles = issuesOf(repository).map((issue) => issue.model.title);
  expect(new Set(titles).size).toBe(10);
  expect(repository.issue(324).model.body).toMatch(
    /^<!-- goalkeeper:tracking-issue openssf-practices -->[^]*As people wrote it\.$/,
  );
  expect(repository.issue(324).labels()).toContain("pillar: cross-community");

  const rolling = [...repository.model.items.values()].filter(({ kind }) => kind === "pull-request");
  expect(rolling).toHaveLength(1);
  repository.pullRequest(rolling[0]?.number ?? 0).merge();
  await scene.settled();
  const named = Object.keys(exampleFiles()).filter((path) =>
    /^tracking_issue: \d+$/m.test(repository.read(path) ?? ""),
  );
  expect(named).toHaveLength(9);

  await startAt("2024-05-01T09:05:00Z");
  expect(markersOn(repository.issue(324))).toEqual(["report-progress 2024-05 openssf-practices"]);
  scene.github.requests.clear();
  await startAt("2024-05-01T09:06:00Z");
  expect(contentIn(scene)).toEqual([]);

  const path = "goals/2024/openssf-practices.yml";
  repository.push({ [path]: (repository.read(path) ?? "").replace("status: todo", "status: done") });
  await scene.settled();
  const reportNow = (): string =>
    repository
      .issue(324)
      .comments()
      .find(({ author }) => author.login === APP)?.body ?? "";
  const before = reportNow();
  const command = repository.issue(324).comment("/progress", "ana");
  await scene.settled();
  expect(reportNow()).not.toBe(before);
  expect(command.reactions.map(({ content }) => content)).toEqual(["+1"]);
  await startAt("2024-05-20T12:00:00Z");
  expect(markersOn(repository.issue(324))).toEqual(["report-progress 2024-05 openssf-practices"]);

  await startAt("2024-06-01T09:05:00Z");
  expect(markersOn(repository.issue(324))).toEqual([
    "report-progress 2024-05 openssf-practices",
    "report-progress 2024-06 openssf-practices",
  ]);
  const reports = issuesOf(repository)
    .flatMap((issue) => markersOn(issue))
    .filter((marker) => marker.startsWith("report-progress"));
  expect(new Set(reports).size).toBe(reports.length);
  scene.github.requests.clear();
  await startAt("2024-06-01T09:10:00Z");
  expect(contentIn(scene)).toEqual([]);
  expect(scene.deadLetters).toEqual([]);
});

it("where lists lag behind, no issue and no comment is doubled", async () => {
  const { scene, repository } = await year("2024-04-10T12:00:00Z");
  scene.github.world.listLagMs = 60_000;
  for (let looks = 0; looks < 3; looks += 1) {
    repository.push({ "README.md": `Look ${looks}` });
    // oxlint-disable-next-line no-await-in-loop
    await scene.settled();
  }
  const issues = issuesOf(repository);
  const titles = issues.map((issue) => issue.model.title);
  expect(new Set(titles).size).toBe(titles.length);
  for (const issue of issues) {
    const markers = markersOn(issue);
    expect(new Set(markers).size).toBe(markers.length);
  }
  expect(scene.deadLetters).toEqual([]);
});

it("fifty goals with ten issues each take six reads, and a write for each report", async () => {
  const { scene, repository, lookAt, startAt } = await clockedScene("2024-01-10T12:00:00Z", [reportProgress]);
  const files = Array.from({ length: 50 }, (_goal, index) => {
    const tracking = repository.openIssue(`Goal ${index}`).number;
    const issues = Array.from({ length: 10 }, (_issue, place) => repository.openIssue(`Work ${index}.${place}`).number);
    const initiatives = `[{ id: work, title: Work, status: doing, issues: [${issues.join(", ")}] }]`;
    return [pathOf(`area-${index}`), goal(`area-${index}`, { tracking_issue: String(tracking), initiatives })] as const;
  });
  repository.push({ [CONFIGURATION_PATH]: CONFIGURATION, ...Object.fromEntries(files) });
  await scene.settled();
  await startAt("2024-05-01T08:20:00Z");
  await lookAt("2024-05-01T08:59:00Z");

  scene.github.requests.clear();
  await lookAt("2024-05-01T09:00:00Z");
  expect(scene.deadLetters).toEqual([]);
  const requests = scene.github.requests.list();
  const reads = requests.filter(({ kind, method }) => kind === "graphql" || (kind !== "token" && method === "GET"));
  expect(reads.map(({ path }) => path)).toHaveLength(6);
  expect(contentIn(scene).filter((operation) => operation === "issues/create-comment")).toHaveLength(51);

  scene.github.requests.clear();
  repository.push({ "README.md": "Another" });
  await scene.settled();
  expect(contentIn(scene)).toEqual([]);
});
