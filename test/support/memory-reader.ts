/** A pull request in memory: the files of its three commits, read through the reading port as GitHub's are. */
import { createHash } from "node:crypto";
import { CONFIGURATION_PATH } from "../../src/domain/configuration.ts";
import { EXAMPLE_REPOSITORY } from "../../src/domain/example-files.ts";
import { compare, type ExampleFile } from "../../src/domain/finding.ts";
import type { Content } from "../../src/domain/inspect.ts";
import type { PresentCheckRun } from "../../src/engine/effect.ts";
import type { BlobEntry, Proposal, Reader } from "../../src/engine/reader.ts";
import { contentOf } from "./repository.ts";

/** Files to lay over others, by path; `undefined` takes one away. */
export type Changes = Readonly<Record<string, ExampleFile | undefined>>;

export interface PullRequest {
  /** What the merge base holds, laid over the small, correct repository of the examples. */
  readonly mergeBase?: Changes;
  /** What has happened on the base since. */
  readonly base?: Changes;
  /** What the pull request changes. */
  readonly head?: Changes;
  readonly isOpen?: boolean;
  /** As the base has a configuration, without it. */
  readonly isOfGovernance?: boolean;
  /** A branch of the same repository unless said otherwise. */
  readonly headBranch?: Proposal["headBranch"];
  readonly present?: PresentCheckRun | undefined;
  readonly hasCommonAncestor?: boolean;
  /** Whether the content of the configuration comes along with the pull request, or has to be asked for. */
  readonly bringsConfiguration?: boolean;
}

export const REPOSITORY = "todogroup/governance";
const OWN_BRANCH = { repository: REPOSITORY, name: "new-goals" };
export const BRANCH_OF_A_FORK = { repository: "octocat/governance", name: "new-goals" };

export class MemoryReader implements Reader {
  readonly repository = REPOSITORY;
  /** The methods that were called, in order: each costs a request or more. */
  readonly calls: string[] = [];
  /** The SHAs whose contents were asked for. */
  readonly shasRead: string[] = [];
  readonly openPullRequests: number[] = [];
  readonly #proposal: Proposal;
  readonly #commits = new Map<string, readonly BlobEntry[]>();
  readonly #contents = new Map<string, Content>();
  readonly #mergeBase: string | undefined;

  constructor(pullRequest: PullRequest) {
    const { isOpen = true, hasCommonAncestor = true, bringsConfiguration = true, present } = pullRequest;
    const old = { ...EXAMPLE_REPOSITORY, ...pullRequest.mergeBase };
    const base = { ...old, ...pullRequest.base };
    const mergeBaseSha = this.#commit("merge base", old);
    const baseSha = this.#commit("base", base);
    const headSha = this.#commit("head", { ...old, ...pullRequest.head });
    const configuration = this.#commits.get(baseSha)?.find(({ path }) => path === CONFIGURATION_PATH);
    this.#mergeBase = hasCommonAncestor ? mergeBaseSha : undefined;
    this.#proposal = {
      isOpen,
      headSha,
      baseSha,
      headBranch: "headBranch" in pullRequest ? pullRequest.headBranch : OWN_BRANCH,
      configuration: configuration && {
        sha: configuration.sha,
        content: bringsConfiguration ? contentOf(base[CONFIGURATION_PATH] ?? "") : undefined,
      },
      isOfGovernance: pullRequest.isOfGovernance ?? configuration !== undefined,
      present,
    };
  }

  /** The path of each blob whose content was asked for, of whichever commit. */
  get pathsRead(): string[] {
    const shas = new Set(this.shasRead);
    const entries = [...this.#commits.values()].flat().filter(({ sha }) => shas.has(sha));
    return [...new Set(entries.map(({ path }) => path))].toSorted();
  }

  async pullRequest(): Promise<Proposal | undefined> {
    this.calls.push("pullRequest");
    return this.#proposal;
  }

  async mergeGroup(headSha: string, baseSha: string): Promise<Proposal | undefined> {
    this.calls.push("mergeGroup");
    const isThis = headSha === this.#proposal.headSha && baseSha === this.#proposal.baseSha;
    return isThis ? { ...this.#proposal, headBranch: undefined } : undefined;
  }

  async mergeBase(): Promise<string | undefined> {
    this.calls.push("mergeBase");
    return this.#mergeBase;
  }

  async entries(commits: readonly string[], folders: readonly string[]): Promise<readonly (readonly BlobEntry[])[]> {
    this.calls.push("entries");
    const isWanted = ({ path, kind }: BlobEntry): boolean =>
      folders.some((folder) => {
        if (folder === "" || path.startsWith(`${folder}/`)) return true;
        // Where a folder should be, or on the way to it, stands something else: that is told instead.
        return kind !== "folder" && `${folder}/`.startsWith(`${path}/`);
      });
    return commits.map((commit) => (this.#commits.get(commit) ?? []).filter(isWanted));
  }

  async contents(shas: readonly string[]): Promise<ReadonlyMap<string, Content>> {
    this.calls.push("contents");
    this.shasRead.push(...shas);
    return new Map(
      shas.flatMap((sha) => {
        const content = this.#contents.get(sha);
        return content === undefined ? [] : [[sha, content] as const];
      }),
    );
  }

  governedItem(_number: number): ReturnType<Reader["governedItem"]> {
    throw new Error("No item is asked for here.");
  }

  mayTriage(_login: string): Promise<boolean> {
    throw new Error("Nobody's rights are asked for here.");
  }

  labelEventsSince(_time: string): ReturnType<Reader["labelEventsSince"]> {
    throw new Error("No label is asked for here.");
  }

  governance(): ReturnType<Reader["governance"]> {
    throw new Error("It is not asked here who governs.");
  }

  recordState(_branch: string): ReturnType<Reader["recordState"]> {
    throw new Error("No record is asked for here.");
  }

  items(_references: Parameters<Reader["items"]>[0]): ReturnType<Reader["items"]> {
    throw new Error("No items are asked for here.");
  }

  itemsChangedSince(_time: string | undefined): ReturnType<Reader["itemsChangedSince"]> {
    throw new Error("No items are asked for here.");
  }

  ourIssues(): ReturnType<Reader["ourIssues"]> {
    throw new Error("No tracking issues are asked for here.");
  }

  trackingIssues(_references: Parameters<Reader["trackingIssues"]>[0]): ReturnType<Reader["trackingIssues"]> {
    throw new Error("No tracking issues are asked for here.");
  }

  issueStates(_references: Parameters<Reader["issueStates"]>[0]): ReturnType<Reader["issueStates"]> {
    throw new Error("No issues of initiatives are asked for here.");
  }

  openIssues(): ReturnType<Reader["openIssues"]> {
    throw new Error("No open issues are asked for here.");
  }

  repositoryFacts(_paths: readonly string[], _logins: readonly string[]): ReturnType<Reader["repositoryFacts"]> {
    throw new Error("No facts of the repository are asked for here.");
  }

  ownGovernance(): ReturnType<Reader["ownGovernance"]> {
    throw new Error("It is not asked here how this repository governs.");
  }

  openProposals(): ReturnType<Reader["openProposals"]> {
    throw new Error("No list of proposals is asked for here.");
  }

  itemPages(_wanted: Parameters<Reader["itemPages"]>[0]): ReturnType<Reader["itemPages"]> {
    throw new Error("No list of items is asked for here.");
  }

  elsewhere(_repository: string): Reader {
    throw new Error("No other repository is asked for here.");
  }

  async openPullRequestsInto(): Promise<readonly number[]> {
    this.calls.push("openPullRequestsInto");
    return this.openPullRequests;
  }

  async openPullRequestsWithHead(): Promise<readonly number[]> {
    this.calls.push("openPullRequestsWithHead");
    return this.openPullRequests;
  }

  /** Keeps the files of a commit, and gives its SHA. */
  #commit(name: string, files: Changes): string {
    const blobs = Object.entries(files).flatMap(([path, file]): BlobEntry[] => {
      if (file === undefined) return [];
      const content = contentOf(file);
      if (typeof content === "string") return [{ path, kind: content, sha: shaOf(content) }];
      const sha = shaOf(content);
      this.#contents.set(sha, content);
      return [{ path, kind: "file", sha }];
    });
    const entries = [...blobs, ...foldersOf(blobs)].toSorted((a, b) => compare(a.path, b.path));
    const sha = shaOf(`${name} ${JSON.stringify(entries)}`);
    this.#commits.set(sha, entries);
    return sha;
  }
}

/** The folders that files lie in; as in git, another name for each other content. */
function foldersOf(blobs: readonly BlobEntry[]): BlobEntry[] {
  const below = new Map<string, string[]>();
  for (const { path, sha } of blobs) {
    const parts = path.split("/");
    for (let length = 1; length < parts.length; length += 1) {
      const folder = parts.slice(0, length).join("/");
      const versions = below.get(folder);
      if (versions === undefined) below.set(folder, [path, sha]);
      else versions.push(path, sha);
    }
  }
  return [...below].map(([path, versions]) => ({ path, kind: "folder", sha: shaOf(JSON.stringify(versions)) }));
}

function shaOf(content: string | Uint8Array): string {
  return createHash("sha1").update(content).digest("hex");
}
