/** Which outcomes of a Touchpoint wait for a contribution. */
import { expect, test } from "vitest";
import { openOutcomesOf } from "../../../src/domain/outcomes/open-outcomes.ts";

const TOUCHPOINT = { id: "2030-04-25-emea", title: "What is in our products", topics: ["sbom", undefined] };

test("the open ones and those in progress, with the title of their goal", () => {
  const outcomes = (["open", "in-progress", "delivered", "dropped", undefined] as const).map((status, index) => ({
    id: `outcome-${index}`,
    summary: `Do thing ${index}.`,
    destination: "handbook",
    goal: "known",
    status,
  }));
  const found = openOutcomesOf({ ...TOUCHPOINT, outcomes }, new Map([["known", "Know what we ship"]]));
  expect(found.map(({ id }) => id)).toEqual(["2030-04-25-emea/outcome-0", "2030-04-25-emea/outcome-1"]);
  expect(found[0]).toEqual({
    id: "2030-04-25-emea/outcome-0",
    summary: "Do thing 0.",
    touchpointTitle: "What is in our products",
    topics: ["sbom"],
    destination: "handbook",
    goal: "Know what we ship",
  });
});

test("a goal that is not known leaves its words away", () => {
  const outcome = { id: "a", summary: "Do it.", destination: "handbook", goal: "gone", status: "open" } as const;
  expect(openOutcomesOf({ ...TOUCHPOINT, outcomes: [outcome] }, new Map())[0]?.goal).toBeUndefined();
});

test.each([
  ["a Touchpoint without an id", { outcomes: [{ id: "a", summary: "Do it.", status: "open" as const }] }],
  ["a Touchpoint without outcomes", { id: "a" }],
  ["an outcome without an id", { id: "a", outcomes: [{ summary: "Do it.", status: "open" as const }] }],
  ["an outcome without a summary", { id: "a", outcomes: [{ id: "a", status: "open" as const }] }],
  ["an outcome that cannot be read", { id: "a", outcomes: [undefined] }],
])("%s has none", (_name, touchpoint) => {
  expect(openOutcomesOf(touchpoint, new Map())).toEqual([]);
});
