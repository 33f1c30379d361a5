/** What each delivery asks of check-goals. */
import { CONFIGURATION_PATH } from "../../domain/configuration.ts";
import type { Delivery } from "../../engine/delivery.ts";
import type { Intent, Subject, Trigger } from "../../engine/trigger.ts";

export const NAME = "check-goals";
/** What somebody may ask of it. */
export const RE_RUN = "re-run";
export const APPLY_FIXES = "apply-fixes";

type Triggers = (delivery: Delivery) => readonly Trigger[];

const ofPullRequest: Triggers = (delivery) =>
  delivery.pullRequest === undefined
    ? []
    : [trigger(delivery, { kind: "pull-request", number: delivery.pullRequest.number })];

/** Where GitHub names no pull request, the head of the check does: that of a fork. */
const ofCheck =
  (actionOf: (delivery: Delivery) => string | undefined): Triggers =>
  (delivery) => {
    const action = actionOf(delivery);
    if (delivery.check === undefined || action === undefined) return [];
    const intent = { action, id: delivery.id };
    const { pullRequests, headSha } = delivery.check;
    if (pullRequests.length === 0) return [trigger(delivery, { kind: "commit", headSha }, intent)];
    return pullRequests.map((number) => trigger(delivery, { kind: "pull-request", number }, intent));
  };

export const TRIGGERS_OF: Readonly<Record<string, Triggers>> = {
  "pull_request.opened": ofPullRequest,
  "pull_request.synchronize": ofPullRequest,
  "pull_request.reopened": ofPullRequest,
  "pull_request.ready_for_review": ofPullRequest,
  "pull_request.edited": (delivery) => (delivery.pullRequest?.isBaseChanged === true ? ofPullRequest(delivery) : []),
  "merge_group.checks_requested": (delivery) =>
    delivery.mergeGroup === undefined ? [] : [trigger(delivery, { kind: "merge-group", ...delivery.mergeGroup })],
  "check_run.rerequested": ofCheck(() => RE_RUN),
  "check_suite.rerequested": ofCheck(() => RE_RUN),
  "check_run.requested_action": ofCheck(({ check }) =>
    check?.requestedAction === APPLY_FIXES ? APPLY_FIXES : undefined,
  ),
  push: (delivery) => {
    const { push } = delivery;
    const mayConcern = push !== undefined && (push.paths === undefined || push.paths.includes(CONFIGURATION_PATH));
    return mayConcern ? [trigger(delivery, { kind: "branch", name: push.branch })] : [];
  },
};

function trigger({ installationId, repository }: Delivery, subject: Subject, intent?: Intent): Trigger {
  const about = { workflow: NAME, installationId, repository, subject };
  return intent === undefined ? about : { ...about, intent };
}
