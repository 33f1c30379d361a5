/** Deliveries: a verified webhook → what workflows can tell from it. Nothing in a payload is taken for granted. */
import type { Delivery } from "../engine/delivery.ts";
import { field, list, number, text } from "./field.ts";
import { pushedPaths } from "./pushed-paths.ts";

/** A webhook whose signature was right. */
export interface Webhook {
  /** The event: `pull_request`. */
  readonly name: string;
  readonly id: string;
  readonly payload: unknown;
}

type Details = Omit<Delivery, "name" | "id" | "installationId" | "repository" | "repositoryId" | "isByBot">;

/** How each event is read; `undefined` for one that says nothing, or not what it should. */
const DETAILS: ReadonlyMap<string, (payload: unknown) => Details | undefined> = new Map([
  ["issues", issueDetails],
  ["issue_comment", commentDetails],
  ["pull_request", pullRequestDetails],
  ["merge_group", mergeGroupDetails],
  ["push", pushDetails],
  ["check_run", (payload) => checkDetails(payload, "check_run")],
  ["check_suite", (payload) => checkDetails(payload, "check_suite")],
]);

/** The delivery; `undefined` where it can be of no concern to any workflow. */
export function deliveryOf({ name, id, payload }: Webhook): Delivery | undefined {
  const details = DETAILS.get(name)?.(payload);
  const installationId = idIn(payload, "installation", "id");
  const repository = text(payload, "repository", "full_name");
  if (details === undefined || installationId === undefined || repository === undefined) return undefined;
  const action = text(payload, "action");
  const isByBot = text(payload, "sender", "type") === "Bot";
  const repositoryId = idIn(payload, "repository", "id");
  return {
    name: action === undefined ? name : `${name}.${action}`,
    id,
    installationId,
    repository,
    ...(repositoryId === undefined ? {} : { repositoryId }),
    isByBot,
    ...details,
  };
}

function issueDetails(payload: unknown): Details | undefined {
  const item = idIn(payload, "issue", "number");
  if (item === undefined) return undefined;
  const repository = text(payload, "changes", "new_repository", "full_name");
  const moved = idIn(payload, "changes", "new_issue", "number");
  const movedTo = repository === undefined || moved === undefined ? {} : { movedTo: { repository, number: moved } };
  return { item: { number: item }, ...movedTo };
}

/** Comments on pull requests too, where these are called issues. */
function commentDetails(payload: unknown): Details | undefined {
  const item = idIn(payload, "issue", "number");
  const id = idIn(payload, "comment", "id");
  if (item === undefined || id === undefined) return undefined;
  const isByBot = text(payload, "comment", "user", "type") === "Bot";
  return { item: { number: item }, comment: { id, body: text(payload, "comment", "body") ?? "", isByBot } };
}

function pullRequestDetails(payload: unknown): Details | undefined {
  const pullRequest = idIn(payload, "pull_request", "number");
  if (pullRequest === undefined) return undefined;
  const isBaseChanged = field(payload, "changes", "base") !== undefined;
  return {
    item: { number: pullRequest },
    pullRequest: { number: pullRequest, isBaseChanged, headBranch: headBranchOf(payload) },
  };
}

/** By the ids: a fork may have any name, and a deleted one has none. */
function headBranchOf(payload: unknown): string | undefined {
  const headId = idIn(payload, "pull_request", "head", "repo", "id");
  const isHere = headId !== undefined && headId === idIn(payload, "pull_request", "base", "repo", "id");
  return isHere ? text(payload, "pull_request", "head", "ref") : undefined;
}

function mergeGroupDetails(payload: unknown): Details | undefined {
  const headSha = text(payload, "merge_group", "head_sha");
  const baseSha = text(payload, "merge_group", "base_sha");
  return headSha === undefined || baseSha === undefined ? undefined : { mergeGroup: { headSha, baseSha } };
}

/** Only pushes to branches that were there before and are afterwards: into a new one, nothing waits to be merged. */
function pushDetails(payload: unknown): Details | undefined {
  const [, branch] = /^refs\/heads\/(.+)$/s.exec(text(payload, "ref") ?? "") ?? [];
  const isMadeOrDeleted = field(payload, "deleted") === true || field(payload, "created") === true;
  if (branch === undefined || isMadeOrDeleted) return undefined;
  const isDefaultBranch = branch === text(payload, "repository", "default_branch");
  return { push: { branch, isDefaultBranch, paths: pushedPaths(payload) } };
}

/**
 * Check runs and suites. GitHub names the pull requests whose head is a branch of this repository, and those of this
 * branch into other repositories too, which are no concern of this one.
 */
function checkDetails(payload: unknown, key: "check_run" | "check_suite"): Details | undefined {
  const headSha = text(payload, key, "head_sha");
  if (headSha === undefined) return undefined;
  const repositoryId = idIn(payload, "repository", "id");
  const pullRequests = list(payload, key, "pull_requests").flatMap((pullRequest) => {
    const baseId = idIn(pullRequest, "base", "repo", "id") ?? repositoryId;
    return baseId === repositoryId ? (idIn(pullRequest, "number") ?? []) : [];
  });
  return { check: { headSha, pullRequests, requestedAction: text(payload, "requested_action", "identifier") } };
}

/** A number or an id of GitHub's. What is none would be stored, and refused when it is read again. */
function idIn(payload: unknown, ...keys: readonly string[]): number | undefined {
  const found = number(payload, ...keys);
  return Number.isSafeInteger(found) && Number(found) > 0 ? found : undefined;
}
