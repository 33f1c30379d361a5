/** An item in memory, with what GitHub remembers of it, read through the reading port. */
import type {
  Governance,
  GovernedItem,
  Item,
  ItemComment,
  LabelEvent,
  RepositoryLabel,
} from "../../src/engine/item.ts";
import type { CommentEffect, Effect, LabelsEffect, ReactionEffect } from "../../src/engine/effect.ts";
import type { Reader } from "../../src/engine/reader.ts";
import type { Trigger } from "../../src/engine/trigger.ts";
import { CONFIGURATION_PATH } from "../../src/domain/configuration.ts";
import { labelPillars } from "../../src/workflows/label-pillars/index.ts";
import { MemoryReader, REPOSITORY, type Changes } from "./memory-reader.ts";
import { contentOf } from "./repository.ts";

export const NUMBER = 7;
const NOW = "2024-05-20T12:00:00Z";

/** The two pillars of the tests, each with a word that decides. */
export const CROSS = "pillar: cross-community";
export const ENGAGEMENT = "pillar: engagement";
export const PILLARS = `pillars:
  - id: cross-community-collaboration
    title: Cross-community Collaboration
    label: { name: "${CROSS}", color: "1f6feb", description: Work with others. }
    weighted_keywords: [{ phrase: OpenSSF, weight: 4 }]
  - id: community-engagement
    title: Community Engagement
    label: { name: "${ENGAGEMENT}", color: "2da44e", description: Keep talking. }
    weighted_keywords: [{ phrase: newsletter, weight: 4 }]
`;
export const ABOUT_CROSS = "Bring OpenSSF guests to the next call";
export const ABOUT_ENGAGEMENT = "Send the newsletter of May";
export const ABOUT_BOTH = "OpenSSF in the newsletter";
export const ABOUT_NEITHER = "Rename the default branch";

/** Oldest first, a minute between each: `+ pillar: x` and `- pillar: x` by somebody, with `us` behind them by the app. */
export function history(...events: readonly string[]): readonly LabelEvent[] {
  return events.map((event, index) => {
    const [, sign = "", name = "", by] = /^([+-]) (.*?)( us)?$/.exec(event) ?? [];
    return {
      kind: sign === "+" ? "added" : "removed",
      name,
      labelId: idOf(name),
      at: minute(index),
      isOurs: by !== undefined,
    };
  });
}

/** `2024-05-01T10:00:00Z`, and so many minutes later. */
export function minute(index: number): string {
  return new Date(Date.UTC(2024, 4, 1, 10, index)).toISOString().replace(".000", "");
}

export function comment(body: string, more: Partial<ItemComment> = {}): ItemComment {
  const author = { login: "mona", isBot: false };
  return { id: 100, at: minute(30), body, author, isOurs: false, ourReactions: [], ...more };
}

export interface ItemScene extends Partial<Item> {
  readonly isGovernancePrivate?: boolean;
  /** Laid over the pillars above; another `.github/goalkeeper.yml` among them where it matters. */
  readonly files?: Changes;
  /** The two labels of the pillars, as they should be, without it. */
  readonly repositoryLabels?: readonly RepositoryLabel[];
  /** None happened without it. */
  readonly repositoryEvents?: Awaited<ReturnType<Reader["labelEventsSince"]>>;
  /** Who may triage, besides nobody. */
  readonly triagers?: readonly string[];
  /** The comment that the trigger carries. */
  readonly asks?: number;
}

export class ItemReader extends MemoryReader {
  readonly #scene: ItemScene;
  readonly #configuration: Governance["configuration"];

  constructor(scene: ItemScene) {
    const files = { [CONFIGURATION_PATH]: PILLARS, ...scene.files };
    super({ mergeBase: files });
    this.#scene = scene;
    this.#configuration = { sha: "c".repeat(40), content: contentOf(files[CONFIGURATION_PATH] ?? "") };
  }

  override async governedItem(number: number): Promise<GovernedItem | undefined> {
    this.calls.push("governedItem");
    const {
      files: _,
      isGovernancePrivate = false,
      repositoryLabels = [
        labelOf(CROSS, "1f6feb", "Work with others."),
        labelOf(ENGAGEMENT, "2da44e", "Keep talking."),
      ],
      ...item
    } = this.#scene;
    const proposal = await super.pullRequest();
    return {
      item: {
        kind: "issue",
        repository: REPOSITORY,
        number,
        title: ABOUT_CROSS,
        body: "",
        isOpen: true,
        ending: undefined,
        isPrivate: false,
        isLocked: false,
        author: { login: "octocat", isBot: false },
        labels: [],
        labelEvents: [],
        comments: [],
        change: undefined,
        ...item,
      },
      repositoryLabels,
      governance: {
        repository: REPOSITORY,
        headSha: proposal?.headSha ?? "",
        configuration: this.#configuration,
        isPrivate: isGovernancePrivate,
        webUrl: "https://github.com",
      },
    };
  }

  override async mayTriage(login: string): Promise<boolean> {
    this.calls.push("mayTriage");
    return this.#scene.triagers?.includes(login) === true;
  }

  override async labelEventsSince(): ReturnType<Reader["labelEventsSince"]> {
    this.calls.push("labelEventsSince");
    return "repositoryEvents" in this.#scene ? this.#scene.repositoryEvents : [];
  }

  override elsewhere(): Reader {
    return this;
  }
}

export function labelOf(name: string, color: string, description = ""): RepositoryLabel {
  return { id: idOf(name), name, color, description, createdAt: "2024-01-01T00:00:00Z" };
}

function idOf(name: string): string {
  return `id of ${name.toLowerCase()}`;
}

/** What label-pillars wants for an item. */
export async function planned(scene: ItemScene): Promise<readonly Effect[]> {
  const trigger: Trigger = {
    workflow: "label-pillars",
    installationId: 1,
    repository: REPOSITORY,
    subject: { kind: "item", number: NUMBER },
    ...(scene.asks === undefined ? {} : { intent: { action: "command", id: String(scene.asks) } }),
  };
  return labelPillars.effectsOf(trigger, new ItemReader(scene), NOW);
}

/** The labels that come (`+`) and go (`-`), those that are made (`new`) and mended (`mended`) before. */
export async function labelChanges(scene: ItemScene): Promise<readonly string[]> {
  const labels = (await planned(scene)).filter((effect): effect is LabelsEffect => effect.kind === "labels");
  return labels.flatMap(({ add, remove, create, repair }) => [
    ...create.map(({ name }) => `new ${name}`),
    ...repair.map(({ name }) => `mended ${name}`),
    ...add.map((name) => `+ ${name}`),
    ...remove.map((name) => `- ${name}`),
  ]);
}

/** What is said, without its hidden lines; `undefined` where nothing is. */
export async function said(scene: ItemScene): Promise<string | undefined> {
  const found = (await planned(scene)).find((effect): effect is CommentEffect => effect.kind === "comment");
  return found?.body.replaceAll(/<!--.*?-->\s*/gs, "");
}

export async function reactions(scene: ItemScene): Promise<readonly string[]> {
  const found = (await planned(scene)).filter((effect): effect is ReactionEffect => effect.kind === "reaction");
  return found.map(({ comment: id, content }) => `${content} to ${id}`);
}
