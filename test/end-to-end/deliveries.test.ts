/** Deliveries come twice, late and in any order; where they lead to is the same. */
import { describe, expect, it } from "vitest";
import { checkRunOf, sceneForTest, type Scene } from "../support/goalkeeper.ts";
import { CONFIGURATION, CONFIGURATION_PATH, goal, goalWithFindings, governance, pathOf } from "../support/goals.ts";

/** Opens a pull request with a mistake, presses its button, and pushes something else. */
async function play(scene: Scene, hold: (scene: Scene) => void) {
  const repository = scene.github.createRepository("todogroup/governance", governance());
  await scene.settled();
  hold(scene);
  const pullRequest = repository.openPullRequest({
    branch: "one",
    files: { [pathOf("one")]: goalWithFindings("one", 2) },
  });
  pullRequest.push({ [pathOf("one")]: goal("one") });
  pullRequest.close();
  pullRequest.reopen();
  pullRequest.push({ [pathOf("one")]: goalWithFindings("one", 1) });
  await scene.settled();
  return pullRequest;
}

async function endState(scene: Scene, pullRequest: Awaited<ReturnType<typeof play>>) {
  await scene.settled();
  const { conclusion, title, annotations } = checkRunOf(pullRequest);
  const runs = pullRequest.checkRunHistory().length;
  return {
    conclusion,
    title,
    lines: annotations.map(({ startLine }) => startLine),
    runs,
    deadLetters: scene.deadLetters,
  };
}

const EXPECTED = { conclusion: "failure", title: "1 error", lines: [7], runs: 1, deadLetters: [] };

describe("deliveries", () => {
  it("are named in each line of the log about what they lead to, also by way of other runs", async () => {
    const scene = await sceneForTest();
    const repository = scene.github.createRepository("todogroup/governance", governance());
    const pullRequest = repository.openPullRequest({ branch: "one", files: { [pathOf("one")]: goal("one") } });
    await scene.settled();
    const [logged, delivered] = [scene.log.length, scene.github.deliveries.log.length];
    // Other rules: a run looks for the pull requests that they concern, and has them checked.
    repository.push({ [CONFIGURATION_PATH]: CONFIGURATION.replace("title: Education", "title: Learning") });
    await scene.checked(pullRequest);
    const pushed = scene.github.deliveries.log.slice(delivered).find(({ event }) => event === "push")?.guid;
    const lines = scene.log.slice(logged).map((line): Record<string, unknown> => JSON.parse(line));
    const runs = lines.filter(({ delivery, msg }) => delivery === pushed && msg === "Done.");
    expect(runs.map(({ workflow, subject }) => ({ workflow, subject }))).toContainEqual({
      workflow: "check-goals",
      subject: { kind: "pull-request", number: pullRequest.number },
    });
    const guids = scene.github.deliveries.log.map(({ guid }) => guid);
    for (const line of lines) {
      expect(line).toMatchObject({ repository: "todogroup/governance", workflow: expect.any(String) });
      expect(guids).toContain(line["delivery"]);
    }
  });

  it("that come once each lead to one check run", async () => {
    const scene = await sceneForTest();
    expect(await endState(scene, await play(scene, () => {}))).toEqual(EXPECTED);
  });

  it("that come twice each lead to the same", async () => {
    const scene = await sceneForTest();
    const pullRequest = await play(scene, ({ github }) => github.deliveries.double({}, Infinity));
    expect(await endState(scene, pullRequest)).toEqual(EXPECTED);
  });

  it("that come in the opposite order lead to the same", async () => {
    const scene = await sceneForTest();
    const { deliveries } = scene.github;
    const pullRequest = await play(scene, () => deliveries.lose({ event: "pull_request" }, Infinity));
    expect(pullRequest.checkRuns()).toEqual([]);
    const lost = deliveries.log.filter(({ statusCode }) => statusCode === 0);
    expect(lost).toHaveLength(5);
    for (const delivery of lost.toReversed()) {
      deliveries.redeliver(delivery);
      // oxlint-disable-next-line no-await-in-loop -- one after the other is the point
      await scene.settled();
    }
    expect(await endState(scene, pullRequest)).toEqual(EXPECTED);
  });

  it("that come all over again lead to the same", async () => {
    const scene = await sceneForTest();
    const pullRequest = await play(scene, () => {});
    for (const delivery of scene.github.deliveries.log.slice()) scene.github.deliveries.redeliver(delivery);
    expect(await endState(scene, pullRequest)).toEqual(EXPECTED);
  });

  it("of a re-run that come twice lead to one more run", async () => {
    const scene = await sceneForTest();
    const pullRequest = await play(scene, () => {});
    scene.github.deliveries.double({ action: "rerequested" });
    pullRequest.rerequest(checkRunOf(pullRequest));
    expect(await endState(scene, pullRequest)).toEqual({ ...EXPECTED, runs: 2 });
  });
});
