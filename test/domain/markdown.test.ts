/** Text of strangers, rendered as GitHub renders it: it shows as it was written and does nothing. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fencedCode, inertCode, inertText } from "../../src/domain/markdown.ts";
import { hostile, LINKED_BY_GITHUB, rendered, textOf } from "../support/hostile-text.ts";

const RUNS = 5_000;

/** The cells of the second row of a table of two columns. */
function cellsOf(markdown: string): string[] {
  const html = rendered(`| a | b |\n| --- | --- |\n| ${markdown} | end |\n`);
  expect(html.match(/<tr>/g)).toHaveLength(2);
  return [...html.matchAll(/<td>(.*?)<\/td>/gs)].map(([, cell = ""]) => cell);
}

/** What has no look of its own, and may change that of what stands beside it. */
const HIDDEN = /(?!\s)[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;

/** What people see of a text on one line. */
function seen(text: string): string {
  return text.replaceAll(/\s+/g, " ").replaceAll(HIDDEN, "\uFFFD").replaceAll("\u200B", "").trim();
}

describe("text of strangers in a cell or a line", () => {
  it("is the same text without any element, in one cell", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const [cell = "", ...others] = cellsOf(inertText(text));
        expect(others).toEqual(["end"]);
        expect(cell).not.toMatch(/[<>]/);
        expect(seen(textOf(cell))).toBe(seen(text));
      }),
      { numRuns: RUNS },
    );
  });

  it("is a paragraph of that text and nothing else, on a line of its own", () => {
    fc.assert(
      fc.property(
        hostile.filter((text) => seen(text) !== ""),
        (text) => {
          const html = rendered(inertText(text));
          expect(html).toMatch(/^<p>[^<>]*<\/p>$/);
          expect(seen(textOf(html.slice(3, -4)))).toBe(seen(text));
        },
      ),
      { numRuns: RUNS },
    );
  });

  it("holds nothing that GitHub would link", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const [cell = ""] = cellsOf(inertText(text));
        for (const linked of LINKED_BY_GITHUB) expect(textOf(cell)).not.toMatch(linked);
      }),
      { numRuns: RUNS },
    );
  });

  it.each(["www.example.com", "(www.example.com)", "_www.example.com", "WWW.example.com", "see www.a.b/c"])(
    "is no link: %s",
    (text) => {
      expect(rendered(inertText(text))).not.toContain("<a");
    },
  );

  it.each(["GH-1", "(gh-12)"])("is no reference: %s", (text) => {
    expect(textOf(rendered(inertText(text)))).not.toMatch(/\bGH-\d/i);
  });

  it.each(["1. one", "1) one", "12. twelve"])("is no list: %s", (text) => {
    expect(rendered(inertText(text))).toBe(`<p>${text}</p>`);
  });
});

it.each([
  ["text", inertText],
  ["code", inertCode],
])("in %s, what turns the direction of writing is seen and does nothing", (_kind, inert) => {
  expect(inert("a\u202Egnp.exe\u2066b\u009Bc\u0007d")).toMatch(/^`?a\uFFFDgnp\.exe\uFFFDb\uFFFDc\uFFFDd`?$/);
  // Marks of direction, which writing from right to left needs, act on nothing that follows.
  expect(inert("\u05D0\u200Fb\u200E")).toMatch(/^`?\u05D0\u200Fb\u200E`?$/);
});

describe("text of strangers as code", () => {
  it("is that text in one piece of code, in one cell", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const [cell = "", ...others] = cellsOf(inertCode(text));
        expect(others).toEqual(["end"]);
        expect(cell).toMatch(/^<code>[^<>]*<\/code>$/);
        expect(seen(textOf(cell.slice(6, -7)))).toBe(seen(text));
      }),
      { numRuns: RUNS },
    );
  });
});

describe("a block of code", () => {
  it("holds any text, and ends where it should", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const html = rendered(`${fencedCode("diff", text)}\n\nend`);
        expect(html).toMatch(/^<pre><code class="language-diff">[^<>]*<\/code><\/pre>\n<p>end<\/p>$/);
      }),
      { numRuns: RUNS },
    );
  });
});
