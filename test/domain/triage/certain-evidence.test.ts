import { describe, expect, test } from "vitest";
import { judgePillar } from "../../../src/domain/triage/judge-pillar.ts";
import { itemForTest, knowledgeForTest } from "../../support/triage.ts";

const knowledge = knowledgeForTest();

describe("goes by what is certain, whatever the words say:", () => {
  test.each([
    ["a label that a person set", { labels: ["Pillar: Together"] }, 'has the label "pillar: together"'],
    ["the tracking issue of a goal", { number: 324 }, "is the tracking issue of goal security"],
    [
      "an issue of an initiative in another repository",
      { repository: "TODOgroup/OSPOlogy", number: 603 },
      "belongs to an initiative of goal security",
    ],
    ["goal files that are changed", { changedGoalPillars: ["together"] }, "changes a goal of Working Together"],
    [
      "the title of a pillar in a form",
      { body: "### Which pillar does it serve?\n\nWorking together\n" },
      'form field "Which pillar does it serve?" names Working Together',
    ],
    ["its id", { body: "### Strategic area\n\ntogether" }, 'form field "Strategic area" names Working Together'],
    ["its label", { body: "### Pillar\n\npillar: together" }, 'form field "Pillar" names Working Together'],
    [
      "the box that was ticked",
      { body: "### Pillar\n\n- [x] Working Together\n- [ ] Adoption" },
      'form field "Pillar" names Working Together',
    ],
  ])("%s", (_name, evidence, why) => {
    const judgement = judgePillar(knowledge, itemForTest({ title: "OSPO Book newsletter", ...evidence }));
    expect(judgement).toMatchObject({ pillar: "together", best: "together", why: [why], isAmbiguous: false });
    expect(judgement.confidence).toBeGreaterThanOrEqual(0.95);
  });
});

describe("labels nothing where what is certain contradicts itself:", () => {
  test.each([
    ["two labels", { labels: ["pillar: together", "pillar: adoption"] }],
    ["an issue of two goals", { number: 325 }],
    ["goals of two pillars", { changedGoalPillars: ["adoption", "together"] }],
    ["two choices in a form", { body: "### Pillar\n\nAdoption, Working Together" }],
  ])("%s", (_name, evidence) => {
    const judgement = judgePillar(knowledge, itemForTest(evidence));
    expect(judgement).toMatchObject({ pillar: undefined, isAmbiguous: true });
    expect(judgement.candidates.map(({ pillar }) => pillar).toSorted()).toEqual(["adoption", "together"]);
    for (const { why } of judgement.candidates) expect(why).toHaveLength(1);
  });
});

test("a decision goes before everything else", () => {
  const item = itemForTest({ title: "OSPO Book", labels: ["pillar: together"] });
  const why = "octocat said so";
  expect(judgePillar(knowledge, item, { pillar: "engagement", why })).toEqual({
    pillar: "engagement",
    best: "engagement",
    confidence: 1,
    why: [why],
    candidates: [{ pillar: "engagement", confidence: 1, why: [why] }],
    isAmbiguous: false,
  });
  expect(judgePillar(knowledge, item, { pillar: undefined, why })).toEqual({
    pillar: undefined,
    best: undefined,
    confidence: 1,
    why: [why],
    candidates: [],
    isAmbiguous: false,
  });
});

test("a decision for a pillar that is gone counts no longer", () => {
  const judgement = judgePillar(knowledge, itemForTest({ title: "newsletter" }), { pillar: "gone", why: "once" });
  expect(judgement.best).toBe("engagement");
});

test.each([
  ["the same number in another repository", { repository: "todogroup/ospology", number: 324 }],
  ["an item whose repository is not known", { repository: undefined, number: 324 }],
  ["a label of another name", { labels: ["together"] }],
  ["a field that does not ask for the pillar", { body: "### Partner\n\nAdoption Ltd" }],
  ["a field without an answer", { body: "### Pillar\n\n_No response_" }],
  ["an answer that is no pillar", { body: "### Pillar\n\nNone" }],
  ["goals of a pillar that is gone", { changedGoalPillars: ["gone"] }],
])("takes %s for no certainty", (_name, evidence) => {
  const { confidence } = judgePillar(knowledge, itemForTest(evidence));
  expect(confidence).toBeLessThan(0.95);
});
