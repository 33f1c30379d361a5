/** When the one comment appears by itself, what it says, and when it is left as it is. */
import { describe, expect, it } from "vitest";
import { CONFIGURATION_PATH } from "../../../src/domain/configuration.ts";
import type { CommentEffect } from "../../../src/engine/effect.ts";
import {
  ABOUT_BOTH,
  ABOUT_CROSS,
  ABOUT_ENGAGEMENT,
  ABOUT_NEITHER,
  CROSS,
  PILLARS,
  comment,
  history,
  planned,
  said,
  type ItemScene,
} from "../../support/item-reader.ts";

const configured = (when: string): ItemScene => ({
  files: { [CONFIGURATION_PATH]: `triage: { comment: ${when} }\n${PILLARS}` },
});

describe("the comment appears by itself", () => {
  it.each<{ when: string; title: string; appears: boolean }>([
    { when: "never", title: ABOUT_BOTH, appears: false },
    { when: "never", title: ABOUT_CROSS, appears: false },
    { when: "ambiguous", title: ABOUT_BOTH, appears: true },
    { when: "ambiguous", title: ABOUT_CROSS, appears: false },
    { when: "ambiguous", title: ABOUT_NEITHER, appears: false },
    { when: "always", title: ABOUT_BOTH, appears: true },
    { when: "always", title: ABOUT_CROSS, appears: true },
    { when: "always", title: ABOUT_NEITHER, appears: false },
  ])("$appears where $when is configured, on: $title", async ({ when, title, appears }) => {
    expect((await said({ ...configured(when), title })) !== undefined).toBe(appears);
  });

  it.each<{ what: string; scene: ItemScene }>([
    { what: "to what a bot has opened", scene: { author: { login: "dependabot", isBot: true } } },
    { what: "in a locked conversation", scene: { isLocked: true } },
    { what: "where a person has set a label", scene: { labels: [CROSS], labelEvents: history(`+ ${CROSS}`) } },
    { what: "where a person has taken one off", scene: { labelEvents: history(`- ${CROSS}`) } },
  ])("not $what", async ({ scene }) => {
    expect(await said({ ...configured("always"), title: ABOUT_BOTH, ...scene })).toBeUndefined();
  });
});

/** The comment of a scene as it stands on GitHub afterwards. */
async function standing(scene: ItemScene): Promise<ItemScene> {
  const effect = (await planned(scene)).find((one): one is CommentEffect => one.kind === "comment");
  const body = `<!-- goalkeeper:label-pillars -->\n${effect?.body}`;
  return { ...scene, comments: [comment(body, { isOurs: true, author: { login: "goalkeeper", isBot: true } })] };
}

describe("the comment that is there", () => {
  it("is left as it is by an edit that changes nothing about the standing", async () => {
    const scene = await standing({ ...configured("ambiguous"), title: ABOUT_BOTH });
    expect(await planned(scene)).toEqual([]);
    expect(await planned({ ...scene, title: `${ABOUT_BOTH} of May` })).toEqual([]);
  });

  it("is left as it is where it holds an answer and nothing has changed", async () => {
    const asked = {
      title: ABOUT_NEITHER,
      comments: [comment("/pillar", { author: { login: "octocat", isBot: false } })],
    };
    const scene = await standing({ ...asked, asks: 100 });
    expect(await planned({ title: ABOUT_NEITHER, comments: scene.comments ?? [] })).toEqual([]);
  });

  it("follows when the case is no longer ambiguous", async () => {
    const scene = await standing({ ...configured("ambiguous"), title: ABOUT_BOTH });
    expect(await said({ ...scene, title: ABOUT_ENGAGEMENT })).toContain("serves **Community Engagement**");
  });

  it("follows also where none would appear any more", async () => {
    const scene = await standing({ ...configured("ambiguous"), title: ABOUT_BOTH });
    expect(await said({ ...scene, ...configured("never"), title: ABOUT_ENGAGEMENT })).toContain(
      "**Community Engagement**",
    );
  });
});

it("shows the candidates of an ambiguous case, and how to choose", async () => {
  expect(await said({ ...configured("ambiguous"), title: ABOUT_BOTH })).toMatchInlineSnapshot(`
    "**Which pillar does this issue serve?** It is not clear enough to set a label.

    | pillar | likely | what speaks for it |
    | --- | --- | --- |
    | Cross\\-community Collaboration | ██████░░░░ 57 % | mentions OpenSSF; shares words with the goals of Cross\\-community Collaboration |
    | Community Engagement | ████░░░░░░ 42 % | mentions newsletter |

    To choose, write one of these in a comment: \`/pillar cross-community-collaboration\` · \`/pillar community-engagement\` · \`/pillar none\`"
  `);
});

it("shows why a label was set", async () => {
  expect(await said({ ...configured("always"), title: ABOUT_CROSS })).toMatchInlineSnapshot(`
    "This issue serves **Cross\\-community Collaboration** (100 % sure).

    - mentions OpenSSF
    - close to goal "Bring OpenSSF practices into OSPOs"

    <sub>Not right? Write one of these in a comment: \`/pillar community-engagement\` · \`/pillar none\`, or change the labels by hand. What people decide stays.</sub>"
  `);
});

it("lets no text of strangers do anything", async () => {
  const files = {
    [CONFIGURATION_PATH]: `triage: { comment: always }\npillars:\n  - id: a\n    title: "@everyone <b>"\n    label: { name: a, color: "1f6feb" }\n    keywords: ["@team #1 <img>"]\n    weighted_keywords: [{ phrase: "@team | [x](y)", weight: 5 }]\n`,
  };
  const words = await said({ files, title: "@team | [x](y) again and @team #1 <img>" });
  expect(words).not.toMatch(/@[a-z]|<b>|<img|\]\(y/);
});

describe("the reasons", () => {
  const GOALS = {
    "goals/2024/secret.yml": `id: secret\ntitle: Merge with the Rivals Foundation\npillar: cross-community-collaboration\npartners: [Rivals Foundation]\ncycle: "2024"\nstatus: active\ntracking_issue: 8\ninitiatives: [{ id: talks, title: Talk, status: todo, issues: [9] }]\n`,
  };
  const asked = (scene: ItemScene): ItemScene => ({
    files: { ...configured("always").files, ...GOALS },
    comments: [comment("/why", { author: { login: "octocat", isBot: false } })],
    asks: 100,
    ...scene,
  });

  it.each<{ what: string; scene: ItemScene; named: string; unnamed: string }>([
    {
      what: "of what is close to a goal",
      scene: { title: "Merge with foundation rivals" },
      named: "Merge with the Rivals Foundation",
      unnamed: "close to the goals of Cross",
    },
    {
      what: "of what mentions a partner",
      scene: { title: "Ask the Rivals Foundation" },
      named: "mentions Rivals Foundation, a partner",
      unnamed: "mentions a partner",
    },
    { what: "of a tracking issue", scene: { number: 8 }, named: "of goal secret", unnamed: "tracking issue of a goal" },
    {
      what: "of an issue of an initiative",
      scene: { number: 9 },
      named: "of goal secret",
      unnamed: "initiative of a goal",
    },
  ])("$what name no goal where the goals are private and the item is not", async ({ scene, named, unnamed }) => {
    const plain = async (more: ItemScene) => (await said(asked({ ...scene, ...more })))?.replaceAll(/[\\\u200B]/g, "");
    expect(await plain({ isGovernancePrivate: true })).toContain(unnamed);
    expect(await plain({ isGovernancePrivate: true })).not.toMatch(/secret|Merge|Rivals/);
    for (const visible of [{}, { isPrivate: true }, { isPrivate: true, isGovernancePrivate: true }]) {
      // oxlint-disable-next-line no-await-in-loop
      expect(await plain(visible)).toContain(named);
    }
  });
});
