/** What each delivery asks of keep-record; most of its work comes from link-outcomes. */
import type { Delivery } from "../../engine/delivery.ts";
import type { Trigger } from "../../engine/trigger.ts";
import { BRANCH } from "./snapshot.ts";

export const NAME = "keep-record";

/** The record of a governance repository is to be looked at. */
export function recordTrigger(installationId: number, governanceRepository: string): Trigger {
  return { workflow: NAME, installationId, repository: governanceRepository, subject: { kind: "repository" } };
}

type Triggers = (delivery: Delivery) => readonly Trigger[];

export const TRIGGERS_OF: Readonly<Record<string, Triggers>> = {
  /** The files have changed, or the commit that a proposal stands on. */
  push: ({ installationId, repository, push }) =>
    push?.isDefaultBranch === true ? [recordTrigger(installationId, repository)] : [],
  /** Whether it was merged or declined, something else may wait to be proposed. */
  "pull_request.closed": ({ installationId, repository, pullRequest }) =>
    pullRequest?.headBranch === BRANCH ? [recordTrigger(installationId, repository)] : [],
};
