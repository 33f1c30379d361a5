/** What the table of changes says to people who have never seen the files. */
import { describe, expect, it } from "vitest";
import { GOAL_PATH, exampleGoal, listed } from "../../../src/domain/example-files.ts";
import { changesIn, checkRunOf } from "../../support/check-goals.ts";
import type { Changes, PullRequest } from "../../support/memory-reader.ts";

const EVENTS = "goals/2024/openssf-events.yml";
const IN_2025 = "goals/2025/openssf-practices.yml";
const events = (lines = {}): string => exampleGoal({ id: "openssf-events", title: "Meet at events", ...lines });
const GOAL = "Bring OpenSSF practices into OSPOs";

/** A goal with one initiative, or with several. */
const working = (...initiatives: string[]): string =>
  exampleGoal({ initiatives: listed(initiatives.map((lines) => `title: Write\n${lines}`)) });
const measured = (to: number, current: number): string =>
  `id: guide\nstatus: doing\nmeasure: { unit: sessions, from: 0, to: ${to}, current: ${current} }`;

type Row = readonly [claim: string, before: string, after: string, change: string];

const FIELDS: readonly Row[] = [
  ["a status", exampleGoal(), exampleGoal({ status: "at-risk" }), "status: active → at-risk"],
  ["a title", exampleGoal(), exampleGoal({ title: "Other" }), `title: ${GOAL} → Other`],
  [
    "a pillar",
    exampleGoal(),
    exampleGoal({ pillar: "community-engagement" }),
    "pillar: cross-community-collaboration → community-engagement",
  ],
  ["owners", exampleGoal(), exampleGoal({ owners: "[octocat, hubot]" }), "owners: octocat → octocat, hubot"],
  ["owners who are all gone", exampleGoal(), exampleGoal({ owners: undefined }), "owners: octocat → none"],
  ["a tracking issue", exampleGoal(), exampleGoal({ tracking_issue: "324" }), "tracking issue: none → 324"],
  [
    "several things of one goal",
    exampleGoal(),
    exampleGoal({ status: "at-risk", owners: "[hubot]" }),
    "status: active → at-risk; owners: octocat → hubot",
  ],
];

const INITIATIVES: readonly Row[] = [
  ["a new initiative", exampleGoal(), working("id: guide\nstatus: todo"), "initiative guide added"],
  [
    "a new initiative with its date",
    exampleGoal(),
    working("id: guide\nstatus: todo\ndue: 2024-10-01"),
    "initiative guide added, due 2024-10-01",
  ],
  ["an initiative that is gone", working("id: guide\nstatus: todo"), exampleGoal(), "initiative guide removed"],
  [
    "the status of an initiative",
    working("id: guide\nstatus: todo"),
    working("id: guide\nstatus: doing"),
    "guide: todo → doing",
  ],
  [
    "a date that moves",
    working("id: guide\nstatus: todo\ndue: 2024-10-01"),
    working("id: guide\nstatus: todo\ndue: 2024-12-01"),
    "guide due: 2024-10-01 → 2024-12-01",
  ],
  ["progress", working(measured(4, 1)), working(measured(4, 3)), "guide: 1 → 3 of 4 sessions"],
  ["a first measure", working("id: guide\nstatus: doing"), working(measured(4, 1)), "guide: 1 of 4 sessions"],
  ["a measure that is gone", working(measured(4, 1)), working("id: guide\nstatus: doing"), "guide: no longer measured"],
];

describe("the table tells of", () => {
  it.each([...FIELDS, ...INITIATIVES])("%s", async (_claim, before, after, change) => {
    const run = await checkRunOf({ mergeBase: { [GOAL_PATH]: before }, head: { [GOAL_PATH]: after } });
    const title = after.includes("title: Other") ? "Other" : GOAL;
    expect(changesIn(run)).toEqual([`${title}: ${change}`]);
  });

  it("a target that moves, as a target", async () => {
    const pullRequest = {
      mergeBase: { [GOAL_PATH]: working(measured(4, 1)) },
      head: { [GOAL_PATH]: working(measured(8, 1)) },
    };
    const [row] = changesIn(await checkRunOf(pullRequest));
    expect(row).not.toContain("1 → 1");
    expect(row).toContain("4 → 8");
  });

  it.each<[claim: string, pullRequest: PullRequest, ...rows: string[]]>([
    [
      "a new goal, with who does how much",
      {
        head: {
          [EVENTS]: events({ initiatives: listed(["id: a\ntitle: A\nstatus: todo", "id: b\ntitle: B\nstatus: todo"]) }),
        },
      },
      "Meet at events: new goal, active; 2 initiatives; owned by octocat",
    ],
    [
      "a goal that moves to another folder",
      { head: { [GOAL_PATH]: undefined, [IN_2025]: exampleGoal({ cycle: '"2025"' }) } },
      `${GOAL}: moved from ${GOAL_PATH}`,
    ],
    ["a goal that is gone", { head: { [GOAL_PATH]: undefined } }, `${GOAL}: removed`],
    [
      "a goal with another id as one that is gone and one that is new",
      {
        head: {
          [GOAL_PATH]: undefined,
          "goals/2024/scorecard.yml": exampleGoal({ id: "scorecard", title: "Scorecard" }),
        },
      },
      `${GOAL}: removed`,
      "Scorecard: new goal, active; owned by octocat",
    ],
    [
      "each goal in the order of the ids",
      { head: { [EVENTS]: events(), [GOAL_PATH]: exampleGoal({ status: "at-risk" }) } },
      "Meet at events: new goal, active; owned by octocat",
      `${GOAL}: status: active → at-risk`,
    ],
    [
      "a goal copied to another year as new, since nothing moved",
      { head: { [IN_2025]: exampleGoal({ cycle: '"2025"', title: "Again" }) } },
      "Again: new goal, active; owned by octocat",
    ],
  ])("%s", async (_claim, pullRequest, ...rows) => {
    expect(changesIn(await checkRunOf(pullRequest)).toSorted()).toEqual(rows.toSorted());
  });
});

describe("the table does not tell of", () => {
  it.each<[claim: string, pullRequest: PullRequest]>([
    ["what the base has done since the branch left it", { base: { [GOAL_PATH]: exampleGoal({ status: "done" }) } }],
    ["a goal that came to the base since", { base: { [EVENTS]: events() }, head: { "README.md": "# Hello" } }],
    ["a file that is written otherwise and says the same", { head: { [GOAL_PATH]: `# A comment\n${exampleGoal()}` } }],
    [
      "a measure that stays as it is",
      {
        mergeBase: { [GOAL_PATH]: working(measured(4, 1)) },
        head: { [GOAL_PATH]: `${working(measured(4, 1))}# same\n` },
      },
    ],
    ["files that are not goals", { head: { "goals/README.md": "# Hello" } }],
  ])("%s", async (_claim, pullRequest) => {
    expect(changesIn(await checkRunOf(pullRequest))).toEqual([]);
  });

  it.each<[claim: string, head: Changes]>([
    ["a text that is no longer YAML", { [GOAL_PATH]: exampleGoal({ title: "a: b" }) }],
    ["an id that is no id", { [GOAL_PATH]: exampleGoal({ id: "OpenSSF Practices" }) }],
    ["an id that is misspelt", { [GOAL_PATH]: exampleGoal({ id: "openssf-practice" }) }],
    ["a file that has become too large", { [GOAL_PATH]: exampleGoal({ summary: "x".repeat(600_000) }) }],
  ])("a removal where the file is still there, with %s", async (_claim, head) => {
    const rows = changesIn(await checkRunOf({ head }));
    expect(rows.join("\n")).not.toMatch(/removed|new goal/);
  });

  it("a status that is gone where it is misspelt", async () => {
    const rows = changesIn(await checkRunOf({ head: { [GOAL_PATH]: exampleGoal({ status: "dne" }) } }));
    expect(rows.join("\n")).not.toContain("none");
  });
});
