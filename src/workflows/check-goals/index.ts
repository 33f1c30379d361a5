/** check-goals: every proposal to change the goals gets one check run that tells, line by line, what is wrong. */
import { NotThereError } from "../../engine/errors.ts";
import type { Proposal, Reader } from "../../engine/reader.ts";
import type { Subject, Trigger } from "../../engine/trigger.ts";
import { gatherThenPlan, type Workflow } from "../../engine/workflow.ts";
import { lookTriggers } from "../looks.ts";
import { outdatedProposals } from "./outdated.ts";
import { planCheck, planFailure } from "./plan.ts";
import { gatherProposal, type Snapshot } from "./snapshot.ts";
import { NAME, TRIGGERS_OF } from "./triggers.ts";

export const checkGoals: Workflow = {
  name: NAME,
  runsOn: Object.keys(TRIGGERS_OF),
  isUrgent: true,
  triggersOf: (delivery) => TRIGGERS_OF[delivery.name]?.(delivery) ?? [],
  triggersOfTime: (moment) => lookTriggers(NAME, moment),
  effectsOf: gatherThenPlan(gather, planCheck),
  effectsOfFailure: async (trigger, reader, reason) =>
    planFailure(trigger, await proposalOf(trigger.subject, reader), reason),
};

async function gather(trigger: Trigger, reader: Reader): Promise<Snapshot> {
  const { subject, intent } = trigger;
  switch (subject.kind) {
    case "pull-request":
    case "merge-group":
      return gatherProposal(await presentProposal(subject, reader), reader, intent);
    case "branch":
      return several(await reader.openPullRequestsInto(subject.name));
    case "commit":
      return several(await reader.openPullRequestsWithHead(subject.headSha));
    case "repository":
      return { kind: "several", subjects: await outdatedProposals(undefined, reader) };
    case "changes":
      return { kind: "several", subjects: await outdatedProposals(subject.since, reader) };
    case "item":
      throw new TypeError(`check-goals runs on pull requests, and is never asked for the ${subject.kind}.`);
    default:
      return subject satisfies never;
  }
}

function several(pullRequests: readonly number[]): Snapshot {
  return { kind: "several", subjects: pullRequests.map((number) => ({ kind: "pull-request", number })) };
}

/** Right after a delivery, GitHub may not show yet what it tells of. */
async function presentProposal(subject: Subject, reader: Reader): Promise<Proposal> {
  const proposal = await proposalOf(subject, reader);
  if (proposal === undefined) throw new NotThereError(`The ${subject.kind} is not there.`);
  return proposal;
}

async function proposalOf(subject: Subject, reader: Reader): Promise<Proposal | undefined> {
  if (subject.kind === "pull-request") return reader.pullRequest(subject.number);
  return subject.kind === "merge-group" ? reader.mergeGroup(subject.headSha, subject.baseSha) : undefined;
}
