/** What people ask for: the mends, another run, and another strictness. */
import { describe, expect, it } from "vitest";
import { commitIn } from "../../sandbox/world/git/object-store.ts";
import { checkGoals } from "../../src/workflows/check-goals/index.ts";
import { sceneForTest } from "../support/goalkeeper.ts";
import { CONFIGURATION, CONFIGURATION_PATH, goal, governance, pathOf } from "../support/goals.ts";

const MISSPELT = goal("one").replace("owners:", "ownres:");

async function misspelt(ahead = "") {
  const scene = await sceneForTest({ workflows: [checkGoals] });
  const files = { ...governance(), [CONFIGURATION_PATH]: `${ahead}${CONFIGURATION}` };
  const repository = scene.github.createRepository("todogroup/governance", files);
  const pullRequest = repository.openPullRequest({ branch: "one", files: { [pathOf("one")]: MISSPELT } });
  const messages = (): string[] => {
    const { objects } = repository.model;
    const own = [];
    for (let sha = repository.tip("one"); sha !== undefined && sha !== repository.tip();) {
      const { message, parents } = commitIn(objects, sha);
      own.unshift(message);
      [sha] = parents;
    }
    return own;
  };
  return { scene, repository, pullRequest, messages };
}

describe("Apply fixes", () => {
  it("commits the certain mends, signed off, and the new head is right", async () => {
    const { scene, repository, pullRequest, messages } = await misspelt();
    const run = await scene.checked(pullRequest);
    expect(run.actions.map(({ label }) => label)).toEqual(["Apply fixes"]);
    pullRequest.requestAction(run, "apply-fixes");
    const next = await scene.checked(pullRequest);
    expect(next).toMatchObject({ conclusion: "success", actions: [] });
    expect(next).not.toBe(run);
    expect(repository.read(pathOf("one"), "one")).toBe(goal("one"));
    expect(messages()).toEqual([
      "Change the goals",
      expect.stringMatching(
        /^Apply the certain mends\n\n- goals\/2024\/one\.yml\n\nSigned-off-by: goalkeeper\[bot\] <(?:\d+\+)?goalkeeper\[bot\]@users\.noreply\.[\d.:]+>$/,
      ),
    ]);
    expect(scene.deadLetters).toEqual([]);
  });

  it("leaves a file executable", async () => {
    const { scene, repository, pullRequest } = await misspelt();
    pullRequest.push({ [pathOf("one")]: { executable: goal("one").replace("title:", "titel:") } });
    pullRequest.requestAction(await scene.checked(pullRequest), "apply-fixes");
    expect((await scene.checked(pullRequest)).conclusion).toBe("success");
    expect(repository.list("one").find(({ path }) => path === pathOf("one"))?.mode).toBe("100755");
  });

  it("does not sign off where the configuration says so", async () => {
    const { scene, pullRequest, messages } = await misspelt("commits: { sign_off: false }\n");
    pullRequest.requestAction(await scene.checked(pullRequest), "apply-fixes");
    await scene.settled();
    expect(messages()).toEqual(["Change the goals", "Apply the certain mends\n\n- goals/2024/one.yml"]);
  });

  it("pressed twice makes one commit", async () => {
    const { scene, pullRequest, messages } = await misspelt();
    const run = await scene.checked(pullRequest);
    pullRequest.requestAction(run, "apply-fixes");
    pullRequest.requestAction(run, "apply-fixes");
    expect((await scene.checked(pullRequest)).conclusion).toBe("success");
    expect(messages()).toHaveLength(2);
    expect(scene.deadLetters).toEqual([]);
  });

  it("delivered twice makes one commit", async () => {
    const { scene, pullRequest, messages } = await misspelt();
    const run = await scene.checked(pullRequest);
    scene.github.deliveries.double({ action: "requested_action" });
    pullRequest.requestAction(run, "apply-fixes");
    expect((await scene.checked(pullRequest)).conclusion).toBe("success");
    expect(messages()).toHaveLength(2);
  });

  it("mends what stands on the branch, when that has moved on", async () => {
    const { scene, repository, pullRequest, messages } = await misspelt();
    const run = await scene.checked(pullRequest);
    pullRequest.requestAction(run, "apply-fixes");
    pullRequest.push({ [pathOf("two")]: goal("two").replace("title:", "titel:") });
    expect((await scene.checked(pullRequest)).conclusion).toBe("success");
    expect(repository.read(pathOf("two"), "one")).toBe(goal("two"));
    expect(messages()).toHaveLength(3);
  });

  it("on a branch that is deleted does nothing", async () => {
    const { scene, repository, pullRequest } = await misspelt();
    const run = await scene.checked(pullRequest);
    pullRequest.requestAction(run, "apply-fixes");
    repository.deleteBranch("one");
    await scene.settled();
    expect(repository.tip("one")).toBeUndefined();
    expect(scene.deadLetters).toEqual([]);
  });
});

describe("another run", () => {
  it.each(["one", "all"])("of %s brings the same again", async (which) => {
    const { scene, pullRequest } = await misspelt();
    const run = await scene.checked(pullRequest);
    if (which === "one") pullRequest.rerequest(run);
    else pullRequest.rerequestAll();
    const next = await scene.checked(pullRequest);
    expect(next).not.toBe(run);
    expect(next).toMatchObject({ conclusion: run.conclusion, summary: run.summary, annotations: run.annotations });
    expect(next.suite.status).toBe("completed");
    expect(pullRequest.checkRunHistory()).toHaveLength(2);
  });
});

describe("the configuration of the base", () => {
  it("when it changes, has open pull requests checked again", async () => {
    const { scene, repository } = await misspelt();
    const files = { [pathOf("event")]: goal("event", { pillar: "events" }) };
    const pullRequest = repository.openPullRequest({ branch: "event", files });
    expect((await scene.checked(pullRequest)).conclusion).toBe("failure");
    repository.push({ [CONFIGURATION_PATH]: CONFIGURATION.replaceAll("education", "events") });
    expect((await scene.checked(pullRequest)).conclusion).toBe("success");
  });

  it("when it stays as it is, leaves them alone", async () => {
    const { scene, repository, pullRequest } = await misspelt();
    await scene.settled();
    scene.github.requests.clear();
    repository.push({ "README.md": "# Goals\n" });
    await scene.settled();
    expect(scene.github.requests.list()).toEqual([]);
    expect(pullRequest.checkRunHistory()).toHaveLength(1);
  });

  it("with mode: advise leaves mistakes neutral", async () => {
    const { scene, pullRequest } = await misspelt("mode: advise\n");
    expect(await scene.checked(pullRequest)).toMatchObject({ conclusion: "neutral", title: "1 error" });
  });

  it("with mode: observe writes nothing and logs what it would", async () => {
    const { scene, pullRequest } = await misspelt("mode: observe\n");
    await scene.settled();
    expect(pullRequest.checkRuns()).toEqual([]);
    expect(scene.github.requests.list({ method: "POST", kind: "rest" })).toEqual([]);
    expect(scene.log.join("")).toContain("Unknown key");
    expect(scene.deadLetters).toEqual([]);
  });
});
