/** What moved between two times. */
import { describe, expect, it } from "vitest";
import type { Goal, Initiative } from "../../../src/domain/format/formats.ts";
import type { Loose } from "../../../src/domain/format/loose.ts";
import { changesSince } from "../../../src/domain/progress/changes.ts";
import type { GoalSources, IssueFact } from "../../../src/domain/progress/sources.ts";
import { factsOf, initiative } from "../../support/progress-stories.ts";

const THEN = "2024-10-01T09:00:00Z";

function kinds(
  [before, after]: readonly [Loose<Goal>, Loose<Goal>],
  [then, now]: readonly [Partial<GoalSources>, Partial<GoalSources>] = [{}, {}],
): string[] {
  return changesSince(factsOf(before, then, THEN), factsOf(after, now)).map(({ kind }) => kind);
}

function withOne(changes: Partial<Initiative>): Loose<Goal> {
  return { initiatives: [initiative("a", changes)] };
}

it("a goal that was not there is new, and nothing else is said of it", () => {
  expect(changesSince(undefined, factsOf(withOne({})))).toEqual([{ kind: "goal-added" }]);
});

it("nothing moved where all is the same, also days later", () => {
  const goal = withOne({ due: "2024-10-15", measure: { unit: "x", from: 0, to: 2, current: 1 } });
  expect(kinds([goal, goal])).toEqual([]);
});

it.each<[string, Partial<Initiative>, Partial<Initiative>]>([
  ["finished", { status: "doing" }, { status: "done" }],
  ["started", { status: "todo" }, { status: "doing" }],
  ["put-off", { status: "doing" }, { status: "todo" }],
  ["dropped", { status: "todo" }, { status: "dropped" }],
  ["taken-up-again", { status: "dropped" }, { status: "doing" }],
  ["taken-up-again", { status: "done" }, { status: "todo" }],
  ["due-moved", {}, { due: "2024-10-15" }],
  ["due-moved", { due: "2024-10-15" }, {}],
  [
    "measure-moved",
    { measure: { unit: "x", from: 0, to: 4, current: 3 } },
    { measure: { unit: "x", from: 0, to: 4, current: 2 } },
  ],
  [
    "target-moved",
    { measure: { unit: "x", from: 0, to: 4, current: 3 } },
    { measure: { unit: "x", from: 0, to: 6, current: 3 } },
  ],
])("%s: %j → %j", (kind, before, after) => {
  expect(kinds([withOne(before), withOne(after)])).toEqual([kind]);
});

it("initiatives come, also finished ones, and go", () => {
  const [a, b] = [initiative("a"), initiative("b", { status: "done" })];
  expect(kinds([{ initiatives: [a] }, { initiatives: [a, b] }])).toEqual(["finished", "added"]);
  expect(kinds([{ initiatives: [a, b] }, { initiatives: [a] }])).toEqual(["removed"]);
});

it("the status of the goal comes first", () => {
  const after = { ...withOne({ status: "done" }), status: "at-risk" } as const;
  expect(changesSince(factsOf(withOne({}), {}, THEN), factsOf(after))).toEqual([
    { kind: "goal-status", from: "active", to: "at-risk" },
    { kind: "finished", initiative: { id: "a", title: "The initiative a" } },
  ]);
});

it("says from where to where", () => {
  const [before, after] = [2, 3].map((current) => withOne({ measure: { unit: "calls", from: 0, to: 4, current } }));
  expect(changesSince(factsOf(before ?? {}, {}, THEN), factsOf(after ?? {}))).toMatchObject([
    { from: 2, to: 3, unit: "calls" },
  ]);
});

function issue(state: IssueFact["state"], changes: Partial<IssueFact> = {}): Partial<GoalSources> {
  return { issues: [{ reference: 1, title: "One", state, ...changes }] };
}

describe("issues", () => {
  const goal = withOne({ issues: [1] });
  it.each<[string[], Partial<GoalSources>, Partial<GoalSources>]>([
    [["issue-closed"], issue("open"), issue("completed")],
    [["issue-closed"], issue("open"), issue("not-planned")],
    [["issue-reopened"], issue("completed"), issue("open")],
    [[], issue("completed"), issue("completed", { closedAt: "2024-10-02T00:00:00Z" })],
    [["issue-closed"], {}, issue("completed", { closedAt: "2024-10-02T00:00:00Z" })],
    [[], {}, issue("completed", { closedAt: "2024-09-30T00:00:00Z" })],
    [[], {}, issue("completed")],
    [["issue-opened"], {}, issue("open", { openedAt: "2024-10-02T00:00:00Z" })],
    [[], {}, issue("open", { openedAt: "2024-09-30T00:00:00Z" })],
    [[], issue("open"), {}],
  ])("%j: %j → %j", (expected, before, after) => {
    expect(kinds([goal, goal], [before, after])).toEqual(expected);
  });
});

it("outcomes are delivered, once, and only where it is known what was before", () => {
  const outcome = { id: "a/b", summary: "S", audience: "open", destination: "book", contributions: [] } as const;
  const [open, done] = (["waiting", "delivered"] as const).map((state) => ({ outcomes: [{ ...outcome, state }] }));
  expect(kinds([{}, {}], [open ?? {}, done ?? {}])).toEqual(["outcome-delivered"]);
  expect(kinds([{}, {}], [{ outcomes: [] }, done ?? {}])).toEqual(["outcome-delivered"]);
  expect(kinds([{}, {}], [done ?? {}, done ?? {}])).toEqual([]);
  expect(kinds([{}, {}], [{}, done ?? {}])).toEqual([]);
});
