/** The one pull request from a branch of ours: its commit, its branch and its text, each written only where it differs. */
import { createHash } from "node:crypto";
import { TransientError, UserError } from "../../engine/errors.ts";
import type { CommittedFile, RollingPullRequestEffect } from "../../engine/effect.ts";
import { classified, isNotFound, statusOf, type GitHubApi } from "../api.ts";
import { field, list, number, text } from "../field.ts";
import { makeCommit, type Identity } from "./new-commit.ts";

/**
 * Brings the branch to the commit that is wanted, then opens the pull request or mends its text: at most four requests
 * that write, and none where all stands as it should.
 *
 * Throws a TransientError where somebody was faster, so that the next attempt reads what is there now, and a UserError
 * where the rules of the repository or the rights of the app are in the way.
 */
export async function applyRollingPullRequest(
  api: GitHubApi,
  repository: string,
  effect: RollingPullRequestEffect,
  author: Identity,
): Promise<void> {
  const place = new Place(api, repository, effect);
  const hasMoved = effect.files.length > 0 && (await bringBranch(place, effect, author));
  const present = effect.present ?? (hasMoved ? undefined : await openPullRequest(place, effect));
  await bringPullRequest(place, effect, present);
}

type Parameters = Readonly<Record<string, unknown>>;

/** Asks in a repository; a refusal becomes what the queue and the people can do something about. */
class Place {
  readonly repository: string;
  readonly #api: GitHubApi;
  readonly #branch: string;

  constructor(api: GitHubApi, repository: string, { branch }: RollingPullRequestEffect) {
    this.repository = repository;
    this.#api = api;
    this.#branch = branch;
  }

  get owner(): string {
    return this.repository.split("/")[0] ?? "";
  }

  async ask(route: string, parameters: Parameters): Promise<unknown> {
    return this.attempt((api, place) => api.request(route, { ...place, ...parameters }).then(({ data }) => data));
  }

  /** What is there; `undefined` where nothing is. */
  async find(route: string, parameters: Parameters): Promise<unknown> {
    return this.attempt(async (api, place) => {
      try {
        return (await api.request(route, { ...place, ...parameters })).data;
      } catch (error) {
        if (isNotFound(error)) return undefined;
        throw error;
      }
    });
  }

  async attempt<Result>(work: (api: GitHubApi, place: Parameters) => Promise<Result>): Promise<Result> {
    const [owner, repo] = this.repository.split("/");
    try {
      return await work(this.#api, { owner, repo });
    } catch (cause) {
      throw this.#refusal(cause);
    }
  }

  #refusal(cause: unknown): unknown {
    const what = `Proposing changes to ${this.repository} from ${this.#branch}`;
    const error = classified(what, cause);
    if (error instanceof TransientError || !(cause instanceof Error)) return error;
    const status = statusOf(cause);
    if (status === 409 || (status === 422 && WAS_FASTER.test(cause.message))) {
      return new TransientError(`${what} failed, since something changed meanwhile: ${cause.message}`, { cause });
    }
    if (status !== 403 && status !== 404 && status !== 422) return error;
    const advice =
      `Let the app make, force-push and delete the branch ${this.#branch} in the repository's rules, ` +
      "and see whether the installation has accepted all permissions of the app.";
    return new UserError(`${what} failed: ${cause.message}. ${advice}`, { cause });
  }
}

/** How GitHub words it that what was read is there no longer, or that what is to be made is there already. */
const WAS_FASTER = /already exists|not a fast[ -]forward|reference does not exist|no commits between/i;

/** Whether the branch had to be moved. */
async function bringBranch(place: Place, effect: RollingPullRequestEffect, author: Identity): Promise<boolean> {
  const { branch, branchSha, isOnTop } = effect;
  const tip = text(
    await place.find("GET /repos/{owner}/{repo}/git/ref/{ref}", { ref: `heads/${branch}` }),
    "object",
    "sha",
  );
  if (tip !== undefined && (await isAsWanted(place, effect, tip))) return false;
  // GitHub moves a branch without asking from where; what somebody has committed meanwhile would be lost.
  if (tip !== branchSha) throw new TransientError(`The branch ${branch} of ${place.repository} moved on meanwhile.`);
  const { repository } = place;
  const sha = await place.attempt((api) => makeCommit(api, { ...effect, repository }, author));
  if (tip === undefined) await place.ask("POST /repos/{owner}/{repo}/git/refs", { ref: `refs/heads/${branch}`, sha });
  else {
    const move = { ref: `heads/${branch}`, sha, force: !isOnTop };
    await place.ask("PATCH /repos/{owner}/{repo}/git/refs/{ref}", move);
  }
  return true;
}

/** Whether a commit is one on top of the wanted parent, and changes exactly the wanted files as wanted. */
async function isAsWanted(place: Place, { parentSha, files }: RollingPullRequestEffect, tip: string): Promise<boolean> {
  if (tip === parentSha) return false;
  const route = "GET /repos/{owner}/{repo}/compare/{basehead}";
  const found = await place.find(route, { basehead: `${parentSha}...${tip}` });
  const isOnParent = text(found, "merge_base_commit", "sha") === parentSha && number(found, "ahead_by") === 1;
  const present = new Map(list(found, "files").map((file) => [text(file, "filename"), file]));
  if (!isOnParent || present.size !== files.length) return false;
  return files.every((file) => {
    const change = present.get(file.path);
    return field(change, "status") !== "removed" && text(change, "sha") === blobShaOf(file);
  });
}

/** The name that git gives to a content. */
function blobShaOf({ text: content }: CommittedFile): string {
  const bytes = Buffer.from(content, "utf8");
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}

type PresentPullRequest = RollingPullRequestEffect["present"];

/** One that was opened since the effect was planned: by an attempt at it that broke off, or by a person. */
async function openPullRequest(
  place: Place,
  { branch, baseBranch }: RollingPullRequestEffect,
): Promise<PresentPullRequest> {
  const which = { head: `${place.owner}:${branch}`, base: baseBranch, state: "open", per_page: 1 };
  const [found] = list(await place.ask("GET /repos/{owner}/{repo}/pulls", which));
  const present = number(found, "number");
  if (present === undefined) return undefined;
  return { number: present, title: text(found, "title") ?? "", body: text(found, "body") ?? "" };
}

async function bringPullRequest(
  place: Place,
  { branch, baseBranch, title, body }: RollingPullRequestEffect,
  present: PresentPullRequest,
): Promise<void> {
  if (present === undefined) {
    const proposal = { head: branch, base: baseBranch, title, body, maintainer_can_modify: true, draft: false };
    await place.ask("POST /repos/{owner}/{repo}/pulls", proposal);
    return;
  }
  const change = {
    ...(present.title === title ? {} : { title }),
    ...(isSameText(present.body, body) ? {} : { body }),
  };
  if (Object.keys(change).length === 0) return;
  await place.ask("PATCH /repos/{owner}/{repo}/pulls/{pull_number}", { pull_number: present.number, ...change });
}

/** GitHub may give line ends as a browser sends them. */
function isSameText(present: string, body: string): boolean {
  return present.replaceAll("\r\n", "\n").trimEnd() === body.trimEnd();
}
