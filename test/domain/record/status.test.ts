/** The status of an outcome changed in the style in which it stands, and put in where it is missing. */
import { describe, expect, it } from "vitest";
import { HEADS, edited, fileOf, type Row } from "../../support/outcome-rows.ts";

const delivered = { status: "delivered" } as const;

const STATUS: readonly Row[] = [
  [
    "a no-break space behind the word",
    delivered,
    "- id: a\n  status: open\u00A0 # c\n",
    "- id: a\n  status: delivered # c\n",
  ],
  [
    "a plain word, its comment stays",
    delivered,
    "- id: a\n  status: open   # waiting\n",
    "- id: a\n  status: delivered   # waiting\n",
  ],
  ["single quotes", delivered, "- id: a\n  status: 'open'\n", "- id: a\n  status: 'delivered'\n"],
  ["double quotes", delivered, '- id: a\n  status: "open"\n', '- id: a\n  status: "delivered"\n'],
  [
    "a word on the next line",
    delivered,
    "- id: a\n  status:\n    open # c\n",
    "- id: a\n  status:\n    delivered # c\n",
  ],
  ["a key in quotes", delivered, '- id: a\n  "status" : open\n', '- id: a\n  "status" : delivered\n'],
  ["a tag", delivered, "- id: a\n  status: !!str open\n", "- id: a\n  status: !!str delivered\n"],
  ["no value", delivered, "- id: a\n  status:   # todo\n", "- id: a\n  status: delivered   # todo\n"],
  ["no value, in braces", delivered, "- { id: a, status: }\n", "- { id: a, status: delivered }\n"],
  ["no value and no colon, in braces", delivered, "- {id: a, status}\n", "- {id: a, status: delivered}\n"],
  ["null", delivered, "- id: a\n  status: ~\n", "- id: a\n  status: delivered\n"],
  [
    "a word over two lines",
    delivered,
    '- id: a\n  status: "in-\\\n    progress" # c\n',
    '- id: a\n  status: "delivered" # c\n',
  ],
  ["a plain text over two lines", delivered, "- id: a\n  status: not\n    yet\n", "- id: a\n  status: delivered\n"],
  [
    "a block of text",
    delivered,
    "- id: a\n  status: >- # c\n    open\n\n  goal: g\n",
    "- id: a\n  status: delivered # c\n\n  goal: g\n",
  ],
  ["a tab behind the colon", delivered, "- id: a\n  status:\topen\t# c\n", "- id: a\n  status:\tdelivered\t# c\n"],
  [
    "braces",
    delivered,
    "- { id: a, status: open, contributions: [] }\n",
    "- { id: a, status: delivered, contributions: [] }\n",
  ],
  ["JSON", delivered, '- {"id":"a","status":"open"}\n', '- {"id":"a","status":"delivered"}\n'],
  ["CRLF", delivered, "- id: a\r\n  status: open\r\n", "- id: a\r\n  status: delivered\r\n"],
  ["lone CR", delivered, "- id: a\r  status: open\r", "- id: a\r  status: delivered\r"],
  ["no newline at the end", delivered, "- id: a\n  status: open", "- id: a\n  status: delivered"],
  [
    "text of other scripts before it",
    delivered,
    "- { id: a, summary: 日本 🎯 é, status: open }\n",
    "- { id: a, summary: 日本 🎯 é, status: delivered }\n",
  ],
];

const MISSING_STATUS: readonly Row[] = [
  [
    "behind the goal",
    delivered,
    "- id: a\n  summary: S\n  destination: d\n  goal: g # c\n",
    "- id: a\n  summary: S\n  destination: d\n  goal: g # c\n  status: delivered\n",
  ],
  [
    "before the contributions",
    delivered,
    "- id: a\n  goal: g\n  # why\n  contributions: [1]\n",
    "- id: a\n  goal: g\n  status: delivered\n  # why\n  contributions: [1]\n",
  ],
  [
    "on the line of the dash",
    delivered,
    "- contributions: [1]\n  id: a\n",
    "- status: delivered\n  contributions: [1]\n  id: a\n",
  ],
  [
    "where the neighbour has it",
    delivered,
    "- id: a\n  summary: S\n- id: b\n  status: 'open'\n  summary: T\n",
    "- id: a\n  status: 'delivered'\n  summary: S\n- id: b\n  status: 'open'\n  summary: T\n",
  ],
  [
    "behind the nearest key the neighbour has before it",
    delivered,
    "- id: b\n  summary: T\n  goal: g\n  status: open\n- id: a\n  summary: S\n  destination: d\n",
    "- id: b\n  summary: T\n  goal: g\n  status: open\n- id: a\n  summary: S\n  destination: d\n  status: delivered\n",
  ],
  [
    "first, where the neighbour has it first",
    delivered,
    "- status: open\n  id: b\n- id: a\n",
    "- status: open\n  id: b\n- status: delivered\n  id: a\n",
  ],
  [
    "behind a folded text",
    delivered,
    "- id: a\n  summary: >\n    one\n    two\n\n- id: b\n",
    "- id: a\n  summary: >\n    one\n    two\n  status: delivered\n\n- id: b\n",
  ],
  [
    "behind a text that keeps its empty lines",
    delivered,
    "- id: a\n  summary: |+\n    one\n\n\n- id: b\n",
    "- id: a\n  summary: |+\n    one\n\n\n  status: delivered\n- id: b\n",
  ],
  [
    "behind a folded text that ends the file without a newline",
    delivered,
    "- id: a\n  summary: >\n    one",
    "- id: a\n  summary: >\n    one\n  status: delivered",
  ],
  [
    "behind the deeper comments of the key before",
    delivered,
    "- id: a\n  goal: g\n    # of the goal\n  # of nothing\n- id: b\n",
    "- id: a\n  goal: g\n    # of the goal\n  status: delivered\n  # of nothing\n- id: b\n",
  ],
  [
    "at the end of a file without a newline",
    delivered,
    "- id: a\n  goal: g",
    "- id: a\n  goal: g\n  status: delivered",
  ],
  [
    "before the end of the document",
    delivered,
    "- id: a\n  goal: g\n...\n",
    "- id: a\n  goal: g\n  status: delivered\n...\n",
  ],
  [
    "in CRLF",
    delivered,
    "- id: a\r\n  goal: g\r\n- id: b\r\n",
    "- id: a\r\n  goal: g\r\n  status: delivered\r\n- id: b\r\n",
  ],
  ["in lone CR", delivered, "- id: a\r  goal: g\r", "- id: a\r  goal: g\r  status: delivered\r"],
  [
    "behind a key that is empty",
    delivered,
    "- id: a\n  goal: # none\n",
    "- id: a\n  goal: # none\n  status: delivered\n",
  ],
  [
    "behind a text in quotes over lines",
    delivered,
    '- id: a\n  summary: "one\n    two"\n',
    '- id: a\n  summary: "one\n    two"\n  status: delivered\n',
  ],
  [
    "in deep indentation",
    delivered,
    "    -   id: a\n        goal: g\n",
    "    -   id: a\n        goal: g\n        status: delivered\n",
  ],
  [
    "in braces",
    delivered,
    "- { id: a, goal: g, contributions: [] }\n",
    "- { id: a, goal: g, status: delivered, contributions: [] }\n",
  ],
  ["in tight braces", delivered, "- {id: a,goal: g}\n", "- {id: a,goal: g,status: delivered}\n"],
  ["in braces with a trailing comma", delivered, "- { id: a, }\n", "- { id: a, status: delivered, }\n"],
  ["in JSON", delivered, '- {"id":"a","goal":"g"}\n', '- {"id":"a","goal":"g","status":"delivered"}\n'],
  [
    "in braces on lines",
    delivered,
    "- {\n    id: a,\n    goal: g # c\n  }\n",
    "- {\n    id: a,\n    goal: g, # c\n    status: delivered\n  }\n",
  ],
  [
    "in braces on lines with a trailing comma",
    delivered,
    "- {\n    id: a, # c\n    contributions: [],\n  }\n",
    "- {\n    id: a, # c\n    status: delivered,\n    contributions: [],\n  }\n",
  ],
  [
    "with the keys in quotes",
    delivered,
    '- "id": a\n  "goal": g\n',
    '- "id": a\n  "goal": g\n  "status": "delivered"\n',
  ],
];

describe.each([
  ["a status that is there", STATUS],
  ["a status that is missing", MISSING_STATUS],
])("%s", (_, rows) => {
  describe.each(HEADS)("in a file%s", (_where, head) => {
    it.each(rows)("%s", (_claim, wanted, before, after) => {
      expect(edited(fileOf(head, before), wanted)).toBe(fileOf(head, after));
    });
  });
});
