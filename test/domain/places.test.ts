/** Where findings point, and what they say, for wrong goal files. */
import { describe, expect, it } from "vitest";
import { GOAL_PATH, exampleGoal, exampleTouchpoint, listed, TOUCHPOINT_PATH } from "../../src/domain/example-files.ts";
import { checkFiles } from "../support/repository.ts";

const work = (lines = ""): string => listed([`id: guide\ntitle: Publish a guide\nstatus: todo${lines}`]);
const goal = exampleGoal();

/** `code from-to fix` of each finding of a goal file. */
function placesIn(path: string, text: string): string[] {
  return checkFiles({ [path]: text }).findings.map(({ code, line, column, endLine, endColumn, fix }) => {
    const mend = fix === undefined ? "" : ` → ${fix.text}`;
    return `${code} ${line}:${column}-${endLine}:${endColumn}${mend}`;
  });
}

type Row = readonly [claim: string, text: string, ...places: string[]];

const YAML_ROWS: readonly Row[] = [
  ["an empty file at its start", "", "wrong-type 1:1-1:1"],
  ["a file of comments at its start", "# only this\n", "wrong-type 1:1-1:1"],
  ["a list in place of a mapping at the list", "# why\n- a\n- b\n", "wrong-type 2:1-3:4"],
  ["a text in place of a mapping at the text", "hello\n", "wrong-type 1:1-1:6"],
  ["the separator of a second document", `${goal}---\n${goal}`, "multiple-documents 7:1-7:4"],
  ["a second document that is empty", `${goal}---\n`, "multiple-documents 7:1-7:4"],
  [
    "a second document after an empty first one",
    `---\n---\n${goal}`,
    "wrong-type 1:1-1:1",
    "multiple-documents 2:1-2:4",
  ],
  ["a second document without separator", `${goal}...\n${goal}`, "multiple-documents 8:1-13:18"],
  ["the second of two equal keys", `${goal}title: again\n`, "duplicate-key 7:1-7:6"],
  ["equal keys that are written differently", `${goal}"title": again\n`, "duplicate-key 7:1-7:8"],
  ["keys that are equal as numbers", `${goal}0x1: a\n1: b\n`, "duplicate-key 8:1-8:2", "unknown-key 8:1-8:2"],
  ["a tab", `${goal}partners:\n\t- x\n`, "yaml-syntax 8:1-8:2"],
  ["a colon in a text", exampleGoal({ title: "OpenSSF: practices" }), "yaml-syntax 2:15-2:16"],
  ["a bracket that is not closed", exampleGoal({ owners: "[octocat" }), "yaml-syntax 6:16-6:17"],
  ["an unknown tag", exampleGoal({ title: "!x Bring" }), "yaml-syntax 2:8-2:9"],
  ["a list as a key", `? [a]\n: b\n`, "yaml-syntax 1:3-1:6"],
  ["a control character", exampleGoal({ title: "Bell \u0007" }), "yaml-syntax 2:13-2:14"],
  ["a NUL character", exampleGoal({ title: "Nul \0" }), "bad-encoding 2:12-2:13"],
  ["an anchor and an alias", `${goal}partners: &a [x]\nreason: *a\n`, "alias 7:11-7:13", "alias 8:9-8:11"],
  ["the level that is too deep", exampleGoal({ partners: "[".repeat(101) }), "too-large 7:110-7:111"],
];

const KEY_ROWS: readonly Row[] = [
  ["a misspelt key, with its mend", `${goal}sumary: x\n`, "unknown-key 7:1-7:7 → summary"],
  ["a misspelt required key as one finding", goal.replace("title:", "titel:"), "unknown-key 2:1-2:6 → title"],
  ["a misspelt key of a list as one finding", goal.replace("owners:", "ownres:"), "unknown-key 6:1-6:7 → owners"],
  ["a quoted key with its quotes", `${goal}"sumary": x\n`, 'unknown-key 7:1-7:9 → "summary"'],
  [
    "two slips for one key, without a mend",
    `${goal}sumary: x\nsummry: y\n`,
    "unknown-key 7:1-7:7",
    "unknown-key 8:1-8:7",
  ],
  ["a slip for a key that is there, without a mend", `${goal}titel: x\n`, "unknown-key 7:1-7:6"],
  ["__proto__ as any unknown key", `${goal}__proto__: 1\n`, "unknown-key 7:1-7:10"],
  ["a merge key as any unknown key", `${goal}<<: { a: 1 }\n`, "unknown-key 7:1-7:3"],
  ["a missing key of the root at the start", exampleGoal({ title: undefined }), "missing-key 1:1-1:1"],
  ["a missing key of an item at the item", `${goal}initiatives:\n  - id: a\n    status: todo\n`, "missing-key 8:5-8:7"],
  [
    "a missing key of a mapping at its key",
    exampleGoal({ initiatives: work("\nmeasure: { unit: x, from: 1, to: 2 }") }),
    "missing-key 11:5-11:12",
  ],
];

const VALUE_ROWS: readonly Row[] = [
  ["a number where text is wanted, with quotes", exampleGoal({ cycle: "2024" }), 'wrong-type 4:8-4:12 → "2024"'],
  [
    "a word where a list is wanted, with brackets",
    exampleGoal({ owners: "octocat" }),
    "wrong-type 6:9-6:16 → [octocat]",
  ],
  ["a value that is empty at its key", exampleGoal({ status: "" }), "wrong-type 5:1-5:7"],
  ["an item that is empty at its dash", `${goal}initiatives:\n  -\n`, "wrong-type 8:3-8:4"],
  ["a mapping in place of a list at the mapping", `${goal}initiatives:\n  id: a\n`, "wrong-type 8:3-8:8"],
  ["a flow mapping with its braces", exampleGoal({ owners: "{ a: [b] }" }), "wrong-type 6:9-6:19"],
  [
    "an item of a list",
    exampleGoal({ owners: '[octocat, "a b", 5]' }),
    "bad-format 6:19-6:24",
    'wrong-type 6:26-6:27 → "5"',
  ],
  [
    "a quoted value with its quotes",
    exampleGoal({ initiatives: work('\ndue: "2024-02-30"') }),
    "bad-format 11:10-11:22",
  ],
  ["a block of text from its indicator", exampleGoal({ id: "|\n  Foo bar" }), "bad-format 1:5-2:10"],
  [
    "a folded text with a comment behind its indicator",
    exampleGoal({ summary: "> # > |\n\n" }),
    "bad-format 7:10-7:17",
  ],
  ["a value in capitals, with its mend", exampleGoal({ status: "Active" }), "unknown-value 5:9-5:15 → active"],
  ["a value that is far from all others, without", exampleGoal({ status: "in progress" }), "unknown-value 5:9-5:20"],
  [
    "infinity as a number that cannot be counted with",
    exampleGoal({ initiatives: work("\nmeasure: { unit: x, from: 0, to: .inf, current: 0 }") }),
    "wrong-type 11:38-11:42",
  ],
];

describe.each([
  ["YAML", YAML_ROWS],
  ["keys", KEY_ROWS],
  ["values", VALUE_ROWS],
])("%s: a finding points at", (_, rows) => {
  it.each(rows)("%s", (_claim, text, ...places) => {
    expect(placesIn(GOAL_PATH, text)).toEqual(places);
  });
});

describe("places", () => {
  it.each([
    ["a byte order mark", (text: string) => `\uFEFF${text}`],
    ["CRLF line breaks", (text: string) => text.replaceAll("\n", "\r\n")],
    ["lone CR line breaks", (text: string) => text.replaceAll("\n", "\r")],
  ])("are not shifted by %s", (_, written) => {
    expect(placesIn(GOAL_PATH, written(exampleGoal({ status: "activ" })))).toEqual(["unknown-value 5:9-5:14 → active"]);
  });

  it("count UTF-16 units", () => {
    const text = exampleGoal({ owners: '["🎯", "a b"]' });
    expect(placesIn(GOAL_PATH, text)).toEqual(["bad-format 6:10-6:14", "bad-format 6:16-6:21"]);
  });

  it("of findings between files are in each file concerned", () => {
    const outcome = "id: chapter\nsummary: Explain it.\ndestination: ospo-book\nstatus: open\ngoal: openssf-practics";
    const touchpoint = exampleTouchpoint({ outcomes: listed([outcome]) });
    expect(placesIn(TOUCHPOINT_PATH, touchpoint)).toEqual(["unknown-goal 10:11-10:27 → openssf-practices"]);
  });
});
