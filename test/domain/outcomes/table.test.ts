import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  countsOf,
  filteredRows,
  outcomeRows,
  sharesOf,
  type OutcomeRow,
  type OutcomeSources,
} from "../../../src/domain/outcomes/table.ts";

const NOW = "2024-10-01T12:00:00Z";

type Outcome = NonNullable<NonNullable<OutcomeSources["touchpoints"][number]["touchpoint"]["outcomes"]>[number]>;

function touchpoint(id: string, outcomes: readonly (Outcome | undefined)[]): OutcomeSources["touchpoints"][number] {
  const starts = `${id.slice(0, 10)}T12:00:00Z`;
  return { path: `touchpoints/${id}.yml`, touchpoint: { id, title: `Call ${id}`, starts, audience: "open", outcomes } };
}

const SOURCES: OutcomeSources = {
  goals: [{ goal: { id: "openssf", pillar: "collaboration" } }],
  touchpoints: [
    touchpoint("2024-02-22-emea", [
      { id: "done", destination: "ospocon", status: "delivered", contributions: [12] },
      { id: "given-up", destination: "ospo-book", status: "dropped" },
      { id: "begun", destination: "ospo-book", status: "in-progress" },
    ]),
    touchpoint("2024-10-20-emea", [{ id: "ahead", destination: "ospo-book", status: "open" }]),
    touchpoint("2024-04-25-emea", [
      { id: "linked", destination: "ospo-book", goal: "openssf", status: "open", contributions: ["a/b#1"] },
      { id: "b", destination: "ospo-book", goal: "elsewhere", status: "open", contributions: [undefined] },
      { id: "a", destination: "ospocon", goal: "openssf", status: "open", contributions: [] },
    ]),
  ],
};

const ROWS = outcomeRows(SOURCES, NOW);
const idsOf = (rows: readonly OutcomeRow[]): string[] => rows.map(({ id }) => id);

it("puts first what waits for somebody, then what is in progress, delivered, dropped; each the oldest first", () => {
  expect(ROWS.map(({ id, state, ageDays }) => [id, state, ageDays])).toEqual([
    ["2024-04-25-emea/a", "waiting", 159],
    ["2024-04-25-emea/b", "waiting", 159],
    ["2024-10-20-emea/ahead", "waiting", -19],
    ["2024-02-22-emea/begun", "in-progress", 222],
    ["2024-04-25-emea/linked", "in-progress", 159],
    ["2024-02-22-emea/done", "delivered", 222],
    ["2024-02-22-emea/given-up", "dropped", 222],
  ]);
});

it("is in the same order however the files are", () => {
  const reversed = SOURCES.touchpoints.toReversed();
  expect(idsOf(outcomeRows({ ...SOURCES, touchpoints: reversed }, NOW))).toEqual(idsOf(ROWS));
});

it("knows the pillar of a goal, and shows one that does not exist as it is written", () => {
  const goals = ROWS.slice(0, 3).map(({ goal, pillar }) => ({ goal, pillar }));
  expect(goals).toEqual([
    { goal: "openssf", pillar: "collaboration" },
    { goal: "elsewhere", pillar: undefined },
    { goal: undefined, pillar: undefined },
  ]);
});

it("uses what is right in a file, and the name of the file where its id is wrong", () => {
  const broken: Outcome[] = [{ id: "whole", status: "open" }, { id: "no-status" }, { status: "open" }];
  const file = { path: "touchpoints/x.yml", touchpoint: { outcomes: [undefined, ...broken] } };
  expect(outcomeRows({ goals: [], touchpoints: [file] }, NOW)).toMatchObject([
    { id: "x/whole", ageDays: undefined, destination: undefined, audience: undefined, state: "waiting" },
  ]);
});

describe("shows those that are asked for:", () => {
  test.each<[string, Parameters<typeof filteredRows>[1], number]>([
    ["all", {}, 7],
    ["those of a destination", { destination: "ospocon" }, 2],
    ["those of a goal", { goal: "openssf" }, 2],
    ["those whose status is open, linked or not", { isOpen: true }, 4],
    ["those to which all of it applies", { destination: "ospo-book", goal: "openssf", isOpen: true }, 1],
    ["none of a goal that nobody names", { goal: "collaboration" }, 0],
  ])("%s", (_name, filter, count) => {
    expect(filteredRows(ROWS, filter)).toHaveLength(count);
  });
});

it("counts by state", () => {
  expect(countsOf(ROWS)).toEqual({ waiting: 3, "in-progress": 2, delivered: 1, dropped: 1 });
});

describe("shares out a bar", () => {
  test.each([
    [[1, 1], 10, [5, 5]],
    [[1, 1, 1], 10, [4, 3, 3]],
    [[1, 999], 10, [1, 9]],
    [[0, 7], 10, [0, 10]],
    [[1, 1, 1, 10_000], 10, [1, 1, 1, 7]],
    [[0, 0], 10, [0, 0]],
    [[5, 5, 5], 2, [1, 1, 1]],
  ])("%j over %i places", (counts, places, shares) => {
    expect(sharesOf(counts, places)).toEqual(shares);
  });

  it("wholly, whatever the counts are", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 5000 }), { minLength: 1, maxLength: 8 }), fc.nat(), (counts, extra) => {
        const all = [...counts, (extra % 50) + 1];
        const shares = sharesOf(all, 30);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(30);
        expect(shares.map((share) => share > 0)).toEqual(all.map((count) => count > 0));
      }),
    );
  });
});
