/** What a pull request is blamed for, and what it is not. */
import { describe, expect, it } from "vitest";
import {
  CONFIGURATION_PATH,
  EXAMPLE_REPOSITORY,
  GOAL_PATH,
  TOUCHPOINT_PATH,
  exampleConfiguration,
  exampleGoal,
  exampleTouchpoint,
  listed,
} from "../../../src/domain/example-files.ts";
import { PULL_REQUEST, asked, checkRunOf, effectsOf, marksOf } from "../../support/check-goals.ts";
import type { PullRequest } from "../../support/memory-reader.ts";

const EVENTS = "goals/2024/openssf-events.yml";
const IN_2025 = "goals/2025/openssf-practices.yml";
const events = (lines = {}): string => exampleGoal({ id: "openssf-events", title: "Meet at events", ...lines });
const in2025 = (lines = {}): string => exampleGoal({ cycle: '"2025"', ...lines });
const LINK = { shown: "A symbolic link", entry: "link" } as const;
const SUBMODULE = { shown: "A submodule", entry: "submodule" } as const;
const servedBy = (goal: string): string =>
  exampleTouchpoint({
    outcomes: listed([`id: chapter\nsummary: Explain it.\ndestination: ospo-book\nstatus: open\ngoal: ${goal}`]),
  });

type Row = [claim: string, pullRequest: PullRequest, conclusion: string, title: string, ...marks: string[]];

const RIGHT = "The goals are right";

const ONE_FILE: readonly Row[] = [
  ["a new goal without fault", { head: { [EVENTS]: events() } }, "success", RIGHT],
  [
    "a goal with mistakes, each at its place",
    { head: { [EVENTS]: events({ pillar: "engagement", status: "dne", ownr: "[octocat]", owners: undefined }) } },
    "failure",
    "3 errors, 1 warning",
    `warning no-owner ${EVENTS}:1:1-1`,
    `failure unknown-pillar ${EVENTS}:3:9-18`,
    `failure unknown-value ${EVENTS}:5:9-11`,
    `failure unknown-key ${EVENTS}:6:1-4`,
  ],
  [
    "a mistake over several lines, without columns",
    { head: { [EVENTS]: events({ owners: "\n  a: b\n  c: d" }) } },
    "failure",
    "1 error",
    `failure wrong-type ${EVENTS}:7-8`,
  ],
  [
    "a mistake without width, in one column",
    { head: { [EVENTS]: "" } },
    "failure",
    "1 error",
    `failure wrong-type ${EVENTS}:1:1-1`,
  ],
  [
    "warnings only",
    { head: { [EVENTS]: events({ owners: undefined }) } },
    "success",
    "1 warning",
    `warning no-owner ${EVENTS}:1:1-1`,
  ],
  [
    "a link where a goal is expected",
    { head: { [EVENTS]: LINK } },
    "failure",
    "1 error",
    `failure not-a-file ${EVENTS}:1:1-1`,
  ],
  [
    "a submodule where goals are expected",
    { head: { "goals/2025": SUBMODULE } },
    "failure",
    "1 error",
    "failure not-a-file goals/2025:1:1-1",
  ],
  [
    "a link in place of the folder of the goals",
    {
      mergeBase: { [GOAL_PATH]: exampleGoal({ status: "proposed" }) },
      head: { [GOAL_PATH]: undefined, goals: LINK },
    },
    "failure",
    "1 error",
    "failure not-a-file goals:1:1-1",
  ],
  [
    "a goal in place of which there is a link now",
    { head: { [GOAL_PATH]: LINK } },
    "failure",
    "1 error",
    `failure not-a-file ${GOAL_PATH}:1:1-1`,
  ],
  [
    "a Touchpoint for a goal that is not there",
    { head: { [TOUCHPOINT_PATH]: servedBy("openssf") } },
    "failure",
    "1 error",
    `failure unknown-goal ${TOUCHPOINT_PATH}:10:11-17`,
  ],
];

const OLD_AND_NEW: readonly Row[] = [
  [
    "the deletion of an active goal, at the path where it stood",
    { head: { [GOAL_PATH]: undefined } },
    "failure",
    "1 error",
    `failure status-jump ${GOAL_PATH}:1:1-1`,
  ],
  [
    "nothing for the deletion of a goal that is only proposed",
    { mergeBase: { [GOAL_PATH]: exampleGoal({ status: "proposed" }) }, head: { [GOAL_PATH]: undefined } },
    "success",
    RIGHT,
  ],
  [
    "a new id for an active goal, which deletes the old one",
    { head: { [GOAL_PATH]: undefined, "goals/2024/scorecard.yml": exampleGoal({ id: "scorecard" }) } },
    "failure",
    "1 error",
    `failure status-jump ${GOAL_PATH}:1:1-1`,
  ],
  [
    "nothing for a goal that moves to another year",
    { head: { [GOAL_PATH]: undefined, [IN_2025]: in2025() } },
    "success",
    RIGHT,
  ],
  [
    "a status that jumps from what it was at the merge base",
    {
      mergeBase: { [GOAL_PATH]: exampleGoal({ status: "done" }) },
      base: { [GOAL_PATH]: exampleGoal({ status: "active" }) },
      head: { [GOAL_PATH]: exampleGoal({ status: "proposed" }) },
    },
    "failure",
    "1 error",
    `failure status-jump ${GOAL_PATH}:5:9-16`,
  ],
  [
    "no jump for what the base has done since",
    {
      base: { [GOAL_PATH]: exampleGoal({ status: "done" }) },
      head: { [GOAL_PATH]: exampleGoal({ status: "at-risk" }) },
    },
    "success",
    RIGHT,
  ],
  [
    "no jump and no deletion where a goal is copied to another year with its id",
    {
      mergeBase: { [GOAL_PATH]: exampleGoal({ status: "done" }) },
      head: { [IN_2025]: in2025({ status: "proposed" }) },
    },
    "failure",
    "2 errors",
    `failure duplicate-id ${GOAL_PATH}:1:5-21`,
    `failure duplicate-id ${IN_2025}:1:5-21`,
  ],
  [
    "only the id that does not fit the file, not that a goal was deleted",
    { head: { [GOAL_PATH]: exampleGoal({ id: "openssf-practice" }) } },
    "failure",
    "1 error",
    `failure id-mismatch ${GOAL_PATH}:1:5-20`,
  ],
  [
    "no jump for a goal whose id an untouched file has as well",
    {
      mergeBase: { [GOAL_PATH]: exampleGoal(), [IN_2025]: in2025({ status: "done" }) },
      head: { [GOAL_PATH]: exampleGoal({ status: "at-risk" }) },
    },
    "failure",
    "1 error",
    `failure duplicate-id ${GOAL_PATH}:1:5-21`,
  ],
];

const ELSEWHERE: readonly Row[] = [
  [
    "nothing for what stood before in files that it leaves alone",
    { mergeBase: { [GOAL_PATH]: exampleGoal({ status: "dne" }) }, head: { [EVENTS]: events() } },
    "success",
    RIGHT,
  ],
  [
    "what stood before in a file that it changes",
    {
      mergeBase: { [GOAL_PATH]: exampleGoal({ status: "dne" }) },
      head: { [GOAL_PATH]: exampleGoal({ status: "dne", title: "Other" }) },
    },
    "failure",
    "1 error",
    `failure unknown-value ${GOAL_PATH}:5:9-11`,
  ],
  [
    "an id that it doubles, in its own file and in the other",
    { head: { [IN_2025]: in2025() } },
    "failure",
    "2 errors",
    `failure duplicate-id ${GOAL_PATH}:1:5-21`,
    `failure duplicate-id ${IN_2025}:1:5-21`,
  ],
  [
    "nothing in the files that still share an id after it renamed one of three",
    {
      mergeBase: { [IN_2025]: in2025(), "goals/2026/openssf-practices.yml": exampleGoal({ cycle: '"2026"' }) },
      head: {
        "goals/2026/openssf-practices.yml": undefined,
        "goals/2026/renewed.yml": exampleGoal({ id: "renewed", cycle: '"2026"' }),
      },
    },
    "success",
    RIGHT,
  ],
  [
    "nothing for an unknown goal elsewhere to which it brings a better advice",
    { mergeBase: { [TOUCHPOINT_PATH]: servedBy("openssf-evnts") }, head: { [EVENTS]: events() } },
    "success",
    RIGHT,
  ],
  [
    "a Touchpoint elsewhere whose goal it removes",
    {
      mergeBase: { [GOAL_PATH]: exampleGoal({ status: "proposed" }), [TOUCHPOINT_PATH]: servedBy("openssf-practices") },
      head: { [GOAL_PATH]: undefined },
    },
    "failure",
    "1 error",
    `failure unknown-goal ${TOUCHPOINT_PATH}:10:11-27`,
  ],
];

const CONFIGURATIONS: readonly Row[] = [
  [
    "the findings of a configuration that it changes",
    { head: { [CONFIGURATION_PATH]: exampleConfiguration("mod: advise\n") } },
    "failure",
    "1 error",
    `failure unknown-key ${CONFIGURATION_PATH}:1:1-3`,
  ],
  [
    "its goals by the base's pillars, though it brings its own",
    {
      head: {
        [CONFIGURATION_PATH]: exampleConfiguration().replace("id: community-engagement", "id: renamed"),
        [EVENTS]: events({ pillar: "renamed" }),
      },
    },
    "failure",
    "1 error",
    `failure unknown-pillar ${EVENTS}:3:9-15`,
  ],
  [
    "its mistakes although it switches enforcing off",
    { head: { [CONFIGURATION_PATH]: exampleConfiguration("mode: advise\n"), [EVENTS]: events({ status: "dne" }) } },
    "failure",
    "1 error",
    `failure unknown-value ${EVENTS}:5:9-11`,
  ],
  [
    "its mistakes neutrally where the base only advises",
    {
      mergeBase: { [CONFIGURATION_PATH]: exampleConfiguration("mode: advise\n") },
      head: { [EVENTS]: events({ status: "dne" }) },
    },
    "neutral",
    "1 error",
    `failure unknown-value ${EVENTS}:5:9-11`,
  ],
  [
    "its warnings successfully where the base only advises",
    {
      mergeBase: { [CONFIGURATION_PATH]: exampleConfiguration("mode: advise\n") },
      head: { [EVENTS]: events({ owners: undefined }) },
    },
    "success",
    "1 warning",
    `warning no-owner ${EVENTS}:1:1-1`,
  ],
  [
    "its goals by a configuration that came to the base since",
    {
      mergeBase: { [CONFIGURATION_PATH]: undefined },
      base: { [CONFIGURATION_PATH]: exampleConfiguration() },
      head: { [EVENTS]: events({ pillar: "engagement" }) },
    },
    "failure",
    "1 error",
    `failure unknown-pillar ${EVENTS}:3:9-18`,
  ],
  [
    "nothing of a broken configuration of the base that it leaves alone",
    { mergeBase: { [CONFIGURATION_PATH]: "pillars: [\n" }, head: { [EVENTS]: events({ pillar: "anything" }) } },
    "success",
    RIGHT,
  ],
  [
    "what can be told without the broken part of the base's configuration",
    {
      mergeBase: { [CONFIGURATION_PATH]: "pillars: []\ngoals: goals/**/*.yml\n" },
      head: { [EVENTS]: events({ status: "dne" }) },
    },
    "failure",
    "1 error",
    `failure unknown-value ${EVENTS}:5:9-11`,
  ],
  [
    "the mend of a broken configuration with success",
    { mergeBase: { [CONFIGURATION_PATH]: "pillars: [\n" }, head: { [CONFIGURATION_PATH]: exampleConfiguration() } },
    "success",
    RIGHT,
  ],
  [
    "no pattern that matches nothing where it moves to the folder that its own pattern names",
    {
      mergeBase: { [GOAL_PATH]: exampleGoal({ status: "done" }), "goals/README.md": "# Goals" },
      head: {
        [CONFIGURATION_PATH]: exampleConfiguration("goals: plans/**/*.yml\n"),
        [GOAL_PATH]: undefined,
        "plans/2024/openssf-practices.yml": exampleGoal({ status: "done" }),
      },
    },
    "success",
    RIGHT,
  ],
  [
    "goals in a folder of .github, where the configuration has them there",
    {
      mergeBase: {
        [CONFIGURATION_PATH]: exampleConfiguration("goals: .github/goals/**/*.yml\n"),
        [GOAL_PATH]: undefined,
        ".github/goals/2024/openssf-practices.yml": exampleGoal(),
      },
      head: { ".github/goals/2024/openssf-practices.yml": exampleGoal({ status: "dne" }) },
    },
    "failure",
    "1 error",
    "failure unknown-value .github/goals/2024/openssf-practices.yml:5:9-11",
  ],
];

describe.each<[name: string, rows: readonly Row[]]>([
  ["one file", ONE_FILE],
  ["old and new", OLD_AND_NEW],
  ["what stands elsewhere", ELSEWHERE],
  ["the configuration", CONFIGURATIONS],
])("%s: the check marks", (_, rows) => {
  it.each<Row>(rows)("%s", async (_claim, pullRequest, conclusion, title, ...marks) => {
    const run = await checkRunOf(pullRequest);
    expect({ conclusion: run.conclusion, title: run.title, marks: marksOf(run) }).toEqual({ conclusion, title, marks });
  });
});

describe("a base without configuration", () => {
  const none: PullRequest = { mergeBase: { [CONFIGURATION_PATH]: undefined } };

  it("leaves nothing to check, neutrally", async () => {
    const run = await checkRunOf({ ...none, head: { [EVENTS]: "nonsense" } });
    expect(run).toMatchObject({ conclusion: "neutral", title: "No configuration, nothing checked", annotations: [] });
  });

  it("lets a first configuration through that is right", async () => {
    const run = await checkRunOf({ ...none, head: { [CONFIGURATION_PATH]: exampleConfiguration() } });
    expect(run).toMatchObject({ conclusion: "success", annotations: [] });
  });

  it("has a first configuration checked, and that alone", async () => {
    const run = await checkRunOf({ ...none, head: { [CONFIGURATION_PATH]: "pilars: []\n", [EVENTS]: "nonsense" } });
    expect(run).toMatchObject({ conclusion: "failure", title: "1 error" });
    expect(marksOf(run)).toEqual([`failure unknown-key ${CONFIGURATION_PATH}:1:1-6`]);
  });

  it("finds a link in place of a first configuration", async () => {
    const run = await checkRunOf({ ...none, head: { [CONFIGURATION_PATH]: LINK } });
    expect(marksOf(run)).toEqual([`failure not-a-file ${CONFIGURATION_PATH}:1:1-1`]);
  });
});

describe("a repository without goals", () => {
  const nothing = Object.fromEntries(Object.keys(EXAMPLE_REPOSITORY).map((path) => [path, undefined]));
  const other: PullRequest = { mergeBase: { ...nothing, "README.md": "# Book" }, head: { "README.md": "# The book" } };

  it("hears nothing: it is a place of contributions, or of other people's", async () => {
    expect(await effectsOf(other)).toEqual([]);
  });

  it.each<[string, PullRequest]>([
    ["brings a configuration", { head: { [CONFIGURATION_PATH]: exampleConfiguration() } }],
    ["brings a goal", { head: { [EVENTS]: events() } }],
    ["is into another branch of a governance repository", { isOfGovernance: true }],
    ["waits for a check run of ours", { present: { id: 1, externalId: "", isCompleted: false } }],
  ])("is answered where a pull request %s", async (_claim, more) => {
    expect(await effectsOf({ ...other, ...more })).toHaveLength(1);
  });

  it("is answered where somebody asks for it", async () => {
    expect(await effectsOf(other, asked("re-run"))).toHaveLength(1);
  });
});

describe("silence is not success", () => {
  it("but success it is where no governed file is touched", async () => {
    const run = await checkRunOf({ head: { "README.md": "# Hello" } });
    expect(run).toMatchObject({ conclusion: "success", annotations: [], actions: [], text: undefined });
  });

  it("the removal of the configuration does not pass without a word", async () => {
    const run = await checkRunOf({ head: { [CONFIGURATION_PATH]: undefined } });
    expect(run.summary).toContain("goalkeeper.yml");
    expect(run.title).not.toBe(RIGHT);
  });

  it("a new file beside the goals that no pattern matches is named", async () => {
    const run = await checkRunOf({ head: { "goals/2024/openssf-events.yaml": events() } });
    expect(run.summary.replaceAll("\\", "")).toContain("goals/2024/openssf-events.yaml");
  });

  it("a broken configuration of the base is mentioned", async () => {
    const run = await checkRunOf({ mergeBase: { [CONFIGURATION_PATH]: "pillars: [\n" }, head: { [EVENTS]: events() } });
    expect(run.summary).toMatch(/configuration|goalkeeper\.yml/);
  });

  it("a pull request that touches no governed file is not told that all goals are right where one is not", async () => {
    const wrong = { [GOAL_PATH]: exampleGoal({ status: "dne" }) };
    const run = await checkRunOf({ mergeBase: wrong, head: { "README.md": "# Hello" } });
    expect(run.conclusion).toBe("success");
    expect(run.title).not.toBe(RIGHT);
  });
});

describe("a base that is only observed", () => {
  const mergeBase = { [CONFIGURATION_PATH]: exampleConfiguration("mode: observe\n") };

  it.each<[claim: string, pullRequest: PullRequest]>([
    ["a mistake", { mergeBase, head: { [EVENTS]: events({ status: "Done" }) } }],
    ["no mistake", { mergeBase, head: { [EVENTS]: events() } }],
    ["nothing governed", { mergeBase, head: { "README.md": "# Hello" } }],
  ])("has nothing written about %s, and told what would be", async (_claim, pullRequest) => {
    const observed = {
      kind: "observation",
      effects: expect.arrayContaining([expect.objectContaining({ kind: "check-run" })]),
    };
    expect(await effectsOf(pullRequest)).toEqual([observed]);
    expect(await effectsOf(pullRequest, asked("apply-fixes"))).toEqual([observed]);
  });
});

describe("the check run", () => {
  it("is on the head, and has the name that branch protection knows", async () => {
    const run = await checkRunOf({ head: { [EVENTS]: events() } });
    expect(run).toMatchObject({ kind: "check-run", name: "Goalkeeper", present: undefined });
    expect(run.headSha).toMatch(/^[0-9a-f]{40}$/);
  });

  it("is the same for the same state, whatever the trigger was", async () => {
    const pullRequest: PullRequest = { head: { [EVENTS]: events({ status: "dne" }) } };
    const { basis: _, ...again } = await checkRunOf(pullRequest, asked("re-run"));
    expect(await checkRunOf(pullRequest, PULL_REQUEST)).toMatchObject(again);
  });

  it("counts a changed goal once, whatever the pattern is", async () => {
    const mergeBase = { [CONFIGURATION_PATH]: exampleConfiguration("goals: goals/**\n") };
    expect((await checkRunOf({ mergeBase, head: { [EVENTS]: events() } })).summary).toContain("1 changed here");
  });

  it("tells what a message means, in the annotation", async () => {
    const run = await checkRunOf({ head: { [EVENTS]: events({ pillar: "engagement" }) } });
    expect(run.annotations).toMatchInlineSnapshot(`
      [
        {
          "endColumn": 18,
          "endLine": 3,
          "level": "failure",
          "message": "Unknown pillar "engagement". Did you mean "community-engagement"?",
          "path": "goals/2024/openssf-events.yml",
          "startColumn": 9,
          "startLine": 3,
          "title": "unknown-pillar",
        },
      ]
    `);
  });
});
