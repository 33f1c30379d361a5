import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { MAX_REFERENCES, referencesIn, type References } from "../../../src/domain/outcomes/references.ts";
import type { LinkContext } from "../../../src/domain/outcomes/touchpoint-links.ts";

const DISCUSSION = "https://github.com/todogroup/ospology/discussions/448";
const FILE = "https://github.com/todogroup/governance/blob/main/touchpoints/2024-04-25-emea.yml";
const CONTEXT: LinkContext = {
  webHost: "github.com",
  governanceRepository: "todogroup/governance",
  touchpoints: [
    { id: "2024-04-25-emea", path: "touchpoints/2024-04-25-emea.yml", discussion: DISCUSSION },
    { id: "2024-05-20-amer", path: "touchpoints/2024-05-20-amer.yml", discussion: undefined },
    { id: "2024-06-01-list", path: "touchpoints/old/x.yml", discussion: "https://lists.example.org/read?id=7" },
  ],
  isTouchpointPath: (path) => /^touchpoints\/.*\.yml$/.test(path),
};

function read(body: string, title = "Explain Scorecard"): References {
  return referencesIn({ title, body }, CONTEXT);
}

/** The outcomes that are named, as `touchpoint/outcome`. */
function named(body: string, title?: string): string[] {
  return read(body, title).outcomes.map(({ touchpoint, outcome }) => `${touchpoint ?? ""}/${outcome}`);
}

const CHAPTER = "2024-04-25-emea/scorecard-chapter";
const OTHER = "2024-05-20-amer/innersource-first";

describe("reads an outcome from", () => {
  test.each([
    ["a trailer", `Text.\n\nOutcome: ${CHAPTER}`],
    ["a trailer between others", `Signed-off-by: A <a@example.org>\nOutcome: ${CHAPTER}\nCloses: #1`],
    ["a key in capitals", `OUTCOME: ${CHAPTER}`],
    ["a key in small letters", `outcome:${CHAPTER}`],
    ["a key in the plural", `Outcomes: ${CHAPTER}`],
    ["a key in bold", `**Outcome:** ${CHAPTER}`],
    ["a key in bold, its colon outside", `__Outcome__: ${CHAPTER}`],
    ["an item of a list", `- Outcome: ${CHAPTER}`],
    ["a line with spaces around", `   Outcome :   ${CHAPTER}   `],
    ["spaces around the slash", "Outcome: 2024-04-25-emea / scorecard-chapter"],
    ["a colon as Chinese and Japanese write it", `Outcome：${CHAPTER}`],
    ["a slash as they write it", "Outcome：2024-04-25-emea／scorecard-chapter。"],
    ["trailing punctuation", `Outcome: ${CHAPTER}.`],
    ["more punctuation", `Outcome: "${CHAPTER}"!?`],
    ["code", `Outcome: \`${CHAPTER}\``],
    ["bold", `Outcome: **${CHAPTER}**`],
    ["emphasis", `Outcome: _${CHAPTER}_`],
    ["a link", `Outcome: [${CHAPTER}](https://example.org/a/b)`],
    ["a link to its file", `Outcome: [\`${CHAPTER}\`](${FILE}#L12)`],
    ["HTML", `Outcome: <a href="${FILE}">${CHAPTER}</a>`],
    ["an id with a remark", `Outcome: ${CHAPTER} (the first half)`],
    ["an id with words around it", `Outcome: the first half of ${CHAPTER} and more`],
    ["an id in capitals", `Outcome: ${CHAPTER.toUpperCase()}`],
    ["hyphens that an editor made longer", "Outcome: 2024\u201104\u201325\u2013emea/scorecard\u2013chapter"],
    ["the path of the file ahead", `Outcome: touchpoints/${CHAPTER}`],
    ["the ending of the file", "Outcome: 2024-04-25-emea.yml/scorecard-chapter"],
    ["a line that ends as on Windows", `Text.\r\nOutcome: ${CHAPTER}\r\n`],
    ["a field of a form", `### Outcome\n\nOutcome: ${CHAPTER}`],
  ])("%s", (_name, body) => {
    expect(named(body)).toEqual([CHAPTER]);
  });

  it("the title", () => {
    expect(named("", `Outcome: ${CHAPTER}`)).toEqual([CHAPTER]);
  });

  test.each([
    ["several lines", `Outcome: ${CHAPTER}\nOutcome: ${OTHER}`],
    ["one line, with commas", `Outcome: ${CHAPTER},${OTHER}`],
    ["one line, with other commas", `Outcome: ${CHAPTER}，${OTHER}`],
    ["one line, with semicolons", `Outcome: ${CHAPTER} ; ${OTHER};`],
    ["one line, with a word between", `Outcome: ${CHAPTER} and ${OTHER}`],
    ["one line, with nothing between", `Outcome: ${CHAPTER} ${OTHER}`],
    ["several lines, some twice", `Outcome: ${CHAPTER}\nOutcome: ${OTHER}, ${CHAPTER.toUpperCase()}`],
  ])("%s", (_name, body) => {
    expect(named(body)).toEqual([CHAPTER, OTHER]);
  });
});

describe("names nothing in", () => {
  test.each([
    ["a comment", `<!-- Outcome: ${CHAPTER} -->`],
    ["a comment over lines", `<!--\nOutcome: ${CHAPTER}\n${FILE}\n-->`],
    ["a comment without end", `<!--\nOutcome: ${CHAPTER}`],
    ["fenced code", `\`\`\`\nOutcome: ${CHAPTER}\n${FILE}\n\`\`\``],
    ["indented code", `Like this:\n\n    Outcome: ${CHAPTER}`],
    ["a quotation", `> Outcome: ${CHAPTER}\n> ${FILE}`],
    ["a line that is code", `\`Outcome: ${CHAPTER}\``],
    ["an address in code", `Link it as \`${FILE}\`.`],
    ["an address in code between two signs", `Link it as \`\`${FILE}\`\`.`],
    ["the middle of a line", `The Outcome: ${CHAPTER}`],
    ["another key", `Outcome-of: ${CHAPTER}\nIncome: ${CHAPTER}\nOutcomes ${CHAPTER}`],
    ["a sentence", "Outcome: we agreed on a chapter, and on a talk and/or a paper"],
    ["what a template leaves", "Outcome: <touchpoint>/<outcome>"],
    ["nothing", "Outcome:\nOutcome: ,;/\n"],
    ["a reference to an issue", "Outcome: todogroup/ospology#461, #12"],
    ["an address elsewhere", "Outcome: https://github.com/todogroup/ospology/pull/461"],
    ["something that no id is as long as", `Outcome: ${"a".repeat(300)}/b`],
  ])("%s", (_name, body) => {
    expect(read(body)).toEqual({ outcomes: [], touchpoints: [], more: 0 });
  });

  it("a title that would begin a block of code or a comment, and reads the body all the same", () => {
    for (const title of ["``` what", "<!-- what", "> what", "    what"]) {
      expect(named(`Outcome: ${CHAPTER}`, title)).toEqual([CHAPTER]);
    }
  });
});

it("keeps what was written, and an id that stands alone", () => {
  expect(read("Outcome: Scorecard_Chapter, 2024-04-25-EMEA/Scorecard-chapter").outcomes).toEqual([
    { written: "Scorecard_Chapter", touchpoint: undefined, outcome: "scorecard_chapter" },
    { written: "2024-04-25-EMEA/Scorecard-chapter", touchpoint: "2024-04-25-emea", outcome: "scorecard-chapter" },
  ]);
});

describe("reads a Touchpoint from", () => {
  test.each([
    ["a link to its file", FILE],
    ["a link with an anchor", `${FILE}#L12-L18`],
    ["a link with a query", `${FILE}?plain=1#L12`],
    ["a link to its raw file", FILE.replace("blob", "raw")],
    ["a link to a tree", FILE.replace("blob", "tree")],
    ["a link at a commit", FILE.replace("main", "0123456789abcdef0123456789abcdef01234567")],
    ["a link at a branch with slashes", FILE.replace("main", "people/octocat/calls")],
    ["a link at a full ref", FILE.replace("main", "refs/heads/main")],
    ["a link in other letters", FILE.replace("github.com/todogroup/governance", "GitHub.com/TODOgroup/Governance")],
    ["a link with escapes", FILE.replace("2024-04", "2024%2D04")],
    ["a link without TLS", FILE.replace("https", "http")],
    ["a link of Markdown", `See [the call](${FILE}).`],
    ["a link in angle brackets", `<${FILE}>`],
    ["a link of HTML", `<a href="${FILE}">call</a>`],
    ["a link with a full stop", `It came up in ${FILE}.`],
    ["a link in a trailer", `Outcome: ${FILE}`],
    ["a link in code in a trailer", `Outcome: \`${FILE}\``],
    ["its id in a trailer", "Outcome: 2024-04-25-emea"],
    ["its file in a trailer", "Outcome: touchpoints/2024-04-25-emea.yml"],
    ["its discussion", `Notes: ${DISCUSSION}`],
    ["a comment of its discussion", `Notes: ${DISCUSSION}#discussioncomment-1234`],
    ["its discussion, sorted", `Notes: ${DISCUSSION}/?sort=new`],
    ["both", `${FILE} ${DISCUSSION}`],
  ])("%s", (_name, body) => {
    expect(read(body)).toEqual({ outcomes: [], touchpoints: ["2024-04-25-emea"], more: 0 });
  });

  test.each([
    ["a file whose id is another than its name", FILE.replace("2024-04-25-emea", "old/x"), "2024-06-01-list"],
    ["a file that is not there", FILE.replace("04-25", "04-26"), "2024-04-26-emea"],
    ["a discussion whose query tells", "https://lists.example.org/read?id=7", "2024-06-01-list"],
  ])("%s", (_name, body, id) => {
    expect(read(body).touchpoints).toEqual([id]);
  });

  it("each of those that share a discussion", () => {
    const touchpoints = CONTEXT.touchpoints.map((touchpoint) => ({ ...touchpoint, discussion: DISCUSSION }));
    expect(referencesIn({ title: "", body: DISCUSSION }, { ...CONTEXT, touchpoints }).touchpoints).toHaveLength(3);
  });

  it("a GitHub on another host", () => {
    const context = { ...CONTEXT, webHost: "github.example.org:8443" };
    const body = `${FILE.replace("github.com", "github.example.org:8443")} ${FILE.replace("emea", "apac")}`;
    expect(referencesIn({ title: "", body }, context).touchpoints).toEqual(["2024-04-25-emea"]);
  });
});

describe("no Touchpoint is linked by", () => {
  test.each([
    ["another repository", FILE.replace("governance", "ospology")],
    ["another host", FILE.replace("github.com", "example.org")],
    ["another file", FILE.replace("touchpoints/", "goals/")],
    ["the repository itself", "https://github.com/todogroup/governance"],
    ["a folder", "https://github.com/todogroup/governance/tree/main/touchpoints"],
    ["another discussion", DISCUSSION.replace("448", "4480")],
    ["its history", FILE.replace("blob", "commits")],
    ["a broken escape", FILE.replace("touchpoints/", "touchpoints/%E0%A4%A/").replace(".yml", ".md")],
    ["a discussion whose query is another", "https://lists.example.org/read?id=70"],
  ])("%s", (_name, body) => {
    expect(read(body).touchpoints).toEqual([]);
  });
});

it("leaves out a linked Touchpoint of which an outcome is named", () => {
  expect(read(`Outcome: ${CHAPTER}\n\nNotes: ${DISCUSSION}`)).toMatchObject({
    outcomes: [{ written: CHAPTER }],
    touchpoints: [],
  });
});

it(`keeps ${MAX_REFERENCES} references and counts the others`, () => {
  const ids = Array.from({ length: 100 }, (_, index) => `2024-04-25-emea/outcome-${index}`);
  const many = read(`Outcome: ${ids.join(", ")}\n${FILE.replace("emea", "apac")}`);
  expect(many.outcomes.map(({ written }) => written)).toEqual(ids.slice(0, MAX_REFERENCES));
  expect(many).toMatchObject({ touchpoints: [], more: 81 });
});

describe("reads 65,000 characters at once:", () => {
  const parts = [
    "a",
    " ",
    "*",
    "_",
    "`",
    "/",
    " /",
    ".",
    "](",
    "(",
    "<a",
    "<!--",
    "http://",
    `${FILE}/`,
    "https://github.com/todogroup/governance/blob/a/",
    `${DISCUSSION} `,
    "Outcome: a/b, ",
    "Outcome:",
    "outcome**",
    "\uFDFA",
    "a/",
    "- ",
    "\n",
    "Outcome: a/b\n",
    "，",
  ];

  test.each(parts)("%j again and again", (part) => {
    const body = part.repeat(65_000 / part.length);
    const start = performance.now();
    read(body, body);
    for (const ahead of ["Outcome: ", "Outcome: https://", "   ", "**"]) read(ahead + body, ahead + body);
    // Ten texts: what is not linear takes minutes.
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  it("whatever they are, without fault", () => {
    const piece = fc.oneof(fc.constantFrom(...parts, "\r", "> ", "```", CHAPTER), fc.string({ unit: "binary" }));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), fc.array(piece, { maxLength: 5 }), (body, title) => {
        const { outcomes, touchpoints, more } = read(body.join(""), title.join(""));
        expect(outcomes.length + touchpoints.length).toBeLessThanOrEqual(MAX_REFERENCES);
        expect(more).toBeGreaterThanOrEqual(0);
        for (const { written } of outcomes) expect(written).toMatch(/^[\p{L}\p{N}._/-]{1,250}$/u);
      }),
    );
  });
});
