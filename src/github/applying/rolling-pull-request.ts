/** The one pull request from a branch of ours: its commit, its branch and its text, each written only where it differs. */
import { createHash } from "node:crypto";
import { TransientError, UserError } from "../../engine/errors.ts";
import type { CommittedFile, RollingPullRequestEffect } from "../../engine/effect.ts";
import { classified, isNotFound, statusOf, type GitHubApi } from "../api.ts";
import { field, list, number, text } from "../field.ts";
import { hashOf, type RecentWrites } from "../recent-writes.ts";
import { moveByForce, readBranch } from "./branch.ts";
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
  recent: RecentWrites,
): Promise<void> {
  const place = new Place(api, repository, effect);
  if (effect.files.length > 0) await bringBranch(place, effect, author);
  await bringPullRequest(place, effect, recent);
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

  get #what(): string {
    return `Proposing changes to ${this.repository} from ${this.#branch}`;
  }

  /** `owner` and `repo`, as routes call them. */
  get parts(): { readonly owner: string; readonly repo: string } {
    const [owner = "", repo = ""] = this.repository.split("/");
    return { owner, repo };
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
    try {
      return await work(this.#api, this.parts);
    } catch (cause) {
      throw this.#refusal(cause);
    }
  }

  #refusal(cause: unknown): unknown {
    const what = this.#what;
    const error = classified(what, cause);
    if (error instanceof TransientError || !(cause instanceof Error)) return error;
    const status = statusOf(cause);
    if (status === 409 || (status === 422 && WAS_FASTER.test(cause.message))) {
      return new TransientError(`${what} failed, since something changed meanwhile: ${cause.message}`, { cause });
    }
    if (status !== 403 && status !== 404 && status !== 422) return error;
    return this.refused(cause.message, cause);
  }

  /** What the rules of the repository or the rights of the app are in the way of. */
  refused(reason: string, cause?: Error): UserError {
    const what = this.#what;
    const advice =
      `Let the app make, force-push and delete the branch ${this.#branch} in the repository's rules, ` +
      "and see whether the installation has accepted all permissions of the app.";
    return new UserError(`${what} failed: ${reason}. ${advice}`, { cause });
  }
}

/** How GitHub words it that what was read is there no longer, or that what is to be made is there already. */
const WAS_FASTER = /already exists|not a fast[ -]forward|reference does not exist|no commits between/i;

async function bringBranch(place: Place, effect: RollingPullRequestEffect, author: Identity): Promise<void> {
  const { repository } = place;
  const { branch: name, branchSha, isOnTop } = effect;
  const branch = await place.attempt((api) => readBranch(api, repository, name));
  const { tip } = branch;
  if (tip !== undefined && (await isAsWanted(place, effect, tip))) return;
  if (tip !== branchSha) throw new TransientError(`The branch ${name} of ${repository} moved on meanwhile.`);
  const { sha } = await place.attempt((api) => makeCommit(api, { ...effect, repository }, author));
  // Each of the three fails where the branch is elsewhere by now: what somebody has committed to it is not lost.
  if (tip === undefined) await place.ask("POST /repos/{owner}/{repo}/git/refs", { ref: `refs/heads/${name}`, sha });
  else if (isOnTop) {
    await place.ask("PATCH /repos/{owner}/{repo}/git/refs/{ref}", { ref: `heads/${name}`, sha, force: false });
  } else {
    const refusal = await place.attempt((api) => moveByForce(api, repository, branch, sha));
    if (refusal !== undefined) throw place.refused(refusal);
  }
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

const PULLS = "/repos/{owner}/{repo}/pulls";

async function bringPullRequest(place: Place, effect: RollingPullRequestEffect, recent: RecentWrites): Promise<void> {
  const { title, body, present } = effect;
  const there = present === undefined ? await openOnce(place, effect, recent) : proposalOf(present);
  const change = {
    ...(there.title === title ? {} : { title }),
    ...(there.hash === hashOf(body) ? {} : { body }),
  };
  if (Object.keys(change).length === 0) return;
  await place.ask(`PATCH ${PULLS}/{pull_number}`, { pull_number: there.number, ...change });
}

type OpenProposal = { readonly number: number; readonly title: string; readonly hash: string };

function proposalOf({ number: which, title, body }: NonNullable<RollingPullRequestEffect["present"]>): OpenProposal {
  return { number: which, title, hash: hashOf(body) };
}

function notedIn(note: unknown): OpenProposal | undefined {
  const [which, title, hash] = [number(note, "number"), text(note, "title"), text(note, "hash")];
  return which === undefined || title === undefined || hash === undefined ? undefined : { number: which, title, hash };
}

/** `undefined` for one that is merged or closed. */
function openIn(found: unknown): OpenProposal | undefined {
  const which = number(found, "number");
  if (which === undefined || text(found, "state") !== "open") return undefined;
  return proposalOf({ number: which, title: text(found, "title") ?? "", body: text(found, "body") ?? "" });
}

/**
 * GitHub has one at most that is open; of one that was merged or closed at once, another would come without a note. What
 * people have closed without a merge they do not want: it is not opened again before the plan can know of that.
 */
async function openOnce(place: Place, effect: RollingPullRequestEffect, recent: RecentWrites): Promise<OpenProposal> {
  const { branch, baseBranch: base, title, body } = effect;
  const which = { head: `${place.parts.owner}:${branch}`, base, state: "open", per_page: 1 };
  const proposal = { head: branch, base, title, body, maintainer_can_modify: true, draft: false };
  const what = `The pull request from ${branch} in ${place.repository}`;
  const { written } = await place.attempt((api) =>
    recent.once<OpenProposal>(api, {
      key: `pull-request ${branch} ${base}`,
      route: `POST ${PULLS}`,
      what,
      read: notedIn,
      async present({ number: known }) {
        const found = await place.find(`GET ${PULLS}/{pull_number}`, { pull_number: known });
        const isDeclined = text(found, "state") === "closed" && text(found, "merged_at") === undefined;
        if (isDeclined) recent.assertListed(what, text(found, "closed_at") ?? "");
        return openIn(found);
      },
      find: async () => openIn(list(await place.ask(`GET ${PULLS}`, which))[0]),
      async create(ready) {
        const made = openIn((await ready.request(`POST ${PULLS}`, { ...place.parts, ...proposal })).data);
        if (made === undefined) throw new TransientError("GitHub's answer to a new pull request breaks off.");
        return made;
      },
    }),
  );
  return written;
}
