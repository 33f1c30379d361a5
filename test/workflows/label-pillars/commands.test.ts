/** What people can say to the app, and what they hear. */
import { describe, expect, it } from "vitest";
import {
  ABOUT_BOTH,
  ABOUT_CROSS,
  ABOUT_NEITHER,
  CROSS,
  ENGAGEMENT,
  PILLARS,
  comment,
  history,
  labelChanges,
  minute,
  planned,
  reactions,
  said,
  type ItemScene,
} from "../../support/item-reader.ts";
import { CONFIGURATION_PATH } from "../../../src/domain/configuration.ts";
import { NotThereError } from "../../../src/engine/errors.ts";
import type { ItemComment } from "../../../src/engine/item.ts";

/** The author of the item says something. */
function asking(body: string, more: ItemScene = {}, by: Partial<ItemComment> = {}): ItemScene {
  const own = comment(body, { author: { login: "octocat", isBot: false }, ...by });
  return { title: ABOUT_NEITHER, ...more, comments: [...(more.comments ?? []), own], asks: own.id };
}

async function followUps(scene: ItemScene): Promise<readonly unknown[]> {
  return (await planned(scene)).filter(({ kind }) => kind === "follow-up");
}

describe("/pillar", () => {
  it.each<{ what: string; scene: ItemScene; changes: readonly string[] }>([
    { what: "with an id", scene: asking("/pillar community-engagement"), changes: [`+ ${ENGAGEMENT}`] },
    { what: "with a title", scene: asking("/pillar Community Engagement"), changes: [`+ ${ENGAGEMENT}`] },
    { what: "with a label", scene: asking(`/pillar "${ENGAGEMENT}"`), changes: [`+ ${ENGAGEMENT}`] },
    { what: "in another letter case", scene: asking("/PILLAR COMMUNITY-engagement"), changes: [`+ ${ENGAGEMENT}`] },
    {
      what: "below other words",
      scene: asking("I think:\n\n/pillar community-engagement\n\nThanks"),
      changes: [`+ ${ENGAGEMENT}`],
    },
    {
      what: "with another pillar than that of the app",
      scene: asking("/pillar community-engagement", { labels: [CROSS], labelEvents: history(`+ ${CROSS} us`) }),
      changes: [`+ ${ENGAGEMENT}`, `- ${CROSS}`],
    },
    {
      what: "with one whose label a person took off",
      scene: asking("/pillar community-engagement", { labelEvents: history(`- ${ENGAGEMENT}`) }),
      changes: [`+ ${ENGAGEMENT}`],
    },
    {
      what: "with none",
      scene: asking("/pillar none", { title: ABOUT_CROSS, labels: [CROSS], labelEvents: history(`+ ${CROSS} us`) }),
      changes: [`- ${CROSS}`],
    },
    {
      what: "on something closed",
      scene: asking("/pillar community-engagement", { isOpen: false }),
      changes: [`+ ${ENGAGEMENT}`],
    },
    { what: "given twice", scene: asking("/pillar none\n/pillar community-engagement"), changes: [`+ ${ENGAGEMENT}`] },
  ])("$what is done, and gets a reaction and no words", async ({ scene, changes }) => {
    expect((await labelChanges(scene)).toSorted()).toEqual(changes.toSorted());
    expect(await reactions(scene)).toEqual(["+1 to 100"]);
    expect(await said(scene)).toBeUndefined();
  });

  it("leaves what a person set, and says so", async () => {
    const scene = asking("/pillar community-engagement", { labels: [CROSS], labelEvents: history(`+ ${CROSS}`) });
    expect(await labelChanges(scene)).toEqual([`+ ${ENGAGEMENT}`]);
    expect(await reactions(scene)).toEqual(["+1 to 100"]);
    expect(await said(scene)).toMatch(/^Done\. A person put `pillar: cross-community` here, so that stays/);
  });

  it("that was done already writes nothing but what is there", async () => {
    const scene = asking(
      "/pillar community-engagement",
      { labels: [ENGAGEMENT], labelEvents: history(`+ ${ENGAGEMENT} us`) },
      { ourReactions: ["+1"] },
    );
    expect(await labelChanges(scene)).toEqual([]);
  });

  it.each<{ what: string; scene: ItemScene }>([
    {
      what: "a later command that is done",
      scene: asking("/pillar community-engagement", {
        labels: [CROSS],
        labelEvents: history(`+ ${CROSS} us`),
        comments: [comment("/pillar cross-community-collaboration", { id: 101, at: minute(40), ourReactions: ["+1"] })],
      }),
    },
    {
      what: "the hand that took the label off since",
      scene: asking(
        "/pillar community-engagement",
        { labelEvents: history(`+ ${ENGAGEMENT} us`, "+ bug", "- bug", `- ${ENGAGEMENT}`) },
        { at: minute(2) },
      ),
    },
  ])("that comes late gives way to $what", async ({ scene }) => {
    const comments = scene.comments?.toSorted((a, b) => (a.at < b.at ? -1 : 1)) ?? [];
    expect(await labelChanges({ ...scene, comments })).toEqual([]);
  });

  it("is followed by a second look, for what a job beside it may have set", async () => {
    const state = {
      workflow: "label-pillars",
      installationId: 1,
      repository: "todogroup/governance",
      subject: { kind: "item", number: 7 },
    };
    expect(await followUps(asking("/pillar none"))).toEqual([{ kind: "follow-up", triggers: [state] }]);
    expect(await followUps(asking("/why"))).toEqual([]);
    expect(await followUps(asking("/pillar nonsense"))).toEqual([]);
  });

  it.each<{ what: string; scene: ItemScene; words: RegExp }>([
    {
      what: "without a name",
      scene: asking("/pillar"),
      words:
        /^`\/pillar` needs to know which one\. Use one of: `\/pillar cross-community-collaboration`, `\/pillar community-engagement`, `\/pillar none`\./,
    },
    {
      what: "with a misspelt name",
      scene: asking("/pillar comunity engagement"),
      words: /^There is no pillar "comunity engagement"\. Did you mean `\/pillar community-engagement`\?/,
    },
    {
      what: "with a name that is like none",
      scene: asking("/pillar world peace"),
      words: /^There is no pillar "world peace"\. Use one of/,
    },
    {
      what: "by a stranger",
      scene: asking("/pillar none", {}, { author: { login: "stranger", isBot: false } }),
      words: /^Commands are open to whoever opened this/,
    },
    {
      what: "by somebody who is called as the bot that opened it",
      scene: asking(
        "/pillar none",
        { author: { login: "helper", isBot: true } },
        { author: { login: "helper", isBot: false } },
      ),
      words: /^Commands are open to whoever opened this/,
    },
    {
      what: "eleven times",
      scene: asking("/pillar none\n".repeat(11)),
      words: /^One comment can hold 10 commands at most/,
    },
    {
      what: "with a pillar that has no label",
      scene: asking("/pillar community-engagement", {
        files: { [CONFIGURATION_PATH]: PILLARS.replace("2da44e", "green") },
      }),
      words: /^The configuration gives the pillar Community Engagement no label/,
    },
  ])("$what is answered, and changes nothing", async ({ scene, words }) => {
    expect((await said(scene))?.replaceAll(/[\\\u200B]/g, "")).toMatch(words);
    expect(await labelChanges(scene)).toEqual([]);
    expect(await reactions(scene)).toEqual(["confused to 100"]);
  });

  it("by somebody who may triage is done", async () => {
    const scene = asking(
      "/pillar community-engagement",
      { triagers: ["mona"] },
      { author: { login: "mona", isBot: false } },
    );
    expect(await labelChanges(scene)).toEqual([`+ ${ENGAGEMENT}`]);
  });

  it.each<{ what: string; scene: ItemScene }>([
    { what: "by a bot", scene: asking("/pillar none", {}, { author: { login: "helper", isBot: true } }) },
    { what: "by somebody without an account any more", scene: asking("/pillar none", {}, { author: undefined }) },
    { what: "in a comment that no longer says so", scene: asking("Never mind.") },
    { what: "in a quotation", scene: asking("> /pillar none") },
    { what: "in code", scene: asking("```\n/pillar none\n```") },
    {
      what: "in a locked conversation, where it could not be remembered",
      scene: asking("/pillar community-engagement\n/why", { isLocked: true, triagers: ["octocat"] }),
    },
    { what: "on an item that is to be ignored", scene: asking("/pillar none", { labels: ["goalkeeper: ignore"] }) },
  ])("$what is passed over", async ({ scene }) => {
    expect(await planned(scene)).toEqual([]);
  });

  it("in a comment that is not there is for a later attempt, or for none", async () => {
    await expect(planned({ asks: 404 })).rejects.toThrow(NotThereError);
  });

  it("brings neither mentions nor HTML into the answer", async () => {
    const words = await said(asking("/pillar @todogroup/everyone <img src=x> [a](https://example.org) #1"));
    expect(words).not.toMatch(/@[a-z]|<img|\]\(|#1/);
  });
});

describe("/why", () => {
  it.each<{ what: string; scene: ItemScene; words: string }>([
    {
      what: "of a label that the app set",
      scene: asking("/why", { title: ABOUT_CROSS, labels: [CROSS], labelEvents: history(`+ ${CROSS} us`) }),
      words: "This issue serves **Cross\\-community Collaboration**",
    },
    {
      what: "of a label that a person set",
      scene: asking("/why", { title: ABOUT_CROSS, labels: [ENGAGEMENT], labelEvents: history(`+ ${ENGAGEMENT}`) }),
      words: "This issue serves **Community Engagement**: a person put the label here.",
    },
    {
      what: "of a label that a person took off",
      scene: asking("/why", { title: ABOUT_CROSS, labelEvents: history(`- ${CROSS}`) }),
      words: "**Cross\\-community Collaboration** seems likely, but a person took that label off, so it stays off.",
    },
    {
      what: "of several that are likely",
      scene: asking("/why", { title: ABOUT_BOTH }),
      words: "**Which pillar does this issue serve?**",
    },
    {
      what: "of none",
      scene: asking("/why", { kind: "pull-request" }),
      words: "This pull request seems to serve no pillar, so it gets no label.",
    },
    {
      what: "after a command",
      scene: asking("/pillar none\n/why", { title: ABOUT_CROSS }),
      words: "This issue serves no pillar: a person said so by command.",
    },
  ])("$what is answered in the one comment", async ({ scene, words }) => {
    expect(await said(scene)).toContain(words);
    expect(await reactions(scene)).toEqual(["+1 to 100"]);
  });

  it("gives few reasons, however often an item says the same", async () => {
    const body = Array.from({ length: 500 }, (_, index) => `### Pillar ${index % 9}\nCommunity Engagement\n`).join("");
    const words = await said(asking("/why", { body }));
    expect(words?.match(/^- /gm)).toHaveLength(4);
  });

  it("is answered in the comment that is there", async () => {
    const before = comment("<!-- goalkeeper:label-pillars -->\nbefore", {
      id: 50,
      isOurs: true,
      author: { login: "goalkeeper", isBot: true },
    });
    const effects = await planned(asking("/why", { comments: [before] }));
    expect(effects).toContainEqual(
      expect.objectContaining({ kind: "comment", present: { id: 50, body: before.body } }),
    );
  });

  it("is not answered in a comment that somebody else gave our marker", async () => {
    const forged = comment("<!-- goalkeeper:label-pillars -->\nforged", { id: 50 });
    const effects = await planned(asking("/why", { comments: [forged] }));
    expect(effects).toContainEqual(expect.objectContaining({ kind: "comment", present: undefined }));
  });
});

/** What the item is looked at for is something else. */
function untold(scene: ItemScene): ItemScene {
  const { asks: _, ...rest } = scene;
  return rest;
}

describe("a command that nobody told of", () => {
  const intent = { action: "command", id: "100" };
  const follow = [{ kind: "follow-up", triggers: [expect.objectContaining({ intent })] }];

  it.each<[string, Partial<ItemScene>]>([
    ["is found on an open issue", {}],
    ["is found on a closed one", { isOpen: false, ending: "completed" }],
  ])("%s when that is looked at", async (_claim, more) => {
    expect(await followUps(untold(asking("/pillar community-engagement", more)))).toEqual(follow);
  });

  it.each<[string, ItemScene]>([
    ["that was done", asking("/pillar none", {}, { ourReactions: ["+1"] })],
    ["that was refused", asking("/pillar x", {}, { ourReactions: ["confused"] })],
    ["by a bot", asking("/pillar none", {}, { author: { login: "bot", isBot: true } })],
    ["by somebody without an account", asking("/pillar none", {}, { author: undefined })],
    ["that was written into a comment later", asking("/pillar none", {}, { isEdited: true })],
    ["in a locked conversation", asking("/pillar none", { isLocked: true })],
    ["on what is to be left alone", asking("/pillar none", { labels: ["goalkeeper: ignore"] })],
    [
      "where nothing is to be written",
      asking("/pillar none", { files: { [CONFIGURATION_PATH]: `mode: observe\n${PILLARS}` } }),
    ],
    ["of another app", asking("/assign me")],
  ])("is none %s", async (_claim, scene) => {
    expect(await followUps(untold(scene))).toEqual([]);
  });
});
