/** A GitHub that speaks REST alone: all of it works, with some more requests. */
import { expect, it } from "vitest";
import { checkGoals } from "../../src/workflows/check-goals/index.ts";
import { sceneForTest } from "../support/goalkeeper.ts";
import { goal, goals, goalWithFindings, governance, pathOf } from "../support/goals.ts";

async function sceneWithoutGraphql(files = governance()) {
  const scene = await sceneForTest({ workflows: [checkGoals] });
  scene.github.faults.fail({ kind: "graphql", status: 404, times: Infinity });
  const repository = scene.github.createRepository("todogroup/governance", files);
  await scene.settled();
  return { scene, repository };
}

const MISSPELT = goal("one").replace("owners:", "ownres:");

it("checks a pull request", async () => {
  const { scene, repository } = await sceneWithoutGraphql(governance(30));
  const files = { [pathOf("wrong")]: goalWithFindings("wrong", 137), ...goals(10, "more") };
  const run = await scene.checked(repository.openPullRequest({ branch: "change", files }));
  expect(run).toMatchObject({ conclusion: "failure", title: "137 errors" });
  expect(run.annotations.map(({ startLine }) => startLine)).toEqual(Array.from({ length: 137 }, (_, i) => 7 + i));
  expect(run.summary).toContain("`wrong` | new goal, active");
});

it("reads a file of 2 MB only as far as to refuse it", async () => {
  const { scene, repository } = await sceneWithoutGraphql();
  const large = `${goal("large")}# ${"more ".repeat(400_000)}\n`;
  const run = await scene.checked(repository.openPullRequest({ branch: "large", files: { [pathOf("large")]: large } }));
  expect(run.annotations).toMatchObject([{ title: "too-large" }]);
});

it("knows a head that was checked before", async () => {
  const { scene, repository } = await sceneWithoutGraphql();
  const pullRequest = repository.openPullRequest({ branch: "one", files: { [pathOf("one")]: goal("one") } });
  const run = await scene.checked(pullRequest);
  scene.restart();
  pullRequest.close();
  pullRequest.reopen();
  expect(await scene.checked(pullRequest)).toBe(run);
});

it("commits the mends", async () => {
  const { scene, repository } = await sceneWithoutGraphql();
  const pullRequest = repository.openPullRequest({ branch: "one", files: { [pathOf("one")]: MISSPELT } });
  pullRequest.requestAction(await scene.checked(pullRequest), "apply-fixes");
  expect((await scene.checked(pullRequest)).conclusion).toBe("success");
  expect(repository.read(pathOf("one"), "one")).toBe(goal("one"));
});

it("checks a fork, and again on request", async () => {
  const { scene, repository } = await sceneWithoutGraphql();
  const fork = repository.fork("mona");
  const pullRequest = repository.openPullRequest({ branch: "one", fork, files: { [pathOf("one")]: MISSPELT } });
  const run = await scene.checked(pullRequest);
  expect(run.text).toContain("git apply");
  pullRequest.rerequest(run);
  expect(await scene.checked(pullRequest)).not.toBe(run);
});

it("checks a stale branch by where it left its base", async () => {
  const { scene, repository } = await sceneWithoutGraphql();
  repository.push({ "README.md": "# Goals\n" }, { branch: "stale" });
  repository.push({ [pathOf("area-1")]: goal("area-1", { owners: "[mona]" }) });
  const files = { [pathOf("one")]: goal("one") };
  const run = await scene.checked(repository.openPullRequest({ branch: "stale", files }));
  expect(run.conclusion).toBe("success");
  expect(run.summary).not.toContain("area-1");
});

it("checks a merge group", async () => {
  const { scene, repository } = await sceneWithoutGraphql();
  const pullRequest = repository.openPullRequest({ branch: "one", files: { [pathOf("one")]: goal("one") } });
  await scene.settled();
  const { headSha } = repository.enqueueMerge(pullRequest);
  await scene.settled();
  const suite = repository.model.suites.find((one) => one.headSha === headSha);
  expect(suite?.runs).toMatchObject([{ conclusion: "success" }]);
});

it("says so where the base has no configuration", async () => {
  const { scene, repository } = await sceneWithoutGraphql(goals(1));
  const run = await scene.checked(repository.openPullRequest({ branch: "one", files: goals(1, "one") }));
  expect(run).toMatchObject({ conclusion: "neutral", title: "No configuration, nothing checked" });
});

it("leaves alone what is closed, deleted or out of reach", async () => {
  const { scene, repository } = await sceneWithoutGraphql();
  repository.openPullRequest({ branch: "one", files: goals(1, "one") }).close();
  repository.push({ "README.md": "# Release\n" }, { branch: "release" });
  repository.openPullRequest({ branch: "two", base: "release", files: goals(1, "two") });
  repository.deleteBranch("release");
  await scene.settled();
  repository.openPullRequest({ branch: "three", files: goals(1, "three") });
  scene.github.uninstall(repository);
  await scene.settled();
  expect(repository.model.suites.flatMap(({ runs }) => runs)).toEqual([]);
  expect(scene.deadLetters).toEqual([]);
});
