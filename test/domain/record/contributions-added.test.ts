/** Contributions added to every kind of list. */
import { describe, expect, it } from "vitest";
import { HEADS, edited, fileOf, type Row } from "../../support/outcome-rows.ts";

const NEW = "todogroup/ospology#603";
const adds = (...kept: (string | number)[]): Row[1] => ({ contributions: [...kept, NEW] });

const ADDED: readonly Row[] = [
  [
    "no list",
    adds(),
    "- id: a\n  status: open\n- id: b\n",
    `- id: a\n  status: open\n  contributions: ["${NEW}"]\n- id: b\n`,
  ],
  [
    "no list, neighbours with lists on lines",
    adds(),
    "- id: a\n  status: open\n- id: b\n  contributions:\n    -  x/y#1\n",
    `- id: a\n  status: open\n  contributions:\n    -  ${NEW}\n- id: b\n  contributions:\n    -  x/y#1\n`,
  ],
  [
    "no list, neighbours with spaced brackets and single quotes",
    adds(),
    "- id: a\n- id: b\n  contributions: [ 'x/y#1' ]\n",
    `- id: a\n  contributions: [ '${NEW}' ]\n- id: b\n  contributions: [ 'x/y#1' ]\n`,
  ],
  [
    "no list, in braces",
    adds(),
    "- { id: a, status: open }\n",
    `- { id: a, status: open, contributions: ["${NEW}"] }\n`,
  ],
  ["an empty list", adds(), "- id: a\n  contributions: []  # none\n", `- id: a\n  contributions: ["${NEW}"]  # none\n`],
  ["an empty list with a space", adds(), "- id: a\n  contributions: [ ]\n", `- id: a\n  contributions: [ "${NEW}" ]\n`],
  [
    "an empty list over lines with a comment",
    adds(),
    "- id: a\n  contributions: [\n    # none yet\n   ]\n",
    `- id: a\n  contributions: [\n    # none yet\n    "${NEW}"\n   ]\n`,
  ],
  [
    "an empty list over lines",
    adds(),
    "- id: a\n  contributions: [\n   ]\n",
    `- id: a\n  contributions: [\n     "${NEW}"\n   ]\n`,
  ],
  ["no value", adds(), "- id: a\n  contributions:  # none\n", `- id: a\n  contributions: ["${NEW}"]  # none\n`],
  ["no value, at the end of the text", adds(), "- id: a\n  contributions:", `- id: a\n  contributions: ["${NEW}"]`],
  [
    "no value, neighbours with lists on lines",
    adds(),
    "- id: a\n  contributions:  # none\n- id: b\n  contributions:\n  - 'x/y#1'\n",
    `- id: a\n  contributions:  # none\n  - '${NEW}'\n- id: b\n  contributions:\n  - 'x/y#1'\n`,
  ],
  ["null", adds(), "- id: a\n  contributions: null # c\n", `- id: a\n  contributions: ["${NEW}"] # c\n`],
  [
    "one line",
    adds("x/y#1"),
    '- id: a\n  contributions: ["x/y#1"] # c\n',
    `- id: a\n  contributions: ["x/y#1", "${NEW}"] # c\n`,
  ],
  [
    "one line, plain and tight",
    { contributions: [1, "x/y#1", NEW, 7] },
    "- id: a\n  contributions: [1,x/y#1]\n",
    `- id: a\n  contributions: [1,x/y#1,${NEW},7]\n`,
  ],
  [
    "numbers alone say nothing of quotes",
    adds(1),
    "- id: a\n  contributions: [1]\n",
    `- id: a\n  contributions: [1, "${NEW}"]\n`,
  ],
  [
    "one line with a trailing comma",
    adds(1),
    "- id: a\n  contributions: [1, ]\n",
    `- id: a\n  contributions: [1, "${NEW}", ]\n`,
  ],
  [
    "lines in brackets",
    adds(1, 2),
    "- id: a\n  contributions: [\n    1, # one\n    2 # two\n   ]\n",
    `- id: a\n  contributions: [\n    1, # one\n    2, # two\n    "${NEW}"\n   ]\n`,
  ],
  [
    "lines in brackets with a trailing comma",
    adds(1, 2),
    "- id: a\n  contributions: [\n    1,\n    2, # two\n   ]\n",
    `- id: a\n  contributions: [\n    1,\n    2, # two\n    "${NEW}",\n   ]\n`,
  ],
  [
    "lines in brackets, the last bracket behind the last item",
    adds(1, 2),
    "- id: a\n  contributions: [1,\n                  2]\n",
    `- id: a\n  contributions: [1,\n                  2,\n                  "${NEW}"]\n`,
  ],
  [
    "lines in brackets that start with commas",
    adds(1, 2),
    "- id: a\n  contributions: [ 1\n    , 2 # two\n    ]\n",
    `- id: a\n  contributions: [ 1\n    , 2 # two\n    , "${NEW}"\n    ]\n`,
  ],
  [
    "two to a line in brackets",
    adds(1, 2, 3, 4),
    "- id: a\n  contributions: [\n    1, 2,\n    3, 4\n   ]\n",
    `- id: a\n  contributions: [\n    1, 2,\n    3, 4, "${NEW}"\n   ]\n`,
  ],
  [
    "lines with dashes",
    adds(1),
    "- id: a\n  contributions:\n    - 1 # one\n- id: b\n",
    `- id: a\n  contributions:\n    - 1 # one\n    - "${NEW}"\n- id: b\n`,
  ],
  [
    "lines with dashes that are not indented",
    adds("x/y#1"),
    "- id: a\n  contributions:\n  -   'x/y#1'\n  status: open\n",
    `- id: a\n  contributions:\n  -   'x/y#1'\n  -   '${NEW}'\n  status: open\n`,
  ],
  [
    "lines with dashes and a comment of the last one below it",
    adds(1),
    "- id: a\n  contributions:\n    - 1\n      # of one\n    # of none\n",
    `- id: a\n  contributions:\n    - 1\n      # of one\n    - "${NEW}"\n    # of none\n`,
  ],
  [
    "lines with dashes without a newline at the end, CRLF",
    adds(1),
    "- id: a\r\n  contributions:\r\n    - 1",
    `- id: a\r\n  contributions:\r\n    - 1\r\n    - "${NEW}"`,
  ],
  [
    "a dash with its item on the next line",
    adds("x/y#1"),
    "- id: a\n  contributions:\n    -\n      x/y#1\n",
    `- id: a\n  contributions:\n    -\n      x/y#1\n    - ${NEW}\n`,
  ],
  [
    "an address, plain as its neighbours",
    { contributions: ["x/y#1", "https://x.y:1/a/b/pull/1"] },
    "- id: a\n  contributions: [x/y#1]\n",
    "- id: a\n  contributions: [x/y#1, https://x.y:1/a/b/pull/1]\n",
  ],
];

describe.each([["contributions added to", ADDED]])("%s", (_, rows) => {
  describe.each(HEADS)("in a file%s", (_where, head) => {
    it.each(rows)("%s", (_claim, wanted, before, after) => {
      expect(edited(fileOf(head, before), wanted)).toBe(fileOf(head, after));
    });
  });
});
