/** The reading port on a world in memory, and the files that it begins with. */
import { createHash } from "node:crypto";
import { CONFIGURATION_PATH } from "../../src/domain/configuration.ts";
import { inspectConfiguration, type Content } from "../../src/domain/inspect.ts";
import { compare } from "../../src/domain/finding.ts";
import type { Governance, GovernedItem, Item } from "../../src/engine/item.ts";
import type { BlobEntry, Purpose, Reader } from "../../src/engine/reader.ts";
import type { FoundItem, ItemOutline, ItemReference, RecordState } from "../../src/engine/record.ts";
import type {
  FoundIssueState,
  FoundTrackingIssue,
  IssueState,
  OpenIssue,
  RepositoryFacts,
  TrackingIssue,
} from "../../src/engine/tracking.ts";
import type { RecordWorld, WorldItem } from "./record-world.ts";

export const GOVERNANCE = "todogroup/governance";
/** The login of the app. */
export const APP = "goalkeeper[bot]";
export const RECORD_BRANCH = "goalkeeper/record";

/** By path. */
export type Texts = Readonly<Record<string, string>>;

export interface Commit {
  readonly sha: string;
  readonly files: Texts;
}

const commits = new Map<string, Commit>();
const blobs = new Map<string, Uint8Array>();

/** The same files are the same commit. */
export function commitOf(files: Texts): Commit {
  const sorted = Object.fromEntries(Object.entries(files).toSorted(([a], [b]) => compare(a, b)));
  const commit = { sha: shaOf(JSON.stringify(sorted)), files: sorted };
  commits.set(commit.sha, commit);
  return commit;
}

function blobOf(text: string): string {
  const sha = shaOf(text);
  blobs.set(sha, new TextEncoder().encode(text));
  return sha;
}

function shaOf(text: string): string {
  return createHash("sha1").update(text).digest("hex");
}

export class WorldReader implements Reader {
  readonly repository: string;
  readonly #world: RecordWorld;

  constructor(world: RecordWorld, repository: string) {
    this.#world = world;
    this.repository = repository;
  }

  async governedItem(number: number, _purpose: Purpose): Promise<GovernedItem | undefined> {
    const item = this.#world.items.get(this.repository.toLowerCase())?.get(number);
    const governance = await this.governance();
    if (item === undefined || governance === undefined) return undefined;
    return { item: item, repositoryLabels: [], governance };
  }

  async governance(): Promise<Governance | undefined> {
    const governance = this.#tip();
    const { contributions } = inspectConfiguration(governance?.configuration.content ?? "unreadable").configuration;
    const isNamed = contributions.some(({ repository }) => isSame(repository ?? "", this.repository));
    return isNamed ? governance : undefined;
  }

  async mayTriage(login: string): Promise<boolean> {
    return this.#world.triagers.has(login);
  }

  async recordState(): Promise<RecordState | undefined> {
    const governance = isSame(this.repository, GOVERNANCE) ? this.#tip() : undefined;
    if (governance === undefined) return undefined;
    const { branch, heads, pullRequests } = this.#world;
    const merged = new Set(pullRequests.filter(({ state }) => state === "merged").slice(0, 20));
    return {
      governance,
      defaultBranch: "main",
      pullRequests: pullRequests.filter((one) => one.state !== "merged" || merged.has(one)),
      branch: branch && {
        sha: branch.commit.sha,
        isOursAlone: branch.isOursAlone,
        isLeftOver: heads.has(branch.commit.sha),
      },
    };
  }

  async items(references: readonly ItemReference[]): Promise<readonly FoundItem[]> {
    return references.map((place) => {
      const item = this.#itemAt(place);
      return typeof item === "string" ? item : withoutTime(item);
    });
  }

  async itemsChangedSince(time: string | undefined): Promise<readonly ItemOutline[]> {
    const items = [...(this.#world.items.get(this.repository.toLowerCase())?.values() ?? [])];
    return items
      .filter(({ updatedAt }) => time === undefined || updatedAt >= time)
      .map(({ number, title, body, comments }) => ({ number, title, body, hasComments: comments.length > 0 }));
  }

  async ownGovernance(): Promise<Governance | undefined> {
    return isSame(this.repository, GOVERNANCE) ? this.#tip() : undefined;
  }

  openProposals(): ReturnType<Reader["openProposals"]> {
    throw new Error("No list of proposals is asked for here.");
  }

  async *itemPages(): ReturnType<Reader["itemPages"]> {
    const items = [...(this.#world.items.get(this.repository.toLowerCase())?.values() ?? [])];
    yield { items, repositoryLabels: [] };
  }

  elsewhere(repository: string): Reader {
    return new WorldReader(this.#world, repository);
  }

  async entries(shas: readonly string[], folders: readonly string[]): Promise<readonly (readonly BlobEntry[])[]> {
    return shas.map((sha) =>
      Object.entries(commits.get(sha)?.files ?? {})
        .filter(([path]) => folders.some((folder) => path.startsWith(`${folder}/`)))
        .map(([path, text]) => ({ path, kind: "file", sha: blobOf(text) })),
    );
  }

  async contents(shas: readonly string[]): Promise<ReadonlyMap<string, Content>> {
    return new Map(
      shas.flatMap((sha) => {
        const content = blobs.get(sha);
        return content === undefined ? [] : [[sha, content] as const];
      }),
    );
  }

  /** Issues of the app are known by their author here. */
  async ourIssues(): Promise<readonly TrackingIssue[]> {
    const issues = this.#issues().map(trackingIssueOf);
    return issues.filter(({ isOurs }) => isOurs).toSorted((a, b) => b.number - a.number);
  }

  async trackingIssues(references: readonly ItemReference[]): Promise<readonly FoundTrackingIssue[]> {
    return references.map((place) => {
      const item = this.#itemAt(place);
      return typeof item === "string" ? item : trackingIssueOf(item);
    });
  }

  async issueStates(references: readonly ItemReference[]): Promise<readonly FoundIssueState[]> {
    return references.map((place) => {
      const item = this.#itemAt(place);
      return typeof item === "string" ? item : issueStateOf(item);
    });
  }

  async openIssues(): Promise<readonly OpenIssue[]> {
    return this.#issues()
      .map(trackingIssueOf)
      .filter(({ state }) => state === "open");
  }

  async repositoryFacts(_paths: readonly string[], _logins: readonly string[]): Promise<RepositoryFacts> {
    return { milestones: [], lastCommitAt: new Map(), unknownLogins: new Set() };
  }

  labelEventsSince(): ReturnType<Reader["labelEventsSince"]> {
    throw new Error("No label is asked for here.");
  }

  pullRequest(): ReturnType<Reader["pullRequest"]> {
    throw new Error("No proposal is asked for here.");
  }

  mergeGroup(): ReturnType<Reader["mergeGroup"]> {
    throw new Error("No proposal is asked for here.");
  }

  mergeBase(): ReturnType<Reader["mergeBase"]> {
    throw new Error("No proposal is asked for here.");
  }

  openPullRequestsInto(): ReturnType<Reader["openPullRequestsInto"]> {
    throw new Error("No list of proposals is asked for here.");
  }

  openPullRequestsWithHead(): ReturnType<Reader["openPullRequestsWithHead"]> {
    throw new Error("No list of proposals is asked for here.");
  }

  #itemAt({ repository, number }: ItemReference): WorldItem | "gone" | "out-of-reach" {
    const key = repository.toLowerCase();
    const moved = this.#world.moves.get(`${key}#${number}`);
    const place = moved ?? { repository: key, number };
    const items = this.#world.items.get(place.repository.toLowerCase());
    return items?.get(place.number) ?? (items === undefined ? "out-of-reach" : "gone");
  }

  #issues(): readonly WorldItem[] {
    const items = [...(this.#world.items.get(this.repository.toLowerCase())?.values() ?? [])];
    return items.filter(({ kind }) => kind === "issue");
  }

  #tip(): Governance | undefined {
    const { sha, files } = this.#world.main;
    const text = files[CONFIGURATION_PATH];
    if (text === undefined) return undefined;
    const isPrivate = this.#world.privateRepositories.has(GOVERNANCE);
    const configuration = { sha: blobOf(text), content: new TextEncoder().encode(text) };
    return { repository: GOVERNANCE, headSha: sha, configuration, isPrivate, webUrl: "https://github.com" };
  }
}

function trackingIssueOf(item: WorldItem): TrackingIssue {
  const { repository, number, kind, title, body, isLocked, author, labels, milestone, comments, createdAt } = item;
  const state = stateOf(item);
  const isOurs = author?.login === APP;
  const own = { repository, number, kind, title, body, isLocked, author, labels, milestone, comments };
  return { ...own, state, isOurs, createdAt: createdAt ?? item.updatedAt };
}

function issueStateOf(item: WorldItem): IssueState {
  const { title, isPrivate, createdAt = item.updatedAt, updatedAt } = item;
  const state = stateOf(item);
  return {
    title,
    isPrivate,
    state,
    openedAt: createdAt,
    closedAt: state === "open" ? undefined : updatedAt,
    updatedAt,
    tasks: undefined,
  };
}

function stateOf({ isOpen, ending }: Item): TrackingIssue["state"] {
  if (isOpen) return "open";
  return ending === "dropped" ? "not-planned" : "completed";
}

function withoutTime({ updatedAt: _1, createdAt: _2, milestone: _3, ...item }: WorldItem): Item {
  return item;
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
