/** The tracking issue of a goal, put in, changed and taken out: before and after. */
import { describe, expect, it } from "vitest";
import { exampleGoal, listed } from "../../../src/domain/example-files.ts";
import { editGoal } from "../../../src/domain/record/edit-goal.ts";

type Wanted = string | number | undefined;
type Row = readonly [claim: string, wanted: Wanted, before: string, after: string];

const ISSUE = "todogroup/governance#324";
const issues = (text: string): string => listed([`id: a\ntitle: A\nstatus: todo\nissues: ${text}`]);

const ROWS: readonly Row[] = [
  [
    "a number, its comment stays",
    5,
    "id: a\ntracking_issue: 324   # c\ntitle: A\n",
    "id: a\ntracking_issue: 5   # c\ntitle: A\n",
  ],
  ["a number by a text, plain as it was", ISSUE, "tracking_issue: 4\n", `tracking_issue: ${ISSUE}\n`],
  ["single quotes", ISSUE, "tracking_issue: 'x/y#1'\r\n", `tracking_issue: '${ISSUE}'\r\n`],
  ["double quotes by a number", 5, 'tracking_issue: "x/y#1"', "tracking_issue: 5"],
  ["no value", ISSUE, "tracking_issue: # soon\nid: a\n", `tracking_issue: "${ISSUE}" # soon\nid: a\n`],
  ["null", ISSUE, "tracking_issue: null\n", `tracking_issue: "${ISSUE}"\n`],
  ["a block of text", 5, "tracking_issue: >- # c\n  x/y#1\nid: a\n", "tracking_issue: 5 # c\nid: a\n"],
  ["in braces", 5, "{id: a, tracking_issue: 4}\n", "{id: a, tracking_issue: 5}\n"],
  [
    "the same in another spelling",
    "https://github.com/TODOgroup/governance/issues/324",
    `tracking_issue: '${ISSUE}' # c\n`,
    `tracking_issue: '${ISSUE}' # c\n`,
  ],
  [
    "a missing one goes behind the people",
    ISSUE,
    exampleGoal({ partners: "[x]", summary: ">\n  Why.\n" }),
    exampleGoal({ partners: "[x]", tracking_issue: `"${ISSUE}"`, summary: ">\n  Why.\n" }),
  ],
  [
    "a missing one goes before the milestone",
    5,
    exampleGoal({ milestone: "1" }),
    exampleGoal({ tracking_issue: "5", milestone: "1" }),
  ],
  [
    "a missing one takes the quotes of the issues",
    ISSUE,
    exampleGoal({ initiatives: issues("[1, 'x/y#1']") }),
    exampleGoal({ tracking_issue: `'${ISSUE}'`, initiatives: issues("[1, 'x/y#1']") }),
  ],
  [
    "a missing one, CRLF, without a newline at the end",
    5,
    "\uFEFF---\r\nid: a\r\nowners:\r\n- x # c\r\n- y",
    "\uFEFF---\r\nid: a\r\nowners:\r\n- x # c\r\n- y\r\ntracking_issue: 5",
  ],
  [
    "a missing one in JSON",
    5,
    '{\n  "id": "a",\n  "title": "A"\n}\n',
    '{\n  "id": "a",\n  "title": "A",\n  "tracking_issue": 5\n}\n',
  ],
  [
    "taken out with its comment",
    undefined,
    "id: a\n# above\ntracking_issue: 5 # c\n# below\ntitle: A\n",
    "id: a\n# above\n# below\ntitle: A\n",
  ],
  ["taken out at the end", undefined, "id: a\r\ntracking_issue:\r\n  5", "id: a"],
  ["taken out of braces", undefined, "{ id: a, tracking_issue: 5 }\n", "{ id: a }\n"],
  ["taken out of JSON", undefined, '{\n  "id": "a",\n  "tracking_issue": 5\n}\n', '{\n  "id": "a"\n}\n'],
  ["none there and none wanted", undefined, "id: a\n", "id: a\n"],
];

describe("the tracking issue", () => {
  it.each(ROWS)("%s", (_claim, trackingIssue, before, after) => {
    expect(editGoal(before, { trackingIssue })).toEqual({ text: after });
    expect(editGoal(after, { trackingIssue })).toEqual({ text: after });
  });

  it("is the same with and without its repository, where that is known", () => {
    const text = "tracking_issue: 324\n";
    expect(editGoal(text, { trackingIssue: ISSUE }, "TODOgroup/governance")).toEqual({ text });
    expect(editGoal(text, { trackingIssue: ISSUE }, "x/y")).toEqual({ text: `tracking_issue: ${ISSUE}\n` });
  });

  it.each([
    ["a list in its place", "tracking_issue: [5]\n", "is a list or a mapping"],
    ["a key with a question mark", "? tracking_issue\n: 5\n", "question mark"],
    ["a file that is not a mapping", "- a\n", "does not hold a goal"],
    ["an empty file", "", "does not hold a goal"],
    ["a file that is not YAML", "id: a\ntitle: a: b\n", "Line 2: This is not valid YAML."],
    ["a key that stands twice", "id: a\nid: b\n", 'Line 2: The key "id" stands here twice'],
    ["an anchor", "id: &x a\n", "Line 1: Anchors"],
    ["two documents", "id: a\n---\nid: b\n", "Line 2: A second document"],
    ["two byte order marks", "\uFEFF\uFEFFid: a\n", "two byte order marks"],
    ["a file that is too large", `title: ${"x".repeat(512_000)}\n`, "larger than 500 KB"],
  ])("refuses %s", (_claim, text, words) => {
    expect(editGoal(text, { trackingIssue: 6 })).toEqual({ refused: expect.stringContaining(words) });
  });

  it("refuses to write what the format does not allow", () => {
    const refused = expect.stringContaining("format of the file");
    expect(editGoal(exampleGoal(), { trackingIssue: "no reference" })).toEqual({ refused });
    expect(editGoal(exampleGoal(), { trackingIssue: -1 })).toEqual({ refused });
  });
});
