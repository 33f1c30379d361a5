/** What a pull request is judged by, and how forks get theirs. */
import { describe, expect, it } from "vitest";
import { sceneForTest } from "../support/goalkeeper.ts";
import { CONFIGURATION, CONFIGURATION_PATH, goal, governance, pathOf } from "../support/goals.ts";

async function governanceScene() {
  const scene = await sceneForTest();
  const repository = scene.github.createRepository("todogroup/governance", governance());
  return { scene, repository };
}

const MISSPELT = goal("one").replace("owners:", "ownres:");

describe("a pull request", () => {
  it("from a stale branch shows nothing of what the base has changed since", async () => {
    const { scene, repository } = await governanceScene();
    repository.push({ "README.md": "# Goals\n" }, { branch: "stale" });
    repository.push({ [pathOf("area-1")]: goal("area-1", { status: "done" }) });
    const run = await scene.checked(
      repository.openPullRequest({ branch: "stale", files: { [pathOf("one")]: goal("one") } }),
    );
    expect(run).toMatchObject({ conclusion: "success", annotations: [] });
    expect(run.summary).toContain("`one` | new goal, active");
    expect(run.summary).not.toContain("area-1");
  });

  it("tells what it changes in the goals", async () => {
    const { scene, repository } = await governanceScene();
    const files = {
      [pathOf("area-1")]: goal("area-1", { status: "done", owners: "[mona]" }),
      [pathOf("area-2")]: null,
    };
    const run = await scene.checked(repository.openPullRequest({ branch: "changes", files }));
    expect(run.summary).toContain(String.raw`status\: active → done<br>owners\: octocat → mona`);
    expect(run.summary).toContain("`area-2` | removed");
  });

  it("that touches no goal succeeds at once", async () => {
    const { scene, repository } = await governanceScene();
    const run = await scene.checked(
      repository.openPullRequest({ branch: "docs", files: { "README.md": "# Goals\n" } }),
    );
    expect(run).toMatchObject({ conclusion: "success", title: "No goals are touched", annotations: [] });
  });

  it("that gets another base is judged by that one", async () => {
    const { scene, repository } = await governanceScene();
    repository.push({ [CONFIGURATION_PATH]: CONFIGURATION.replaceAll("education", "events") }, { branch: "release" });
    const pullRequest = repository.openPullRequest({
      branch: "events",
      files: { [pathOf("one")]: goal("one", { pillar: "events" }) },
    });
    expect((await scene.checked(pullRequest)).conclusion).toBe("failure");
    pullRequest.edit({ base: "release" });
    expect((await scene.checked(pullRequest)).conclusion).toBe("success");
  });
});

describe("a pull request from a fork", () => {
  it("is checked, and gets the mends as a patch", async () => {
    const { scene, repository } = await governanceScene();
    const fork = repository.fork("mona");
    const run = await scene.checked(
      repository.openPullRequest({ branch: "one", fork, files: { [pathOf("one")]: MISSPELT } }),
    );
    expect(run).toMatchObject({ conclusion: "failure", title: "1 error", actions: [] });
    expect(run.text).toContain("git apply");
    expect(run.text).toContain("\n-ownres: [octocat]\n+owners: [octocat]\n");
  });

  it("that edits the configuration is judged by that of the base", async () => {
    const { scene, repository } = await governanceScene();
    const run = await scene.checked(
      repository.openPullRequest({
        branch: "lenient",
        fork: repository.fork("mallory"),
        files: {
          [CONFIGURATION_PATH]: `mode: observe\n${CONFIGURATION.replaceAll("education", "anything")}`,
          [pathOf("one")]: goal("one", { pillar: "anything" }),
        },
      }),
    );
    expect(run.conclusion).toBe("failure");
    expect(run.annotations.map(({ path, title }) => [path, title])).toEqual([[pathOf("one"), "unknown-pillar"]]);
  });

  it("is checked again when a person asks for one check or all", async () => {
    const { scene, repository } = await governanceScene();
    const fork = repository.fork("mona");
    const pullRequest = repository.openPullRequest({ branch: "one", fork, files: { [pathOf("one")]: goal("one") } });
    pullRequest.rerequest(await scene.checked(pullRequest));
    await scene.settled();
    pullRequest.rerequestAll();
    const run = await scene.checked(pullRequest);
    expect(run.conclusion).toBe("success");
    expect(run.suite.status).toBe("completed");
    expect(pullRequest.checkRunHistory()).toHaveLength(3);
  });

  it("is checked after each push", async () => {
    const { scene, repository } = await governanceScene();
    const fork = repository.fork("mona");
    const pullRequest = repository.openPullRequest({ branch: "one", fork, files: { [pathOf("one")]: MISSPELT } });
    await scene.settled();
    pullRequest.push({ [pathOf("one")]: goal("one") });
    expect((await scene.checked(pullRequest)).conclusion).toBe("success");
  });
});
