/** The benchmark of suggestions: how it counts, and what it says of input that it cannot use. */
import { expect, test } from "vitest";
import { bestRecall, figuresAt, type Answered } from "../../bench/suggest/figures.ts";
import { Checkout, run, type Run } from "../support/checkout.ts";

function answered(outcomes: readonly string[], ranked: Readonly<Record<string, number>>): Answered {
  const contribution = { title: "", body: "", paths: [], repository: undefined, outcomes, difficulty: "easy" };
  return { contribution, ranked: Object.entries(ranked).map(([id, confidence]) => ({ id, confidence })) };
}

const ANSWERS = [
  answered(["a", "b"], { a: 0.9, c: 0.6 }),
  answered(["b"], { b: 0.4 }),
  answered([], { a: 0.5 }),
  answered([], {}),
];

test.each([
  { threshold: 0, figures: { recall: 0.75, found: 1, silence: 0.5, precision: 0.5 } },
  { threshold: 0.5, figures: { recall: 0.25, found: 0.5, silence: 0.5, precision: 1 / 3 } },
  { threshold: 0.55, figures: { recall: 0.25, found: 0.5, silence: 1, precision: 0.5 } },
])("counts what is suggested at $threshold and above", ({ threshold, figures }) => {
  expect(figuresAt(threshold, ANSWERS)).toEqual(figures);
});

test("the best recall is that of the lowest threshold that is silent often enough", () => {
  expect(bestRecall(ANSWERS, 0.5)).toBe(0.75);
  expect(bestRecall(ANSWERS, 1)).toBe(0.25);
});

function bench(...args: readonly string[]): Run {
  return run(process.execPath, ["bench/suggest.ts", ...args]);
}

test("our own set is answered as well as wanted", () => {
  const { status, stdout, stderr } = bench();
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toContain("plain word overlap");
});

const OUTCOMES = `[\n  { "id": "a/b", "summary": "Do it." }\n]`;
const CONTRIBUTION = `{"title":"x","outcomes":["a/b"]}`;

test.each([
  { name: "no JSON", outcomes: "{", contributions: CONTRIBUTION, told: "outcomes.json: This is not JSON" },
  { name: "no outcomes", outcomes: "{}", contributions: CONTRIBUTION, told: "There is no list of outcomes" },
  {
    name: "an outcome without a summary",
    outcomes: `[\n{"id":"a/b"}]`,
    contributions: CONTRIBUTION,
    told: 'outcomes.json, line 2: "summary" is missing.',
  },
  { name: "no contributions", outcomes: OUTCOMES, contributions: "\n", told: "There is no contribution in it." },
  {
    name: "a broken line",
    outcomes: OUTCOMES,
    contributions: `${CONTRIBUTION}\n{`,
    told: "contributions.jsonl is not JSON",
  },
  {
    name: "an outcome that is not there",
    outcomes: OUTCOMES,
    contributions: `${CONTRIBUTION}\n{"title":"x","outcomes":["a/c"]}`,
    told: "contributions.jsonl names an outcome that is not there: a/c.",
  },
])("says what is wrong with $name, and ends with 2", ({ outcomes, contributions, told }) => {
  using folder = new Checkout({ "outcomes.json": outcomes, "contributions.jsonl": contributions });
  const { status, stdout, stderr } = bench(folder.at("outcomes.json"), folder.at("contributions.jsonl"));
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toContain(told);
});

test("files that are not there and options that do not exist are named", () => {
  expect(bench("nowhere.json", "nowhere.jsonl")).toMatchObject({ status: 2, stdout: "" });
  expect(bench("nowhere.json").stderr).toContain("OUTCOMES.json CONTRIBUTIONS.jsonl");
  expect(bench("--colour").stderr).toContain("--config FILE");
});
