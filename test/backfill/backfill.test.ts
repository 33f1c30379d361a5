/** What a backfill prints, what it writes, how it deals with GitHub's limits and with what fails. */
import { describe, expect, it } from "vitest";
import { addLabels, createLabel, deleteLabel, removeLabel } from "../../sandbox/world/labels.ts";
import { backfillScene, governing, REPOSITORY, type BackfillScene } from "../support/backfill.ts";

/** One of each kind: to be labelled for either pillar, decided by a person, for none, ignored, and a pull request. */
async function mixedScene(more = ""): Promise<BackfillScene> {
  const scene = await backfillScene(governing({ community: [1, 6, 7], education: [2, 3, 5] }, more));
  const { repository } = scene;
  repository.openIssue("Meet other communities 日本語で", "Nothing else.");
  repository.openIssue("Teach\u001B[31m what an OSPO does, in more words than would ever fit on a line of a terminal");
  repository.openIssue("Write a handbook").addLabel("Pillar: Education", "mona");
  repository.openIssue("Rename a folder");
  repository.openIssue("Leave this alone").addLabel("goalkeeper: ignore", "mona");
  repository.openPullRequest({ branch: "six", files: { "a.md": "a" }, title: "Add a page" });
  repository.openIssue("Done long ago").close();
  scene.github.requests.clear();
  return scene;
}

/** As many issues as are wanted, all to be labelled but the first few. */
async function sceneOf(count: number, unlabelled = 0): Promise<BackfillScene> {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const scene = await backfillScene(governing({ community: numbers.slice(unlabelled) }));
  for (const number of numbers) scene.repository.openIssue(`Issue ${number}`);
  return scene;
}

const labelsOf = ({ repository }: BackfillScene): readonly string[] =>
  [...repository.model.items.values()].map(({ labels }) => labels.map(({ name }) => name).join(" "));

/** Nothing is to be done about the label itself then, which would make what was looked at before outdated. */
function makeLabel({ github, repository }: BackfillScene): void {
  createLabel(github.world, repository.model, { name: "pillar: community", color: "1f6feb", description: "" });
}

/** How often GitHub refused. */
const refusals = ({ github }: BackfillScene): number =>
  github.requests.list().filter(({ status }) => status === 403 || status === 429).length;

describe("without --apply", () => {
  it("prints a table of 80 columns and bars, and writes nothing", async () => {
    const scene = await mixedScene();
    const { status, out, notes } = await scene.run({ isApplied: false });
    expect(out.replace(/(?<=serves none +)\d.*\n.*/, "…")).toMatchInlineSnapshot(`
      "item  title                                            label                sure
        #1  Meet other communities 日本語で                  + pillar: community  99 %
            belongs to an initiative of goal community
        #2  Teach�[31m what an OSPO does, in more words th…  + Pillar: Education  99 %
            belongs to an initiative of goal education
        #3  Write a handbook                                 ~ Pillar: Education
            a person put pillar: education here
        #4  Rename a folder                                  serves none          …
        #5  Leave this alone                                 ignored
        #6  Add a page                                       + pillar: community  99 %
            belongs to an initiative of goal community

      pillar: community ██████████████████████████████ 2 (2 new)
      pillar: education ███████████████                1 (1 new)
      ambiguous                                        0
      serve none        ███████████████                1
      decided by people ███████████████                1
      ignored           ███████████████                1

      The labels of 3 items would change.
      1 label would come into being in the repository.
      ~ The colour or description of 1 label would be mended.
      --apply does that in 5 writes, which takes a minute at most.
      "
    `);
    expect({ status, notes, writes: scene.writes() }).toEqual({ status: 0, notes: "", writes: [] });
  });

  it("tells what people decided by hand and by command, and what is in doubt", async () => {
    const scene = await backfillScene(governing({ community: [1, 2, 3], education: [3] }));
    const { repository } = scene;
    const titles = ["Taken off", "Commanded", "In doubt"];
    const [takenOff, commanded] = titles.map((title) => repository.openIssue(title));
    takenOff?.addLabel("pillar: community", "mona");
    takenOff?.removeLabel("pillar: community", "mona");
    const comment = commanded?.comment("/pillar none", "mona");
    if (comment !== undefined) commanded?.react(comment, "+1", "goalkeeper[bot]");
    const { out } = await scene.run({ isApplied: false });
    expect(out).toMatch(/Taken off +decided by people\n +a person took pillar: community off\n/);
    expect(out).toMatch(/Commanded +decided by people\n +a person said that it serves no pillar\n/);
    expect(out).toMatch(/In doubt +ambiguous\n +Community 50 %; Education 50 %\n/);
  });

  it("says so where nothing is open, and where nothing would change", async () => {
    const empty = await sceneOf(0);
    expect(await empty.run({ isApplied: false })).toMatchObject({ status: 0, out: "Nothing is open there.\n" });
    const done = await sceneOf(1);
    await done.run();
    const { out } = await done.run({ isApplied: false });
    expect(out).toMatch(/All labels are as they should be\.\n$/);
  });
});

describe("with --apply", () => {
  it("labels as the App, makes the label that is missing, mends the one that drifted, and comments on nothing", async () => {
    const scene = await mixedScene("triage: { comment: always }\n");
    const { status, out } = await scene.run();
    expect(status).toBe(0);
    expect(out).toContain("The labels of 3 items were changed.");
    expect(labelsOf(scene)).toEqual([
      "pillar: community",
      "Pillar: Education",
      "Pillar: Education",
      "",
      "goalkeeper: ignore",
      "pillar: community",
      "",
    ]);
    expect(scene.writes().toSorted()).toEqual(
      [
        "POST /labels",
        "PATCH /labels/Pillar%3A%20Education",
        "POST /issues/1/labels",
        "POST /issues/2/labels",
        "POST /issues/6/labels",
      ].toSorted(),
    );
    expect(scene.repository.model.labels.get("pillar: education")).toMatchObject({ color: "2da44e" });
    expect(scene.repository.model.labels.get("pillar: community")).toMatchObject({ color: "1f6feb" });
  });

  it("writes nothing the second time", async () => {
    const scene = await mixedScene();
    await scene.run();
    scene.writes();
    const { status, out } = await scene.run();
    expect(out).toMatch(/All labels are as they should be: nothing was written\.\n$/);
    expect({ status, writes: scene.writes() }).toEqual({ status: 0, writes: [] });
  });

  it("takes back its own label where the goals say otherwise by now, and leaves what people took off", async () => {
    const scene = await sceneOf(2);
    await scene.run();
    scene.repository.issue(2).removeLabel("pillar: community", "mona");
    scene.repository.push(governing({ community: [2], education: [1] }));
    await scene.run();
    expect(labelsOf(scene)).toEqual(["pillar: education", ""]);
  });

  it("labels a locked issue, on which it could not comment", async () => {
    const scene = await sceneOf(1);
    scene.repository.issue(1).lock();
    expect(await scene.run()).toMatchObject({ status: 0 });
    expect(labelsOf(scene)).toEqual(["pillar: community"]);
  });

  it("puts a label that was deleted from the repository back, and asks once what happened to it", async () => {
    const scene = await sceneOf(120);
    await scene.run();
    const { github, repository, clock } = scene;
    await clock.sleep(60 * 60_000);
    const label = repository.model.labels.get("pillar: community");
    if (label !== undefined)
      deleteLabel(github.world, repository.model, label, { account: github.world.account("mona") });
    expect(new Set(labelsOf(scene))).toEqual(new Set([""]));
    await clock.sleep(60_000);
    github.requests.clear();
    await scene.run();
    expect(new Set(labelsOf(scene))).toEqual(new Set(["pillar: community"]));
    const asked = github.requests.list().filter(({ operation }) => operation === "issues/list-events-for-repo");
    expect(asked.length).toBeLessThan(10);
  });

  it("writes nothing where the configuration says to observe, and says so", async () => {
    const scene = await mixedScene("mode: observe\n");
    const { status, out } = await scene.run();
    expect(out).toContain("`mode: observe`: until it says otherwise, nothing is written.");
    expect({ status, writes: scene.writes() }).toEqual({ status: 0, writes: [] });
  });

  it("labels a repository that the configuration of another names", async () => {
    const scene = await backfillScene(governing({}, "triage: { repositories: [todogroup/ospology] }\n"));
    const ospology = scene.github.createRepository("todogroup/ospology");
    const { number } = ospology.openIssue("A chapter");
    const issues = [`todogroup/ospology#${number}`];
    scene.repository.push(governing({ community: issues }, "triage: { repositories: [todogroup/ospology] }\n"));
    expect(await scene.run({ repository: "todogroup/OSPOlogy" })).toMatchObject({ status: 0 });
    expect(ospology.issue(number).labels()).toEqual(["pillar: community"]);
  });
});

describe("GitHub's limits", () => {
  it("are kept at the highest pace", async () => {
    const scene = await sceneOf(100);
    expect(await scene.run({ writesPerMinute: 80 })).toMatchObject({ status: 0, notes: "" });
    expect(refusals(scene)).toBe(0);
    expect(scene.clock.waits).toEqual(Array.from({ length: 100 }, () => 750));
  });

  it("are kept over the hour, of which labels that were set before have used up a part", async () => {
    const scene = await sceneOf(52, 22);
    const { github, repository, clock } = scene;
    const app = github.world.account("goalkeeper[bot]", "Bot");
    for (const number of Array.from({ length: 22 }, (_, index) => index + 1)) {
      const { model } = repository.issue(number);
      for (let round = 0; round < 10; round += 1) {
        addLabels(github.world, model, ["draft"], app, github.app);
        removeLabel(github.world, model, "draft", app, github.app);
      }
    }
    const start = clock.now();
    const { status, notes } = await scene.run();
    expect({ status, refused: refusals(scene) }).toEqual({ status: 0, refused: 0 });
    // Of 31 writes, 10 fit into the hour; the others come a second after each other, once it is over.
    expect(notes).toMatch(/^GitHub takes no more writes within the hour: waiting until \d\d:\d\d:\d\d\.\n$/);
    expect((clock.now() - start) / 1000).toBeCloseTo(3600 + 20, -1);
  });

  it.each([
    { status: 403, headers: { "retry-after": "90" }, waits: 90_000 },
    { status: 429, headers: { "retry-after": "90" }, waits: 90_000 },
    { status: 403, headers: {}, waits: 60_000 },
  ])("that are met all the same ($status, $headers) are waited for, and the item is labelled then", async (limit) => {
    const { status, headers, waits } = limit;
    const scene = await sceneOf(3);
    const message = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";
    scene.github.faults.fail({ operation: "issues/add-labels", path: /\/issues\/2\//, status, message, headers });
    const { notes, ...run } = await scene.run();
    expect(run).toMatchObject({ status: 0 });
    expect(notes).toMatch(/^GitHub asks to wait: until \d\d:\d\d:\d\d\.\n$/);
    expect(scene.clock.waits).toContain(waits);
    expect(labelsOf(scene)).toEqual(["pillar: community", "pillar: community", "pillar: community"]);
  });
});

describe("a failure", () => {
  it("of one item for good is told, and the rest is done", async () => {
    const scene = await sceneOf(3);
    scene.github.faults.fail({ operation: "issues/add-labels", path: /\/issues\/2\//, status: 403, message: "No." });
    const { status, out } = await scene.run();
    expect(status).toBe(1);
    expect(out).toMatch(/^ +#2 +failed\n +No\./m);
    expect(out).toContain("1 item failed. Start it again to try it anew.");
    expect(labelsOf(scene)).toEqual(["pillar: community", "", "pillar: community"]);
  });

  it.each(["before", "after"] as const)("that passes, %s it takes effect, leaves one event", async (when) => {
    const scene = await sceneOf(2);
    scene.github.faults.fail({ operation: "issues/add-labels", status: "cut", when, times: 2 });
    scene.github.faults.fail({ operation: "graphql", status: 502, times: 2 });
    expect(await scene.run()).toMatchObject({ status: 0 });
    expect(scene.repository.issue(1).labelEvents()).toHaveLength(1);
    expect(scene.repository.issue(2).labelEvents()).toHaveLength(1);
  });

  it("of everything ends the run after five", async () => {
    const scene = await sceneOf(8);
    scene.github.faults.fail({ operation: "issues/add-labels", status: 403, message: "No.", times: 99 });
    const { status, out } = await scene.run();
    expect(status).toBe(1);
    expect(out).toContain("Too many failed in a row: the last 3 items not tried.");
  });
});

describe("an item that changes while others are written", () => {
  it("is looked at again before it is labelled", async () => {
    const scene = await sceneOf(2);
    makeLabel(scene);
    scene.github.faults.fail({ operation: "issues/add-labels", status: 429, headers: { "retry-after": "60" } });
    scene.clock.onWait = (ms) => {
      if (ms === 60_000) scene.repository.issue(2).addLabel("pillar: education", "mona");
    };
    await scene.run();
    expect(scene.repository.issue(2).labels()).toEqual(["pillar: education"]);
  });
});

it("an item that is closed or deleted meanwhile is let be", async () => {
  const scene = await sceneOf(3);
  makeLabel(scene);
  scene.github.faults.fail({ operation: "issues/add-labels", status: 429, headers: { "retry-after": "60" } });
  scene.clock.onWait = (ms) => {
    if (ms !== 60_000) return;
    scene.repository.issue(2).close();
    scene.repository.issue(3).delete();
  };
  const { status, out } = await scene.run();
  expect({ status, writes: scene.writes().filter((write) => write.includes("/issues/")) }).toEqual({
    status: 0,
    writes: ["POST /issues/1/labels", "POST /issues/1/labels"],
  });
  expect(out).toMatch(/closed meanwhile +█+ 1\n/);
});

describe("nothing can be done", () => {
  it.each([
    {
      where: "the app is not installed",
      repository: "mona/garden",
      message: "The app is not installed on mona/garden",
    },
    { where: "nobody governs", repository: "todogroup/other", message: "No configuration governs todogroup/other." },
    { where: "no pillar is usable", repository: "todogroup/broken", message: "of todogroup/broken has no pillars" },
  ])("where $where, and what to do is said", async ({ repository, message }) => {
    const { github, run } = await sceneOf(0);
    github.createRepository("todogroup/other").openIssue("An issue");
    const broken = github.createRepository("todogroup/broken", { ".github/goalkeeper.yml": "pillars: many\n" });
    broken.openIssue("An issue");
    github.createRepository("mona/garden", {}, { isInstalled: false });
    await expect(run({ repository })).rejects.toMatchObject({
      name: "UserError",
      message: expect.stringContaining(message),
    });
  });

  it("where the installation may not write, but it can be looked at", async () => {
    const { github, run } = await sceneOf(1);
    const installation = github.installationOf("todogroup");
    if (installation !== undefined)
      Object.assign(installation, { permissions: { ...installation.permissions, issues: "read" } });
    await expect(run()).rejects.toThrow(`The app may not write to issues and pull requests of ${REPOSITORY}.`);
    expect(await run({ isApplied: false })).toMatchObject({ status: 0 });
  });
});
