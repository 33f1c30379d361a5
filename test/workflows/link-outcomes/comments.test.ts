/** What people read on a contribution: one comment, kept up to date, and not a word where there is nothing to say. */
import { describe, expect, it } from "vitest";
import type { Item } from "../../../src/engine/item.ts";
import {
  CALL,
  callsWorld,
  CHAPTER,
  CONFIGURATION,
  EMEA,
  MEMBERS,
  MEMBERS_CALL,
  OPEN_GLOSSARY,
  SECRET,
  TALK,
} from "../../support/calls.ts";
import { PLACE } from "../../support/record-world.ts";

const CONFIGURATION_PATH = ".github/goalkeeper.yml";
const CHAPTER_LINE = `Outcome: ${CHAPTER}`;
const LINK = "https://github.com/todogroup/governance/blob/main/touchpoints/2024-04-25-emea.yml";
const ABOUT_CHAPTER = "Explain how an OSPO introduces Scorecard";

/** What is said on an item once everything has come to rest. */
async function saidOn(item: Partial<Item>, files: Readonly<Record<string, string | undefined>> = {}) {
  const world = callsWorld(files).open({ number: 1, ...item });
  await world.settle();
  return world.said(1);
}

describe("the comment on", () => {
  it("a pull request that is open", async () => {
    expect(await saidOn({ body: CHAPTER_LINE })).toMatchInlineSnapshot(`
      "**This carries out an outcome of a community call.**

      | outcome | goal behind it | pillar |
      | --- | --- | --- |
      | \`2024-04-25-emea/scorecard-chapter\`<br>Explain in the book how an OSPO introduces Scorecard. | Bring OpenSSF practices into OSPOs | Cross\\-community Collaboration |

      The outcome is in progress now, and delivered once this is merged. Nobody has to write that down: a pull request to todogroup/governance brings the record up to date.

      <sub>This follows the description: a line \`Outcome: …\` in it, or a link to the call. To change it, write \`/outcome <call>/<outcome>\` or \`/outcome none\` in a comment.</sub>"
    `);
  });

  it("a pull request that is merged", async () => {
    const world = callsWorld().open({ number: 1, body: CHAPTER_LINE });
    await world.settle();
    await world.end(1, "merged").settle();
    expect(world.said(1)?.split("\n\n")[2]).toMatchInlineSnapshot(
      `"This is merged, so the outcome is delivered. Nobody has to write that down: a pull request to todogroup/governance brings the record up to date."`,
    );
  });

  it("an issue that carries out two outcomes and is closed as not planned", async () => {
    const body = `Outcome: ${CHAPTER}, ${OPEN_GLOSSARY}`;
    const world = callsWorld().open({ kind: "issue", number: 1, body });
    await world.settle();
    expect(world.said(1)?.split("\n\n")[2]).toMatchInlineSnapshot(
      `"The outcomes are in progress now, and delivered once this is closed as completed. Nobody has to write that down: a pull request to todogroup/governance brings the record up to date."`,
    );
    await world.end(1, "dropped").settle();
    expect(world.said(1)).toMatchInlineSnapshot(`
      "**This carries out 2 outcomes of community calls.**

      | outcome | goal behind it | pillar |
      | --- | --- | --- |
      | \`2024-04-25-emea/scorecard-chapter\`<br>Explain in the book how an OSPO introduces Scorecard. | Bring OpenSSF practices into OSPOs | Cross\\-community Collaboration |
      | \`2024-04-25-emea/glossary\`<br>Collect the words that newcomers stumble over. |  |  |

      This was closed without being completed, so it does not count for the outcomes any more. If this is reopened, it counts again.

      <sub>This follows the description: a line \`Outcome: …\` in it, or a link to the call. To change it, write \`/outcome <call>/<outcome>\` or \`/outcome none\` in a comment.</sub>"
    `);
  });

  it("a reference with a slip", async () => {
    expect(await saidOn({ body: "Outcome: 2024-04-25-emea/scorecard-chaptre" })).toMatchInlineSnapshot(`
      "**This names an outcome of a community call, and it cannot be linked yet.**

      - There is no outcome \`2024-04-25-emea/scorecard-chaptre\`. Did you mean \`2024-04-25-emea/scorecard-chapter\`?

      To name the right one, mend the line \`Outcome: …\` in the description, or write \`/outcome <call>/<outcome>\` or \`/outcome none\` in a comment."
    `);
  });

  it("one that is right beside others that are not", async () => {
    const body = [CHAPTER, TALK, "2024-04-25-emea/none-such", "glossary"].map((id) => `Outcome: ${id}`).join("\n");
    expect(await saidOn({ body })).toMatchInlineSnapshot(`
      "**This carries out an outcome of a community call.**

      | outcome | goal behind it | pillar |
      | --- | --- | --- |
      | \`2024-04-25-emea/scorecard-chapter\`<br>Explain in the book how an OSPO introduces Scorecard. | Bring OpenSSF practices into OSPOs | Cross\\-community Collaboration |

      The outcome is in progress now, and delivered once this is merged. Nobody has to write that down: a pull request to todogroup/governance brings the record up to date.

      Not everything that is named here could be found:

      - \`2024-04-25-emea/budget-talk\` is meant for "ospocon", which this does not contribute to.
      - There is no outcome \`2024-04-25-emea/none-such\`. Did you mean \`2024-04-25-emea/scorecard-chapter\` or \`2024-04-25-emea/glossary\`?
      - There is no call and no outcome \`glossary\`. Did you mean \`2024-04-25-emea/glossary\`?

      <sub>This follows the description: a line \`Outcome: …\` in it, or a link to the call. To change it, write \`/outcome <call>/<outcome>\` or \`/outcome none\` in a comment.</sub>"
    `);
  });

  it("a link to a call with several outcomes", async () => {
    expect(await saidOn({ body: `See ${LINK}` })).toMatchInlineSnapshot(`
      "**This names an outcome of a community call, and it cannot be linked yet.**

      - The call \`2024-04-25-emea\` has several outcomes that are open here. Name one of them: \`2024-04-25-emea/scorecard-chapter\`, \`2024-04-25-emea/glossary\`.

      To name the right one, mend the line \`Outcome: …\` in the description, or write \`/outcome <call>/<outcome>\` or \`/outcome none\` in a comment."
    `);
  });

  it("a likely contribution, once", async () => {
    const world = callsWorld().open({ number: 1, title: ABOUT_CHAPTER, labels: ["ospo-book"] });
    await world.settle();
    expect(world.said(1)).toMatchInlineSnapshot(`
      "**Does this carry out what a community call asked for?** This outcome still waits for somebody, and may be meant here:

      | outcome | goal behind it | what speaks for it |
      | --- | --- | --- |
      | \`2024-04-25-emea/scorecard-chapter\`<br>Explain in the book how an OSPO introduces Scorecard. | Bring OpenSSF practices into OSPOs | both speak of Scorecard |

      If it does, add the line \`Outcome: 2024-04-25-emea/scorecard-chapter\` to the description, or write \`/outcome 2024-04-25-emea/scorecard-chapter\` in a comment. If not, there is nothing to do: this is said only once."
    `);
    await world.edit(1, { title: "Collect the words that newcomers stumble over" }).settle();
    expect(world.writes).toEqual([`comment ${PLACE}#1`]);
  });

  it("a further contribution to what is delivered", async () => {
    const files = { [CALL]: EMEA.replace("status: open", "status: delivered") };
    expect((await saidOn({ body: CHAPTER_LINE }, files))?.split("\n\n")[2]).toMatchInlineSnapshot(
      `"The outcome is delivered already; this is recorded beside what did it."`,
    );
  });

  it("one that names nothing any more", async () => {
    const world = callsWorld().open({ number: 1, body: CHAPTER_LINE });
    await world.settle();
    await world.edit(1, { body: "" }).settle();
    expect(world.said(1)).toMatchInlineSnapshot(`
      "This names no outcome of a community call any more, so nothing is recorded for it.

      <sub>This follows the description: a line \`Outcome: …\` in it, or a link to the call. To change it, write \`/outcome <call>/<outcome>\` or \`/outcome none\` in a comment.</sub>"
    `);
    await world.edit(1, { body: CHAPTER_LINE }).settle();
    expect(world.said(1)).toContain("This carries out an outcome");
  });

  it("a contribution to a members' call", async () => {
    expect(await saidOn({ body: `Outcome: ${SECRET}` })).toMatchInlineSnapshot(`
      "**This carries out an outcome of a community call.**

      | outcome |
      | --- |
      | \`2024-05-02-members/hidden-plan\` |

      The outcome is in progress now, and delivered once this is merged. Nobody has to write that down: a pull request to todogroup/governance brings the record up to date.

      <sub>This follows the description: a line \`Outcome: …\` in it, or a link to the call. To change it, write \`/outcome <call>/<outcome>\` or \`/outcome none\` in a comment.</sub>"
    `);
  });
});

describe("a reference counts", () => {
  it.each([
    ["as a line of its own", `Some words.\n\nOutcome: ${CHAPTER}`],
    ["in any letter case", `OUTCOME: ${CHAPTER.toUpperCase()}`],
    ["in a list and in bold", `- **Outcome:** ${CHAPTER}`],
    ["as a link to the file when one outcome is meant", `${LINK}\nOutcome: ${CHAPTER}`],
    ["twice as once", `${CHAPTER_LINE}\n${CHAPTER_LINE}`],
  ])("%s", async (_how, body) => {
    expect(await saidOn({ body })).toContain("This carries out an outcome");
  });

  it("as a link to the discussion of a call with one outcome for here", async () => {
    const one = EMEA.replace(
      "destination: ospo-book\n    status: open\n  - id: budget",
      "destination: ospocon\n    status: open\n  - id: budget",
    );
    const body = "From https://github.com/todogroup/ospology/discussions/448#discussioncomment-1.";
    expect(await saidOn({ body }, { [CALL]: one })).toContain(`\`${CHAPTER}\``);
  });
});

describe("nothing is said about", () => {
  it.each<[string, Partial<Item>]>([
    ["a reference in a block of code", { body: `\`\`\`\n${CHAPTER_LINE}\n\`\`\`` }],
    ["a reference in a quotation", { body: `> ${CHAPTER_LINE}` }],
    ["a reference in a comment of the template", { body: `<!-- ${CHAPTER_LINE} -->` }],
    ["what is like nothing", { labels: ["ospo-book"], title: "Rename the default branch" }],
    ["what is likely, but closed", { labels: ["ospo-book"], title: ABOUT_CHAPTER, isOpen: false, ending: "merged" }],
    ["what is likely, but no contribution", { title: ABOUT_CHAPTER }],
    [
      "what is likely, but a bot's",
      { labels: ["ospo-book"], title: ABOUT_CHAPTER, author: { login: "renovate[bot]", isBot: true } },
    ],
    ["a wrong reference on what is closed", { body: "Outcome: 2024-04-25-emea/x", isOpen: false, ending: "dropped" }],
    ["what is locked", { body: CHAPTER_LINE, isLocked: true }],
    ["what is to be left alone", { body: CHAPTER_LINE, labels: ["Goalkeeper: Ignore"] }],
  ])("%s", async (_what, item) => {
    expect(await saidOn(item)).toBeUndefined();
  });

  it("what lies in a repository that nobody named", async () => {
    const world = callsWorld().open({ number: 1, body: CHAPTER_LINE, repository: "todogroup/other" });
    await world.settle();
    expect(world.writes).toEqual([]);
  });
});

describe("a reference that cannot be linked is explained:", () => {
  const dropped = EMEA.replace("status: open", "status: dropped");
  const broken = EMEA.replace("audience: open", "audience: [");
  it.each<[string, string, Readonly<Record<string, string>>, string]>([
    [
      "there is no such outcome",
      `Outcome: ${CHAPTER}s`,
      {},
      `There is no outcome \`${CHAPTER}s\`. Did you mean \`${CHAPTER}\`?`,
    ],
    ["nothing is like it", "Outcome: 2020-01-01-x/y", {}, "There is no outcome `2020-01-01-x/y`."],
    [
      "there is no such call",
      LINK.replace("04-25", "04-26"),
      {},
      "There is no call and no outcome `2024-04-26-emea`. Did you mean `2024-04-25-emea`?",
    ],
    ["the call is not named", "Outcome: scorecard-chapter", {}, `Did you mean \`${CHAPTER}\`?`],
    ["it was dropped", CHAPTER_LINE, { [CALL]: dropped }, "was dropped: nobody needs to carry it out any more."],
    [
      "it is meant for something else",
      `Outcome: ${TALK}`,
      {},
      `\`${TALK}\` is meant for "ospocon", which this does not contribute to.`,
    ],
    [
      "its file is broken",
      CHAPTER_LINE,
      { [CALL]: broken },
      `The file of the call \`2024-04-25-emea\` has mistakes, so \`${CHAPTER}\` cannot be looked up.`,
    ],
    ["the call has several", LINK, {}, `Name one of them: \`${CHAPTER}\`, \`${OPEN_GLOSSARY}\`.`],
    [
      "the call has none for here",
      LINK,
      { [CALL]: EMEA.replaceAll("status: open", "status: delivered") },
      "The call `2024-04-25-emea` has no outcome that is open here.",
    ],
  ])("%s", async (_what, body, files, words) => {
    expect(await saidOn({ body }, files)).toContain(words);
  });

  it("but not what became of an outcome of a members' call", async () => {
    const files = { [MEMBERS_CALL]: MEMBERS.replace("status: open", "status: dropped") };
    const words = await saidOn({ body: `Outcome: ${SECRET}` }, files);
    expect(words).toContain(`\`${SECRET}\` does not wait for anybody to carry it out.`);
    expect(words).not.toContain("dropped");
  });

  it("a hundred of them are cut to twenty, in a text that GitHub takes", async () => {
    const lines = Array.from({ length: 100 }, (_, index) => `Outcome: 2024-04-25-emea/${"x".repeat(90)}${index}`);
    const words = (await saidOn({ body: lines.join("\n") })) ?? "";
    expect(words.match(/There is no outcome/g)).toHaveLength(20);
    expect(words).toContain("80 more references were passed over");
    expect(words.length).toBeLessThan(20_000);
  });
});

it("what files say does nothing in the comment", async () => {
  const text = EMEA.replace("summary: Explain", "summary: '@octocat | <b>x</b> [a](https://x.y) #1 `' # Explain");
  expect(await saidOn({ body: CHAPTER_LINE }, { [CALL]: text })).toMatchInlineSnapshot(`
    "**This carries out an outcome of a community call.**

    | outcome | goal behind it | pillar |
    | --- | --- | --- |
    | \`2024-04-25-emea/scorecard-chapter\`<br>@​octocat \\| &lt;b&gt;x&lt;/b&gt; \\[a\\]\\(https\\:/​/x.y\\) \\#​1 \\\` | Bring OpenSSF practices into OSPOs | Cross\\-community Collaboration |

    The outcome is in progress now, and delivered once this is merged. Nobody has to write that down: a pull request to todogroup/governance brings the record up to date.

    <sub>This follows the description: a line \`Outcome: …\` in it, or a link to the call. To change it, write \`/outcome <call>/<outcome>\` or \`/outcome none\` in a comment.</sub>"
  `);
});

it("goals of a private governance repository are not named where everybody reads", async () => {
  const world = callsWorld();
  world.privateRepositories.add("todogroup/governance");
  world.open({ number: 1, body: CHAPTER_LINE }).open({ number: 2, title: ABOUT_CHAPTER, labels: ["ospo-book"] });
  await world.settle();
  for (const number of [1, 2]) {
    expect(world.said(number)).toContain("Explain in the book");
    expect(world.said(number)).not.toMatch(/Bring OpenSSF|Cross|both speak/);
  }
});

describe("the comment", () => {
  it("stays one, and is written only where it says something else", async () => {
    const world = callsWorld().open({ number: 1, body: CHAPTER_LINE });
    await world.settle();
    await world
      .edit(1, { title: "Another title" })
      .label(1, "ospo-book")
      .edit(1, { body: `${CHAPTER_LINE}\n` })
      .settle();
    expect(world.writes.filter((write) => write.startsWith("comment"))).toHaveLength(1);
    await world.end(1, "merged").settle();
    expect(world.writes.filter((write) => write.startsWith("comment"))).toHaveLength(2);
  });

  it("comes back when a person deleted it and there is something to say", async () => {
    const world = callsWorld().open({ number: 1, body: CHAPTER_LINE });
    await world.settle();
    await world.edit(1, { comments: [] }).settle();
    expect(world.said(1)).toContain("This carries out an outcome");
  });

  it("takes back what it says too much when the repository becomes public", async () => {
    const world = callsWorld();
    world.privateRepositories.add(PLACE);
    world.open({ number: 1, title: "Write down how zebras audit their suppliers", labels: ["ospo-book"] });
    await world.settle();
    expect(world.said(1)).toContain("zebras");
    await world.edit(1, { isPrivate: false }).settle();
    expect(world.said(1)).not.toContain("zebras");
    expect(world.said(1)).toContain(`\`${SECRET}\``);
  });

  it("is only logged where the app just observes", async () => {
    const world = callsWorld({ [CONFIGURATION_PATH]: `${CONFIGURATION}mode: observe\n` });
    world.open({ number: 1, body: CHAPTER_LINE }).comment(1, "/outcome none");
    await world.settle();
    expect(world.writes).toEqual([]);
    expect(world.observed.map(({ kind }) => kind)).toContain("comment");
  });
});
