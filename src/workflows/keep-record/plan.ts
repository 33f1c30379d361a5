/** The decision: whether there is something to propose, and the one pull request that says it. Pure. */
import { statusAlone } from "../../domain/record/desired.ts";
import type { ClosePullRequestEffect, Effect, RollingPullRequestEffect } from "../../engine/effect.ts";
import type { Trigger } from "../../engine/trigger.ts";
import { linkTrigger } from "../link-outcomes/triggers.ts";
import { goalChangesSince, goalProposalOn, type GoalProposal } from "./goal-issues.ts";
import { memoryLine, type Proposed } from "./memory.ts";
import { proposalOn, recordedOutcomesIn, type Proposal, type RecordChange } from "./proposal.ts";
import { BRANCH, type RecordSnapshot } from "./snapshot.ts";
import { CLOSED_TEXT, closingReason, pullRequestText, titleOf, type ShownProposal } from "./text.ts";

/** Before all that GitHub has, and a day late, so that a little earlier is a time as well. */
const BEGINNING = "1970-01-02T00:00:00Z";

export function planRecord(trigger: Trigger, snapshot: RecordSnapshot | undefined): readonly Effect[] {
  if (snapshot === undefined) return [];
  const effects = effectsFor(snapshot);
  if (snapshot.configuration.mode === "observe") {
    return effects.length === 0 ? [] : [{ kind: "observation", effects }];
  }
  const triggers = snapshot.outdated.map((item) => linkTrigger(trigger.installationId, item));
  return triggers.length === 0 ? effects : [...effects, { kind: "follow-up", triggers }];
}

function effectsFor(snapshot: RecordSnapshot): readonly (RollingPullRequestEffect | ClosePullRequestEffect)[] {
  const { state, parent, memory, touchpoints, contributions, unreadable, configuration } = snapshot;
  // What was proposed and does not stand on the branch any more has been taken out there by a person.
  const takenOut = parent.isOnTop ? (memory.open?.entries ?? []) : [];
  const undone = takenOut.flatMap((entry) => statusAlone(entry) ?? []);
  const declined = new Set([...memory.declined, ...takenOut, ...undone]);
  const governanceRepository = state.governance.repository;
  const proposal = proposalOn({ touchpoints, contributions, governanceRepository, declined, unreadable });
  const goals = goalProposalOn(snapshot.goals, state.governance, declined);
  const present = state.pullRequests.find((one) => one.state === "open");
  // What others have added to the branch is theirs to merge or to drop.
  if (proposal.changes.length + goals.changes.length === 0)
    return present === undefined || parent.isOnTop ? [] : [closing(snapshot, proposal, present)];
  const entries = [...new Set([...takenOut, ...proposal.entries, ...goals.entries])].toSorted();
  const proposed = proposedOn(snapshot, proposal.waiting + proposal.refused.length, entries);
  if (!parent.isOnTop && state.branch !== undefined && isSame(memory.open, proposed)) return [];
  const shown = shownTogether(snapshot, proposal, goals);
  return [
    {
      kind: "rolling-pull-request",
      branch: BRANCH,
      baseBranch: state.defaultBranch,
      parentSha: parent.sha,
      isOnTop: parent.isOnTop,
      files: [...goals.files, ...proposal.files],
      message: titleOf({ changes: proposal.changes, goals: goals.changes }),
      isSignedOff: configuration.signsOff,
      title: titleOf(shown),
      body: `${memoryLine(proposed)}\n${pullRequestText(shown, snapshot)}`,
      present,
      branchSha: state.branch?.sha,
    },
  ];
}

/** What the text tells: where the commit comes on top of others, of these too. */
function shownTogether(snapshot: RecordSnapshot, proposal: Proposal, goals: GoalProposal): ShownProposal {
  const { parent, baseGoals, state } = snapshot;
  const changed = goals.changes;
  return {
    ...proposal,
    changes: parent.isOnTop ? changesSinceBase(snapshot, proposal) : proposal.changes,
    goals: parent.isOnTop ? goalChangesSince(baseGoals, snapshot.goals, changed, state.governance) : changed,
    refused: [...goals.refused, ...proposal.refused],
    waiting: goals.waiting + proposal.waiting,
  };
}

function proposedOn(snapshot: RecordSnapshot, left: number, entries: Proposed["entries"]): Proposed {
  const { state, isPartlyUnseen, ground, since, now } = snapshot;
  // What waits, or could not be seen or written, has not been taken in: nothing else brings it up again.
  return {
    base: state.governance.headSha,
    seen: left === 0 && !isPartlyUnseen ? now : (since ?? BEGINNING),
    ground,
    entries,
  };
}

/** It forgets what it proposed: nobody has declined that. */
function closing(
  snapshot: RecordSnapshot,
  { refused }: Proposal,
  { number }: { readonly number: number },
): ClosePullRequestEffect {
  const body = `${memoryLine(proposedOn(snapshot, refused.length, []))}\n${CLOSED_TEXT}`;
  return { kind: "close-pull-request", number, headSha: snapshot.state.branch?.sha, reason: closingReason, body };
}

function isSame(before: Proposed | undefined, { base, entries }: Proposed): boolean {
  if (before === undefined || before.base !== base || before.entries.length !== entries.length) return false;
  return before.entries.every((entry, index) => entry === entries[index]);
}

/** All that the branch will say otherwise than the default branch, whoever wrote it. */
function changesSinceBase(
  { touchpoints, baseTouchpoints }: RecordSnapshot,
  { changes }: Proposal,
): readonly RecordChange[] {
  const before = new Map(recordedOutcomesIn(baseTouchpoints).map((outcome) => [outcome.id, outcome]));
  const ours = new Map(changes.map(({ recorded, desired }) => [recorded.id, desired]));
  return recordedOutcomesIn(touchpoints).flatMap((outcome) => {
    const { id, status, contributions, summary } = outcome;
    const recorded = before.get(id) ?? { id, status: "open" as const, contributions: [] };
    const desired = ours.get(id) ?? { status, contributions };
    const isOther =
      recorded.status !== desired.status || recorded.contributions.join(" ") !== desired.contributions.join(" ");
    return isOther ? [{ recorded, desired, summary }] : [];
  });
}
