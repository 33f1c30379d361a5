/** The files of goals come to name the issues in which these are followed, through the one rolling pull request. */
import { describe, expect, it } from "vitest";
import { changedLines } from "../../support/calls.ts";
import { FEEDBACK, goalsWorld, goalText, OPENSSF, type ProgressWorld } from "../../support/progress-world.ts";

const OLD = { createdAt: "2024-01-10T12:00:00Z" };

/** What merging the open proposal would change. */
function proposed(world: ProgressWorld, path = OPENSSF): readonly string[] | undefined {
  if (world.proposal === undefined) return undefined;
  return changedLines(world.main.files[path], world.branch?.commit.files[path]);
}

/** A world with two goals, whose issues have just been opened. */
async function twoGoals(): Promise<ProgressWorld> {
  const world = goalsWorld({ [OPENSSF]: goalText("openssf-practices"), [FEEDBACK]: goalText("call-feedback") });
  await world.tick();
  return world;
}

describe("the rolling pull request", () => {
  it("proposes all numbers at once, and reads as people need it", async () => {
    const world = await twoGoals();
    expect(proposed(world)).toEqual(["+ tracking_issue: 402"]);
    expect(proposed(world, FEEDBACK)).toEqual(["+ tracking_issue: 401"]);
    expect(world.proposal?.title).toBe("Record where 2 goals are followed");
    expect(world.proposal?.body.replaceAll(/<!--.*?-->\s*/gs, "")).toMatchInlineSnapshot(`
      "Each goal is followed in an issue. This writes into the files of the goals which that is.

      | goal | tracking issue |
      | --- | --- |
      | \`call-feedback\`<br>Reach call feedback | [todogroup/governance\\#​401](https://redirect.github.com/todogroup/governance/issues/401) |
      | \`openssf-practices\`<br>Reach openssf practices | [todogroup/governance\\#​402](https://redirect.github.com/todogroup/governance/issues/402) |

      <sub>Goalkeeper keeps this pull request up to date until it is merged or closed. What is closed unmerged is not proposed again. Changes that you commit to its branch are kept.</sub>"
    `);
  });

  it("is written once while nothing changes", async () => {
    const world = await twoGoals();
    await world.tick();
    world.writes.splice(0);
    await world.tick();
    expect(world.triggersRun.filter((key) => key.startsWith("keep-record"))).toHaveLength(1);
    expect(world.writes).toEqual([]);
  });

  it("has nothing left to propose when it was merged", async () => {
    const world = await twoGoals();
    await world.mergeProposal().settle();
    expect(world.proposal).toBeUndefined();
    expect(await world.tick()).toBe(0);
  });

  it("names what a file named before", async () => {
    const world = goalsWorld({ [OPENSSF]: goalText("openssf-practices", { tracking_issue: "324 # ours" }) }).issue(
      324,
      OLD,
    );
    await world.tick();
    world.transfer(324, { repository: "todogroup/ospology", number: 7 });
    await world.tick();
    expect(proposed(world)).toEqual(["- tracking_issue: 324 # ours", "+ tracking_issue: todogroup/ospology#7 # ours"]);
    expect(world.proposal?.body).toContain("<br>− [todogroup/governance");
  });

  it("does not propose again what was declined, but does what is new", async () => {
    const world = await twoGoals();
    await world.closeProposal().settle();
    world.push({ "goals/2024/third.yml": goalText("third") });
    await world.settle();
    expect(proposed(world)).toEqual([]);
    expect(proposed(world, "goals/2024/third.yml")).toEqual(["+ tracking_issue: 404"]);
  });

  it("keeps what others have committed to its branch, and does not put back what they took out", async () => {
    const world = await twoGoals();
    world.commitToBranch({ [OPENSSF]: goalText("openssf-practices") });
    world.push({ "goals/2024/third.yml": goalText("third") });
    world.commitToBranch({ "goals/2024/third.yml": goalText("third") });
    await world.settle();
    expect(proposed(world)).toEqual([]);
    expect(proposed(world, FEEDBACK)).toEqual(["+ tracking_issue: 401"]);
    expect(proposed(world, "goals/2024/third.yml")).toEqual(["+ tracking_issue: 404"]);
    expect(world.proposal?.title).toBe("Record where 2 goals are followed");
  });

  it("leaves a file alone that it cannot write with certainty, and says so", async () => {
    const world = goalsWorld({
      [OPENSSF]: goalText("openssf-practices"),
      [FEEDBACK]: `? id\n: call-feedback\n${goalText("call-feedback", { id: undefined })}`,
    });
    await world.tick();
    expect(proposed(world)).toEqual([expect.stringMatching(/^\+ tracking_issue: \d+$/)]);
    expect(world.proposal?.body).toContain(
      "`goals/2024/call-feedback.yml`: A key of the goal is written with a question mark",
    );
  });

  it("keeps the byte order mark and the line breaks of a file", async () => {
    const text = `\uFEFF${goalText("openssf-practices").replaceAll("\n", "\r\n")}`;
    const world = goalsWorld({ [OPENSSF]: text });
    await world.tick();
    expect(world.branch?.commit.files[OPENSSF]).toBe(`${text}tracking_issue: 401\r\n`);
  });

  it("holds no more than fits, and the rest follows", async () => {
    const names = Array.from({ length: 250 }, (_, index) => `goal-${index}`);
    const world = goalsWorld(Object.fromEntries(names.map((name) => [`goals/2024/${name}.yml`, goalText(name)])));
    await world.tick();
    expect(world.proposal?.body.length).toBeLessThan(65_000);
    expect(world.proposal?.body).toMatch(/\n\d+ more wait, and follow once this is merged\./);
    for (let merges = 0; merges < 5 && world.proposal !== undefined; merges += 1) {
      // oxlint-disable-next-line no-await-in-loop
      await world.mergeProposal().settle();
    }
    expect(names.filter((name) => !world.main.files[`goals/2024/${name}.yml`]?.includes("tracking_issue"))).toEqual([]);
  });
});
