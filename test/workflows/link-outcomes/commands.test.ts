/** `/outcome` goes before the text, from people who may, and is answered where it was given. */
import { describe, expect, it } from "vitest";
import { callsWorld, CHAPTER, OPEN_GLOSSARY, SECRET, TALK } from "../../support/calls.ts";
import type { RecordWorld } from "../../support/record-world.ts";

const AUTHOR = "mona";

async function commanded(body: string, login = AUTHOR, text = ""): Promise<RecordWorld> {
  const world = callsWorld().open({ number: 1, body: text });
  world.triagers.add("maintainer");
  await world.settle();
  await world.comment(1, body, login).settle();
  return world;
}

function reactionsOf(world: RecordWorld): readonly string[] {
  return world.item(1).comments.flatMap(({ ourReactions }) => ourReactions);
}

describe("a command", () => {
  it.each([AUTHOR, "Mona", "maintainer"])("of %s is done", async (login) => {
    const world = await commanded(`/outcome ${CHAPTER}`, login);
    expect(reactionsOf(world)).toEqual(["+1"]);
    expect(world.said(1)).toMatch(/^\*\*This carries out an outcome of a community call\.\*\*/);
    expect(world.branch?.commit.files["touchpoints/2024-04-25-emea.yml"]).toContain("ospology#1");
  });

  it("goes before the text, and /outcome none before both", async () => {
    const world = await commanded(`/outcome ${OPEN_GLOSSARY}`, AUTHOR, `Outcome: ${CHAPTER}`);
    expect(world.said(1)).toContain(OPEN_GLOSSARY);
    expect(world.said(1)).not.toContain(CHAPTER);
    await world.comment(1, "/outcome none").settle();
    expect(world.said(1)).toContain("This names no outcome of a community call any more");
    expect(world.proposal).toBeUndefined();
    await world.edit(1, { body: `Outcome: ${CHAPTER}\nOnce more.` }).settle();
    expect(world.proposal).toBeUndefined();
  });

  it("counts no longer once its comment is gone", async () => {
    const world = await commanded("/outcome none", AUTHOR, `Outcome: ${CHAPTER}`);
    await world.uncomment(1, "/outcome none").settle();
    expect(world.said(1)).toContain(CHAPTER);
  });

  it("takes out what people recorded by hand when it says none", async () => {
    const path = "touchpoints/2024-04-25-emea.yml";
    const before = callsWorld().main.files[path] ?? "";
    const byHand = before.replace("contributions: []", "contributions: [todogroup/ospology#1]");
    const world = callsWorld({ [path]: byHand }).open({ number: 1 });
    await world.comment(1, "/outcome none").settle();
    expect(world.branch?.commit.files[path]).toBe(before);
  });

  it("can name several, on lines of their own", async () => {
    const world = await commanded(`/outcome ${CHAPTER}\n/outcome ${OPEN_GLOSSARY}`);
    expect(world.said(1)).toContain("2 outcomes of community calls");
  });

  it("that says none where nothing was said gets its reaction and no comment", async () => {
    const world = await commanded("/outcome none");
    expect(reactionsOf(world)).toEqual(["+1"]);
    expect(world.said(1)).toBeUndefined();
  });

  it("counts in the order in which it was given, whatever the order in which it is worked on", async () => {
    const world = callsWorld().open({ number: 1 });
    world.comment(1, `/outcome ${CHAPTER}`).comment(1, `/outcome ${OPEN_GLOSSARY}`);
    await world.settle((all) => all.toReversed());
    expect(world.said(1)).toContain(OPEN_GLOSSARY);
    expect(world.said(1)).not.toContain(CHAPTER);
  });

  it("is done once, however often it is delivered", async () => {
    const world = callsWorld().open({ number: 1 }).comment(1, `/outcome ${CHAPTER}`);
    await world.settle((all) => [...all, ...all, ...all]);
    expect(world.writes.filter((write) => write.startsWith("comment"))).toHaveLength(1);
    expect(reactionsOf(world)).toEqual(["+1"]);
  });
});

describe("a command is refused, and changes nothing,", () => {
  it.each<[string, string, string, string]>([
    ["from a stranger", `/outcome ${CHAPTER}`, "stranger", "Commands are open to whoever opened this"],
    ["without a name", "/outcome", AUTHOR, "`/outcome` needs to know which one"],
    ["with a sentence", "/outcome what we agreed on", AUTHOR, "`/outcome` needs to know which one"],
    ["with a slip", `/outcome ${CHAPTER}x`, AUTHOR, `Did you mean \`${CHAPTER}\`?`],
    ["of another destination", `/outcome ${TALK}`, AUTHOR, 'is meant for "ospocon"'],
    ["where one of two is wrong", `/outcome ${CHAPTER}\n/outcome no/such`, AUTHOR, "There is no outcome `no/such`."],
    [
      "eleven times in one comment",
      `/outcome ${CHAPTER}\n`.repeat(11),
      AUTHOR,
      "One comment can hold 10 commands at most",
    ],
  ])("%s", async (_what, body, login, words) => {
    const world = await commanded(body, login);
    expect(reactionsOf(world)).toEqual(["confused"]);
    expect(world.said(1)).toContain(words);
    expect(world.proposal).toBeUndefined();
    await world.edit(1, { title: "Another title" }).settle();
    expect(world.said(1)).toContain(words);
  });

  it("and what stands is shown below the answer", async () => {
    const world = await commanded("/outcome no/such", AUTHOR, `Outcome: ${CHAPTER}`);
    expect(world.said(1)).toMatchInlineSnapshot(`
      "That could not be done.

      - There is no outcome \`no/such\`.

      **This carries out an outcome of a community call.**

      | outcome | goal behind it | pillar |
      | --- | --- | --- |
      | \`2024-04-25-emea/scorecard-chapter\`<br>Explain in the book how an OSPO introduces Scorecard. | Bring OpenSSF practices into OSPOs | Cross\\-community Collaboration |

      The outcome is in progress now, and delivered once this is merged. Nobody has to write that down: a pull request to todogroup/governance brings the record up to date.

      <sub>This follows the description: a line \`Outcome: …\` in it, or a link to the call. To change it, write \`/outcome <call>/<outcome>\` or \`/outcome none\` in a comment.</sub>"
    `);
  });
});

it.each<[string, string, object]>([
  ["a bot's", `/outcome ${CHAPTER}`, { author: { login: "a[bot]", isBot: true } }],
  ["in a quotation", `> /outcome ${CHAPTER}`, {}],
  ["in code", `    /outcome ${CHAPTER}`, {}],
  ["in a sentence", `Write /outcome ${CHAPTER}`, {}],
  ["of somebody without an account any more", `/outcome ${CHAPTER}`, { author: undefined }],
])("a command that is %s is passed over", async (_what, body, more) => {
  const world = callsWorld().open({ number: 1 });
  await world.comment(1, body, AUTHOR, more).settle();
  expect(world.writes).toEqual([]);
});

it("a command whose other half another workflow has done is not taken for done", async () => {
  const world = callsWorld().open({ number: 1, body: `Outcome: ${CHAPTER}` });
  await world.settle();
  const body = "/pillar community\n/outcome no/such";
  await world.comment(1, body, AUTHOR, { ourReactions: ["+1", "confused"] }).settle();
  await world.edit(1, { title: "Another title" }).settle();
  expect(world.said(1)).toContain("This carries out an outcome");
});

it("a command about a members' call is answered with its id and nothing else", async () => {
  const world = await commanded(`/outcome ${SECRET}x`);
  expect(world.said(1)).toContain(`Did you mean \`${SECRET}\`?`);
  expect(world.said(1)).not.toMatch(/wombat|zebra|okapi|book/i);
});

it("a locked conversation gets neither word nor reaction", async () => {
  const world = callsWorld().open({ number: 1, isLocked: true });
  await world.comment(1, `/outcome ${CHAPTER}`).settle();
  expect(world.writes).toEqual([]);
});
