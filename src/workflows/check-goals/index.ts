/** check-goals: every proposal to change the goals gets one check run that tells, line by line, what is wrong. */
import type { Proposal, Reader } from "../../engine/reader.ts";
import type { Subject, Trigger } from "../../engine/trigger.ts";
import { gatherThenPlan, type Workflow } from "../../engine/workflow.ts";
import { planCheck, planFailure } from "./plan.ts";
import { gatherProposal, type Snapshot } from "./snapshot.ts";
import { TRIGGERS_OF } from "./triggers.ts";

export const checkGoals: Workflow = {
  name: "check-goals",
  runsOn: Object.keys(TRIGGERS_OF),
  triggersOf: (delivery) => TRIGGERS_OF[delivery.name]?.(delivery) ?? [],
  effectsOf: gatherThenPlan(gather, planCheck),
  effectsOfFailure: async (trigger, reader, reason) =>
    planFailure(trigger, await proposalOf(trigger.subject, reader), reason),
};

async function gather(trigger: Trigger, reader: Reader): Promise<Snapshot> {
  const { subject, intent } = trigger;
  switch (subject.kind) {
    case "pull-request":
    case "merge-group":
      return gatherProposal(await proposalOf(subject, reader), reader, intent !== undefined);
    case "branch":
      return { kind: "several", pullRequests: await reader.openPullRequestsInto(subject.name) };
    case "commit":
      return { kind: "several", pullRequests: await reader.openPullRequestsWithHead(subject.headSha) };
    case "item":
    case "repository":
      throw new TypeError(`check-goals runs on pull requests, and is never asked for the ${subject.kind}.`);
    default:
      return subject satisfies never;
  }
}

async function proposalOf(subject: Subject, reader: Reader): Promise<Proposal | undefined> {
  if (subject.kind === "pull-request") return reader.pullRequest(subject.number);
  return subject.kind === "merge-group" ? reader.mergeGroup(subject.headSha, subject.baseSha) : undefined;
}
