/** People have the last word about labels, and GitHub's timeline is the memory of it. */
import { describe, expect, it } from "vitest";
import {
  ABOUT_BOTH,
  ABOUT_CROSS,
  ABOUT_ENGAGEMENT,
  ABOUT_NEITHER,
  CROSS,
  ENGAGEMENT,
  comment,
  history,
  labelChanges,
  labelOf,
  minute,
  planned,
  type ItemScene,
} from "../../support/item-reader.ts";

const others = [labelOf(ENGAGEMENT, "2da44e", "Keep talking.")];
/** The label was deleted, and another of the same name was made. */
const madeAgain = [
  ...others,
  { ...labelOf(CROSS, "1f6feb", "Work with others."), id: "another", createdAt: minute(20) },
];

describe("a label that a person took off", () => {
  it.each<{ what: string; scene: ItemScene }>([
    { what: "stays off", scene: { labelEvents: history(`+ ${CROSS} us`, `- ${CROSS}`) } },
    {
      what: "stays off in another letter case",
      scene: { labelEvents: history(`+ ${CROSS} us`, `- ${CROSS.toUpperCase()}`) },
    },
    { what: "stays off where a person had set it", scene: { labelEvents: history(`+ ${CROSS}`, `- ${CROSS}`) } },
    {
      what: "stays off where its history is longer",
      scene: { labelEvents: history(`- ${CROSS}`, `+ ${CROSS}`, `- ${CROSS}`, "+ bug", "- bug") },
    },
    {
      what: "stays off once the label was deleted later, which took it off others",
      scene: {
        labelEvents: history(`+ ${CROSS} us`, `- ${CROSS}`),
        repositoryLabels: others,
        repositoryEvents: [{ kind: "removed", name: CROSS, at: minute(9), item: 3 }],
      },
    },
    {
      what: "stays off where too much has happened since to tell whether the label was deleted",
      scene: {
        labelEvents: history(`+ ${CROSS} us`, `- ${CROSS}`),
        repositoryLabels: others,
        repositoryEvents: undefined,
      },
    },
    {
      what: "stays off in another repository, which has a label of that name for long",
      scene: {
        labelEvents: history(`+ ${CROSS} us`, `- ${CROSS}`),
        repositoryLabels: [...others, { ...labelOf(CROSS, "1f6feb", "Work with others."), id: "another" }],
      },
    },
    {
      what: "stays off once it was deleted and made again",
      scene: {
        labelEvents: history(`+ ${CROSS} us`, `- ${CROSS}`),
        repositoryLabels: madeAgain,
        repositoryEvents: [
          { kind: "added", name: CROSS, at: minute(25), item: 4 },
          { kind: "removed", name: CROSS, at: minute(9), item: 3 },
        ],
      },
    },
  ])("$what", async ({ scene }) => {
    expect(await labelChanges({ title: ABOUT_CROSS, ...scene })).toEqual([]);
  });

  it("leaves the way free for another pillar", async () => {
    const labelEvents = history(`+ ${CROSS} us`, `- ${CROSS}`);
    expect(await labelChanges({ title: ABOUT_ENGAGEMENT, labelEvents })).toEqual([`+ ${ENGAGEMENT}`]);
  });

  it("has the one gone that the app set in between", async () => {
    const scene = { labels: [ENGAGEMENT], labelEvents: history(`- ${CROSS}`, `+ ${ENGAGEMENT} us`) };
    expect(await labelChanges({ ...scene, title: ABOUT_CROSS })).toEqual([`- ${ENGAGEMENT}`]);
  });
});

describe("a label that went otherwise", () => {
  it.each<{ what: string; scene: ItemScene; changes: readonly string[] }>([
    {
      what: "by the app comes back",
      scene: { labelEvents: history(`+ ${CROSS} us`, `- ${CROSS} us`) },
      changes: [`+ ${CROSS}`],
    },
    {
      what: "with the deletion of the label comes back, and the label with it",
      scene: { labelEvents: history(`+ ${CROSS} us`, `- ${CROSS}`), repositoryLabels: others },
      changes: [`new ${CROSS}`, `+ ${CROSS}`],
    },
    {
      what: "with the deletion of a label that was made again comes back",
      scene: {
        labelEvents: history(`+ ${CROSS} us`, `- ${CROSS}`),
        repositoryLabels: madeAgain,
        repositoryEvents: [
          { kind: "added", name: CROSS, at: minute(25), item: 4 },
          { kind: "removed", name: CROSS, at: minute(1), item: 3 },
        ],
      },
      changes: [`+ ${CROSS}`],
    },
    {
      what: "without any word of it comes back",
      scene: { labelEvents: history(`+ ${CROSS} us`), repositoryLabels: others },
      changes: [`new ${CROSS}`, `+ ${CROSS}`],
    },
  ])("$what", async ({ scene, changes }) => {
    expect(await labelChanges({ title: ABOUT_CROSS, ...scene })).toEqual(changes);
  });
});

describe("a label that a person set", () => {
  it.each<{ what: string; scene: ItemScene; changes: readonly string[] }>([
    {
      what: "stays where another is likelier",
      scene: { title: ABOUT_CROSS, labels: [ENGAGEMENT], labelEvents: history(`+ ${ENGAGEMENT}`) },
      changes: [],
    },
    {
      what: "stays where none is likely",
      scene: { title: ABOUT_NEITHER, labels: [ENGAGEMENT], labelEvents: history(`+ ${ENGAGEMENT}`) },
      changes: [],
    },
    { what: "stays where nothing tells who set it", scene: { title: ABOUT_CROSS, labels: [ENGAGEMENT] }, changes: [] },
    {
      what: "stays beside another that a person set",
      scene: { title: ABOUT_CROSS, labels: [CROSS, ENGAGEMENT] },
      changes: [],
    },
    {
      what: "stays where a person set it again after the app had",
      scene: {
        title: ABOUT_NEITHER,
        labels: [CROSS],
        labelEvents: history(`+ ${CROSS} us`, `- ${CROSS}`, `+ ${CROSS}`),
      },
      changes: [],
    },
    {
      what: "takes the place of the one that the app set",
      scene: {
        title: ABOUT_CROSS,
        labels: [CROSS, ENGAGEMENT],
        labelEvents: history(`+ ${CROSS} us`, `+ ${ENGAGEMENT}`),
      },
      changes: [`- ${CROSS}`],
    },
  ])("$what", async ({ scene, changes }) => {
    expect(await labelChanges(scene)).toEqual(changes);
  });

  it("gets its colour mended, and nothing else", async () => {
    const repositoryLabels = [labelOf(CROSS, "000000", "Work with others.")];
    expect(await labelChanges({ labels: [CROSS], repositoryLabels })).toEqual([`mended ${CROSS}`]);
  });
});

describe("a command that was done", () => {
  const done = comment("/pillar community-engagement", { ourReactions: ["+1"], at: minute(5) });
  const ours = {
    labels: [ENGAGEMENT],
    labelEvents: history("+ bug", "- bug", "+ bug", "- bug", "+ bug", "- bug", `+ ${ENGAGEMENT} us`),
  };

  it.each<{ what: string; scene: ItemScene; changes: readonly string[] }>([
    { what: "holds over edits", scene: { ...ours, comments: [done] }, changes: [] },
    { what: "holds where the label went missing", scene: { comments: [done] }, changes: [`+ ${ENGAGEMENT}`] },
    {
      what: "does not hold without the reaction",
      scene: { ...ours, comments: [{ ...done, ourReactions: [] }] },
      changes: [`+ ${CROSS}`, `- ${ENGAGEMENT}`],
    },
    {
      what: "has ended when a person took the label off since",
      scene: {
        title: ABOUT_ENGAGEMENT,
        comments: [done],
        labelEvents: history(...Array.from({ length: 6 }, () => "+ bug"), `+ ${ENGAGEMENT} us`, `- ${ENGAGEMENT}`),
      },
      changes: [],
    },
    {
      what: "gives way to a later one",
      scene: { ...ours, comments: [done, comment("/pillar none", { id: 101, ourReactions: ["+1"], at: minute(8) })] },
      changes: [`- ${ENGAGEMENT}`],
    },
    {
      what: "holds when a person takes off the label that stood beside it",
      scene: {
        title: ABOUT_NEITHER,
        comments: [done],
        labels: [ENGAGEMENT],
        labelEvents: history(
          `+ ${CROSS}`,
          ...Array.from({ length: 5 }, () => "+ bug"),
          `+ ${ENGAGEMENT} us`,
          `- ${CROSS}`,
        ),
      },
      changes: [],
    },
    {
      what: "has ended when a person put another label there since",
      scene: {
        labels: [CROSS, ENGAGEMENT],
        comments: [done],
        labelEvents: history(...Array.from({ length: 6 }, () => "+ bug"), `+ ${ENGAGEMENT} us`, `+ ${CROSS}`),
      },
      changes: [`- ${ENGAGEMENT}`],
    },
    {
      what: "does not hold again when the pillar of a later one has gone from the configuration",
      scene: {
        title: ABOUT_NEITHER,
        comments: [done, comment("/pillar gone", { id: 101, ourReactions: ["+1"], at: minute(8) })],
      },
      changes: [],
    },
    {
      what: "for none keeps the item without a label",
      scene: { title: ABOUT_CROSS, comments: [comment("/pillar none", { ourReactions: ["+1"] })] },
      changes: [],
    },
  ])("$what", async ({ scene, changes }) => {
    expect((await labelChanges({ title: ABOUT_CROSS, ...scene })).toSorted()).toEqual(changes.toSorted());
  });
});

it("asks what happened in the repository only where a label may have been deleted", async () => {
  const { ItemReader, NUMBER } = await import("../../support/item-reader.ts");
  const { labelPillars } = await import("../../../src/workflows/label-pillars/index.ts");
  const callsFor = async (scene: ItemScene): Promise<number> => {
    const reader = new ItemReader(scene);
    const trigger = {
      workflow: "label-pillars",
      installationId: 1,
      repository: "todogroup/governance",
      subject: { kind: "item" as const, number: NUMBER },
    };
    await labelPillars.effectsOf(trigger, reader, minute(0));
    return reader.calls.filter((call) => call === "labelEventsSince").length;
  };
  expect(await callsFor({ labelEvents: history(`- ${CROSS}`) })).toBe(0);
  expect(await callsFor({ labelEvents: history(`- ${CROSS}`), repositoryLabels: others })).toBe(1);
});

it("says nothing to people who have decided", async () => {
  const effects = await planned({ title: ABOUT_BOTH, labels: [CROSS], labelEvents: history(`+ ${CROSS}`) });
  expect(effects).toEqual([]);
});
