/** The reading port on GitHub: few requests, and none for what cannot change. */
import { LRUCache } from "lru-cache";
import type { Content } from "../domain/inspect.ts";
import type { Governance, GovernedItem, RepositoryLabelEvent } from "../engine/item.ts";
import type { BlobEntry, Proposal, Purpose, Reader } from "../engine/reader.ts";
import type { ItemPage, ItemsWanted, ListedProposal } from "../engine/lists.ts";
import type { FoundItem, ItemOutline, ItemReference, RecordState } from "../engine/record.ts";
import type {
  FoundIssueState,
  FoundTrackingIssue,
  OpenIssue,
  RepositoryFacts,
  TrackingIssue,
} from "../engine/tracking.ts";
import { classified, isCommitGone, isNotFound, type GitHubApi } from "./api.ts";
import { list, number, text } from "./field.ts";
import type { Directory } from "./governance.ts";
import { isSame, keyOf as keyOfRepository } from "./governors.ts";
import { readBlobs } from "./reading/blobs.ts";
import { readChangedItems } from "./reading/changed-items.ts";
import { readItems } from "./reading/found-items.ts";
import { readGovernance, readGovernedItem } from "./reading/governed-items.ts";
import { readLogin, readOpenIssues, readOurIssues } from "./reading/issue-lists.ts";
import { readIssueStates } from "./reading/issue-states.ts";
import { readLabelEvents } from "./reading/label-events.ts";
import { readItemPages } from "./reading/listed-items.ts";
import { readOpenProposals } from "./reading/open-proposals.ts";
import { mayTriage } from "./reading/people.ts";
import { readMergeGroupByRest, readPullRequestByRest } from "./reading/proposals-by-rest.ts";
import { readMergeGroup, readPullRequest, type Ours } from "./reading/proposals.ts";
import { readRecordState } from "./reading/record-state.ts";
import { readRepositoryFacts } from "./reading/repository-facts.ts";
import { readTip } from "./reading/tips.ts";
import { readTrackingIssues } from "./reading/tracking-issues.ts";
import { readTrees } from "./reading/trees.ts";

/** What git objects are named after their content for: what was read once need not be read again. */
export interface ObjectCache {
  /** By which GitHub knows the app. */
  login: string | undefined;
  readonly contents: LRUCache<string, Exclude<Content, string>>;
  readonly trees: LRUCache<string, readonly BlobEntry[]>;
  readonly mergeBases: LRUCache<string, { readonly sha: string | undefined }>;
}

/** 64 MB of files, and what else a hundred pull requests need. Shared by all repositories of an installation. */
export function objectCache(): ObjectCache {
  return {
    login: undefined,
    contents: new LRUCache({ maxSize: 64 * 1024 * 1024, sizeCalculation: (bytes) => Math.max(1, bytes.length) }),
    trees: new LRUCache({ maxSize: 200_000, sizeCalculation: (entries) => Math.max(1, entries.length) }),
    mergeBases: new LRUCache({ max: 1_000 }),
  };
}

/** Reads one repository with the token of an installation. */
export class OctokitReader implements Reader {
  readonly repository: string;
  readonly #api: GitHubApi;
  readonly #ours: Ours;
  readonly #cache: ObjectCache;
  readonly #directory: Directory;

  constructor(repository: string, api: GitHubApi, ours: Ours, cache: ObjectCache, directory: Directory) {
    this.repository = repository;
    this.#api = api;
    this.#ours = ours;
    this.#cache = cache;
    this.#directory = directory;
  }

  governedItem(item: number, purpose: Purpose): Promise<GovernedItem | "not-there" | undefined> {
    return readGovernedItem(this.#api, this.repository, item, purpose, this.#directory);
  }

  governance(): Promise<Governance | undefined> {
    return readGovernance(this.#api, this.repository, this.#directory);
  }

  recordState(branch: string): Promise<RecordState | undefined> {
    return readRecordState(this.#api, this.repository, branch);
  }

  items(references: readonly ItemReference[]): Promise<readonly FoundItem[]> {
    return readItems(this.#api, references);
  }

  itemsChangedSince(time: string | undefined): Promise<readonly ItemOutline[]> {
    return readChangedItems(this.#api, this.repository, time);
  }

  async ourIssues(): Promise<readonly TrackingIssue[]> {
    this.#cache.login ??= await readLogin(this.#api);
    return readOurIssues(this.#api, this.repository, this.#cache.login);
  }

  trackingIssues(references: readonly ItemReference[]): Promise<readonly FoundTrackingIssue[]> {
    return readTrackingIssues(this.#api, references);
  }

  issueStates(references: readonly ItemReference[]): Promise<readonly FoundIssueState[]> {
    return readIssueStates(this.#api, references);
  }

  openIssues(): Promise<readonly OpenIssue[]> {
    return readOpenIssues(this.#api, this.repository);
  }

  repositoryFacts(paths: readonly string[], logins: readonly string[]): Promise<RepositoryFacts> {
    return readRepositoryFacts(this.#api, this.repository, paths, logins);
  }

  ownGovernance(): Promise<Governance | undefined> {
    return readTip(this.#api, this.repository);
  }

  openProposals(): Promise<readonly ListedProposal[]> {
    return readOpenProposals(this.#api, this.repository, this.#ours);
  }

  async *itemPages(wanted: ItemsWanted): AsyncGenerator<ItemPage, void, void> {
    if (await this.#isGovernedBy(wanted)) yield* readItemPages(this.#api, this.repository, wanted.since);
  }

  /** A public repository can be read wherever the app is installed, and written to only where it is installed there. */
  async #isGovernedBy({ purpose, governor }: ItemsWanted): Promise<boolean> {
    if (isSame(governor, this.repository)) return true;
    const governors = await this.#directory.read();
    const known = governors.get(keyOfRepository(this.repository));
    return known?.isInstalled === true && isSame(known[purpose] ?? "", governor);
  }

  mayTriage(login: string): Promise<boolean> {
    return mayTriage(this.#api, this.repository, login);
  }

  labelEventsSince(time: string): Promise<readonly RepositoryLabelEvent[] | undefined> {
    return readLabelEvents(this.#api, this.repository, time);
  }

  elsewhere(repository: string): Reader {
    return new OctokitReader(repository, this.#api, this.#ours, this.#cache, this.#directory);
  }

  async pullRequest(pullRequest: number): Promise<Proposal | undefined> {
    const read = await readPullRequest(this.#api, this.repository, pullRequest, this.#ours);
    return read === "no-graphql" ? readPullRequestByRest(this.#api, this.repository, pullRequest, this.#ours) : read;
  }

  async mergeGroup(headSha: string, baseSha: string): Promise<Proposal | undefined> {
    const read = await readMergeGroup(this.#api, this.repository, headSha, baseSha, this.#ours);
    return read === "no-graphql"
      ? readMergeGroupByRest(this.#api, this.repository, headSha, baseSha, this.#ours)
      : read;
  }

  async mergeBase(baseSha: string, headSha: string): Promise<string | undefined> {
    const key = `${this.repository} ${baseSha} ${headSha}`;
    const known = this.#cache.mergeBases.get(key);
    if (known !== undefined) return known.sha;
    const sha = await this.#compare(baseSha, headSha);
    this.#cache.mergeBases.set(key, { sha });
    return sha;
  }

  async #compare(baseSha: string, headSha: string): Promise<string | undefined> {
    const [owner, repo] = this.repository.split("/");
    try {
      // The second page of one commit each: the first would bring up to 300 files with their patches.
      const parameters = { owner, repo, basehead: `${baseSha}...${headSha}`, per_page: 1, page: 2 };
      const { data } = await this.#api.request("GET /repos/{owner}/{repo}/compare/{basehead}", parameters);
      return text(data, "merge_base_commit", "sha");
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw classified("Comparing with the base", error);
    }
  }

  async entries(commits: readonly string[], folders: readonly string[]): Promise<readonly (readonly BlobEntry[])[]> {
    const keyOf = (commit: string): string => `${this.repository} ${commit} ${folders.join(" ")}`;
    const missing = [...new Set(commits)].filter((commit) => !this.#cache.trees.has(keyOf(commit)));
    const read = missing.length === 0 ? [] : await readTrees(this.#api, this.repository, missing, folders);
    const fresh = new Map(missing.map((commit, index) => [commit, read[index] ?? []]));
    for (const [commit, entries] of fresh) this.#cache.trees.set(keyOf(commit), entries);
    return commits.map((commit) => fresh.get(commit) ?? this.#cache.trees.get(keyOf(commit)) ?? []);
  }

  async contents(shas: readonly string[]): Promise<ReadonlyMap<string, Content>> {
    const known = shas.flatMap((sha) => {
      const content = this.#cache.contents.get(sha);
      return content === undefined ? [] : [[sha, content] as const];
    });
    const contents = new Map<string, Content>(known);
    const missing = shas.filter((sha) => !contents.has(sha));
    for (const [sha, content] of await readBlobs(this.#api, this.repository, missing)) {
      contents.set(sha, content);
      if (typeof content !== "string") this.#cache.contents.set(sha, content);
    }
    return contents;
  }

  openPullRequestsInto(branch: string): Promise<readonly number[]> {
    return this.#numbers("GET /repos/{owner}/{repo}/pulls", { base: branch, state: "open" }, () => true);
  }

  openPullRequestsWithHead(sha: string): Promise<readonly number[]> {
    const isHead = (found: unknown): boolean => text(found, "head", "sha") === sha && text(found, "state") === "open";
    return this.#numbers("GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls", { commit_sha: sha }, isHead);
  }

  async #numbers(
    route: string,
    parameters: Readonly<Record<string, unknown>>,
    isWanted: (found: unknown) => boolean,
  ): Promise<readonly number[]> {
    const [owner, repo] = this.repository.split("/");
    const numbers: number[] = [];
    for (let page = 1; ; page += 1) {
      try {
        // oxlint-disable-next-line no-await-in-loop
        const { data } = await this.#api.request(route, { owner, repo, ...parameters, per_page: 100, page });
        const found = list(data);
        numbers.push(...found.filter(isWanted).flatMap((pull) => number(pull, "number") ?? []));
        if (found.length < 100) return numbers;
      } catch (error) {
        if (isNotFound(error) || isCommitGone(error)) return numbers;
        throw classified("Listing pull requests", error);
      }
    }
  }
}
