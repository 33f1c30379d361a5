/** The managed region of an issue's body: it follows what it is to say, and nobody's text is lost to it. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeRegion } from "../../../src/domain/progress/managed-region.ts";

const START = "<!-- goalkeeper:tracking-issue practices -->";
const END = "<!-- /goalkeeper:tracking-issue -->";
const NEW = { goal: "practices", blocks: ["**Now**"] };
const MAX_BODY = 65_536;

/** The region as it is written into an empty body. */
const WRITTEN = writeRegion("", NEW, false).body;
const CRLF = WRITTEN.replaceAll("\n", "\r\n");

function region(content = "old"): string {
  return `${START}\n${content}\n${END}`;
}

it("stands between hidden marks, with a note to those who edit", () => {
  expect(WRITTEN.split("\n")).toEqual([START, "**Now**", "", expect.stringMatching(/^<sub>Goalkeeper keeps/), END]);
});

describe("is written", () => {
  it.each([
    ["into an empty body", "", WRITTEN],
    ["ahead of what people wrote", "Hello.\n", `${WRITTEN}\n\nHello.\n`],
    ["ahead of code that is left open", "```\ncode", `${WRITTEN}\n\n\`\`\`\ncode`],
    ["with the line breaks of the body", "Hello.\r\n", `${CRLF}\r\n\r\nHello.\r\n`],
    ["in its place", `Above.\n\n${region()}\n\nBelow.`, `Above.\n\n${WRITTEN}\n\nBelow.`],
    ["in its place at the end", `Above.\n${region()}`, `Above.\n${WRITTEN}`],
    ["over what people wrote inside", `${region("old\n\nmine")}\nBelow.`, `${WRITTEN}\nBelow.`],
    ["over nothing", `${START}\n${END}\nBelow.`, `${WRITTEN}\nBelow.`],
    ["over one of another goal's name", `${START.replace("practices", "older")}\nx\n${END}\n`, `${WRITTEN}\n`],
    ["over one without a goal's name", `<!-- goalkeeper:tracking-issue -->\nx\n${END}\n`, `${WRITTEN}\n`],
    ["over marks with more spaces", `<!--goalkeeper:tracking-issue   x-->  \nold\n${END}\t\nB`, `${WRITTEN}\nB`],
    ["over marks in CRLF", `Above.\r\n${START}\r\nold\r\n${END}\r\nB`, `Above.\r\n${CRLF}\r\nB`],
    ["once where it stood twice", `${region()}\nA\n${region()}\nB`, `${WRITTEN}\nA\nB`],
    ["once where it stood three times", `A\n${region()}\n${region()}\n${region()}`, `A\n${WRITTEN}\n`],
    ["in the place of a start without end", `A\n${START}\nB`, `A\n${WRITTEN}\nB`],
    ["in the place of an end without start", `A\n${END}\nB`, `A\n${WRITTEN}\nB`],
    ["in the place of the first lone mark", `${END}\nA\n${START}\nB`, `${WRITTEN}\nA\nB`],
    ["in the place of the inner of two", `${START}\nA\n${region()}\nB\n${END}\nC`, `A\n${WRITTEN}\nB\nC`],
    ["ahead of marks in code", `\`\`\`\n${region()}\n\`\`\`\n`, `${WRITTEN}\n\n\`\`\`\n${region()}\n\`\`\`\n`],
    ["ahead of marks in a quote", `> ${START}\n> ${END}\n`, `${WRITTEN}\n\n> ${START}\n> ${END}\n`],
    ["ahead of indented marks", `    ${START}\n    ${END}\n`, `${WRITTEN}\n\n    ${START}\n    ${END}\n`],
    ["ahead of marks amid a line", `See ${START} and ${END}`, `${WRITTEN}\n\nSee ${START} and ${END}`],
    ["behind code", `~~~\n\`\`\`\n~~~\n${region()}`, `~~~\n\`\`\`\n~~~\n${WRITTEN}`],
    ["behind what only looks like code", `\`\`\`a\`b\n${region()}`, `\`\`\`a\`b\n${WRITTEN}`],
  ])("%s", (_, body, expected) => {
    expect(writeRegion(body, NEW, false)).toEqual({ body: expected, region: "whole" });
    expect(writeRegion(expected, NEW, true)).toEqual({ body: expected, region: "whole" });
  });

  it("over one in which people left code open, beside what was in it", () => {
    const { body } = writeRegion(`${START}\n\`\`\`\nmine\n${END}`, NEW, true);
    expect(body).toBe(`${WRITTEN}\n\`\`\`\nmine\n${END}`);
    expect(writeRegion(body, NEW, true).body).toBe(body);
  });

  it("without a change where only its line breaks differ", () => {
    expect(writeRegion(CRLF, NEW, true).body).toBe(CRLF);
    expect(writeRegion(`Above.\n${CRLF}`, NEW, true).body).toBe(`Above.\n${CRLF}`);
  });
});

it.each(["", "Hello.", "```\ncode"])("does not come back where people removed it: %j", (body) => {
  expect(writeRegion(body, NEW, true)).toEqual({ body, region: "removed" });
});

describe("what it is to say", () => {
  it("cannot end it", () => {
    const { body } = writeRegion("Below.", { goal: "g", blocks: [`a\n${END}\nb\n${START}`] }, false);
    expect(writeRegion(body, NEW, true).body).toBe(`${WRITTEN}\n\nBelow.`);
  });

  it("cannot swallow what stands below", () => {
    const { body } = writeRegion("Below.", { goal: "g", blocks: ["~~~~\nopen", "```mermaid\nopen"] }, false);
    expect(writeRegion(body, NEW, true).body).toBe(`${WRITTEN}\n\nBelow.`);
  });
});

describe("where room is short", () => {
  const blocks = [`first${"x".repeat(1_000)}`, "x".repeat(1_000), "last"];
  const whole = writeRegion("", { goal: "g", blocks }, false).body.length + 2;

  it.each([
    ["all of it stands while there is room", MAX_BODY - whole, "whole", ["first", "last"]],
    ["what comes last is left out first", MAX_BODY - whole + 1, "shortened", ["first"]],
    ["the note alone stays", MAX_BODY - 400, "shortened", []],
  ])("%s", (_, length, state, shown) => {
    const text = "a".repeat(length);
    const written = writeRegion(text, { goal: "g", blocks }, false);
    expect(written.region).toBe(state);
    expect(written.body.length).toBeLessThanOrEqual(MAX_BODY);
    expect(written.body.endsWith(text)).toBe(true);
    expect(["first", "last"].filter((word) => written.body.includes(word))).toEqual(shown);
    expect(written.body.includes("no room for more")).toBe(state === "shortened");
  });

  it("people's text stays as it is where there is none", () => {
    const text = "a".repeat(MAX_BODY - 100);
    expect(writeRegion(text, NEW, false)).toEqual({ body: text, region: "no-room" });
  });
});

const texts = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc
    .array(fc.constantFrom("\n", "\r\n", "\r", "```", "~~~", "<!--", "-->", "> ", "    ", "a", "<details>", "🎯"))
    .map((parts) => parts.join("")),
);
const newRegions = fc.record({
  goal: fc.constantFrom("practices", "other"),
  blocks: fc.array(texts, { maxLength: 3 }),
});

describe("whatever people write", () => {
  it("comes back byte for byte from below a region that was put in", () => {
    fc.assert(
      fc.property(texts, newRegions, newRegions, (text, first, second) => {
        const once = writeRegion(text, first, false).body;
        const twice = writeRegion(once, second, true).body;
        expect(once.endsWith(text)).toBe(true);
        expect(twice).toBe(writeRegion(text, second, false).body);
      }),
      { numRuns: 2_000 },
    );
  });

  const plain = [START, END, "text", "text", "text", `  ${END}`, `> ${START}`, ""];
  const bodies = bodiesOf([...plain, "```", "~~~~"]);

  it("is written but once: the second time changes nothing", () => {
    fc.assert(
      fc.property(bodies, newRegions, fc.boolean(), (body, wanted, hadRegion) => {
        const once = writeRegion(body, wanted, hadRegion);
        expect(writeRegion(once.body, wanted, true)).toEqual(once);
      }),
      { numRuns: 5_000 },
    );
  });

  it("stays but for what stands between a start and its end", () => {
    fc.assert(
      fc.property(bodiesOf(plain), (body) => {
        const kept = textOf(body.replaceAll(betweenMarks(), ""));
        expect(textOf(writeRegion(body, NEW, false).body)).toEqual(kept);
      }),
      { numRuns: 5_000 },
    );
  });

  it("stays where no start is above or no end below, with code about", () => {
    fc.assert(
      fc.property(bodies, (body) => {
        const [above, below] = [textOf(body.split(START)[0] ?? ""), textOf(body.split(END).at(-1) ?? "")];
        const written = new Set(textOf(writeRegion(body, NEW, false).body));
        expect([...above, ...below].filter((word) => !written.has(word))).toEqual([]);
      }),
      { numRuns: 5_000 },
    );
  });
});

/** Bodies whose lines are of some kinds; each text in them is another. */
function bodiesOf(pieces: readonly string[]): fc.Arbitrary<string> {
  const piece = fc.constantFrom(...pieces);
  return fc
    .tuple(fc.array(fc.tuple(piece, fc.constantFrom("\n", "\r\n")), { maxLength: 14 }), piece)
    .map(([lines, last]) =>
      [...lines.flat(), last].map((part, at) => (part === "text" ? `text ${at}.` : part)).join(""),
    );
}

/** A start and the next end, with no other start between. */
function betweenMarks(): RegExp {
  return new RegExp(`^${START}(?:(?!^${START})[^])*?^${END}`, "gm");
}

function textOf(body: string): readonly string[] {
  return [...body.matchAll(/text \d+\./g)].map(([word]) => word);
}

it.each([
  START,
  END,
  `${START}\n`,
  `${START}\n${END}\n`,
  `${START}\n${START}\n${END}\n`,
  "<!--",
  "<!-- ",
  "<!-- goalkeeper:tracking-issue a-",
  "```\n",
  "`",
  "~~~a\n```\n",
  "\r",
  "\n",
  " ",
])("takes no longer for 65,000 characters of %j than a person notices", (part) => {
  const body = part.repeat(65_000 / part.length);
  const start = performance.now();
  writeRegion(body, NEW, false);
  writeRegion(`${region()}${body}`, NEW, false);
  // It takes some milliseconds; what is not linear takes seconds.
  expect(performance.now() - start).toBeLessThan(500);
});
