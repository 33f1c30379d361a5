import { describe, expect, it, test } from "vitest";
import type { Named } from "../../../src/domain/outcomes/references.ts";
import {
  resolveReferences,
  type LinkableOutcome,
  type Linkables,
  type Resolved,
} from "../../../src/domain/outcomes/resolve-reference.ts";

function outcome(id: string, status: LinkableOutcome["status"] = "open", destination = "ospo-book"): LinkableOutcome {
  const [touchpoint = "", name = ""] = id.split("/");
  return { id, touchpoint, outcome: name, destination, status };
}

const KNOWN: Linkables = {
  outcomes: [
    outcome("2024-02-22-emea/cra-first-steps", "in-progress"),
    outcome("2024-02-22-emea/steward-talk", "delivered", "ospocon"),
    outcome("2024-04-25-emea/scorecard-chapter"),
    outcome("2024-04-25-emea/security-day-to-day"),
    outcome("2024-07-11-members/strategy-tactics", "dropped"),
    outcome("2024-07-11-members/executive-questions", "delivered"),
    outcome("2024-08-01-half/readable"),
    { ...outcome("2024-08-01-half/no-destination"), destination: undefined },
  ],
  touchpoints: [
    { id: "2024-02-22-emea", isBroken: false },
    { id: "2024-04-25-emea", isBroken: false },
    { id: "2024-07-11-members", isBroken: false },
    { id: "2024-08-01-half", isBroken: true },
    { id: "2024-09-12-apac", isBroken: true },
    { id: "2024-11-18-amer", isBroken: false },
  ],
};

function named(written: string): Named {
  const parts = written.split("/");
  return { written, touchpoint: parts.at(-2), outcome: parts.at(-1) ?? "" };
}

function resolve(written: string, known: Linkables = KNOWN, destinations: readonly string[] = ["ospo-book"]): Resolved {
  const [resolved, ...more] = resolveReferences(
    { outcomes: [named(written)], touchpoints: [], more: 0 },
    destinations,
    known,
  );
  expect(more).toEqual([]);
  if (resolved === undefined) throw new Error("Nothing came of the reference.");
  return resolved;
}

describe("a named outcome is", () => {
  test.each([
    ["linked", "2024-04-25-emea/scorecard-chapter"],
    ["linked", "2024-02-22-emea/cra-first-steps"],
    ["linked", "2024-07-11-members/executive-questions"],
    ["dropped", "2024-07-11-members/strategy-tactics"],
    ["other-destination", "2024-02-22-emea/steward-talk"],
    ["linked", "2024-08-01-half/readable"],
  ])("%s: %s", (kind, id) => {
    expect(resolve(id)).toEqual({ kind, written: id, outcome: KNOWN.outcomes.find((each) => each.id === id) });
  });

  test.each([
    ["is not among those that can be read", "2024-08-01-half/hidden"],
    ["has no destination that can be read", "2024-08-01-half/no-destination"],
    ["is in a file of which nothing can be read", "2024-09-12-apac/model-intake"],
  ])("in a broken file where it %s", (_name, written) => {
    expect(resolve(written)).toEqual({ kind: "in-broken-file", written, touchpoint: written.split("/")[0] });
  });

  it("for another destination where the contribution serves none", () => {
    expect(resolve("2024-04-25-emea/scorecard-chapter", KNOWN, [])).toMatchObject({ kind: "other-destination" });
  });

  it("the one that fits where its id stands twice in the file", () => {
    const twice = [outcome("t/a", "open", "ospocon"), outcome("t/a", "open", "ospo-book")];
    expect(resolve("t/a", { ...KNOWN, outcomes: twice })).toEqual({
      kind: "linked",
      written: "t/a",
      outcome: twice[1],
    });
  });
});

describe("an unknown outcome brings the ones that were perhaps meant:", () => {
  test.each([
    ["a slip in the outcome", "2024-04-25-emea/scorcard-chapter", ["2024-04-25-emea/scorecard-chapter"]],
    ["other hyphens", "2024-04-25-emea/score_card-chapter", ["2024-04-25-emea/scorecard-chapter"]],
    ["a slip in the date", "2024-04-26-emea/scorecard-chapter", ["2024-04-25-emea/scorecard-chapter"]],
    ["another Touchpoint", "2021-apac/scorecard-chapter", ["2024-04-25-emea/scorecard-chapter"]],
    ["slips in both", "2024-04-26-emea/scorecard-chaptr", ["2024-04-25-emea/scorecard-chapter"]],
    ["an id alone, though it is unique", "scorecard-chapter", ["2024-04-25-emea/scorecard-chapter"]],
    ["an id alone with a slip", "scorcard-chapter", ["2024-04-25-emea/scorecard-chapter"]],
    [
      "something else of the right Touchpoint",
      "2024-04-25-emea/book",
      ["2024-04-25-emea/scorecard-chapter", "2024-04-25-emea/security-day-to-day"],
    ],
    ["nothing that is near", "2021-apac/what", []],
    [
      "a dropped one, where no other is near",
      "2024-07-11-members/strategy-tactic",
      ["2024-07-11-members/strategy-tactics"],
    ],
  ])("%s", (_name, written, suggestions) => {
    expect(resolve(written)).toEqual({ kind: "unknown", written, suggestions });
  });

  it("three at most, those that could be linked first, then the nearest", () => {
    const outcomes = [
      outcome("2024-01-01-a/chapter", "open", "ospocon"),
      outcome("2024-01-02-a/chapter", "dropped"),
      outcome("2024-01-19-a/chapter"),
      outcome("2024-01-13-a/chapter"),
      outcome("2024-01-12-a/chapters"),
    ];
    expect(resolve("2024-01-03-a/chapter", { ...KNOWN, outcomes })).toMatchObject({
      suggestions: ["2024-01-13-a/chapter", "2024-01-19-a/chapter", "2024-01-12-a/chapters"],
    });
  });
});

describe("a linked Touchpoint", () => {
  function linked(id: string, destinations: readonly string[] = ["ospo-book"]): readonly Resolved[] {
    return resolveReferences({ outcomes: [], touchpoints: [id], more: 0 }, destinations, KNOWN);
  }

  test.each<[string, string, object]>([
    ["links its only open outcome for here", "2024-02-22-emea", { kind: "linked", outcome: KNOWN.outcomes[0] }],
    ["is ambiguous with several", "2024-04-25-emea", { kind: "ambiguous", choices: KNOWN.outcomes.slice(2, 4) }],
    ["links its only outcome, delivered or not", "2024-07-11-members", { kind: "linked", outcome: KNOWN.outcomes[5] }],
    ["without outcomes has nothing open", "2024-11-18-amer", { kind: "nothing-open" }],
    ["links nothing in a broken file", "2024-08-01-half", { kind: "in-broken-file", touchpoint: "2024-08-01-half" }],
    ["that is not known", "2024-04-24-emea", { kind: "unknown", suggestions: ["2024-04-25-emea", "2024-02-22-emea"] }],
  ])("%s", (_name, written, resolved) => {
    expect(linked(written)).toEqual([{ written, ...resolved }]);
  });

  it("has nothing open for a destination that it has no outcome for", () => {
    expect(linked("2024-04-25-emea", ["whitepaper"])).toEqual([{ kind: "nothing-open", written: "2024-04-25-emea" }]);
  });
});
