/** An issue that this app keeps: opened once, and from then on only what differs is written. */
import { TransientError } from "../../engine/errors.ts";
import { cut } from "../../domain/words.ts";
import type { IssueEffect } from "../../engine/effect.ts";
import { classifiedWrite, isNotFound, statusOf, type GitHubApi } from "../api.ts";
import { field, list, number as numberIn, text } from "../field.ts";
import { hashOf, type RecentWrites } from "../recent-writes.ts";
import { findOurs, markOf } from "./find-ours.ts";
import { createLabels } from "./labels.ts";

/** GitHub refuses more. */
const MAX_TITLE = 256;

const OPEN = "POST /repos/{owner}/{repo}/issues";

type Ask = (route: string, parameters: Readonly<Record<string, unknown>>) => Promise<unknown>;
/** An issue as it stands, by what this app writes of it. */
type Standing = {
  readonly number: number;
  readonly title: string;
  readonly hash: string;
  readonly isOpen: boolean;
  readonly labels: readonly string[];
  readonly milestone: number | null;
};

/**
 * Opens the issue, or brings the one that is there into step. Nothing is done where that is gone, or the repository takes
 * no issues: the next run sees it.
 *
 * Labels are added by a request of their own, which takes off none: to write the whole list would undo what a person has
 * put on since it was read.
 */
export async function applyIssue(
  api: GitHubApi,
  repository: string,
  effect: IssueEffect,
  recent: RecentWrites,
): Promise<void> {
  const [owner, repo] = repository.split("/");
  const ask: Ask = async (route, parameters) => (await api.request(route, { owner, repo, ...parameters })).data;
  const wanted = { ...effect, title: cut(effect.title, MAX_TITLE) };
  const { number, marker } = effect;
  const name = number === undefined ? repository : `${repository}#${number}`;
  const key = `issue ${marker}`;
  let there: Standing | undefined;
  try {
    if (missingLabels(wanted, number === undefined ? undefined : readOf(wanted, number)).length > 0) {
      await createLabels(ask, effect.createLabels);
    }
    if (number !== undefined) {
      await bringInStep(ask, wanted, readOf(wanted, number));
      return;
    }
    there = (await openOnce(api, repository, key, wanted, recent)).written;
    const after = await bringInStep(ask, wanted, there);
    if (after !== there) await recent.note(key, after);
  } catch (error) {
    if (!isNotFound(error)) throw classifiedWrite(`Keeping the issue of ${marker} in ${name}`, error);
    if (there !== undefined) await recent.forget(key);
  }
}

/** What is there, as it was read. Of one of which nothing is known, all that is wanted is written. */
function readOf({ present, state }: IssueEffect, number: number): Standing {
  const { title, body, labels, milestone } = present ?? { title: "", body: "", labels: [], milestone: undefined };
  const isOpen = (present?.state ?? state) === "open";
  return { number, title, hash: hashOf(body), isOpen, labels, milestone: milestone ?? null };
}

function openOnce(api: GitHubApi, repository: string, key: string, effect: IssueEffect, recent: RecentWrites) {
  return recent.once<Standing>(api, {
    key,
    route: OPEN,
    what: `The issue ${effect.marker} in ${repository}`,
    read: standingIn,
    present: (standing) => Promise.resolve(standing),
    find: (since) => findIssue(api, repository, effect, since),
    create: (ready) => open(ready, repository, effect),
  });
}

function standingIn(note: unknown): Standing | undefined {
  const [number, title, hash] = [numberIn(note, "number"), text(note, "title"), text(note, "hash")];
  if (number === undefined || title === undefined || hash === undefined) return undefined;
  const labels = list(note, "labels").filter((label) => typeof label === "string");
  const isOpen = field(note, "isOpen") === true;
  return { number, title, hash, isOpen, labels, milestone: numberIn(note, "milestone") ?? null };
}

const ISSUES = `query ($owner: String!, $name: String!, $cursor: String) { repository(owner: $owner, name: $name) {
  issues(first: 100, after: $cursor, orderBy: { field: CREATED_AT, direction: DESC }) {
    nodes { number title body state createdAt viewerDidAuthor milestone { number } labels(first: 100) { nodes { name } } }
    pageInfo { hasMore: hasNextPage cursor: endCursor } } } }`;

async function findIssue(
  api: GitHubApi,
  repository: string,
  { marker }: IssueEffect,
  since: string,
): Promise<Standing | undefined> {
  const where = { what: "Looking for an issue", query: ISSUES, path: ["issues"], since };
  const isMarked = (node: unknown): boolean =>
    (text(node, "body") ?? "").split("\n").some((line) => line.trimEnd() === markOf(marker));
  const found = await findOurs(api, repository, where, isMarked);
  const number = numberIn(found, "number");
  if (number === undefined) return undefined;
  return {
    number,
    title: text(found, "title") ?? "",
    hash: hashOf(text(found, "body") ?? ""),
    isOpen: text(found, "state") === "OPEN",
    labels: list(found, "labels", "nodes").flatMap((label) => text(label, "name") ?? []),
    milestone: numberIn(found, "milestone", "number") ?? null,
  };
}

async function open(api: GitHubApi, repository: string, effect: IssueEffect): Promise<Standing> {
  const [owner, repo] = repository.split("/");
  const { title, body, addLabels } = effect;
  const created = await withoutLostMilestone(effect, async (milestone) => {
    const { data } = await api.request(OPEN, { owner, repo, title, body, labels: addLabels, ...milestone });
    return data;
  });
  const number = numberIn(created, "number");
  if (number === undefined) throw new TransientError("GitHub's answer to a new issue breaks off.");
  const labels = list(created, "labels").flatMap((label) => text(label, "name") ?? []);
  // Without the right to set a milestone, GitHub passes over it; to ask again would change nothing.
  const milestone = effect.milestone ?? null;
  return { number, title, hash: hashOf(body), isOpen: true, labels: [...labels, ...addLabels], milestone };
}

/** Gives how it stands then: the same object where nothing differed. */
async function bringInStep(ask: Ask, effect: IssueEffect, there: Standing): Promise<Standing> {
  const { number } = there;
  const labels = missingLabels(effect, there);
  if (labels.length > 0) {
    await ask("POST /repos/{owner}/{repo}/issues/{issue_number}/labels", { issue_number: number, labels });
  }
  const change = differenceOf(effect, there);
  const hasMilestone = effect.milestone !== undefined && effect.milestone !== there.milestone;
  if (Object.keys(change).length > 0 || hasMilestone) {
    if (effect.isShared === true && "body" in change) await expectUnchanged(ask, there);
    await withoutLostMilestone(hasMilestone ? effect : { milestone: undefined }, async (milestone) => {
      const parameters = { ...change, ...milestone };
      if (Object.keys(parameters).length === 0) return undefined;
      return ask("PATCH /repos/{owner}/{repo}/issues/{issue_number}", { issue_number: number, ...parameters });
    });
  } else if (labels.length === 0) return there;
  const { title, body, state, milestone = there.milestone } = effect;
  const isOpen = state === "open";
  return { number, title, hash: hashOf(body), isOpen, labels: [...there.labels, ...labels], milestone };
}

/**
 * Writes wait their turn for minutes, in which people write too, and GitHub has no edit that fails then. Throws a
 * TransientError where the text is another one: the next attempt reads it.
 */
async function expectUnchanged(ask: Ask, { number, hash }: Standing): Promise<void> {
  const now = await ask("GET /repos/{owner}/{repo}/issues/{issue_number}", { issue_number: number });
  if (hashOf(text(now, "body") ?? "") === hash) return;
  throw new TransientError(`The text of #${number} was changed since it was read.`);
}

/** GitHub takes a reason only where the state changes: an issue that is closed keeps the one that it has. */
function differenceOf({ title, body, state }: IssueEffect, there: Standing): Readonly<Record<string, unknown>> {
  return {
    ...(title === there.title ? {} : { title }),
    ...(hashOf(body) === there.hash ? {} : { body }),
    ...((state === "open") === there.isOpen ? {} : stateFields(state)),
  };
}

function stateFields(state: IssueEffect["state"]): Readonly<Record<string, unknown>> {
  if (state === "open") return { state: "open" };
  return { state: "closed", state_reason: state === "completed" ? "completed" : "not_planned" };
}

/** GitHub does not tell the names of labels apart by letter case. */
function missingLabels({ addLabels }: IssueEffect, there: Standing | undefined): readonly string[] {
  const borne = new Set(there?.labels.map((name) => name.toLowerCase()));
  return addLabels.filter((name) => !borne.has(name.toLowerCase()));
}

/** Writes without the milestone where there is none of that number any more. */
async function withoutLostMilestone(
  { milestone }: Pick<IssueEffect, "milestone">,
  write: (milestone: { readonly milestone?: number }) => Promise<unknown>,
): Promise<unknown> {
  if (milestone === undefined) return write({});
  try {
    return await write({ milestone });
  } catch (error) {
    if (!isMilestoneLost(error)) throw error;
    return write({});
  }
}

function isMilestoneLost(error: unknown): boolean {
  const errors = list(field(error, "response", "data"), "errors");
  return statusOf(error) === 422 && errors.some((one) => text(one, "field") === "milestone");
}
