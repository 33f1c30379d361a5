/** Deliveries: a verified webhook → what workflows can tell from it. Nothing in a payload is taken for granted. */
import type { Delivery } from "../engine/delivery.ts";
import { field, list, number, text } from "./field.ts";

/** A webhook whose signature was right. */
export interface Webhook {
  /** The event: `pull_request`. */
  readonly name: string;
  readonly id: string;
  readonly payload: unknown;
}

type Details = Pick<Delivery, "pullRequest" | "mergeGroup" | "push" | "check">;

/** How each event is read; `undefined` for one that says nothing, or not what it should. */
const DETAILS: ReadonlyMap<string, (payload: unknown) => Details | undefined> = new Map([
  ["pull_request", pullRequestDetails],
  ["merge_group", mergeGroupDetails],
  ["push", pushDetails],
  ["check_run", (payload) => checkDetails(payload, "check_run")],
  ["check_suite", (payload) => checkDetails(payload, "check_suite")],
]);

/** The delivery; `undefined` where it can be of no concern to any workflow. */
export function deliveryOf({ name, id, payload }: Webhook): Delivery | undefined {
  const details = DETAILS.get(name)?.(payload);
  const installationId = number(payload, "installation", "id");
  const repository = text(payload, "repository", "full_name");
  if (details === undefined || installationId === undefined || repository === undefined) return undefined;
  const action = text(payload, "action");
  return { name: action === undefined ? name : `${name}.${action}`, id, installationId, repository, ...details };
}

function pullRequestDetails(payload: unknown): Details | undefined {
  const pullRequest = number(payload, "pull_request", "number");
  if (pullRequest === undefined) return undefined;
  return { pullRequest: { number: pullRequest, isBaseChanged: field(payload, "changes", "base") !== undefined } };
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
  return branch === undefined || isMadeOrDeleted ? undefined : { push: { branch, paths: pushedPaths(payload) } };
}

/** @see https://docs.github.com/webhooks/webhook-events-and-payloads#push */
const MAX_COMMITS = 2048;
/** As above: of one commit, GitHub names no more files than these. */
const MAX_FILES = 3000;

/** Every path that a push may have changed; `undefined` where GitHub does not name them all. */
function pushedPaths(payload: unknown): readonly string[] | undefined {
  // What a forced push takes away stands in no commit of the payload.
  const isPartial = field(payload, "forced") !== false;
  const commits = list(payload, "commits");
  if (isPartial || commits.length === 0 || commits.length >= MAX_COMMITS) return undefined;
  const paths = new Set<string>();
  for (const commit of commits) {
    const files = ["added", "modified", "removed"].map((kind) => field(commit, kind));
    if (!files.every(isTexts) || files.flat().length >= MAX_FILES) return undefined;
    for (const path of files.flat()) paths.add(path);
  }
  return [...paths];
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

/**
 * Check runs and suites. GitHub names the pull requests whose head is a branch of this repository, and those of this
 * branch into other repositories too, which are no concern of this one.
 */
function checkDetails(payload: unknown, key: "check_run" | "check_suite"): Details | undefined {
  const headSha = text(payload, key, "head_sha");
  if (headSha === undefined) return undefined;
  const repositoryId = number(payload, "repository", "id");
  const pullRequests = list(payload, key, "pull_requests").flatMap((pullRequest) => {
    const baseId = number(pullRequest, "base", "repo", "id") ?? repositoryId;
    return baseId === repositoryId ? (number(pullRequest, "number") ?? []) : [];
  });
  return { check: { headSha, pullRequests, requestedAction: text(payload, "requested_action", "identifier") } };
}
