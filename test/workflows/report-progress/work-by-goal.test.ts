/** What is known of an earlier commit, by goal. */
import { expect, test } from "vitest";
import type { FiledGoal } from "../../../src/workflows/filed-goals.ts";
import { workByGoal } from "../../../src/workflows/report-progress/work-by-goal.ts";

const NOW = "2024-05-01T10:00:00Z";

function filed(path: string, id: string, isBroken = false): FiledGoal {
  return { path, id, goal: { id }, bytes: undefined, isExecutable: false, isBroken };
}

test("the first sound file of an id tells what its goal was", () => {
  const goals = [filed("goals/a.yml", "one", true), filed("goals/b.yml", "one"), filed("goals/c.yml", "one")];
  const work = workByGoal({ goals, touchpoints: [] }, NOW);
  expect([...work.goals].map(([id, { path }]) => [id, path])).toEqual([["one", "goals/b.yml"]]);
});

test("each goal has the outcomes that name it, and those that name none belong to nobody", () => {
  const touchpoint = {
    id: "call",
    outcomes: [
      { id: "first", status: "open", goal: "one" },
      { id: "second", status: "delivered", goal: "two" },
      { id: "third", status: "open" },
      { id: "fourth", status: "delivered", goal: "one" },
    ],
  } as const;
  const { outcomes } = workByGoal({ goals: [], touchpoints: [{ path: "touchpoints/call.yml", touchpoint }] }, NOW);
  const ids = [...outcomes].map(([goal, rows]) => [goal, rows.map(({ id }) => id)]);
  expect(ids).toEqual([
    ["one", ["call/first", "call/fourth"]],
    ["two", ["call/second"]],
  ]);
});
