/** Contributions taken out of every kind of list. */
import { describe, expect, it } from "vitest";
import { HEADS, edited, fileOf, type Row } from "../../support/outcome-rows.ts";

const NEW = "todogroup/ospology#603";
const adds = (...kept: (string | number)[]): Row[1] => ({ contributions: [...kept, NEW] });
const keeps = (...kept: (string | number)[]): Row[1] => ({ contributions: kept });

const REMOVED: readonly Row[] = [
  [
    "a line with its comment, not the comments around",
    keeps(1, 3),
    "- id: a\n  contributions:\n    - 1\n    # above\n    - 2 # two\n    # below\n    - 3\n",
    "- id: a\n  contributions:\n    - 1\n    # above\n    # below\n    - 3\n",
  ],
  [
    "the last line of a file without a newline",
    keeps(1),
    "- id: a\r\n  contributions:\r\n    - 1\r\n    - 2\r\n    - 3",
    "- id: a\r\n  contributions:\r\n    - 1",
  ],
  [
    "the only line",
    keeps(),
    "- id: a\n  contributions: # all\n    # why\n    - 1 # one\n  status: open\n",
    "- id: a\n  contributions: [] # all\n    # why\n  status: open\n",
  ],
  [
    "all lines of a list that is not indented",
    keeps(),
    "- id: a\n  contributions:\n  - 1\n  - 2",
    "- id: a\n  contributions: []",
  ],
  [
    "all lines for another one, in their form",
    adds(),
    "- id: a\n  contributions:\n  - 'x/y#1' # c\n  - 'x/y#2'",
    `- id: a\n  contributions:\n  - '${NEW}'`,
  ],
  [
    "an item over several lines",
    keeps(1),
    "- id: a\n  contributions:\n    - 1\n    - >-\n      x/y#1\n  status: open\n",
    "- id: a\n  contributions:\n    - 1\n  status: open\n",
  ],
  ["the first on one line", keeps(2), "- id: a\n  contributions: [1, 2]\n", "- id: a\n  contributions: [2]\n"],
  [
    "the last on one line",
    keeps(1),
    "- id: a\n  contributions: [ 1, 2 ] # c\n",
    "- id: a\n  contributions: [ 1 ] # c\n",
  ],
  ["the last two on one line", keeps(1), "- id: a\n  contributions: [1, 2, 3]\n", "- id: a\n  contributions: [1]\n"],
  [
    "the last before a trailing comma",
    keeps(1),
    "- id: a\n  contributions: [1, 2, ]\n",
    "- id: a\n  contributions: [1, ]\n",
  ],
  ["all on one line", keeps(), "- id: a\n  contributions: [ 1, 2, ]\n", "- id: a\n  contributions: []\n"],
  [
    "all in brackets for another one",
    adds(),
    "- id: a\n  contributions: ['x/y#1', 1]\n",
    `- id: a\n  contributions: ['${NEW}']\n`,
  ],
  [
    "a line in brackets",
    keeps(1, 3),
    "- id: a\n  contributions: [\n    1, # one\n    # above\n    2, # two\n    3 # three\n   ]\n",
    "- id: a\n  contributions: [\n    1, # one\n    # above\n    3 # three\n   ]\n",
  ],
  [
    "the last line in brackets, with the comma before it",
    keeps(1, 2),
    "- id: a\n  contributions: [\n    1, # one\n    2, # two\n    3 # three\n   ]\n",
    "- id: a\n  contributions: [\n    1, # one\n    2 # two\n   ]\n",
  ],
  [
    "the last line in brackets with a trailing comma",
    keeps(1),
    "- id: a\n  contributions: [\n    1, # one\n    2,\n   ]\n",
    "- id: a\n  contributions: [\n    1, # one\n   ]\n",
  ],
  [
    "all lines in brackets but a comment",
    keeps(),
    "- id: a\n  contributions: [\n    1, # one\n    # why\n    2\n   ]\n",
    "- id: a\n  contributions: [\n    # why\n   ]\n",
  ],
  [
    "all lines in brackets",
    keeps(),
    "- id: a\n  contributions: [\n    1, # one\n    2\n   ]\n",
    "- id: a\n  contributions: []\n",
  ],
  [
    "lines behind the bracket",
    keeps(3),
    "- id: a\n  contributions: [1,\n                  2,\n                  3]\n",
    "- id: a\n  contributions: [3]\n",
  ],
  [
    "a line before the bracket",
    keeps(1),
    "- id: a\n  contributions: [1,\n                  2]\n",
    "- id: a\n  contributions: [1]\n",
  ],
  [
    "lines that start with commas",
    keeps(1, 3),
    "- id: a\n  contributions: [ 1\n    , 2 # two\n    , 3\n    ]\n",
    "- id: a\n  contributions: [ 1\n    , 3\n    ]\n",
  ],
];

const SAME: readonly Row[] = [
  ["the same status", { status: "open" }, '- id: a\n  status: "open"\n', '- id: a\n  status: "open"\n'],
  [
    "the same contributions in other spellings",
    keeps("https://github.com/X/y/pull/1", 3, "x/Y#2"),
    '- id: a\n  contributions: [X/Y#2, "x/y#1" ,3,]\n',
    '- id: a\n  contributions: [X/Y#2, "x/y#1" ,3,]\n',
  ],
  [
    "one that stands twice",
    keeps("x/y#1"),
    "- id: a\n  contributions: [x/y#1, X/Y#1]\n",
    "- id: a\n  contributions: [x/y#1, X/Y#1]\n",
  ],
  ["no contributions and no list", keeps(), "- id: a\n  status: open\n", "- id: a\n  status: open\n"],
];

describe.each([
  ["contributions taken out", REMOVED],
  ["left as it is", SAME],
])("%s", (_, rows) => {
  describe.each(HEADS)("in a file%s", (_where, head) => {
    it.each(rows)("%s", (_claim, wanted, before, after) => {
      expect(edited(fileOf(head, before), wanted)).toBe(fileOf(head, after));
    });
  });
});
