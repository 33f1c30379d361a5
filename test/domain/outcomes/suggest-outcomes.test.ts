/** Which outcomes are suggested for a contribution, and why. */
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { ContributionPlace } from "../../../src/domain/configuration.ts";
import type { ContributionText, KnownOutcome } from "../../../src/domain/outcomes/known-outcome.ts";
import { outcomeKnowledge } from "../../../src/domain/outcomes/knowledge.ts";
import { suggestOutcomes } from "../../../src/domain/outcomes/suggest-outcomes.ts";

const GLOSSARY = [
  ["SBOM", "software bill of materials"],
  ["executives", "C-level"],
  ["Japanese", "日本語"],
];
const ANYTHING = { paths: [], labels: [], titlePrefixes: [], takesAll: false };
const PLACES: readonly ContributionPlace[] = [
  { ...ANYTHING, destination: "handbook", repository: "community/handbook", paths: ["book/**"] },
  { ...ANYTHING, destination: "talks", repository: undefined },
];

const OUTCOMES = [
  outcome("spring/scorecard", "Explain how an office introduces Scorecard without frightening the teams."),
  outcome("spring/bill", "Show who makes a software bill of materials, and when."),
  outcome("spring/tokyo", "Publish the handbook in Japanese."),
  outcome("spring/lisbon", "Publish the handbook in Portuguese."),
  outcome("autumn/numbers", "Agree on the figures that C-level people see each quarter."),
  outcome("autumn/tidy", "Correct the spelling and grammar of all chapters."),
  outcome("autumn/stage", "Find a speaker on Scorecard for the summer meeting.", "talks"),
];

function outcome(id: string, summary: string, destination = "handbook"): KnownOutcome {
  return { id, summary, touchpointTitle: "A call", topics: [], destination, goal: undefined };
}

const KNOWLEDGE = outcomeKnowledge(OUTCOMES, GLOSSARY, PLACES);

function suggested(contribution: Partial<ContributionText>, threshold?: number) {
  const whole = { title: "", body: "", paths: [], repository: "community/handbook", ...contribution };
  return suggestOutcomes(KNOWLEDGE, whole, { threshold });
}

function idsFor(contribution: Partial<ContributionText>): string[] {
  return suggested(contribution).map(({ id }) => id);
}

describe("suggests the outcome", () => {
  it.each([
    { title: "Introduce Scorecard in chapter 4", first: "spring/scorecard", why: "both speak of Scorecard" },
    { title: "Who creates the SBOM?", first: "spring/bill", why: "SBOM and software bill of materials" },
    { title: "Figures for executives", first: "autumn/numbers", why: "executives and C level" },
    { title: "Metrics for the board of directors", first: "autumn/numbers", why: "Metrics and figures" },
    { title: "Translate chapter 2 into Japanese", first: "spring/tokyo", why: "translates into Japanese" },
    { title: "第二章 translation 日本語", first: "spring/tokyo", why: "translates into Japanese" },
    { title: "Fix grammar of chapter 3", first: "autumn/tidy", why: "both speak of grammar" },
  ])("that $title speaks of, and says why", ({ title, first, why }) => {
    const [best] = suggested({ title });
    expect(best?.id).toBe(first);
    expect(best?.why).toContain(why);
  });

  it("that the folder of a language tells, and no other language", () => {
    expect(idsFor({ title: "docs: chapter 2", paths: ["book/content/ja/02.md"] })).toEqual(["spring/tokyo"]);
    expect(idsFor({ title: "docs: chapter 2", paths: ["book/content/pt-br/02.md"] })).toEqual(["spring/lisbon"]);
    expect(idsFor({ title: "docs: chapter 2", paths: ["book/content/ko/02.md"] })).toEqual([]);
  });

  it("whose destination the title names in brackets, ahead of the others", () => {
    expect(idsFor({ title: "[Handbook] Scorecard" })[0]).toBe("spring/scorecard");
    expect(idsFor({ title: "[Talks] Scorecard" })[0]).toBe("autumn/stage");
  });

  it("for what the author wrote, and not for what is quoted or commented out", () => {
    const title = "A proposal";
    expect(idsFor({ title, body: "How to introduce Scorecard to teams." })).toContain("spring/scorecard");
    expect(idsFor({ title, body: "> How to introduce Scorecard to teams." })).toEqual([]);
    expect(idsFor({ title, body: "<!-- How to introduce Scorecard to teams. -->" })).toEqual([]);
  });
});

describe("suggests nothing", () => {
  it.each([
    { title: "" },
    { title: "Bump actions/checkout from 4 to 5" },
    { title: "Create CODEOWNERS" },
    { title: "Dead link beside Scorecard" },
    { title: "Open source" },
    { title: "🎉" },
  ])("for $title", (contribution) => {
    expect(suggested(contribution)).toEqual([]);
  });

  it("where no outcome is open", () => {
    const none = outcomeKnowledge([], GLOSSARY, PLACES);
    expect(suggestOutcomes(none, { title: "Scorecard", body: "", paths: [], repository: undefined })).toEqual([]);
  });

  it("that is carried out in another repository", () => {
    expect(idsFor({ title: "How to introduce Scorecard to teams", repository: "community/website" })).toEqual([
      "autumn/stage",
    ]);
  });
});

test("files elsewhere speak against an outcome, and the case of a repository's name does not", () => {
  const title = "How to introduce Scorecard";
  const confidenceOf = (contribution: Partial<ContributionText>): number =>
    suggested({ title, ...contribution }, 0).find(({ id }) => id === "spring/scorecard")?.confidence ?? 0;
  expect(confidenceOf({ paths: ["news/may.md"] })).toBeLessThan(confidenceOf({ paths: ["book/04.md"] }) / 2);
  expect(confidenceOf({ repository: "Community/Handbook" })).toBe(confidenceOf({}));
});

test("the likeliest come first, three at most, and none far below the first", () => {
  const parts = ["one", "two", "three", "four"].map((part) => outcome(`a/${part}`, `Explain Scorecard, part ${part}.`));
  const knowledge = outcomeKnowledge([outcome("a/other", "Explain SBOM."), ...parts], GLOSSARY);
  const found = suggestOutcomes(
    knowledge,
    { title: "Scorecard: part two of the explanation", body: "", paths: [], repository: undefined },
    { threshold: 0 },
  );
  expect(found).toHaveLength(3);
  expect(found[0]?.id).toBe("a/two");
  expect(found.map(({ confidence }) => confidence)).toEqual(
    found.map(({ confidence }) => confidence).toSorted((a, b) => b - a),
  );
  expect(found.map(({ id }) => id)).not.toContain("a/other");
});

test("what is less likely than the threshold is left away", () => {
  const title = "Introduce Scorecard";
  const [first] = suggested({ title }, 0);
  expect(suggested({ title }, first?.confidence)).toEqual([first]);
  expect(suggested({ title }, 1)).toEqual([]);
});

test("British and American spelling are the same", () => {
  const knowledge = outcomeKnowledge([outcome("a/b", "Customise the licence catalogue.")], []);
  const found = (title: string) => suggestOutcomes(knowledge, { title, body: "", paths: [], repository: undefined });
  expect(found("Customize the license catalogue").map(({ id }) => id)).toEqual(["a/b"]);
});

test("any text gets at most three outcomes that exist, each once, with a confidence from 0 to 1", () => {
  const word = fc.constantFrom(
    "Scorecard",
    "SBOM",
    "translate",
    "Japanese",
    "[Talks]",
    "figures",
    "open source",
    "```",
  );
  const text = fc.array(fc.oneof(word, fc.string({ unit: "binary" }))).map((words) => words.join(" "));
  fc.assert(
    fc.property(text, text, fc.array(text), (title, body, paths) => {
      const found = suggested({ title, body, paths }, 0);
      const ids = found.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).toBeLessThanOrEqual(3);
      for (const { id, confidence } of found) {
        expect(OUTCOMES.some((each) => each.id === id)).toBe(true);
        expect(confidence).toBeGreaterThan(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }
    }),
  );
});
