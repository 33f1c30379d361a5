/** The issues that the files of goals should name: the part of the rolling pull request that is about goals. Pure. */
import type { RecordEntry } from "../../domain/record/desired.ts";
import { editGoal } from "../../domain/record/edit-goal.ts";
import type { Edited } from "../../domain/record/document.ts";
import { decode } from "../../domain/text.ts";
import type { CommittedFile } from "../../engine/effect.ts";
import type { Governance } from "../../engine/item.ts";
import type { ItemReference } from "../../engine/record.ts";
import { hasByteOrderMark, type FiledGoal } from "../filed-goals.ts";
import { isWrittenOtherwise, keyOf, placeOf, type TrackedGoal } from "../tracking-issues.ts";

/** A goal that is to name another issue, or one for the first time. */
export interface GoalChange {
  readonly id: string;
  readonly title: string;
  /** `owner/name#1`. */
  readonly before: string | undefined;
  readonly after: string;
}

export interface GoalProposal {
  readonly changes: readonly GoalChange[];
  readonly entries: readonly RecordEntry[];
  readonly files: readonly CommittedFile[];
  readonly refused: readonly { readonly path: string; readonly reason: string }[];
  /** How many goals have to wait for the next proposal, since no text holds more. */
  readonly waiting: number;
}

/** In characters of its entries. */
const MAX_ENTRIES = 5_000;

/** `openssf-practices todogroup/governance#324`; ids of goals hold no slash, so that no outcome has the same entry. */
export function trackingEntry(goal: string, place: ItemReference): RecordEntry {
  return `${goal} ${keyOf(place)}`;
}

/** @param declined What people do not want to have written. */
export function goalProposalOn(
  goals: readonly TrackedGoal[],
  governance: Governance,
  declined: ReadonlySet<RecordEntry>,
): GoalProposal {
  const changes: GoalChange[] = [];
  const entries: RecordEntry[] = [];
  const files: CommittedFile[] = [];
  const refused: { path: string; reason: string }[] = [];
  let [waiting, size] = [0, 0];
  for (const goal of goals) {
    if (!("issue" in goal.tracking) || !isWrittenOtherwise(goal, governance)) continue;
    const { issue } = goal.tracking;
    const entry = trackingEntry(goal.id, issue);
    if (declined.has(entry)) continue;
    const edited = edit(goal, issue, governance);
    if ("refused" in edited) {
      refused.push({ path: goal.path, reason: edited.refused });
      continue;
    }
    size += entry.length;
    if (size > MAX_ENTRIES) {
      waiting += 1;
      continue;
    }
    changes.push(changeOf(goal, keyed(issue), governance));
    entries.push(entry);
    files.push({ path: goal.path, text: edited.text, ...(goal.isExecutable ? { isExecutable: true } : {}) });
  }
  return { changes, entries, files, refused, waiting };
}

/** All that the branch will say otherwise than the default branch, whoever wrote it. */
export function goalChangesSince(
  base: readonly FiledGoal[],
  present: readonly FiledGoal[],
  ours: readonly GoalChange[],
  governance: Governance,
): readonly GoalChange[] {
  const before = new Map(base.map((goal) => [goal.path, goal]));
  const changed = new Map(ours.map((change) => [change.id, change]));
  return present.flatMap((goal) => {
    const old = before.get(goal.path);
    const place = placeOf(goal.goal.tracking_issue, governance);
    const after = changed.get(goal.id)?.after ?? (place === undefined ? undefined : keyed(place));
    if (old === undefined || after === undefined) return [];
    const change = changeOf(old, after, governance);
    return change.before?.toLowerCase() === after.toLowerCase() ? [] : [change];
  });
}

function changeOf({ id, goal }: FiledGoal, after: string, governance: Governance): GoalChange {
  const place = placeOf(goal.tracking_issue, governance);
  return { id, title: goal.title ?? id, before: place && keyed(place), after };
}

function keyed({ repository, number }: ItemReference): string {
  return `${repository}#${number}`;
}

function edit({ path, bytes }: FiledGoal, issue: ItemReference, { repository }: Governance): Edited {
  if (bytes === undefined) return { refused: "It cannot be read." };
  const decoded = decode(path, bytes);
  if ("finding" in decoded) return { refused: decoded.finding.message };
  const isHere = issue.repository.toLowerCase() === repository.toLowerCase();
  const trackingIssue = isHere ? issue.number : keyed(issue);
  // Decoding takes the byte order mark off, which belongs to the file all the same.
  return editGoal(`${hasByteOrderMark(bytes) ? "\uFEFF" : ""}${decoded.text}`, { trackingIssue }, repository);
}
