/** How many requests a check costs, counted where GitHub counts them. */
import { describe, expect, it } from "vitest";
import { checkGoals } from "../../src/workflows/check-goals/index.ts";
import { sceneForTest } from "../support/goalkeeper.ts";
import { goal, goals, governance, pathOf } from "../support/goals.ts";

/** Of all but those for tokens. */
function requestsOf({ github }: Awaited<ReturnType<typeof sceneForTest>>): string[] {
  return github.requests
    .list()
    .filter(({ kind }) => kind !== "token")
    .map(({ operation }) => operation ?? "?");
}

/** A pull request that was checked, after which counting begins. */
async function checkedOnce() {
  const scene = await sceneForTest({ workflows: [checkGoals] });
  const repository = scene.github.createRepository("todogroup/governance", governance());
  const pullRequest = repository.openPullRequest({ branch: "one", files: { [pathOf("one")]: goal("one") } });
  const run = await scene.checked(pullRequest);
  scene.github.requests.clear();
  return { scene, pullRequest, run };
}

describe("a first check", () => {
  it.each([
    { changed: 1, there: 10, batches: 1 },
    { changed: 100, there: 10, batches: 1 },
    { changed: 1, there: 1000, batches: 5 },
    { changed: 100, there: 1000, batches: 5 },
  ])(
    "of $changed files beside $there takes 4 requests and $batches for contents",
    async ({ changed, there, batches }) => {
      const scene = await sceneForTest({ workflows: [checkGoals] });
      const repository = scene.github.createRepository("todogroup/governance", governance(there));
      await scene.settled();
      scene.github.requests.clear();
      const run = await scene.checked(repository.openPullRequest({ branch: "more", files: goals(changed, "more") }));
      expect(run.conclusion).toBe("success");
      expect(run.summary).toContain(`${there + changed + 1} files checked`);
      expect(requestsOf(scene)).toHaveLength(4 + batches);
    },
  );

  it("takes 5 where nearly all contents are known", async () => {
    const scene = await sceneForTest({ workflows: [checkGoals] });
    const repository = scene.github.createRepository("todogroup/governance", governance(1000));
    await scene.checked(repository.openPullRequest({ branch: "one", files: goals(1, "one") }));
    scene.github.requests.clear();
    await scene.checked(repository.openPullRequest({ branch: "two", files: goals(100, "two") }));
    expect(requestsOf(scene)).toHaveLength(5);
  });
});

it("a check of a new head in a known repository takes one more after a forced push, which may change the base of others", async () => {
  const { scene, pullRequest } = await checkedOnce();
  pullRequest.forcePush({ [pathOf("one")]: goal("one", { owners: "[mona]" }) });
  await scene.settled();
  expect(requestsOf(scene).toSorted()).toEqual([
    "checks/create",
    "graphql",
    "graphql",
    "graphql",
    "pulls/list",
    "repos/compare-commits-with-basehead",
  ]);
});

describe("a check of a head that was checked before", () => {
  it("takes one request", async () => {
    const { scene, pullRequest, run } = await checkedOnce();
    pullRequest.close();
    pullRequest.reopen();
    expect(await scene.checked(pullRequest)).toBe(run);
    expect(requestsOf(scene)).toEqual(["graphql"]);
  });

  it("takes two after a new start", async () => {
    const { scene, pullRequest, run } = await checkedOnce();
    scene.restart();
    pullRequest.close();
    pullRequest.reopen();
    expect(await scene.checked(pullRequest)).toBe(run);
    expect(requestsOf(scene)).toEqual(["graphql", "repos/compare-commits-with-basehead"]);
  });

  it("takes two where a person asks for it", async () => {
    const { scene, pullRequest, run } = await checkedOnce();
    pullRequest.rerequest(run);
    expect(await scene.checked(pullRequest)).not.toBe(run);
    expect(requestsOf(scene)).toEqual(["graphql", "checks/create"]);
  });
});
