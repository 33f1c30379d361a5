/** Which label comes and which goes, by what an item says. */
import { describe, expect, it } from "vitest";
import { CONFIGURATION_PATH } from "../../../src/domain/configuration.ts";
import { GOAL_PATH, exampleGoal } from "../../../src/domain/example-files.ts";
import {
  ABOUT_BOTH,
  ABOUT_CROSS,
  ABOUT_ENGAGEMENT,
  ABOUT_NEITHER,
  CROSS,
  ENGAGEMENT,
  NUMBER,
  PILLARS,
  history,
  labelChanges,
  labelOf,
  planned,
  type ItemScene,
} from "../../support/item-reader.ts";

const REPOSITORY = "todogroup/governance";

describe("an item", () => {
  it.each<{ what: string; scene: ItemScene; changes: readonly string[] }>([
    { what: "that speaks of a pillar gets its label", scene: { title: ABOUT_CROSS }, changes: [`+ ${CROSS}`] },
    { what: "that is a pull request does too", scene: { kind: "pull-request" }, changes: [`+ ${CROSS}`] },
    {
      what: "whose body speaks of it does too",
      scene: { title: "Guests", body: ABOUT_CROSS },
      changes: [`+ ${CROSS}`],
    },
    { what: "that speaks of two gets none", scene: { title: ABOUT_BOTH }, changes: [] },
    { what: "that speaks of none gets none", scene: { title: ABOUT_NEITHER }, changes: [] },
    {
      what: "that has its label already keeps it",
      scene: { labels: [CROSS], labelEvents: history(`+ ${CROSS} us`) },
      changes: [],
    },
    { what: "that is closed is left alone", scene: { isOpen: false }, changes: [] },
    { what: "that is locked gets its label all the same", scene: { isLocked: true }, changes: [`+ ${CROSS}`] },
    { what: "with the ignore label is left alone", scene: { labels: ["Goalkeeper: Ignore"] }, changes: [] },
    {
      what: "that is a dashboard of ours is left alone",
      scene: { body: `<!-- goalkeeper:dashboard 2024 -->\n${ABOUT_CROSS}` },
      changes: [],
    },
    {
      what: "that is kept in step with a goal is left to that",
      scene: {
        title: ABOUT_ENGAGEMENT,
        body: "Ours.\n<!-- goalkeeper:tracking-issue openssf-practices -->\nStatus",
        labels: [CROSS],
        labelEvents: history(`+ ${CROSS} us`),
      },
      changes: [],
    },
    {
      what: "that a goal names as its tracking issue serves that goal's pillar",
      scene: { title: ABOUT_NEITHER, files: { [GOAL_PATH]: exampleGoal({ tracking_issue: String(NUMBER) }) } },
      changes: [`+ ${CROSS}`],
    },
    {
      what: "with that number in another repository does not",
      scene: {
        title: ABOUT_NEITHER,
        repository: "todogroup/ospology",
        files: {
          [CONFIGURATION_PATH]: `triage: { repositories: [TodoGroup/ospology] }\n${PILLARS}`,
          [GOAL_PATH]: exampleGoal({ tracking_issue: String(NUMBER) }),
        },
      },
      changes: [],
    },
    {
      what: "of a repository that is to be triaged too gets its label",
      scene: {
        repository: "todogroup/ospology",
        files: { [CONFIGURATION_PATH]: `triage: { repositories: [TodoGroup/ospology] }\n${PILLARS}` },
      },
      changes: [`+ ${CROSS}`],
    },
    {
      what: "of a repository that is governed for something else gets none",
      scene: { repository: "todogroup/ospology" },
      changes: [],
    },
    {
      what: "that a form says it about gets that label, whatever else it speaks of",
      scene: { title: ABOUT_ENGAGEMENT, body: "### Pillar\n\nCross-community Collaboration\n" },
      changes: [`+ ${CROSS}`],
    },
    {
      what: "that says so in a quotation, in code or in a comment says nothing",
      scene: {
        title: ABOUT_NEITHER,
        body: `> ${ABOUT_CROSS}\n\n\`\`\`\n${ABOUT_CROSS}\n\`\`\`\n<!-- ${ABOUT_CROSS} -->`,
      },
      changes: [],
    },
  ])("$what", async ({ scene, changes }) => {
    expect(await labelChanges(scene)).toEqual(changes);
  });

  it("that is a pull request with a new goal serves the pillar of that goal", async () => {
    const path = "goals/2024/new-goal.yml";
    const scene: ItemScene = {
      kind: "pull-request",
      title: ABOUT_NEITHER,
      files: { [path]: exampleGoal({ id: "new-goal", pillar: "community-engagement" }) },
    };
    // In memory one commit stands for the head and for the tip of the default branch.
    const { headSha } = await headOf(scene);
    expect(await labelChanges({ ...scene, change: { headSha, paths: [path] } })).toEqual([`+ ${ENGAGEMENT}`]);
  });
});

async function headOf(scene: ItemScene): Promise<{ readonly headSha: string }> {
  const { ItemReader } = await import("../../support/item-reader.ts");
  const governed = await new ItemReader(scene).governedItem(NUMBER);
  return { headSha: governed?.governance.headSha ?? "" };
}

describe("a label that the app set", () => {
  const ours: ItemScene = { labels: [CROSS], labelEvents: history(`+ ${CROSS} us`) };

  it.each<{ what: string; scene: ItemScene; changes: readonly string[] }>([
    {
      what: "goes when the item speaks of another pillar now",
      scene: { ...ours, title: ABOUT_ENGAGEMENT },
      changes: [`+ ${ENGAGEMENT}`, `- ${CROSS}`],
    },
    {
      what: "goes when the item speaks of none any more",
      scene: { ...ours, title: ABOUT_NEITHER },
      changes: [`- ${CROSS}`],
    },
    {
      what: "goes by the spelling that it has",
      scene: {
        labels: [CROSS.toUpperCase()],
        labelEvents: history(`+ ${CROSS.toUpperCase()} us`),
        title: ABOUT_NEITHER,
      },
      changes: [`- ${CROSS.toUpperCase()}`],
    },
  ])("$what", async ({ scene, changes }) => {
    const found = await labelChanges(scene);
    expect(found.toSorted()).toEqual(changes.toSorted());
  });
});

describe("a label of the repository", () => {
  it.each<{ what: string; repositoryLabels: NonNullable<ItemScene["repositoryLabels"]>; changes: readonly string[] }>([
    { what: "is made where it is missing", repositoryLabels: [], changes: [`new ${CROSS}`, `+ ${CROSS}`] },
    {
      what: "is taken as it is spelt there",
      repositoryLabels: [labelOf("Pillar: Cross-Community", "1f6feb", "Work with others.")],
      changes: ["+ Pillar: Cross-Community"],
    },
    {
      what: "with another colour is mended",
      repositoryLabels: [labelOf(CROSS, "ededed", "Work with others.")],
      changes: [`mended ${CROSS}`, `+ ${CROSS}`],
    },
    {
      what: "with another description is mended",
      repositoryLabels: [labelOf(CROSS, "1F6FEB", "")],
      changes: [`mended ${CROSS}`, `+ ${CROSS}`],
    },
  ])("$what", async ({ repositoryLabels, changes }) => {
    expect(await labelChanges({ repositoryLabels })).toEqual(changes);
  });

  it("keeps a description where the configuration has none", async () => {
    const files = { [CONFIGURATION_PATH]: PILLARS.replaceAll(/, description: [^}]*/g, "") };
    const repositoryLabels = [labelOf(CROSS, "1f6feb", "What we do with others")];
    expect(await labelChanges({ files, repositoryLabels })).toEqual([`+ ${CROSS}`]);
  });
});

describe("two pillars that share a label", () => {
  const files = { [CONFIGURATION_PATH]: PILLARS.replace(ENGAGEMENT, CROSS) };

  it.each([ABOUT_CROSS, ABOUT_ENGAGEMENT])("keep it where the app set it for either: %s", async (title) => {
    expect(await labelChanges({ title, files, labels: [CROSS], labelEvents: history(`+ ${CROSS} us`) })).toEqual([]);
  });

  it("do not paint it over in turns", async () => {
    const repositoryLabels = [labelOf(CROSS, "2da44e", "Keep talking.")];
    expect(await labelChanges({ title: ABOUT_ENGAGEMENT, files, repositoryLabels })).toEqual([
      `mended ${CROSS}`,
      `+ ${CROSS}`,
    ]);
  });

  it("lose it once where it serves neither", async () => {
    const scene = { title: ABOUT_NEITHER, files, labels: [CROSS], labelEvents: history(`+ ${CROSS} us`) };
    expect(await labelChanges(scene)).toEqual([`- ${CROSS}`]);
  });
});

describe("the configuration", () => {
  it("that observes has everything logged and nothing written", async () => {
    const effects = await planned({ files: { [CONFIGURATION_PATH]: `mode: observe\n${PILLARS}` } });
    expect(effects).toMatchObject([{ kind: "observation", effects: [{ kind: "labels", add: [CROSS] }] }]);
  });

  it.each([
    ["is broken", "pillars: [\n"],
    ["has no pillars", "goals: goals/**/*.yml\n"],
    [
      "has a pillar without a label",
      "pillars:\n  - id: cross-community-collaboration\n    title: Cross-community Collaboration\n    keywords: [OpenSSF]\n",
    ],
  ])("that %s labels nothing", async (_, text) => {
    expect(await planned({ files: { [CONFIGURATION_PATH]: text }, repository: REPOSITORY })).toEqual([]);
  });
});
