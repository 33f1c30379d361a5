/** Anybody can give an issue the title of a goal, or copy the hidden mark of one: it is no tracking issue for that. */
import { expect, it } from "vitest";
import type { RepositoryDriver } from "../../sandbox/driver/repository.ts";
import { reportProgress } from "../../src/workflows/report-progress/index.ts";
import { sceneForTest } from "../support/goalkeeper.ts";
import { goal, governance, pathOf } from "../support/goals.ts";

const TITLE = "Have guests at every call";
const MARK = "<!-- goalkeeper:tracking-issue guests -->";
const OURS = "goalkeeper[bot]";

/** Where the goal is followed after a look at the clock, with what is there before it. */
async function trackedAfter(prepare: (repository: RepositoryDriver) => void) {
  const scene = await sceneForTest({ workflows: [reportProgress] });
  const repository = scene.github.createRepository("todogroup/governance", {
    ...governance(0),
    [pathOf("guests")]: goal("guests", { title: TITLE }),
  });
  prepare(repository);
  await scene.look();
  await scene.settled();
  const items = [...repository.model.items.values()];
  const marked = items.filter(({ body }) => body?.startsWith(MARK) === true);
  return { scene, repository, marked, items };
}

it.each([
  ["the title of a goal", TITLE, ""],
  ["the title of a goal and a prefix", `[Goal 2024] ${TITLE}`, ""],
  ["the hidden mark of a goal", "Something else", `Read this.\n\n${MARK}\n`],
])("an issue of a stranger with %s is left alone, and the goal gets one of its own", async (_claim, title, body) => {
  const { items, marked } = await trackedAfter((repository) => repository.openIssue(title, body, "stranger"));
  expect(items.find(({ author }) => author.login === "stranger")).toMatchObject({
    title,
    body,
    comments: [],
    labels: [],
  });
  expect(marked.map(({ author }) => author.login)).toEqual([OURS]);
});

it("an issue of somebody who may triage is adopted, also where strangers have opened others like it", async () => {
  const { marked } = await trackedAfter((repository) => {
    repository.addCollaborator("mona", "triage");
    for (const author of ["stranger", "mona", "stranger", "somebody"]) repository.openIssue(TITLE, "", author);
  });
  expect(marked.map(({ author }) => author.login)).toEqual(["mona"]);
});

it("many strangers with many issues cost a bounded number of requests", async () => {
  const count = 120;
  const { scene, marked } = await trackedAfter((repository) => {
    for (let index = 0; index < count; index += 1) repository.openIssue(TITLE, "", `stranger-${index}`);
  });
  // Fifty for each of two looks: the second is for what the first one has written.
  expect(scene.github.requests.count({ operation: "repos/get-collaborator-permission-level" })).toBeLessThanOrEqual(
    100,
  );
  expect(marked.map(({ author }) => author.login)).toEqual([OURS]);
});
