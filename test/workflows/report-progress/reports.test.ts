/** Reports come once for each goal and period, tell what changed since the last one, and come on request. */
import { describe, expect, it } from "vitest";
import { reportProgress } from "../../../src/workflows/report-progress/index.ts";
import { progressTrigger } from "../../../src/workflows/report-progress/triggers.ts";
import { GOVERNANCE } from "../../support/record-world-reader.ts";
import { FEEDBACK, goalsWorld, goalText, OPENSSF, type ProgressWorld } from "../../support/progress-world.ts";

const APRIL = "report-progress 2024-04 openssf-practices";
const MAY = "report-progress 2024-05 openssf-practices";
const JUNE = "report-progress 2024-06 openssf-practices";

function initiative(status: string, more = ""): string {
  return `[{ id: guide, title: Publish a guide, status: ${status}, due: 2024-10-01${more} }]`;
}

function goal(changes: Readonly<Record<string, string | undefined>> = {}): string {
  return goalText("openssf-practices", { tracking_issue: "324", initiatives: initiative("todo"), ...changes });
}

/** One goal, whose issue is older than the period. */
function world(progress = ""): ProgressWorld {
  return goalsWorld({ [OPENSSF]: goal() }, progress).issue(324, { createdAt: "2024-01-10T12:00:00Z" });
}

describe("a report", () => {
  it("comes when its period has begun, and once", async () => {
    const here = world();
    await here.tick();
    expect(here.markers(324)).toEqual([APRIL]);
    await here.at("2024-05-01T08:59:00Z").tick();
    expect(here.markers(324)).toEqual([APRIL]);
    await here.at("2024-05-01T09:00:00Z").tick();
    expect(here.markers(324)).toEqual([APRIL, MAY]);
    await here.at("2024-05-01T09:01:00Z").tick();
    expect(await here.at("2024-05-31T23:00:00Z").tick()).toBe(0);
    expect(here.markers(324)).toEqual([APRIL, MAY]);
  });

  it("comes once after a downtime of five periods", async () => {
    const here = world();
    await here.tick();
    await here.at("2024-09-20T12:00:00Z").tick();
    expect(here.markers(324)).toEqual([APRIL, "report-progress 2024-09 openssf-practices"]);
  });

  it("does not come on an issue that was opened within the period", async () => {
    const here = goalsWorld();
    await here.tick();
    await here.at("2024-04-30T12:00:00Z").tick();
    expect(here.markers(401)).toEqual([]);
    await here.at("2024-05-02T12:00:00Z").tick();
    expect(here.markers(401)).toEqual([MAY]);
  });

  it("does not come where the clock has jumped back", async () => {
    const here = world().push({ [FEEDBACK]: goalText("call-feedback", { tracking_issue: "325" }) });
    await here.at("2024-06-02T12:00:00Z").tick();
    here.issue(325, { createdAt: "2024-01-10T12:00:00Z" });
    await here.at("2024-05-02T12:00:00Z").tick();
    expect([here.markers(324), here.markers(325)]).toEqual([[JUNE], []]);
    expect(here.marked("dashboard 2024")?.body).toContain("**No reports**: there are some of a period");
    await here.at("2024-06-03T12:00:00Z").tick();
    expect([here.markers(324), here.markers(325)]).toEqual([[JUNE], ["report-progress 2024-06 call-feedback"]]);
  });

  it("does not come again where people have written ahead of it", async () => {
    const here = world();
    await here.tick();
    const { comments } = here.item(324, GOVERNANCE);
    here.alter(324, { comments: comments.map((one) => ({ ...one, body: `Well done!\n${one.body}` })) });
    await here.tick();
    expect(here.item(324, GOVERNANCE).comments).toHaveLength(1);
  });

  it("comes once in a period though the goal is given another id", async () => {
    const here = world();
    await here.tick();
    const renamed = goalText("openssf-habits", { tracking_issue: "324" });
    here.push({ [OPENSSF]: undefined, "goals/2024/openssf-habits.yml": renamed });
    await here.settle();
    expect(here.markers(324)).toEqual([APRIL]);
    await here.at("2024-05-02T12:00:00Z").tick();
    expect(here.markers(324)).toEqual([APRIL, "report-progress 2024-05 openssf-habits"]);
  });

  it("comes again where people deleted it: nothing remembers it", async () => {
    const here = world();
    await here.tick();
    here.alter(324, { comments: [] });
    await here.tick();
    expect(here.markers(324)).toEqual([APRIL]);
  });

  it.each(["0 9 31 2 *", "* * * * *", "0 9,17 * * *", "nonsense"])(
    "does not come on the schedule %s, which the dashboard tells where it cannot be followed",
    async (schedule) => {
      const here = world(`schedule: "${schedule}"`);
      await here.tick();
      // What is no schedule at all counts as none: then it is each month.
      expect(here.markers(324)).toEqual(schedule === "nonsense" ? [APRIL] : []);
      const isTold = here.marked("dashboard 2024")?.body.includes("**No reports**") === true;
      expect(isTold).toBe(schedule !== "nonsense");
    },
  );

  it("does not come in a time zone that does not exist", async () => {
    const here = world("timezone: Mars/Olympus");
    await here.tick();
    expect(here.markers(324)).toEqual([]);
    expect(here.marked("dashboard 2024")?.body).toContain(
      "the schedule `0 9 1 * *` in `Mars/Olympus` cannot be followed",
    );
  });

  it("comes by the clocks of its time zone", async () => {
    const here = world("timezone: America/New_York");
    await here.at("2024-05-01T12:30:00Z").tick();
    expect(here.markers(324)).toEqual([APRIL]);
    await here.at("2024-05-01T13:00:00Z").tick();
    expect(here.markers(324)).toEqual([APRIL, MAY]);
  });

  it("is written where everything was cut off before", async () => {
    const here = world().push({ [FEEDBACK]: goalText("call-feedback", { tracking_issue: "325" }) });
    here.issue(325, { createdAt: "2024-01-10T12:00:00Z" });
    for (let writes = 0; writes < 4; writes += 1) {
      here.writesLeft = 1;
      // oxlint-disable-next-line no-await-in-loop
      await expect(here.tick()).rejects.toThrow("Cut off.");
    }
    here.writesLeft = Infinity;
    await here.tick();
    expect([here.markers(324), here.markers(325)]).toEqual([[APRIL], ["report-progress 2024-04 call-feedback"]]);
    await here.tick();
    expect(await here.tick()).toBe(0);
  });
});

describe("what a report tells", () => {
  it("is where the goal stands", async () => {
    const here = world();
    await here.tick();
    expect(here.reports(324)[0]).toMatchInlineSnapshot(`
      "**0 %** · stale for 2 months · 0 of 1 initiative done · due in 5 months

      ░░░░░░░░░░░░░░░░░░░░

      #### Needs a person

      - **Stale**: no commit, comment or event for 2 months. How does it stand?

      #### Next

      - **1 Oct**: Publish a guide

      #### 1 initiative

      | Initiative | State |
      | :-- | :-- |
      | Publish a guide<br><sub>due 1 Oct</sub> | not begun |

      <sub>Owned by \`octocat\`. One initiative counts: by status. [How progress is counted](https://github.com/todogroup/goalkeeper/blob/main/docs/progress.md)</sub>"
    `);
  });

  it("is what moved since the last one, and how it went over the periods", async () => {
    const here = world();
    await here.tick();
    here.at("2024-04-20T12:00:00Z").push({ [OPENSSF]: goal({ initiatives: initiative("doing", ", issues: [330]") }) });
    here.issue(330, {
      title: "Draft it",
      createdAt: "2024-04-18T12:00:00Z",
      updatedAt: "2024-04-28T12:00:00Z",
      isOpen: false,
      ending: "completed",
    });
    await here.at("2024-05-01T10:00:00Z").tick();
    expect(here.reports(324)[1]).toMatchInlineSnapshot(`
      "**100 %** · 0 of 1 initiative done · due in 5 months

      ████████████████████

      #### Moved since 10 Apr

      - **Begun**: Publish a guide
      - **Closed**: Draft it [\\#330](https://redirect.github.com/todogroup/governance/issues/330)

      #### Needs a person

      - **All reached**: Publish a guide. Is it \`done\`?

      #### Next

      - **1 Oct**: Publish a guide

      #### 1 initiative

      | Initiative | State |
      | :-- | :-- |
      | Publish a guide<br><sub>1 of 1 issue closed · due 1 Oct</sub> | on the way<br>100 % |

      <details><summary>Trend ▁█</summary>

      | Period | Reached |
      | :-- | :-- |
      | 2024\\-04 | ░░░░░░░░░░ 0 % |
      | 2024\\-05 | ██████████ 100 % |

      \`\`\`mermaid
      xychart-beta
        x-axis ["2024-04", "2024-05"]
        y-axis "%" 0 --> 100
        line [0, 100]
      \`\`\`

      </details>

      <sub>Owned by \`octocat\`. One initiative counts: by issues. [How progress is counted](https://github.com/todogroup/goalkeeper/blob/main/docs/progress.md)</sub>"
    `);
  });

  it("is nothing of a private issue but what the public file says of it", async () => {
    const initiatives = initiative("doing", ", issues: [octocat/secret#1]");
    const here = world().push({ [OPENSSF]: goal({ initiatives }) });
    const secret = { repository: "octocat/secret", title: "Buy the partner", isPrivate: true };
    here.issue(1, secret);
    await here.tick();
    here.at("2024-04-20T12:00:00Z").issue(1, { ...secret, isOpen: false, ending: "completed" });
    await here.at("2024-05-02T12:00:00Z").tick();
    const [, report = ""] = here.reports(324);
    expect(report).toContain("- **Closed**: [octocat/secret\\#1](https://redirect.github.com/octocat/secret/issues/1)");
    expect(report).not.toContain("partner");
  });

  it("is compared with the last that can be read, where people have changed the newest", async () => {
    const here = world();
    await here.tick();
    here.at("2024-04-20T12:00:00Z").push({ [OPENSSF]: goal({ initiatives: initiative("doing") }) });
    await here.at("2024-05-01T10:00:00Z").tick();
    const comments = here
      .item(324, GOVERNANCE)
      .comments.map((comment) =>
        comment.body.includes("2024-05")
          ? { ...comment, body: comment.body.replace(/reported: \S+/, "reported: lately") }
          : comment,
      );
    here.alter(324, { comments });
    await here.at("2024-06-01T10:00:00Z").tick();
    expect(here.reports(324)[2]).toContain("Moved since 10\u00A0Apr");
  });

  it("says nothing of what moved where the commit of the last one is gone", async () => {
    const here = world();
    await here.tick();
    const [comment] = here.item(324, GOVERNANCE).comments;
    const body = comment?.body.replace(/ [0-9a-f]{40} /, ` ${"0".repeat(40)} `) ?? "";
    here.alter(324, { comments: comment === undefined ? [] : [{ ...comment, body }] });
    await here.at("2024-05-01T10:00:00Z").tick();
    expect(here.reports(324)[1]).not.toMatch(/moved since/i);
  });
});

describe("/progress", () => {
  it("by somebody who may triage brings the report of the period up to date", async () => {
    const here = world();
    here.triagers.add("mona");
    await here.tick();
    here.at("2024-04-20T12:00:00Z").push({ [OPENSSF]: goal({ initiatives: initiative("done") }) });
    here.says(324, "/progress");
    await here.settle();
    expect(here.markers(324)).toEqual([APRIL]);
    expect(here.reports(324)[0]).toMatch(/^\*\*100\u00A0%\*\* ·/);
    expect(here.writes.at(-1)).toMatch(/^\+1 /);
  });

  it("posts it where there is none yet, also on an issue of the period", async () => {
    const here = goalsWorld();
    here.triagers.add("mona");
    await here.tick();
    await here.says(401, "/progress").settle();
    expect(here.markers(401)).toEqual(["report-progress 2024-04 openssf-practices"]);
  });

  it("between two periods leaves the next report what moved since", async () => {
    const here = world();
    here.triagers.add("mona");
    await here.tick();
    here.at("2024-04-15T12:00:00Z").push({ [OPENSSF]: goal({ initiatives: initiative("doing") }) });
    await here.says(324, "/progress").settle();
    here.at("2024-04-20T12:00:00Z").push({ [OPENSSF]: goal({ initiatives: initiative("done") }) });
    await here.settle();
    await here.at("2024-05-01T10:00:00Z").tick();
    expect(here.markers(324)).toEqual([APRIL, MAY]);
    expect(here.reports(324)[1]).toContain("#### Moved since 15\u00A0Apr\n\n- **Finished**:");
  });

  it("works without a schedule that can be followed, a report a day", async () => {
    const here = world('schedule: "0 9 31 2 *"');
    here.triagers.add("mona");
    await here.says(324, "/progress").settle();
    await here.says(324, "/progress").settle();
    expect(here.markers(324)).toEqual(["report-progress 2024-04-10 openssf-practices"]);
  });

  it("of the issue's author is obeyed, and of strangers is not", async () => {
    const here = world();
    await here.says(324, "/progress", "mona").settle();
    expect(here.markers(324)).toEqual([APRIL]);
    await here.says(324, "/progress", "stranger").settle();
    expect(here.markers(324)).toEqual([APRIL, "progress-answer"]);
    expect(here.reports(324)[1]).toBe(
      "Commands are open to whoever opened this, and to people who may triage in this repository.",
    );
    expect(here.writes.at(-1)).toMatch(/^confused /);
  });

  it("elsewhere is told that this is no tracking issue", async () => {
    const here = world().issue(7, {});
    await here.says(7, "/progress").settle();
    await here.says(7, "/progress").settle();
    expect(here.reports(7)).toEqual([expect.stringMatching(/^This is not the tracking issue of a goal/)]);
    expect(here.writes.at(-1)).toMatch(/^confused /);
  });

  it.each([
    ["in code", "`/progress`"],
    ["in a quotation", "> /progress"],
    ["of another name", "/progressive"],
  ])("%s is none", async (_, body) => {
    const here = world().issue(7, {});
    expect(await here.says(7, body).settle()).toBe(0);
  });

  it("on a locked issue, and under the label that says so, does nothing", async () => {
    const here = world()
      .issue(7, { isLocked: true })
      .issue(8, { labels: ["goalkeeper: ignore"] });
    expect(await here.says(7, "/progress").says(8, "/progress").settle()).toBe(0);
  });

  it("that fails for good is answered, as far as anything may be said", async () => {
    const here = world().issue(7, {}).issue(8, { isLocked: true });
    here.says(7, "/progress").says(8, "/progress");
    const triggers = here.deliveries.splice(0).flatMap((one) => reportProgress.triggersOf(one));
    const failures = triggers.map((one) => reportProgress.effectsOfFailure(one, here.readerOf(GOVERNANCE), "Why."));
    expect(await Promise.all(failures)).toEqual([
      [{ kind: "reaction", comment: here.item(7, GOVERNANCE).comments[0]?.id, content: "confused" }],
      [],
    ]);
    const look = progressTrigger(1, GOVERNANCE);
    expect(await reportProgress.effectsOfFailure(look, here.readerOf(GOVERNANCE), "Why.")).toEqual([]);
  });

  it("under mode: observe writes nothing", async () => {
    const here = world().issue(7, {});
    const path = ".github/goalkeeper.yml";
    here.push({ [path]: `${here.main.files[path]}mode: observe\n` });
    expect(await here.says(7, "/progress").settle()).toBe(0);
  });
});
