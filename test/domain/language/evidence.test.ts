import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evidenceIn } from "../../../src/domain/language/evidence.ts";

describe("what people did not write themselves is no evidence:", () => {
  test.each([
    ["a comment", "kept <!-- OpenSSF\nand more --> too", "kept  too"],
    ["a comment without end", "kept\n<!-- OpenSSF", "kept"],
    ["fenced code", "kept\n```js\nOpenSSF\n```\ntoo", "kept\ntoo"],
    ["a fence without end", "kept\n~~~\nOpenSSF", "kept"],
    ["a fence within a longer one", "````\n```\nOpenSSF\n````\nkept", "kept"],
    ["indented code", "kept\n\n    OpenSSF\n\ntoo", "kept\ntoo"],
    ["a quoted block", "> OpenSSF said\n>> so\nkept", "kept"],
    ["an address", "see https://openssf.org/x and www.openssf.org, kept", "see   and   kept"],
    ["the target of a link", "[kept](https://openssf.org)", "[kept"],
    ["an image", "![OpenSSF](logo.png) kept", "kept"],
    ["HTML", '<details title="OpenSSF">kept</details>', "kept"],
    ["a mention", "cc @openssf/team kept", "cc   kept"],
    ["a consent", "- [x] I agree to the code of conduct\nkept", "kept"],
    ["a trailer", "kept\nSigned-off-by: OpenSSF <a@openssf.org>", "kept"],
    ["the heading of a form", "### OpenSSF\n\nkept", "kept"],
    ["an answer not given", "### Why\n\n_No response_", ""],
    ["an option not taken", "### Which\n\n- [ ] OpenSSF\n- [X] kept", "kept"],
  ])("%s", (_name, markdown, text) => {
    expect(evidenceIn(markdown).text).toBe(text);
  });
});

test.each([
  ["a list that goes on after a blank line", "- one\n\n    two"],
  ["inline code", "the `ospo-book` folder"],
  ["a task of one's own", "- [ ] translate chapter 3"],
  ["a heading of one's own", "## Proposal"],
  ["a word with an at sign inside", "somebody@example.org wrote"],
])("keeps %s", (_name, markdown) => {
  expect(plainWords(evidenceIn(markdown).text)).toEqual(plainWords(markdown).filter((word) => word !== "x"));
});

test("reads the fields of a form by their headings and leaves out those without an answer", () => {
  const form = "### Pillar\n\nCommunity Engagement\n\n### Why\n\n_No response_\n\n### Details\n\nFirst.\n\nSecond.\n";
  expect(evidenceIn(form).fields).toEqual([
    { heading: "Pillar", value: "Community Engagement" },
    { heading: "Details", value: "First.\nSecond." },
  ]);
});

test("reads line breaks of every system", () => {
  expect(evidenceIn("### A\r\n\r\none\r### B\rtwo").fields).toEqual([
    { heading: "A", value: "one" },
    { heading: "B", value: "two" },
  ]);
});

test("reads any text without fault, and adds nothing to it", () => {
  const pieces = fc.constantFrom(
    "<!--",
    "-->",
    "```",
    "~~~",
    "\n",
    "### ",
    "> ",
    "    ",
    "- [ ] ",
    "![",
    "](",
    ")",
    "<",
    ">",
    "@",
    "a",
  );
  const hostile = fc.array(fc.oneof(pieces, fc.string({ unit: "binary" })), { maxLength: 60 });
  fc.assert(
    fc.property(hostile, (parts) => {
      const { text, fields } = evidenceIn(parts.join(""));
      expect(text.length).toBeLessThanOrEqual(parts.join("").length * 2);
      for (const { value } of fields) expect(value).not.toBe("");
    }),
  );
});

function plainWords(text: string): string[] {
  return text.match(/[a-z0-9]+/gi) ?? [];
}
