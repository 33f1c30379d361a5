/** How far goals and initiatives are, and in what state, as docs/progress.md promises it. */
import { describe, expect, it, test } from "vitest";
import type { Initiative } from "../../../src/domain/format/formats.ts";
import type { InitiativeFacts } from "../../../src/domain/progress/facts.ts";
import type { GoalSources, IssueFact } from "../../../src/domain/progress/sources.ts";
import { factsOf, initiative } from "../../support/progress-stories.ts";

function only(changes: Partial<Initiative>, around: Partial<GoalSources> = {}): InitiativeFacts {
  const [facts] = factsOf({ initiatives: [initiative("a", changes)] }, around).initiatives;
  if (facts === undefined) throw new Error("There is no initiative.");
  return facts;
}

function measure(from: number, to: number, current: number): Pick<Initiative, "measure"> {
  return { measure: { unit: "calls", from, to, current } };
}

function issue(reference: number | string, state: IssueFact["state"], changes: Partial<IssueFact> = {}): IssueFact {
  return { reference, title: `Issue ${reference}`, state, ...changes };
}

describe("an initiative is as far", () => {
  it.each<[string, Partial<Initiative>, readonly IssueFact[] | undefined, number | undefined, string]>([
    ["as its measure says", measure(0, 4, 1), undefined, 0.25, "measure"],
    ["counted from where the measure starts", measure(2, 6, 3), undefined, 0.25, "measure"],
    ["where the measure goes down", measure(90, 30, 75), undefined, 0.25, "measure"],
    ["and no further than all of it", measure(0, 4, 9), undefined, 1, "measure"],
    ["and no less than nothing", measure(4, 8, 1), undefined, 0, "measure"],
    ["also before it is begun", { status: "todo", ...measure(0, 4, 1) }, undefined, 0.25, "measure"],
    ["as its status where the measure has no way to go", measure(4, 4, 4), undefined, 0.5, "status"],
    [
      "as its measure where it has issues too",
      { ...measure(0, 4, 1), issues: [1] },
      [issue(1, "completed")],
      0.25,
      "measure",
    ],
    [
      "as its closed issues",
      { issues: [1, 2, 3, 4] },
      [issue(1, "completed"), issue(2, "open"), issue(3, "open"), issue(4, "open")],
      0.25,
      "issues",
    ],
    [
      "without those that are not planned",
      { issues: [1, 2] },
      [issue(1, "completed"), issue(2, "not-planned")],
      1,
      "issues",
    ],
    [
      "with the tasks of open ones",
      { issues: [1, 2] },
      [issue(1, "completed"), issue(2, "open", { tasks: { done: 1, total: 2 } })],
      0.75,
      "issues",
    ],
    [
      "whatever tasks a closed one left",
      { issues: [1] },
      [issue(1, "completed", { tasks: { done: 0, total: 9 } })],
      1,
      "issues",
    ],
    ["with an empty list of tasks", { issues: [1] }, [issue(1, "open", { tasks: { done: 0, total: 0 } })], 0, "issues"],
    ["by those that could be read", { issues: [1, 2] }, [issue(2, "completed")], 1, "issues"],
    [
      "by issues named in any way",
      { issues: ["TODOGroup/governance#1", "https://github.com/a/b/pull/2"] },
      [issue(1, "completed"), issue("A/b#2", "open")],
      0.5,
      "issues",
    ],
    [
      "by each issue once",
      { issues: [1, "todogroup/governance#1", 2] },
      [issue(1, "completed"), issue(2, "open")],
      0.5,
      "issues",
    ],
    ["as its status where no issue counts", { issues: [1] }, [issue(1, "not-planned")], 0.5, "status"],
    ["as its status where nobody asked for the issues", { issues: [1] }, undefined, 0.5, "status"],
    ["half when it is begun", { status: "doing" }, undefined, 0.5, "status"],
    ["nothing before", { status: "todo" }, undefined, 0, "status"],
    ["all when it is done, whatever the measure says", { status: "done", ...measure(0, 4, 3) }, undefined, 1, "status"],
    ["all when it is done, whatever its issues say", { status: "done", issues: [1] }, [issue(1, "open")], 1, "status"],
    [
      "and does not count when it was dropped",
      { status: "dropped", ...measure(0, 4, 3) },
      undefined,
      undefined,
      "measure",
    ],
  ])("%s", (_, changes, issues, progress, basis) => {
    expect(only(changes, { issues })).toMatchObject({ basis });
    expect(only(changes, { issues }).progress).toBe(progress);
  });

  it("as numbers can be, however large", () => {
    expect(only(measure(-Number.MAX_VALUE, Number.MAX_VALUE, Number.MAX_VALUE)).progress).toBe(0);
  });

  it("and it is told how many of its issues could not be read", () => {
    expect(only({ issues: [1, 2, 3] }, { issues: [issue(2, "open")] }).unreadIssues).toBe(2);
    expect(only({ issues: [1, 2, 3] }).unreadIssues).toBe(0);
  });
});

describe("a goal is as far", () => {
  const half = initiative("half");
  const milestone = { title: "M", state: "open", open: 1, closed: 3 } as const;
  it.each([
    [
      "as its initiatives on average",
      { initiatives: [half, initiative("done", { status: "done" })] },
      {},
      0.75,
      "initiatives",
    ],
    [
      "without those that were dropped",
      { initiatives: [half, initiative("no", { status: "dropped" })] },
      {},
      0.5,
      "initiatives",
    ],
    ["whatever its milestone says", { initiatives: [half] }, { milestone }, 0.5, "initiatives"],
    ["as its milestone where it has no initiatives", {}, { milestone }, 0.75, "milestone"],
    [
      "as its milestone where all were dropped",
      { initiatives: [initiative("no", { status: "dropped" })] },
      { milestone },
      0.75,
      "milestone",
    ],
    ["nothing where the milestone is empty", {}, { milestone: { ...milestone, open: 0, closed: 0 } }, 0, "status"],
    ["nothing where there is nothing to count", {}, {}, 0, "status"],
    ["all when it is done", { status: "done", initiatives: [half] }, {}, 1, "status"],
    ["and does not count when it was dropped", { status: "dropped", initiatives: [half] }, {}, undefined, "status"],
  ] as const)("%s", (_, changes, around, progress, basis) => {
    const facts = factsOf(changes, around);
    expect({ progress: facts.progress, basis: facts.basis }).toEqual({ progress, basis });
  });

  it("by what can be read of it, and it is told what cannot", () => {
    const facts = factsOf({
      id: undefined,
      title: undefined,
      status: undefined,
      owners: [undefined, "octocat"],
      initiatives: [undefined, { id: "a", status: undefined }, { status: "done" }, { id: "b", status: "done" }],
    });
    expect(facts).toMatchObject({ id: "scorecard", title: "scorecard", progress: 1, unreadInitiatives: 3 });
    expect(facts.initiatives).toHaveLength(1);
    expect(facts.owners).toEqual(["octocat"]);
  });
});

/** An issue in which nothing happened for so many days. */
function quiet(days: number): Partial<GoalSources> {
  const updatedAt = `2024-10-${String(32 - days).padStart(2, "0")}T09:00:00Z`;
  return { issues: [issue(1, "open", { updatedAt })] };
}

describe("the state of an initiative", () => {
  it.each<[string, Partial<Initiative>, Partial<GoalSources>]>([
    ["done", { status: "done", due: "2024-01-01" }, {}],
    ["dropped", { status: "dropped", due: "2024-01-01" }, {}],
    ["overdue", { due: "2024-10-31" }, {}],
    ["overdue", { status: "todo", due: "2024-10-31" }, {}],
    ["overdue", { due: "2024-10-31", issues: [1] }, quiet(31)],
    ["due-soon", { due: "2024-11-01" }, {}],
    ["due-soon", { status: "todo", due: "2024-11-15" }, {}],
    ["on-the-way", { due: "2024-11-16" }, {}],
    ["on-the-way", {}, {}],
    ["on-the-way", { status: "todo", ...measure(0, 4, 1) }, {}],
    ["not-begun", { status: "todo", ...measure(0, 4, 0) }, {}],
    ["stale", { issues: [1] }, quiet(30)],
    ["stale", { due: "2024-11-05", issues: [1] }, quiet(30)],
    ["on-the-way", { issues: [1] }, quiet(29)],
    ["not-begun", { status: "todo", issues: [1] }, quiet(30)],
    ["on-the-way", { issues: [1] }, { ...quiet(30), signs: [{ at: "2024-10-31T00:00:00Z", initiative: "a" }] }],
    ["stale", { issues: [1] }, { ...quiet(30), signs: [{ at: "2024-10-31T00:00:00Z" }] }],
  ])("is %s for %j", (state, changes, around) => {
    expect(only(changes, around).state).toBe(state);
  });

  test("depends on the day where the clock is", () => {
    const due = { initiatives: [initiative("a", { due: "2024-10-31" })] };
    expect(factsOf(due, {}, "2024-11-01T01:00:00+02:00").initiatives[0]?.state).toBe("overdue");
    expect(factsOf(due, {}, "2024-10-31T23:00:00Z").initiatives[0]?.state).toBe("due-soon");
  });
});

describe("the state of a goal", () => {
  const late = initiative("late", { due: "2024-10-01" });
  const later = initiative("later", { due: "2024-12-01" });
  const silence = [{ at: "2024-09-01T00:00:00Z" }];
  it.each([
    ["done", { status: "done", initiatives: [late] }, {}],
    ["dropped", { status: "dropped", initiatives: [late] }, {}],
    ["proposed", { status: "proposed", initiatives: [late] }, {}],
    ["at-risk", { status: "at-risk", initiatives: [late] }, { signs: silence }],
    ["overdue", { initiatives: [late] }, { signs: silence }],
    ["stale", { initiatives: [late, later] }, { signs: silence }],
    ["on-the-way", { initiatives: [late, later] }, { signs: [...silence, { at: "2024-10-30T00:00:00Z" }] }],
    ["on-the-way", { initiatives: [late, later] }, {}],
    ["on-the-way", { initiatives: [initiative("a", { ...measure(0, 4, 0) })] }, {}],
    ["not-begun", { initiatives: [initiative("a", { status: "todo" })] }, {}],
    ["not-begun", {}, {}],
    ["overdue", {}, { milestone: { title: "M", state: "open", open: 1, closed: 1, due: "2024-10-31" } }],
  ] as const)("is %s for %j", (state, changes, around) => {
    expect(factsOf(changes, around).state).toBe(state);
  });
});

it("a goal is due with its milestone, or else with the last of its initiatives", () => {
  const initiatives = [
    initiative("a", { due: "2024-11-10" }),
    initiative("b", { due: "2024-11-20" }),
    initiative("c", { due: "2024-12-31", status: "dropped" }),
  ];
  const milestone = { title: "M", state: "open", open: 1, closed: 1, due: "2024-12-01" } as const;
  expect(factsOf({ initiatives })).toMatchObject({ due: "2024-11-20", dueInDays: 19 });
  expect(factsOf({ initiatives }, { milestone })).toMatchObject({ due: "2024-12-01", dueInDays: 30 });
});

it("in a dropped goal, what is not done is dropped", () => {
  const initiatives = [initiative("a", { due: "2024-01-01" }), initiative("b", { status: "done" })];
  const { initiatives: facts } = factsOf({ status: "dropped", initiatives });
  expect(facts.map(({ state }) => state)).toEqual(["dropped", "done"]);
});
