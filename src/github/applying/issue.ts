/** An issue that this app keeps: opened once, and from then on only what differs is written. */
import { TransientError } from "../../engine/errors.ts";
import { cut } from "../../domain/words.ts";
import type { IssueEffect } from "../../engine/effect.ts";
import { classified, isNotFound, statusOf, type GitHubApi } from "../api.ts";
import { field, list, number as numberIn, text } from "../field.ts";
import type { OpenedIssue, RecentWrites } from "../recent-writes.ts";
import { isSame } from "./comment.ts";
import { createLabels } from "./labels.ts";

/** GitHub refuses more. */
const MAX_TITLE = 256;

type Ask = (route: string, parameters: Readonly<Record<string, unknown>>) => Promise<unknown>;
type Present = NonNullable<IssueEffect["present"]>;

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
  const { marker } = effect;
  const known = knownIssue(repository, wanted, recent);
  const name = known === undefined ? repository : `${repository}#${known.number}`;
  try {
    const missing = missingLabels(wanted, known?.present);
    if (missing.length > 0) await createLabels(ask, effect.createLabels);
    const opened = known ?? (await open(ask, wanted));
    if (known === undefined) recent.rememberIssue(repository, marker, opened);
    await bringInStep(ask, wanted, opened);
    if (recent.issue(repository, marker)?.number !== opened.number) return;
    const labels = [...opened.present.labels, ...missingLabels(wanted, opened.present)];
    const { title, body, state, milestone = opened.present.milestone } = wanted;
    recent.rememberIssue(repository, marker, {
      number: opened.number,
      present: { title, body, state, labels, milestone },
    });
  } catch (error) {
    if (!isNotFound(error)) throw classified(`Keeping the issue of ${marker} in ${name}`, error);
    recent.rememberIssue(repository, marker, undefined);
  }
}

/** What is there: as it was read, or, where no list shows it yet, as it was written. */
function knownIssue(repository: string, effect: IssueEffect, recent: RecentWrites): OpenedIssue | undefined {
  const { number, present, marker } = effect;
  if (number === undefined) return recent.issue(repository, marker);
  // Nothing is known of it: all that is wanted is written.
  const unknown = { title: "", body: "", state: effect.state, labels: [], milestone: undefined };
  return { number, present: present ?? unknown };
}

async function open(ask: Ask, effect: IssueEffect): Promise<OpenedIssue> {
  const { title, body, addLabels } = effect;
  const created = await withoutLostMilestone(effect, (milestone) =>
    ask("POST /repos/{owner}/{repo}/issues", { title, body, labels: addLabels, ...milestone }),
  );
  const number = numberIn(created, "number");
  if (number === undefined) throw new Error("GitHub gave the new issue no number.");
  const labels = list(created, "labels").flatMap((label) => text(label, "name") ?? []);
  // Without the right to set a milestone, GitHub passes over it; to ask again would change nothing.
  return {
    number,
    present: { title, body, state: "open", labels: [...labels, ...addLabels], milestone: effect.milestone },
  };
}

async function bringInStep(ask: Ask, effect: IssueEffect, { number, present }: OpenedIssue): Promise<void> {
  const labels = missingLabels(effect, present);
  if (labels.length > 0) {
    await ask("POST /repos/{owner}/{repo}/issues/{issue_number}/labels", { issue_number: number, labels });
  }
  const change = differenceOf(effect, present);
  const hasMilestone = effect.milestone !== undefined && effect.milestone !== present.milestone;
  if (Object.keys(change).length === 0 && !hasMilestone) return;
  if (effect.isShared === true && "body" in change) await expectUnchanged(ask, number, present);
  await withoutLostMilestone(hasMilestone ? effect : { milestone: undefined }, async (milestone) => {
    const parameters = { ...change, ...milestone };
    if (Object.keys(parameters).length === 0) return undefined;
    return ask("PATCH /repos/{owner}/{repo}/issues/{issue_number}", { issue_number: number, ...parameters });
  });
}

/**
 * Writes wait their turn for minutes, in which people write too, and GitHub has no edit that fails then. Throws a
 * TransientError where the text is another one: the next attempt reads it.
 */
async function expectUnchanged(ask: Ask, number: number, { body }: Present): Promise<void> {
  const now = await ask("GET /repos/{owner}/{repo}/issues/{issue_number}", { issue_number: number });
  if (isSame(text(now, "body") ?? "", body.replaceAll("\r\n", "\n"))) return;
  throw new TransientError(`The text of #${number} was changed since it was read.`);
}

/** GitHub takes a reason only where the state changes: an issue that is closed keeps the one that it has. */
function differenceOf({ title, body, state }: IssueEffect, present: Present): Readonly<Record<string, unknown>> {
  return {
    ...(title === present.title ? {} : { title }),
    ...(isSame(present.body, body) ? {} : { body }),
    ...((state === "open") === (present.state === "open") ? {} : stateFields(state)),
  };
}

function stateFields(state: IssueEffect["state"]): Readonly<Record<string, unknown>> {
  if (state === "open") return { state: "open" };
  return { state: "closed", state_reason: state === "completed" ? "completed" : "not_planned" };
}

/** GitHub does not tell the names of labels apart by letter case. */
function missingLabels({ addLabels }: IssueEffect, present: Present | undefined): readonly string[] {
  const there = new Set(present?.labels.map((name) => name.toLowerCase()));
  return addLabels.filter((name) => !there.has(name.toLowerCase()));
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
