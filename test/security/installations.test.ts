/** Installations come, go and are suspended, and the app itself may be renamed: nothing is done where it may not be, or twice. */
import { describe, expect, it } from "vitest";
import { sceneForTest } from "../support/goalkeeper.ts";
import { goalWithFindings, pathOf } from "../support/goals.ts";
import { ABOUT_CROSS, CROSS, PILLARS } from "../support/item-reader.ts";

const GOVERNANCE = "todogroup/governance";
const FILES = { ".github/goalkeeper.yml": `triage: { comment: always }\n${PILLARS}` };

async function installed() {
  const scene = await sceneForTest();
  const repository = scene.github.createRepository(GOVERNANCE, FILES);
  await scene.settled();
  return { scene, repository };
}

describe("an installation", () => {
  it("that is suspended has its jobs end quietly", async () => {
    const { scene, repository } = await installed();
    const message = "This installation has been suspended";
    scene.github.faults.fail({ status: 403, message, kind: "token", times: Number.POSITIVE_INFINITY });
    scene.restart();
    const issue = repository.openIssue(ABOUT_CROSS);
    repository.openPullRequest({ branch: "one", files: { [pathOf("one")]: goalWithFindings("one", 1) } });
    await scene.settled();
    expect(scene.deadLetters).toEqual([]);
    expect([issue.labels(), issue.comments()]).toEqual([[], []]);
    expect(repository.model.suites.flatMap(({ runs }) => runs)).toEqual([]);
  });

  it("that is deleted has its jobs end quietly, those under way too", async () => {
    const { scene, repository } = await installed();
    const issue = repository.openIssue(ABOUT_CROSS);
    repository.openPullRequest({ branch: "one", files: { [pathOf("one")]: goalWithFindings("one", 1) } });
    scene.github.uninstall("todogroup");
    await scene.settled();
    expect(scene.deadLetters).toEqual([]);
    expect([issue.labels(), issue.comments()]).toEqual([[], []]);
  });

  it("that comes again under a new id is worked for at once, and nothing is said twice", async () => {
    const { scene, repository } = await installed();
    const issue = repository.openIssue(ABOUT_CROSS);
    await scene.settled();
    const said = issue.comments().map(({ body }) => body);
    const old = scene.github.installationOf("todogroup")?.id;
    scene.github.uninstall("todogroup");
    await scene.settled();
    scene.github.install(repository);
    expect(scene.github.installationOf("todogroup")?.id).not.toBe(old);
    issue.edit({ body: "More about it." });
    const another = repository.openIssue(ABOUT_CROSS);
    await scene.settled();
    expect(issue.comments().map(({ body }) => body)).toEqual(said);
    expect(another.labels()).toEqual([CROSS]);
    expect(scene.deadLetters).toEqual([]);
  });

  it("on a repository that nobody has configured says nothing there", async () => {
    const { scene } = await installed();
    const other = scene.github.createRepository("todogroup/other", { "README.md": "# Other\n" });
    await scene.settled();
    scene.github.requests.clear();
    const issue = other.openIssue(ABOUT_CROSS, "Outcome: a/b\n\nTracking issue");
    issue.comment("/pillar none");
    issue.comment("/outcome none");
    issue.comment("/progress");
    const pullRequest = other.openPullRequest({ branch: "one", files: { "README.md": "# Changed\n" } });
    await scene.look();
    await scene.settled();
    const writes = scene.github.requests
      .list()
      .filter(
        ({ kind, method, path }) => kind === "rest" && method !== "GET" && path.includes("/repos/todogroup/other/"),
      );
    expect(writes).toEqual([]);
    expect([issue.labels(), issue.comments().length, pullRequest.labels(), pullRequest.comments()]).toEqual([
      [],
      3,
      [],
      [],
    ]);
    expect(pullRequest.checkRuns()).toEqual([]);
  });
});

it("an app that is renamed knows its own words, labels and check runs", async () => {
  const { scene, repository } = await installed();
  const issue = repository.openIssue(ABOUT_CROSS);
  const pullRequest = repository.openPullRequest({
    branch: "one",
    files: { [pathOf("one")]: goalWithFindings("one", 1) },
  });
  await scene.checked(pullRequest);
  const state = () => ({
    comments: issue.comments().map(({ body }) => body),
    labels: issue.labels(),
    items: repository.model.items.size,
    runs: repository.model.suites.flatMap(({ runs }) => runs).length,
  });
  const before = state();
  expect(before.comments).toHaveLength(1);
  Object.assign(scene.github.app, { slug: "gatekeeper", name: "Gatekeeper" });
  Object.assign(scene.github.app.bot, { login: "gatekeeper[bot]" });
  scene.restart();
  issue.edit({ body: "More about it." });
  pullRequest.edit({ title: "Another title" });
  for (const delivery of scene.github.deliveries.log) scene.github.deliveries.redeliver(delivery);
  await scene.settled();
  await scene.look();
  await scene.settled();
  expect(state()).toEqual(before);
  expect(scene.deadLetters).toEqual([]);
});
