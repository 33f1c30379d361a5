/** A look at every repository: it makes good what no delivery told of, and where all is well it writes nothing. */
import { describe, expect, it } from "vitest";
import type { RepositoryDriver } from "../../sandbox/driver/repository.ts";
import { checkGoals } from "../../src/workflows/check-goals/index.ts";
import { labelPillars } from "../../src/workflows/label-pillars/index.ts";
import { sceneForTest, type Scene } from "../support/goalkeeper.ts";
import { CHAPTER, FILES, OPEN_GLOSSARY, TALK } from "../support/calls.ts";
import { CONFIGURATION, CONFIGURATION_PATH, goal, goalWithFindings, governance, pathOf } from "../support/goals.ts";
import { ABOUT_BOTH, ABOUT_CROSS, ABOUT_NEITHER, PILLARS } from "../support/item-reader.ts";
import {
  costOfAnother,
  heardStory,
  reconciled,
  requestsTo,
  stateOf,
  unheardStory,
  type Story,
} from "../support/reconcile.ts";
import { PLACE } from "../support/record-world.ts";

const GOVERNANCE = "todogroup/governance";
const HOUR_MS = 60 * 60 * 1000;

const proposals: Story<RepositoryDriver> = {
  begin: ({ github }) => github.createRepository(GOVERNANCE, governance()),
  async tell(repository, { heard }) {
    repository.push({ "README.md": "# Old\n" }, { branch: "old" });
    const open = (branch: string, text: string) =>
      repository.openPullRequest({ branch, title: `Pull ${branch}`, files: { [pathOf(branch)]: text } });
    const [right, wrong, moved] = [
      open("right", goal("right")),
      open("wrong", goalWithFindings("wrong", 60)),
      open("moved", goal("moved")),
    ];
    await heard();
    moved.edit({ base: "old" });
    wrong.push({ [pathOf("wrong")]: goalWithFindings("wrong", 3) });
    await heard();
    repository.push({ [CONFIGURATION_PATH]: `${CONFIGURATION}mode: advise\n` });
    repository.enqueueMerge(right);
    await heard();
  },
};

const triage: Story<{ readonly home: RepositoryDriver; readonly other: RepositoryDriver }> = {
  begin({ github }) {
    const configuration = `${PILLARS}triage: { repositories: [todogroup/other] }\n`;
    const home = github.createRepository(GOVERNANCE, { ".github/goalkeeper.yml": configuration });
    return { home, other: github.createRepository("todogroup/other", { "README.md": "" }) };
  },
  async tell({ home, other }, { heard }) {
    home.openIssue(ABOUT_CROSS, "", "ana");
    home.openIssue(ABOUT_BOTH, "", "ana");
    home.openIssue(ABOUT_NEITHER, "", "ana");
    home.openPullRequest({ branch: "more", title: `More: ${ABOUT_CROSS}`, files: { "a.md": "A" } });
    other.openIssue(`Elsewhere: ${ABOUT_CROSS}`, "", "ana");
    const commanded = home.openIssue(`Commanded: ${ABOUT_CROSS}`, "", "ana");
    const closed = other.openIssue(`Closed: ${ABOUT_CROSS}`, "", "ana");
    const edited = home.openIssue("Edited", "", "ana");
    await heard();
    edited.edit({ title: `Edited: ${ABOUT_CROSS}` });
    commanded.comment("/pillar community-engagement", "ana");
    commanded.comment("/pillar world-peace", "ana");
    commanded.comment("/pillar none", "stranger");
    commanded.comment("/progress", "ana");
    closed.close();
    await heard();
    closed.comment("/why", "ana");
    await heard();
  },
};

const outcomes: Story<{ readonly home: RepositoryDriver; readonly place: RepositoryDriver }> = {
  begin({ github }) {
    const home = github.createRepository(GOVERNANCE, FILES);
    return { home, place: github.createRepository(PLACE, { "README.md": "" }) };
  },
  async tell({ place }, { heard }) {
    const contribute = (branch: string, body: string) =>
      place.openPullRequest({ branch, title: `Write ${branch}`, body, files: { [`${branch}.md`]: "" } });
    const merged = contribute("merged", `Outcome: ${CHAPTER}`);
    contribute("wrong", `Outcome: ${TALK}`);
    contribute("like", "Explain in the book how an OSPO introduces Scorecard.");
    const changed = contribute("changed", "Some words.");
    const commanded = contribute("commanded", "");
    await heard();
    merged.merge();
    changed.edit({ body: `Outcome: ${OPEN_GLOSSARY}` });
    commanded.comment(`/outcome ${OPEN_GLOSSARY}`);
    await heard();
  },
};

const progress: Story<RepositoryDriver> = {
  begin: ({ github }) => github.createRepository(GOVERNANCE, governance()),
  async tell(repository, { heard }) {
    const path = pathOf("area-1");
    repository.push({ [pathOf("new")]: goal("new"), [path]: goal("area-1", { status: "done", reason: "Reached." }) });
    await heard();
    const tracking = [...repository.model.items.values()].find(({ title }) => title.includes("area-2"));
    repository.issue(tracking?.number ?? 0).comment("/progress", "octocat");
    await heard();
  },
};

it.each<[string, (tell: typeof heardStory) => Promise<Scene>]>([
  ["pull requests", (tell) => tell(proposals)],
  ["issues that serve pillars", (tell) => tell(triage)],
  ["contributions", (tell) => tell(outcomes)],
  ["goals", (tell) => tell(progress)],
])("of %s, a story of which every delivery was lost ends like one that was heard", async (_claim, story) => {
  const [heard, unheard] = [await story(heardStory), await story(unheardStory)];
  expect(stateOf(unheard.github)).toEqual(stateOf(heard.github));
  expect((await costOfAnother(unheard)).writes).toEqual([]);
  expect((await costOfAnother(heard)).writes).toEqual([]);
});

describe("a look that finds all well", () => {
  const labels = { [CONFIGURATION_PATH]: PILLARS };

  it("takes one request for 50 open pull requests", async () => {
    const scene = await sceneForTest({ workflows: [checkGoals] });
    const repository = scene.github.createRepository(GOVERNANCE, governance());
    const pulls = Array.from({ length: 50 }, (_, index) =>
      repository.openPullRequest({ branch: `b${index}`, files: { [pathOf(`b${index}`)]: goal(`b${index}`) } }),
    );
    await scene.settled();
    expect(pulls.flatMap((one) => one.checkRuns())).toHaveLength(50);
    await reconciled(scene);
    expect(await costOfAnother(scene)).toEqual({ writes: [], reads: ["graphql"] });
    repository.push({ "README.md": "# The base moves on" });
    await scene.settled();
    const { writes, reads } = await costOfAnother(scene);
    expect(writes).toEqual([]);
    expect(reads.filter((one) => one === "graphql")).toHaveLength(1);
    expect(reads.filter((one) => one === "repos/compare-commits-with-basehead")).toHaveLength(50);
    expect(await costOfAnother(scene)).toEqual({ writes: [], reads: ["graphql"] });
  });

  it("takes six requests for 500 open issues and 50 pull requests, and two where little has changed", async () => {
    const clock = { ms: Date.parse("2024-05-10T12:00:00Z") };
    const time = { now: () => clock.ms, elapsed: () => clock.ms, sleep: () => Promise.resolve() };
    const scene = await sceneForTest({ workflows: [labelPillars], now: () => new Date(clock.ms), time });
    const repository = scene.github.createRepository(GOVERNANCE, labels);
    scene.github.deliveries.drop({}, 600);
    for (let index = 0; index < 500; index += 1) repository.openIssue(`${ABOUT_NEITHER} ${index}`, "", "ana");
    for (let index = 0; index < 49; index += 1) {
      repository.openPullRequest({ branch: `b${index}`, title: ABOUT_NEITHER, files: { "a.md": `${index}` } });
    }
    const pull = repository.openPullRequest({ branch: "goal", title: ABOUT_NEITHER, files: { "a.md": "A" } });
    clock.ms += 4 * HOUR_MS;
    await reconciled(scene);
    pull.edit({ title: ABOUT_CROSS });
    await reconciled(scene);
    expect(pull.labels()).toHaveLength(1);
    // The configuration and five pages.
    expect(await costOfAnother(scene)).toEqual({ writes: [], reads: Array.from({ length: 6 }, () => "graphql") });

    // The tokens of GitHub are good for an hour.
    clock.ms += HOUR_MS;
    scene.restart();
    scene.github.requests.clear();
    await scene.look();
    await scene.settled();
    const { writes, reads } = requestsTo(scene.github);
    expect(writes).toEqual([]);
    // Who governs, told to the sweep; and what the look asks for: the configuration, and what changed.
    expect(reads.filter((one) => one === "graphql")).toHaveLength(3);
  });
});

describe("a look", () => {
  it("checks pull requests where GitHub speaks REST alone", async () => {
    const scene = await sceneForTest({ workflows: [checkGoals] });
    const repository = scene.github.createRepository(GOVERNANCE, governance());
    scene.github.deliveries.drop({}, 10);
    const pull = repository.openPullRequest({ branch: "one", files: { [pathOf("one")]: goal("one") } });
    // The directory knows no way without GraphQL; what it has read by now is remembered.
    await scene.look();
    scene.github.faults.fail({ kind: "graphql", status: 404, times: Number.POSITIVE_INFINITY });
    await reconciled(scene);
    expect(pull.checkRuns()).toMatchObject([{ conclusion: "success" }]);
    expect((await costOfAnother(scene)).writes).toEqual([]);
  });

  it("writes nothing where nothing is to be written, and asks about no item by itself", async () => {
    const scene = await sceneForTest();
    const files = { ...FILES, [CONFIGURATION_PATH]: `mode: observe\n${FILES[CONFIGURATION_PATH]}` };
    const repository = scene.github.createRepository(GOVERNANCE, files);
    scene.github.createRepository(PLACE).openIssue("Write", `Outcome: ${CHAPTER}`, "ana");
    repository.openPullRequest({ branch: "one", files: { "goals/2024/one.yml": "id: one" } });
    repository.openIssue(ABOUT_CROSS, "", "ana").comment("/pillar none");
    await reconciled(scene);
    const before = scene.log.length;
    expect((await costOfAnother(scene)).writes).toEqual([]);
    const done = scene.log.slice(before).filter((line) => line.includes('"Done."'));
    expect(done.filter((line) => line.includes('"kind":"item"') || line.includes("pull-request"))).toEqual([]);
  });

  it("fails nowhere: in no empty repository, none that the app was taken from, and no installation that is gone", async () => {
    const scene = await sceneForTest();
    const configuration = `${PILLARS}triage: { repositories: [todogroup/empty, todogroup/gone, todogroup/left] }\n`;
    const home = scene.github.createRepository(GOVERNANCE, { [CONFIGURATION_PATH]: configuration });
    scene.github.createRepository("todogroup/empty", {});
    const left = scene.github.createRepository("todogroup/left");
    left.openIssue(ABOUT_CROSS, "", "ana");
    await reconciled(scene);
    scene.github.deliveries.drop({}, 100);
    scene.github.uninstall(left);
    home.openIssue(ABOUT_CROSS, "", "ana");
    scene.restart();
    await reconciled(scene);
    scene.github.uninstall("todogroup");
    await reconciled(scene);
    expect(scene.deadLetters).toEqual([]);
  });
});
