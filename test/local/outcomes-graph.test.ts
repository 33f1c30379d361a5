/** The Mermaid diagram: what it draws, and that no title gets out of its label. */
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { OutcomeRow } from "../../src/domain/outcomes/table.ts";
import { outcomesGraph } from "../../src/local/output/outcomes-graph.ts";

const ROW: OutcomeRow = {
  id: "2024-04-25-emea/chapter",
  touchpoint: "2024-04-25-emea",
  touchpointTitle: "OpenSSF practices",
  outcome: "chapter",
  summary: "Explain it.",
  destination: "ospo-book",
  goal: undefined,
  pillar: undefined,
  audience: "open",
  starts: "2024-04-25T12:00:00Z",
  ageDays: 1,
  status: "open",
  state: "waiting",
  contributions: [],
};

it("leads from Touchpoints over outcomes to contributions, each drawn once", () => {
  const rows: OutcomeRow[] = [
    ROW,
    {
      ...ROW,
      outcome: "talk",
      destination: undefined,
      state: "delivered",
      contributions: [7, "a/b#1", "https://github.com/A/B/pull/1"],
    },
    { ...ROW, touchpoint: "2024-07-11-members", audience: "members", state: "in-progress", contributions: ["a/b#1"] },
  ];
  expect(outcomesGraph(rows)).toEqual({
    edges: 7,
    text: `flowchart LR
  t0(["2024-04-25-emea, OpenSSF practices"])
  t1(["2024-07-11-members"])
  o0["chapter → ospo-book"]:::waits
  o1["talk"]:::delivered
  o2["chapter → ospo-book"]:::inProgress
  c0(["#35;7"])
  c1(["a/b#35;1"])
  t0 --> o0
  t0 --> o1
  o1 --> c0
  o1 --> c1
  o1 --> c1
  t1 --> o2
  o2 --> c1
  classDef waits fill:#fff8c5,stroke:#9a6700,color:#1f2328
  classDef delivered fill:#dafbe1,stroke:#1a7f37,color:#1f2328
  classDef inProgress fill:#ddf4ff,stroke:#0969da,color:#1f2328
`,
  });
});

it("shows no title of a call of which it is not known who was invited", () => {
  expect(outcomesGraph([{ ...ROW, audience: undefined }]).text).not.toContain("OpenSSF");
});

/** The label of the destination, which anybody may have written. */
function labelOf(text: string): string {
  const [, label = ""] =
    /^ {2}o0\["(?:x → )?(.*)"\]:::waits$/m.exec(outcomesGraph([{ ...ROW, outcome: "x", destination: text }]).text) ??
    [];
  return label;
}

/** The label of an outcome without a destination: the text stands at its beginning. */
function first(outcome: string): string {
  const { text } = outcomesGraph([{ ...ROW, outcome, destination: undefined }]);
  return /o0\["(.*)"\]/.exec(text)?.[1] ?? "";
}

describe("writes as numbers", () => {
  test.each([
    ["quotes", `"a" 'b'`, "#34;a#34; #39;b#39;"],
    ["brackets", "[a](b){c}<d>", "#91;a#93;#40;b#41;#123;c#125;#60;d#62;"],
    ["backticks", "`a`", "#96;a#96;"],
    ["numbers of Mermaid's own", "#35; #quot;", "#35;35#59; #35;quot#59;"],
    ["what Mermaid takes a semicolon from", "style a: #b;", "style a#58; #35;b#59;"],
    ["comments and directives", "%% %%{init}%%", "#37;#37; #37;#37;#123;init#125;#37;#37;"],
    ["formulas and icons", "$$x$$ fa:fa-car", "#36;#36;x#36;#36; fa#58;fa-car"],
    [
      "a direction, which Mermaid sees anywhere in a line",
      "no direction TB",
      "no #100;#105;#114;#101;#99;#116;#105;#111;#110; TB",
    ],
    ["emoji", "🎯", "#127919;"],
    ["backslashes", "\\n", "#92;n"],
  ])("%s", (_name, text, label) => {
    expect(labelOf(text)).toBe(label);
  });

  it("a number or a hyphen ahead, which would begin a list", () => {
    expect([first("12. a"), first("- a"), first("2024-04")]).toEqual(["#49;#50;. a", "#45; a", "2024-04"]);
  });
});

test.each([
  ["line breaks become spaces", "a\r\nb\u2028c\td", "a b c d"],
  ["letters of all scripts stay", "Größe 目標 é e\u0301", "Größe 目標 é e\u0301"],
  ["what steers a terminal is replaced", "a\u001B[31m\u202Eb", "a#65533;#91;31m#65533;b"],
])("%s", (_name, text, label) => {
  expect(labelOf(text)).toBe(label);
});

it("an empty text still has a label, and a long one is cut", () => {
  const contributions = ["", "x".repeat(500)];
  const { text } = outcomesGraph([{ ...ROW, contributions }]);
  expect(text).toContain(`c0(["…"])`);
  expect(text).toContain(`c1(["${"x".repeat(80)}…"])`);
});

it("keeps every line to its form, whatever the texts are", () => {
  const pieces = fc.constantFrom('"', "]", "`", "#", ";", "\n", "direction LR", "classDef x: #", "%%", "-->", "1. ");
  const hostile = fc
    .array(fc.oneof(pieces, fc.string({ unit: "binary" })), { maxLength: 20 })
    .map((parts) => parts.join(""));
  const label = /"(?:[\p{L}\p{M}\p{N} ,./→…-]|#\d+;)+"/u.source;
  const line = new RegExp(
    `^(?:flowchart LR|  [tc]\\d+\\(\\[${label}\\]\\)|  o\\d+\\[${label}\\]:::\\w+|  \\w+ --> \\w+|  classDef \\w+ [\\w:#,-]+|)$`,
    "u",
  );
  fc.assert(
    fc.property(hostile, hostile, hostile, (touchpointTitle, destination, reference) => {
      const { text } = outcomesGraph([{ ...ROW, touchpointTitle, destination, contributions: [reference] }]);
      expect(text.split("\n").filter((each) => !line.test(each))).toEqual([]);
      expect(text).not.toMatch(/direction (?:TB|LR)/);
      expect(text.split("\n")).toHaveLength(8);
    }),
  );
});
