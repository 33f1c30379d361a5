import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judgePillar } from "../../../src/domain/triage/judge-pillar.ts";
import type { PillarJudgement } from "../../../src/domain/triage/item.ts";
import { itemForTest, knowledgeForTest } from "../../support/triage.ts";

const knowledge = knowledgeForTest();
const NOTHING = "nothing in it speaks of a pillar";

function judged(title: string, body = ""): PillarJudgement {
  return judgePillar(knowledge, itemForTest({ title, body }));
}

describe("labels what it is sure of:", () => {
  test.each([
    ["[OSPO-Book] Draw the stages anew", "adoption", ["mentions OSPO Book"]],
    ["Newsletters of the summer", "engagement", ["mentions newsletter"]],
    ["Knowledge-exchange with OpenSSF", "together", ["mentions knowledge exchange", "mentions OpenSSF"]],
    ["What is Working Together?", "together", ['names the pillar "Working Together"']],
    ["Ask the Harbour Alliance for a speaker", "together", ["mentions Harbour Alliance, a partner"]],
    ["重新翻译开源办公室手册", "adoption", ["mentions OSPO Book"]],
    ["Kapitel im Büro-Handbuch", "adoption", ["mentions OSPO Book"]],
  ])("%s", (title, pillar, why) => {
    const judgement = judged(title);
    expect(judgement).toMatchObject({ pillar, best: pillar, isAmbiguous: false });
    expect(judgement.why.slice(0, why.length)).toEqual(why);
  });
});

describe("labels nothing where an item serves no pillar:", () => {
  test.each([
    ["Fix a typo", ["serves no pillar: mentions typo"]],
    ["Broken links in the guide", ["serves no pillar: mentions broken link"]],
    ["Lunch", [NOTHING]],
    ["", [NOTHING]],
  ])("%j", (title, why) => {
    expect(judged(title)).toMatchObject({ pillar: undefined, best: undefined, why });
  });
});

test("a title tells more than a body", () => {
  expect(judged("newsletter", "OSPO Book").best).toBe("engagement");
  expect(judged("OSPO Book", "newsletter").best).toBe("adoption");
});

test("a word that stands in title, body and labels counts once", () => {
  const once = judged("A guide");
  const often = judgePillar(
    knowledge,
    itemForTest({ title: "A guide", body: "guide, guide, Guides", labels: ["guide"], changedPaths: ["guides/a.md"] }),
  );
  expect(often).toEqual(once);
});

test("labels and changed paths tell as well", () => {
  expect(judgePillar(knowledge, itemForTest({ labels: ["ospo-book"] })).best).toBe("adoption");
  const change = itemForTest({ kind: "pull-request", changedPaths: ["ospo-book/content/en/05-chapter.md"] });
  expect(judgePillar(knowledge, change).best).toBe("adoption");
});

test("a negative keyword speaks against its pillar", () => {
  expect(judged("Guide: draft of the minutes").best).toBeUndefined();
});

test("names the goal that an item is close to", () => {
  expect(judged("Which security practices do offices know?").why).toEqual([
    'close to goal "Bring security practices into offices"',
  ]);
});

test("an item that names every pillar is ambiguous, and the candidates say why", () => {
  const judgement = judged("Working Together, Adoption or Community Engagement?");
  expect(judgement).toMatchObject({ pillar: undefined, isAmbiguous: true });
  expect(judgement.candidates.map(({ pillar }) => pillar).toSorted()).toEqual(["adoption", "engagement", "together"]);
  for (const { why } of judgement.candidates) expect(why[0]).toMatch(/^names the pillar/);
});

describe("what somebody else wrote is no evidence:", () => {
  test.each([
    ["a template of quotes and comments", "> newsletter\n<!-- newsletter -->\n### newsletter\n\n_No response_"],
    ["code", "```\nnewsletter\n```\n\n    newsletter"],
    ["an address", "https://example.org/newsletter"],
  ])("%s", (_name, body) => {
    expect(judged("", body)).toMatchObject({ best: undefined, why: [NOTHING], candidates: [], isAmbiguous: false });
  });
});

describe("answers with none, and is not sure of it, where it can read nothing:", () => {
  test.each([
    ["an empty body", ""],
    ["emoji", "🎉🚀👀".repeat(100)],
    ["Chinese without known words", "请更新会议时间"],
    ["Spanish without known words", "Hay que cambiar la fecha de la reunión"],
    ["one word of 65,000 letters", "a".repeat(65_000)],
  ])("%s", (_name, body) => {
    const judgement = judged("", body);
    expect(judgement).toMatchObject({ pillar: undefined, best: undefined, why: [NOTHING], isAmbiguous: false });
    expect(judgement.confidence).toBeLessThan(0.8);
  });
});

test("a word in a very long text tells less than in a short one", () => {
  const short = judged("", "newsletter");
  const long = judged("", `newsletter ${"lunch ".repeat(10_000)}`);
  expect(long.confidence).toBeLessThan(short.confidence);
  expect(long.pillar).toBeUndefined();
});

test.each(["", "pillars: nonsense", "pillars: []", "pillars: [{ title: No id }]"])(
  "without usable pillars nothing is labelled: %j",
  (configuration) => {
    const judgement = judgePillar(knowledgeForTest(configuration), itemForTest({ title: "OSPO Book" }));
    expect(judgement).toMatchObject({ pillar: undefined, best: undefined, candidates: [], isAmbiguous: false });
  },
);

test("goals that are half broken help as far as they are right", () => {
  const known = knowledgeForTest(undefined, [
    { path: "a.yml", goal: {} },
    { path: "b.yml", goal: { pillar: "gone", title: "Gone", tracking_issue: 7, partners: ["Gone Ltd"] } },
    { path: "c.yml", goal: { pillar: "together", partners: [undefined, "Quay Ltd"], initiatives: [undefined, {}] } },
    { path: "d.yml", goal: { pillar: "adoption", tracking_issue: 9, initiatives: [{ issues: [undefined, 10] }] } },
  ]);
  const best = (number: number, title = ""): string | undefined =>
    judgePillar(known, itemForTest({ number, title })).best;
  expect([best(7), best(9), best(10), best(1, "Quay Ltd"), best(1, "Gone Ltd")]).toEqual([
    undefined,
    "adoption",
    "adoption",
    "together",
    undefined,
  ]);
  expect(judgePillar(known, itemForTest({ number: 9 })).why).toEqual(["is the tracking issue of goal d.yml"]);
});

test("where a community has listed nothing as unrelated, words of housekeeping tell that", () => {
  const plain = knowledgeForTest('pillars: [{ id: a, title: Adoption, label: { name: a, color: "000000" } }]');
  const { best, why } = judgePillar(plain, itemForTest({ title: "Fix a typo in the adoption guide" }));
  expect(best).toBeUndefined();
  expect(why).toContain("serves no pillar: mentions typo");
});

test("confidences are those of one answer among several, and never contradict the label", () => {
  const words = fc.constantFrom(
    "newsletter",
    "OSPO Book",
    "OpenSSF",
    "guide",
    "typo",
    "broken link",
    "\n### Pillar\n\n",
    "lunch",
  );
  const text = fc
    .array(fc.oneof(words, fc.string({ unit: "binary" })), { maxLength: 20 })
    .map((parts) => parts.join(" "));
  fc.assert(
    fc.property(text, text, fc.array(text, { maxLength: 3 }), (title, body, labels) => {
      const { pillar, best, confidence, candidates, why, isAmbiguous } = judgePillar(
        knowledge,
        itemForTest({ title, body, labels }),
      );
      expect(confidence).toBeGreaterThan(0);
      expect(confidence).toBeLessThanOrEqual(1);
      expect(why.length).toBeGreaterThan(0);
      expect(pillar === undefined || (best === pillar && !isAmbiguous)).toBe(true);
      expect(candidates.reduce((sum, each) => sum + each.confidence, 0)).toBeLessThanOrEqual(1 + 1e-9);
      expect(isAmbiguous && candidates.length === 0).toBe(false);
    }),
  );
});

/** Three times what GitHub lets through, so that time that grows with the square of it would be far beyond the limit. */
const HOSTILE_LENGTH = 200_000;
const LIMIT_SECONDS = 5;

test.each([
  "![",
  "](",
  "<",
  "<!--",
  "a@",
  "www.",
  "http://",
  "# ",
  "> ",
  "`",
  "- [ ] ",
  "a'",
  "e\u0301",
  "中",
  " ",
  "aei ",
  "newsletter ",
])("takes time linear in the length of a text of nothing but %j", (piece) => {
  const body = piece.repeat(HOSTILE_LENGTH / piece.length);
  const start = performance.now();
  judged(body, body);
  expect((performance.now() - start) / 1000).toBeLessThan(LIMIT_SECONDS);
});
