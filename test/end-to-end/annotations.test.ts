/** Every finding arrives once, in its file and line, and the check run is concluded whatever happens on the way. */
import { describe, expect, it } from "vitest";
import type { RequestFault } from "../../sandbox/http/faults.ts";
import type { Files } from "../../sandbox/world/git/files.ts";
import type { CheckRun } from "../../sandbox/world/model.ts";
import { checkGoals } from "../../src/workflows/check-goals/index.ts";
import { sceneForTest } from "../support/goalkeeper.ts";
import { goalWithFindings, governance, pathOf } from "../support/goals.ts";

/** Three goals with 137 findings, from the seventh line of each. */
const WRONG: Files = {
  [pathOf("first")]: goalWithFindings("first", 40),
  [pathOf("second")]: goalWithFindings("second", 40),
  [pathOf("third")]: goalWithFindings("third", 57),
};
const PLACES = [...places("first", 40), ...places("second", 40), ...places("third", 57)];

function places(id: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${pathOf(id)}:${7 + index}`);
}

function placesOf({ annotations }: CheckRun): string[] {
  return annotations.map(({ path, startLine }) => `${path}:${startLine}`);
}

async function checkedWith(files: Files, ...faults: readonly RequestFault[]) {
  const scene = await sceneForTest({ workflows: [checkGoals] });
  const repository = scene.github.createRepository("todogroup/governance", governance());
  for (const fault of faults) scene.github.faults.fail(fault);
  const pullRequest = repository.openPullRequest({ branch: "wrong", files });
  return { scene, pullRequest, run: await scene.checked(pullRequest) };
}

describe("137 findings", () => {
  it("all arrive, in the right files and lines", async () => {
    const { run, scene } = await checkedWith(WRONG);
    expect(placesOf(run)).toEqual(PLACES);
    expect(run).toMatchObject({ status: "completed", conclusion: "failure", title: "137 errors" });
    expect(scene.github.requests.count({ operation: "checks/update" })).toBe(2);
  });

  it.each<[string, RequestFault]>([
    ["the first annotations", { operation: "checks/create", status: 500 }],
    ["the second annotations", { operation: "checks/update", status: 500 }],
    ["the first annotations, which it takes all the same", { operation: "checks/create", status: 500, when: "after" }],
    ["the second annotations, which it takes all the same", { operation: "checks/update", status: 502, when: "after" }],
    ["the second annotations, by hanging up", { operation: "checks/update", status: "cut" }],
    ["the contents", { kind: "graphql", status: 500, times: 2 }],
  ])("arrive once each where GitHub fails once at %s", async (_claim, fault) => {
    const { run, pullRequest, scene } = await checkedWith(WRONG, fault);
    expect(placesOf(run)).toEqual(PLACES);
    expect(run.status).toBe("completed");
    expect(pullRequest.checkRunHistory()).toEqual([run]);
    expect(scene.deadLetters).toEqual([]);
  });

  it("end in a concluded run that says so where GitHub never takes the second annotations", async () => {
    const { run, scene } = await checkedWith(WRONG, { operation: "checks/update", status: 500, times: Infinity });
    expect(run).toMatchObject({
      status: "completed",
      conclusion: "failure",
      title: "The check could not be carried out",
    });
    expect(run.summary).toContain("Writing the check run failed");
    expect(scene.deadLetters).toHaveLength(1);
  });

  it("arrive with a re-run once GitHub takes them again", async () => {
    const { run, pullRequest, scene } = await checkedWith(WRONG, { operation: "checks/update", status: 500, times: 3 });
    expect(run.title).toBe("The check could not be carried out");
    pullRequest.rerequest(run);
    expect(placesOf(await scene.checked(pullRequest))).toEqual(PLACES);
  });
});

it("10,000 findings say how many of them are not shown", async () => {
  const { run } = await checkedWith({
    [pathOf("first")]: goalWithFindings("first", 5000),
    [pathOf("second")]: goalWithFindings("second", 5000),
  });
  expect(run.title).toBe("10000 errors");
  expect(run.annotations).toHaveLength(500);
  expect(run.summary).toContain("9500 more findings are not shown");
});

/** Checks a pull request while GitHub fails from the third GraphQL request on, which is that for contents. */
async function checkedWithoutContents(times: number) {
  const scene = await sceneForTest({ workflows: [checkGoals] });
  const { faults, requests } = scene.github;
  const repository = scene.github.createRepository("todogroup/governance", governance());
  const pullRequest = repository.openPullRequest({ branch: "wrong", files: WRONG });
  await scene.github.until(() => requests.count({ kind: "graphql" }) === 2, 20_000);
  faults.fail({ kind: "graphql", status: 500, times });
  return { scene, run: await scene.checked(pullRequest) };
}

describe("contents that GitHub does not give", () => {
  it("are asked for again", async () => {
    const { run, scene } = await checkedWithoutContents(1);
    expect(placesOf(run)).toEqual(PLACES);
    expect(scene.log.join("")).not.toContain("cannot be shown");
  });

  it("end in a concluded run with a sentence", async () => {
    const { run, scene } = await checkedWithoutContents(Infinity);
    expect(run).toMatchObject({
      status: "completed",
      conclusion: "failure",
      title: "The check could not be carried out",
    });
    expect(run.summary).toContain("Reading files failed");
    expect(scene.deadLetters).toHaveLength(1);
  });
});
