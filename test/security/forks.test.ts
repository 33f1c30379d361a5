/** Whoever has a fork can put anything into it: it changes neither what applies here, nor whom the app asks, nor what it writes. */
import { describe, expect, it } from "vitest";
import type { Files } from "../../sandbox/world/git/files.ts";
import { sceneForTest } from "../support/goalkeeper.ts";
import { CONFIGURATION, CONFIGURATION_PATH, goal, goalWithFindings, governance, pathOf } from "../support/goals.ts";

const WRONG = { [pathOf("wrong")]: goalWithFindings("wrong", 1) };
const WORKFLOW = "on: pull_request_target\njobs: { x: { runs-on: ubuntu-latest, steps: [{ run: env }] } }\n";

async function forked(changes: Files) {
  const scene = await sceneForTest();
  const repository = scene.github.createRepository("todogroup/governance", governance());
  await scene.settled();
  scene.github.requests.clear();
  const before = repository.tip();
  const fork = repository.fork("mona");
  const pullRequest = repository.openPullRequest({ branch: "change", fork, files: changes });
  const run = await scene.checked(pullRequest);
  const requests = scene.github.requests.list();
  return { scene, repository, fork, pullRequest, run, requests, before };
}

const HEADS: readonly (readonly [string, Files])[] = [
  ["a configuration that only observes", { [CONFIGURATION_PATH]: `mode: observe\n${CONFIGURATION}` }],
  ["a configuration that only advises", { [CONFIGURATION_PATH]: `mode: advise\n${CONFIGURATION}` }],
  [
    "a configuration that looks for goals elsewhere",
    { [CONFIGURATION_PATH]: `goals: other/**/*.yml\n${CONFIGURATION}` },
  ],
  ["no configuration any more", { [CONFIGURATION_PATH]: null }],
  ["a link in its place", { [CONFIGURATION_PATH]: { symlink: "../../../../etc/passwd" } }],
  ["a submodule in its place", { [CONFIGURATION_PATH]: { submodule: "f".repeat(40) } }],
  ["workflow files", { ".github/workflows/steal.yml": WORKFLOW, ".github/actions/steal/action.yml": WORKFLOW }],
  ["links out of the repository", { [pathOf("link")]: { symlink: "/proc/self/environ" } }],
];

describe.each(HEADS)("a fork with %s", (_claim, files) => {
  it("has its goals judged by the base", async () => {
    const { run } = await forked({ ...files, ...WRONG });
    expect(run.conclusion).toBe("failure");
    expect(run.annotations.map(({ path }) => path)).toContain(pathOf("wrong"));
  });

  it("is asked nothing, and brings nothing here but the check run and the label of its pull request", async () => {
    const { repository, fork, requests, before, scene } = await forked({ ...files, ...WRONG });
    const writes = requests.filter(({ kind, method }) => kind === "rest" && method !== "GET");
    expect(new Set(writes.map(({ operation }) => operation))).toEqual(
      new Set(["checks/create", "issues/add-labels", "issues/create-label"]),
    );
    const elsewhere = requests.filter(
      ({ path }) => /\/repos\//.test(path) && !path.includes("/repos/todogroup/governance/"),
    );
    expect(elsewhere).toEqual([]);
    expect(fork.model.suites.flatMap(({ runs }) => runs)).toEqual([]);
    expect(repository.tip()).toBe(before);
    expect(scene.deadLetters).toEqual([]);
  });
});

it("the button for the mends is not offered on a fork, and pressed all the same, commits nothing", async () => {
  const { scene, repository, fork, pullRequest, run } = await forked({
    [pathOf("one")]: goal("one").replace("owners:", "ownres:"),
  });
  expect(run.actions).toEqual([]);
  const tips = [repository.tip(), fork.tip("change")];
  // GitHub has no button to press, so the delivery is made of that of another.
  pullRequest.rerequest(run, "mona");
  await scene.settled();
  const sent = scene.github.deliveries.log.findLast(({ action }) => action === "rerequested");
  if (sent === undefined) throw new Error("No delivery told of the other button.");
  const pressed = {
    ...JSON.parse(sent.body),
    action: "requested_action",
    requested_action: { identifier: "apply-fixes" },
  };
  scene.github.deliveries.redeliver({ ...sent, guid: crypto.randomUUID(), body: JSON.stringify(pressed) });
  await scene.settled();
  expect([repository.tip(), fork.tip("change")]).toEqual(tips);
  expect(scene.deadLetters).toEqual([]);
});

it("a branch of a fork that is called as one of the app's does not pass for it", async () => {
  const scene = await sceneForTest();
  const repository = scene.github.createRepository("todogroup/governance", governance());
  const fork = repository.fork("mona");
  const pullRequest = repository.openPullRequest({
    branch: "goalkeeper/record",
    fork,
    files: WRONG,
    title: "The record",
  });
  expect((await scene.checked(pullRequest)).conclusion).toBe("failure");
  await scene.look();
  await scene.settled();
  expect(pullRequest.model).toMatchObject({ title: "The record", state: "open", comments: [] });
});
