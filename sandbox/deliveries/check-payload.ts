/** The payloads of `check_run` and `check_suite`. */
import type { CheckRunCreatedEvent, CheckSuiteRequestedEvent } from "@octokit/webhooks-types";
import type { Addresses } from "../present/addresses.ts";
import { presentCheckRun, presentSuiteEvent, presentSuiteState } from "../present/check.ts";
import type { WorldEvent } from "../world/events.ts";
import type { CheckSuite } from "../world/model.ts";
import type { Envelope, Payload } from "./envelope.ts";

/** The description of payloads forgets that a suite may be skipped; the one of the REST API does not. */
type WithSkipped<Suite> = Omit<Suite, "conclusion"> & { conclusion: CheckSuite["conclusion"] };
type PresentedRun = CheckRunCreatedEvent["check_run"];

export function checkRunPayload(
  addresses: Addresses,
  { run, action, identifier }: Extract<WorldEvent, { kind: "check-run" }>,
  envelope: Envelope,
): Payload {
  const check_run = {
    ...presentCheckRun(addresses, run),
    check_suite: presentSuiteState(addresses, run.suite),
  } satisfies Omit<PresentedRun, "check_suite"> & { check_suite: WithSkipped<PresentedRun["check_suite"]> };
  return { action, check_run, ...(identifier === undefined ? {} : { requested_action: { identifier } }), ...envelope };
}

export function checkSuitePayload(
  addresses: Addresses,
  { suite, action }: Extract<WorldEvent, { kind: "check-suite" }>,
  envelope: Envelope,
): Payload {
  const check_suite = presentSuiteEvent(addresses, suite) satisfies WithSkipped<
    CheckSuiteRequestedEvent["check_suite"]
  >;
  return { action, check_suite, ...envelope };
}
