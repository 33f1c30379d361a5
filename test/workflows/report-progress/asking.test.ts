/** Owners are asked once in a period, in one comment, about goals without a sign of life; nobody else is ever mentioned. */
import { describe, expect, it } from "vitest";
import { GOVERNANCE } from "../../support/record-world-reader.ts";
import { FEEDBACK, goalsWorld, goalText, OPENSSF, type ProgressWorld } from "../../support/progress-world.ts";

const OLD = { createdAt: "2024-01-10T12:00:00Z", updatedAt: "2024-01-10T12:00:00Z" };

/** Two goals that nobody was seen at since January, looked at in April for the first time. */
async function silentWorld(progress = "", files: Readonly<Record<string, string>> = {}): Promise<ProgressWorld> {
  const world = goalsWorld(
    {
      [OPENSSF]: goalText("openssf-practices", { tracking_issue: "324", owners: "[octocat, hubot]" }),
      [FEEDBACK]: goalText("call-feedback", { tracking_issue: "323", owners: "[Octocat]" }),
      ...files,
    },
    progress,
  );
  world.issue(323, OLD).issue(324, OLD);
  await world.tick();
  return world;
}

/** Who was asked about what, on the dashboard of 2024. */
function asked(world: ProgressWorld): readonly string[] {
  const number = world.marked("dashboard 2024")?.number ?? 0;
  const lines = world.reports(number).flatMap((report) => report.split("\n"));
  return lines
    .filter((line) => line.startsWith("- "))
    .map((line) => line.slice("- ".length).replaceAll(/\[(.*?)\]\(\S+\)/g, "$1"));
}

async function inMay(world: ProgressWorld, time = "2024-05-01T10:00:00Z"): Promise<readonly string[]> {
  await world.at(time).tick();
  return asked(world);
}

describe("owners", () => {
  it("are asked each once, with all their goals", async () => {
    const world = await silentWorld();
    expect(asked(world)).toEqual([]);
    expect(await inMay(world)).toEqual([
      "@Octocat: Reach call feedback, Reach openssf practices",
      "@hubot: Reach openssf practices",
    ]);
  });

  it("are asked once in a period, and again in the next", async () => {
    const world = await silentWorld();
    await inMay(world);
    expect(await inMay(world, "2024-05-20T10:00:00Z")).toHaveLength(2);
    expect(await inMay(world, "2024-06-01T10:00:00Z")).toHaveLength(4);
    const number = world.marked("dashboard 2024")?.number ?? 0;
    expect(world.markers(number)).toEqual(["ask-owners 2024-05", "ask-owners 2024-06"]);
  });

  it("of an enterprise are asked too", async () => {
    const text = goalText("call-feedback", { tracking_issue: "323", owners: "[mona_acme]" });
    const world = await silentWorld("", { [FEEDBACK]: text });
    expect(await inMay(world)).toContain("@mona_acme: Reach call feedback");
  });

  it("are not asked twice where people have written ahead of the question", async () => {
    const world = await silentWorld();
    await inMay(world);
    const number = world.marked("dashboard 2024")?.number ?? 0;
    const { comments } = world.item(number, GOVERNANCE);
    world.alter(number, { comments: comments.map((one) => ({ ...one, body: `Please answer.\r\n${one.body}` })) });
    await world.tick();
    expect(world.item(number, GOVERNANCE).comments).toHaveLength(1);
  });

  it("read a comment that says what to do", async () => {
    const world = await silentWorld();
    await inMay(world);
    expect(world.reports(world.marked("dashboard 2024")?.number ?? 0)[0]).toMatchInlineSnapshot(`
      "**How do these goals stand?** Nothing was seen of them in the last period: no commit to their files, no comment, no movement of their issues.

      - @Octocat: [Reach call feedback](https://redirect.github.com/todogroup/governance/issues/323), [Reach openssf practices](https://redirect.github.com/todogroup/governance/issues/324)
      - @hubot: [Reach openssf practices](https://redirect.github.com/todogroup/governance/issues/324)

      <sub>A comment on the goal's issue is enough. Where nothing is going to happen, say so in its file: \`at-risk\` or \`dropped\`. Owners are asked once in a period at most.</sub>"
    `);
  });

  it.each([
    ["a commit to the file", (world: ProgressWorld) => world.commits.set(FEEDBACK, "2024-04-20T12:00:00Z")],
    ["a comment of a person", (world: ProgressWorld) => world.at("2024-04-20T12:00:00Z").says(323, "We are on it.")],
  ])("are not asked where there was %s", async (_, live) => {
    const world = await silentWorld();
    live(world);
    world.deliveries.splice(0);
    expect(await inMay(world)).toEqual(["@octocat: Reach openssf practices", "@hubot: Reach openssf practices"]);
  });

  it("are not asked where an issue of an initiative moved", async () => {
    const initiatives = "[{ id: guide, title: Publish a guide, status: doing, issues: [330] }]";
    const text = goalText("call-feedback", { tracking_issue: "323", initiatives });
    const world = await silentWorld("", { [FEEDBACK]: text });
    world.issue(330, { ...OLD, updatedAt: "2024-04-20T12:00:00Z" });
    expect(await inMay(world)).toEqual(["@octocat: Reach openssf practices", "@hubot: Reach openssf practices"]);
  });

  it("are not kept from a question by what the app wrote itself", async () => {
    const world = await silentWorld();
    await inMay(world);
    expect(await inMay(world, "2024-06-01T10:00:00Z")).toHaveLength(4);
  });

  it.each([
    [
      "of goals that are over or only proposed",
      "",
      {
        [FEEDBACK]: goalText("call-feedback", { status: "proposed" }),
        [OPENSSF]: goalText("openssf-practices", { status: "done" }),
      },
    ],
    ["where the configuration says so", "ask_owners: false", {}],
    ["where there is no dashboard", "dashboard: false", {}],
  ])("are not asked %s", async (_, progress, files) => {
    const world = await silentWorld(progress, files);
    await world.at("2024-05-01T10:00:00Z").tick();
    expect(world.writes.filter((write) => write.startsWith("comment") && !/#32\d$/.test(write))).toEqual([]);
  });

  it("are named and not mentioned under mention: false", async () => {
    const world = await silentWorld("mention: false");
    expect(await inMay(world)).toEqual([
      "`Octocat`: Reach call feedback, Reach openssf practices",
      "`hubot`: Reach openssf practices",
    ]);
  });

  it("are not asked in quiet hours, but as soon as these are over", async () => {
    const world = await silentWorld('quiet_hours: "22:00-11:00"');
    expect(await inMay(world)).toEqual([]);
    expect(await inMay(world, "2024-05-01T10:59:00Z")).toEqual([]);
    expect(await inMay(world, "2024-05-01T11:00:00Z")).toHaveLength(2);
  });

  it("whom nobody knows are named in the dashboard instead", async () => {
    const world = await silentWorld();
    world.strangers = ["hubot"];
    expect(await inMay(world)).toEqual(["@Octocat: Reach call feedback, Reach openssf practices"]);
    expect(world.marked("dashboard 2024")?.body).toContain("- **`hubot`**: owns `openssf-practices`");
  });

  it.each([
    ["nobody may comment on it", { isLocked: true }],
    ["people closed it", { isOpen: false, ending: "completed" }],
    ["it is to be left alone", { labels: ["goalkeeper: ignore"] }],
  ] as const)("are not asked on the dashboard where %s", async (_, change) => {
    const world = await silentWorld();
    world.alter(world.marked("dashboard 2024")?.number ?? 0, change);
    expect(await inMay(world)).toEqual([]);
  });

  it("of several cycles are asked in one comment, on the dashboard of the latest", async () => {
    const old = goalText("old-goal", { cycle: '"2023"', tracking_issue: "322" });
    const world = await silentWorld("", { "goals/2023/old-goal.yml": old });
    world.issue(322, OLD);
    expect(await inMay(world)).toEqual([
      "@octocat: Reach old goal, Reach call feedback, Reach openssf practices",
      "@hubot: Reach openssf practices",
    ]);
  });

  it("are not asked where the clock has jumped back", async () => {
    const world = await silentWorld();
    await inMay(world, "2024-06-01T10:00:00Z");
    expect(await inMay(world)).toHaveLength(2);
  });
});

it("the question is asked again where everything was cut off before it", async () => {
  const world = await silentWorld();
  world.at("2024-05-01T10:00:00Z").writesLeft = 3;
  await expect(world.tick()).rejects.toThrow("Cut off.");
  world.writesLeft = Infinity;
  expect(await inMay(world)).toHaveLength(2);
  expect(world.item(323, GOVERNANCE).comments).toHaveLength(2);
});
