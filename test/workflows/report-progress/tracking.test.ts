/** Tracking issues agree with the files of their goals, and what people wrote, labelled and decided stays. */
import { describe, expect, it } from "vitest";
import { GOVERNANCE } from "../../support/record-world-reader.ts";
import { FEEDBACK, goalsWorld, goalText, OPENSSF, type ProgressWorld } from "../../support/progress-world.ts";

const MARKER = "tracking-issue openssf-practices";
const OLD = { createdAt: "2024-01-10T12:00:00Z" };

/** A world whose one goal is followed in #324, which people opened. */
function followed(changes: Readonly<Record<string, string | undefined>> = {}): ProgressWorld {
  const text = goalText("openssf-practices", { tracking_issue: "324", ...changes });
  return goalsWorld({ [OPENSSF]: text }).issue(324, { title: "Ours", body: "We wrote this.", ...OLD });
}

/** What is wrong with goals, as the dashboard tells it. */
function mending(world: ProgressWorld): readonly string[] {
  const [, list = ""] = world.marked("dashboard 2024")?.body.split("#### Needs mending\n\n") ?? [];
  const [lines = ""] = list.split("\n\n");
  return lines.split("\n").filter((line) => line !== "");
}

/** Until nothing more is written. */
async function settled(world: ProgressWorld): Promise<ProgressWorld> {
  await world.tick();
  await world.tick();
  expect(await world.tick()).toBe(0);
  return world;
}

describe("a goal that people work on", () => {
  it.each(["active", "at-risk"])("gets an issue when it is %s and has none", async (status) => {
    const world = await settled(goalsWorld({ [OPENSSF]: goalText("openssf-practices", { status }) }));
    const issue = world.marked(MARKER);
    expect(issue).toMatchObject({
      title: "Reach openssf practices",
      labels: ["pillar: cross-community"],
      isOpen: true,
    });
    expect(world.writes.filter((write) => write.startsWith("open "))).toEqual([
      `open ${MARKER}`,
      "open dashboard 2024",
    ]);
  });

  it("has the number of its issue written into its file, through one pull request", async () => {
    const files = { [OPENSSF]: goalText("openssf-practices"), [FEEDBACK]: goalText("call-feedback") };
    const world = await settled(goalsWorld(files));
    expect(world.pullRequests).toHaveLength(1);
    world.mergeProposal();
    await world.settle();
    expect(world.main.files[OPENSSF]).toBe(
      goalText("openssf-practices", { tracking_issue: String(world.marked(MARKER)?.number) }),
    );
    expect(world.pullRequests).toHaveLength(1);
  });

  it("is not asked about again where people declined to have the number in its file", async () => {
    const world = await settled(goalsWorld());
    await world.closeProposal().settle();
    await settled(world);
    expect(world.proposal).toBeUndefined();
    expect(world.marked(MARKER)).toMatchObject({ isOpen: true });
  });

  it("adopts an open issue that is plainly meant for it", async () => {
    const world = goalsWorld().issue(324, {
      title: "[Strategic Goal 2024] Reach OpenSSF practices",
      body: "Notes.",
      ...OLD,
    });
    world.triagers.add("mona");
    await settled(world);
    expect(world.item(324, GOVERNANCE).body).toMatch(
      /^<!-- goalkeeper:tracking-issue openssf-practices -->[^]*\n\nNotes\.$/,
    );
    expect(world.writes.filter((write) => write.startsWith("open "))).toEqual(["open dashboard 2024"]);
    world.mergeProposal();
    expect(world.main.files[OPENSSF]).toContain("tracking_issue: 324\n");
  });

  it("gets no issue where several may be meant, which the dashboard asks about", async () => {
    const world = goalsWorld()
      .issue(324, { title: "Reach OpenSSF practices" })
      .issue(325, { title: "Reach OpenSSF practices" });
    world.triagers.add("mona");
    await settled(world);
    expect(world.marked(MARKER)).toBeUndefined();
    expect(mending(world)).toEqual([
      expect.stringContaining("**No tracking issue**: `openssf-practices` may mean [\\#"),
    ]);
  });

  it("is given one issue where lists lag behind, however often it is looked at", async () => {
    const world = goalsWorld();
    world.isLagging = true;
    await world.tick();
    await world.tick();
    await world.tick();
    world.isLagging = false;
    await settled(world);
    const opened = [...(world.items.get(GOVERNANCE)?.values() ?? [])];
    expect(opened.map(({ title }) => title)).toEqual(["Reach openssf practices", "Goals of 2024: how far they are"]);
  });

  it("has the label of its pillar made once for all", async () => {
    const world = goalsWorld({ [OPENSSF]: goalText("openssf-practices"), [FEEDBACK]: goalText("call-feedback") });
    await world.tick();
    const made = world.effects.flatMap((effect) => (effect.kind === "issue" ? effect.createLabels : []));
    expect(made.map(({ name }) => name)).toEqual(["pillar: cross-community"]);
  });

  it("that is only proposed has no issue, and one that people opened for it stays as it is", async () => {
    const world = followed({ status: "proposed" });
    expect(await world.tick()).toBe(0);
  });
});

describe("an issue", () => {
  it("takes over the title, the pillar and the milestone, and keeps what people have given it", async () => {
    const world = followed({ milestone: "16" });
    world.milestones = [{ number: 16, title: "2024", state: "open", open: 1, closed: 1, due: undefined }];
    world.alter(324, { labels: ["Planning / Strategy"] });
    await settled(world);
    expect(world.item(324, GOVERNANCE)).toMatchObject({
      title: "Reach openssf practices",
      labels: ["Planning / Strategy", "pillar: cross-community"],
      milestone: 16,
      body: expect.stringMatching(/\n\nWe wrote this\.$/),
    });
  });

  it("follows another title and another pillar, and nothing else is touched", async () => {
    const world = await settled(followed());
    world.push({
      [OPENSSF]: goalText("openssf-practices", { tracking_issue: "324", title: "New", pillar: "community-engagement" }),
    });
    const before = world.writes.length;
    await world.settle();
    expect(world.writes.slice(before)).toEqual([`keep ${MARKER}`, "keep dashboard 2024"]);
    expect(world.item(324, GOVERNANCE)).toMatchObject({
      title: "New",
      labels: ["pillar: cross-community", "pillar: engagement"],
    });
  });

  it("keeps its milestone where the file names one that is not there, which the dashboard tells", async () => {
    const world = await settled(followed({ milestone: "99" }));
    expect(world.item(324, GOVERNANCE).milestone).toBeUndefined();
    expect(mending(world)).toEqual(["- **No such milestone**: `openssf-practices` names the milestone 99"]);
  });

  it.each([
    ["is edited", (body: string) => body.replace("active", "all done")],
    ["has lost its end", (body: string) => body.replace("<!-- /goalkeeper:tracking-issue -->", "")],
    ["stands twice", (body: string) => `${body}\n\n${body}`],
    ["has other line ends", (body: string) => body.replaceAll("\n", "\r\n").replace("active", "all done")],
  ])("whose managed region %s has it mended", async (_, change) => {
    const world = await settled(followed());
    const before = world.item(324, GOVERNANCE).body;
    world.alter(324, { body: change(before) });
    await settled(world);
    const after = world.item(324, GOVERNANCE).body.replaceAll("\r\n", "\n");
    expect(after).toContain("| Status | active |");
    expect(after.match(/<!-- goalkeeper:tracking-issue/g)).toHaveLength(1);
  });

  it("whose managed region people took out does not get it back", async () => {
    const world = await settled(followed());
    world.alter(324, { body: "Only ours." });
    await settled(world);
    expect(world.item(324, GOVERNANCE).body).toBe("Only ours.");
  });

  it("is left alone under the label that says so", async () => {
    const world = followed();
    world.alter(324, { labels: ["goalkeeper: ignore"] });
    await settled(world.at("2024-05-01T10:00:00Z"));
    expect(world.item(324, GOVERNANCE)).toMatchObject({ title: "Ours", comments: [] });
  });

  it("stays closed where a person closed it, which the dashboard tells", async () => {
    const world = await settled(followed());
    world.alter(324, { isOpen: false, ending: "completed" });
    await settled(world.at("2024-05-01T10:00:00Z"));
    expect(world.item(324, GOVERNANCE).isOpen).toBe(false);
    expect(world.markers(324)).toEqual(["report-progress 2024-04 openssf-practices"]);
    expect(mending(world)).toEqual([
      "- **Closed**: `openssf-practices` is active, but its issue was closed. Reopen it, or end the goal",
    ]);
  });
});

describe("a goal that has come to its end", () => {
  it.each([
    ["done", undefined, "completed"],
    ["dropped", "The partner left.", "dropped"],
  ])(
    "that is %s gets a last summary, and its issue is closed with the reason, once",
    async (status, reason, ending) => {
      const world = await settled(followed());
      world.push({ [OPENSSF]: goalText("openssf-practices", { tracking_issue: "324", status, reason }) });
      await world.settle();
      await settled(world);
      expect(world.item(324, GOVERNANCE)).toMatchObject({ isOpen: false, ending });
      expect(world.markers(324)).toEqual([
        "report-progress 2024-04 openssf-practices",
        "last-summary openssf-practices",
      ]);
      world.alter(324, { isOpen: true, ending: undefined });
      await settled(world.at("2024-06-01T10:00:00Z"));
      expect(world.item(324, GOVERNANCE).isOpen).toBe(true);
      expect(world.markers(324)).toHaveLength(2);
    },
  );

  it("is left as it is where nothing could tell that its issue was closed once", async () => {
    const world = await settled(followed());
    world.alter(324, { body: "Only ours.", isLocked: true });
    world.push({ [OPENSSF]: goalText("openssf-practices", { tracking_issue: "324", status: "done" }) });
    await world.settle();
    expect(world.item(324, GOVERNANCE).isOpen).toBe(true);
    expect(await world.tick()).toBe(0);
  });

  it("is closed though everything was cut off behind its last summary", async () => {
    const world = await settled(followed());
    world.push({ [OPENSSF]: goalText("openssf-practices", { tracking_issue: "324", status: "done" }) });
    world.writesLeft = 1;
    await expect(world.settle()).rejects.toThrow("Cut off.");
    expect(world.item(324, GOVERNANCE).isOpen).toBe(true);
    world.writesLeft = Infinity;
    await settled(world);
    expect(world.item(324, GOVERNANCE).isOpen).toBe(false);
    expect(world.markers(324).filter((marker) => marker.startsWith("last-summary"))).toHaveLength(1);
  });

  it("has its issue opened again when people take it up again", async () => {
    const world = followed({ status: "done" });
    await settled(world);
    expect(world.item(324, GOVERNANCE).isOpen).toBe(false);
    world.push({ [OPENSSF]: goalText("openssf-practices", { tracking_issue: "324" }) });
    await world.settle();
    expect(world.item(324, GOVERNANCE).isOpen).toBe(true);
  });

  it("is left as it is where a person closed its issue before", async () => {
    const world = followed({ status: "done" }).alter(324, { isOpen: false, ending: "completed" });
    expect(await world.tick()).toBe(0);
  });
});

describe("a tracking issue that cannot be used", () => {
  const cases: readonly (readonly [string, (world: ProgressWorld) => void, string])[] = [
    [
      "is a pull request",
      (world) => world.alter(324, { kind: "pull-request" }),
      "names \\#​324, which is a pull request. Name an issue",
    ],
    ["is locked", (world) => world.alter(324, { isLocked: true }), "gets no reports on its issue"],
  ];
  it.each(cases)("since it %s is told in the dashboard, and gets no comment", async (_, spoil, words) => {
    const world = followed();
    spoil(world);
    await settled(world.at("2024-05-01T10:00:00Z"));
    expect(mending(world)).toEqual([expect.stringContaining(`\`openssf-practices\` ${words}`)]);
    expect(world.item(324, GOVERNANCE).comments).toEqual([]);
    expect(world.writes.filter((write) => write.startsWith("open "))).toEqual(["open dashboard 2024"]);
  });

  it("since the app may not read it is told in the dashboard", async () => {
    const world = await settled(followed({ tracking_issue: '"octocat/secret#1"' }));
    expect(mending(world)).toEqual([expect.stringContaining("which cannot be read from here")]);
  });

  it("since it is in another repository is reported in the dashboard alone", async () => {
    const world = followed({ tracking_issue: '"todogroup/ospology#5"' });
    world.issue(5, { repository: "todogroup/ospology", title: "Theirs", ...OLD });
    await settled(world.at("2024-05-01T10:00:00Z"));
    expect(world.item(5, "todogroup/ospology")).toMatchObject({ title: "Theirs", comments: [] });
    expect(mending(world)).toEqual([expect.stringContaining("has its issue in `todogroup/ospology`")]);
  });

  it("since it was deleted is replaced, and the file is to name the new one", async () => {
    const world = await settled(followed());
    world.items.get(GOVERNANCE)?.delete(324);
    await settled(world);
    const number = world.marked(MARKER)?.number;
    world.mergeProposal();
    expect(world.main.files[OPENSSF]).toContain(`tracking_issue: ${number}\n`);
  });

  it("since it was moved is followed, and the file is to name its new place", async () => {
    const world = await settled(followed());
    world.transfer(324, { repository: "todogroup/ospology", number: 7 });
    await settled(world);
    world.mergeProposal();
    expect(world.main.files[OPENSSF]).toMatch(/^tracking_issue: "?todogroup\/ospology#7"?$/m);
  });

  it("since another goal has it stays with the first by path, and the dashboard names the other", async () => {
    const world = followed();
    await settled(world.push({ [FEEDBACK]: goalText("call-feedback", { tracking_issue: "324" }) }));
    expect(world.item(324, GOVERNANCE).title).toBe("Reach call feedback");
    expect(mending(world)).toEqual([
      "- **No tracking issue**: `openssf-practices` has the same as `goals/2024/call-feedback.yml`, which keeps it",
    ]);
  });

  it("since it is a dashboard is told", async () => {
    const world = await settled(followed());
    const number = world.marked("dashboard 2024")?.number;
    world.push({ [OPENSSF]: goalText("openssf-practices", { tracking_issue: String(number) }) });
    await settled(world);
    expect(mending(world)).toEqual([expect.stringContaining("which is a dashboard. Name another issue")]);
  });
});

describe("a broken goal file", () => {
  it("keeps nobody from the others, and is named", async () => {
    const world = followed();
    world.push({ [FEEDBACK]: "id: call-feedback\nstatus: maybe\n", "goals/2024/noise.yml": "{" });
    await settled(world.at("2024-05-01T10:00:00Z"));
    expect(world.markers(324)).toEqual(["report-progress 2024-05 openssf-practices"]);
    const body = world.marked("dashboard 2024")?.body;
    expect(body).toContain("`goals/2024/call-feedback.yml`");
    expect(body).toContain("`goals/2024/noise.yml`");
  });

  it("keeps its issue as it is while it is broken", async () => {
    const world = await settled(followed());
    const before = world.item(324, GOVERNANCE);
    world.push({ [OPENSSF]: "id: openssf-practices\ntracking_issue: 324\n" });
    await settled(world.at("2024-05-01T10:00:00Z"));
    expect(world.item(324, GOVERNANCE)).toEqual(before);
  });
});

it("only says what it would do under mode: observe", async () => {
  const world = goalsWorld();
  const path = ".github/goalkeeper.yml";
  world.push({ [path]: `${world.main.files[path]}mode: observe\n` });
  expect(await world.tick()).toBe(0);
  expect(world.observed.map(({ kind }) => kind)).toEqual(["issue", "issue"]);
});

it("does nothing where a repository has no configuration", async () => {
  const world = goalsWorld().push({ ".github/goalkeeper.yml": undefined });
  expect(await world.tick()).toBe(0);
});
