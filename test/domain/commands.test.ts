/** Commands are found where a person gives them, and nowhere else. */
import { micromark } from "micromark";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commandsIn, MAX_COMMANDS, mayHoldCommand } from "../../src/domain/commands.ts";

const NAMES = ["pillar", "why"];

describe("a command", () => {
  it.each([
    { what: "alone", text: "/pillar none", found: ["pillar none"] },
    { what: "in capitals", text: "/Pillar None", found: ["pillar None"] },
    { what: "without anything behind it", text: "/why", found: ["why "] },
    {
      what: "with spaces around it",
      text: "  /pillar   community engagement  ",
      found: ["pillar community engagement"],
    },
    { what: "below other words", text: "I think so too.\n/why\nThanks!", found: ["why "] },
    { what: "with other line ends", text: "Hello\r\n/why\r/pillar a\r\n", found: ["why ", "pillar a"] },
    { what: "after a quotation and an empty line", text: "> serves none?\n\n/pillar none", found: ["pillar none"] },
    { what: "after a fence that has ended", text: "```\ncode\n```\n/why", found: ["why "] },
    { what: "after a comment of HTML on one line", text: "<!-- hidden -->\n\n/why", found: ["why "] },
    { what: "after a comment of HTML on several", text: "<!--\nhidden\n-->\n\n/why", found: ["why "] },
    {
      what: "with its argument as code",
      text: "/pillar `community-engagement`",
      found: ["pillar community-engagement"],
    },
    {
      what: "with its argument in bold",
      text: "/pillar **Community** Engagement",
      found: ["pillar Community Engagement"],
    },
    { what: "after a hard line break", text: "Right:  \n/why", found: ["why "] },
    { what: "above the dashes of a signature", text: "/pillar none\n--\nMona", found: ["pillar none"] },
    { what: "above a line of equals signs", text: "Right:\n/why\n==", found: ["why "] },
    { what: "with a no-break space behind it", text: "/pillar\u00A0none", found: ["pillar none"] },
    { what: "with a colon behind it", text: "/pillar: none", found: ["pillar none"] },
    { what: "with a colon and nothing else behind it", text: "/why:", found: ["why "] },
    { what: "twice", text: "/pillar a\n/pillar b", found: ["pillar a", "pillar b"] },
  ])("is found $what", ({ text, found }) => {
    expect(commandsIn(text, NAMES).map(({ name, argument }) => `${name} ${argument}`)).toEqual(found);
  });

  it.each([
    { what: "in the middle of a line", text: "Somebody should say /pillar none here." },
    { what: "that is longer than its name", text: "/pillars none\n/whynot" },
    { what: "of somebody else", text: "/assign @octocat\n/label bug" },
    { what: "in a quotation", text: "> /pillar none" },
    { what: "on a line that belongs to a quotation above", text: "> I said\n/pillar none" },
    { what: "in a fence", text: "```\n/pillar none\n```" },
    { what: "in a fence of tildes that holds backticks", text: "~~~\n```\n/pillar none\n```\n~~~" },
    { what: "in a fence with a language", text: "````md title\n```\n/pillar none\n````" },
    { what: "in a fence that never ends", text: "```\n/pillar none" },
    { what: "in indented code", text: "Try this:\n\n    /pillar none\n" },
    { what: "behind a tab", text: "\t/pillar none" },
    { what: "in inline code", text: "`/pillar none`" },
    { what: "in a comment of HTML", text: "<!--\n/pillar none\n-->" },
    { what: "in preformatted HTML", text: "<pre>\n/pillar none\n</pre>" },
    { what: "in a block of HTML", text: "<details>\n/pillar none\n</details>" },
    { what: "in code that runs over lines", text: "`one\n/pillar none\nthree`" },
    { what: "behind a comment of HTML", text: "<!-- a --> /pillar none" },
    { what: "in a list", text: "- /pillar none" },
    { what: "in a heading", text: "# /pillar none\n## /why" },
    { what: "as a path", text: "/pillar/none" },
    { what: "in nothing", text: "" },
  ])("is not found $what", ({ text }) => {
    expect(commandsIn(text, NAMES)).toEqual([]);
  });

  it("is not looked for beyond what a person would write", () => {
    expect(commandsIn("/why\n".repeat(400), NAMES)).toHaveLength(MAX_COMMANDS + 1);
    expect(commandsIn(`/why\n${"words ".repeat(2000)}`, NAMES)).toEqual([]);
    expect(commandsIn(`/why\n\n${"- ".repeat(9)}\n`, NAMES)).toEqual([]);
    expect(commandsIn(`/why\n\n${"> ".repeat(8)}\n${"-".repeat(20)}`, NAMES)).toHaveLength(1);
    expect(commandsIn(`/pillar ${"x".repeat(1900)}`, NAMES)[0]?.argument).toHaveLength(300);
  });
});

it("can be told to be absent without reading", () => {
  expect(mayHoldCommand("Hello\r\n  /WHY now", NAMES)).toBe(true);
  // What it is part of is for the reading to tell.
  expect(mayHoldCommand("```\n/pillar none\n```", NAMES)).toBe(true);
  for (const text of ["", "say /why", "> /why", "/whynot", "/assign me", `/why\n${"words ".repeat(2000)}`]) {
    expect(mayHoldCommand(text, NAMES)).toBe(false);
  }
});

it.each([
  ["items in items, and empty lines", `${"- ".repeat(8)}a\n${"\n".repeat(1900)}`],
  ["items in items, and lines that go on", `${"- ".repeat(8)}a\n${"b\n".repeat(950)}`],
  ["items in more items", `${"- ".repeat(500)}a\n${"\n".repeat(900)}`],
  ["quotations in quotations", `${"> ".repeat(8)}a\n`.repeat(100)],
  ["items below items", Array.from({ length: 42 }, (_, depth) => `${" ".repeat(2 * depth)}- a\n`).join("")],
  ["headings", "a\n=\n".repeat(470)],
])("does not keep long whoever reads %s", (_what, text) => {
  const hostile = `/why\n\n${text}`;
  expect(hostile.length).toBeLessThan(2_000);
  const took = [1, 2, 3].map(() => {
    const start = performance.now();
    commandsIn(hostile, NAMES);
    return performance.now() - start;
  });
  // Far above what it takes, and far below the seconds that it could.
  expect(Math.min(...took)).toBeLessThan(400);
});

const line = fc.constantFrom(
  "/pillar none",
  "> /pillar none",
  "> words",
  "words",
  "",
  "```",
  "````",
  "~~~",
  "    /pillar none",
  "<!--",
  "-->",
  "<!-- a -->",
  "<pre>",
  "</pre>",
  "- item",
  "  /pillar none",
  "--",
  "==",
  "# /pillar none",
);

it("obeys no line that GitHub shows as code, as a quotation or not at all", () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const found = commandsIn(lines.join("\n"), NAMES).length;
      const html = micromark(lines.join("\n"), { allowDangerousHtml: true });
      const shown = html
        .replaceAll(/<!--[\s\S]*?(?:-->|$)/g, "")
        .replaceAll(/<(pre|blockquote)>[\s\S]*?(?:<\/\1>|$)/g, "");
      expect(shown.split("/pillar none").length - 1).toBeGreaterThanOrEqual(found);
    }),
    { numRuns: 5000 },
  );
});
