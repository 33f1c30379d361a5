/** What a workflow is: gather what is needed, plan what should be, and leave the rest to apply. */
import type { Delivery } from "./delivery.ts";
import type { Effect } from "./effect.ts";
import type { Reader } from "./reader.ts";
import type { Trigger } from "./trigger.ts";

/** A governance repository comes due: once an hour and after a start, and besides whenever a period of its schedule begins. */
export interface Moment {
  readonly kind: "hour" | "period";
  readonly installationId: number;
  /** `owner/name`. */
  readonly repository: string;
  /** ISO 8601, in UTC: what happened before then was looked at. `undefined`: it is to be looked at as a whole. */
  readonly since: string | undefined;
}

export interface Workflow {
  readonly name: string;
  /** The deliveries that may concern it, by name; also what the app has to subscribe to. */
  readonly runsOn: readonly string[];
  /**
   * Those of them, by name, whose triggers may wait for a minute: GitHub may tell of what happened before it shows that,
   * and no second attempt would find out, since something is there either way.
   */
  readonly patientOn?: readonly string[];
  /** Whether somebody waits for what deliveries ask of it, so that it goes before what others ask. */
  readonly isUrgent?: true;
  /** What a delivery asks of it; nothing where it does not concern it after all. */
  readonly triggersOf: (delivery: Delivery) => readonly Trigger[];
  /** What time asks of it; nothing where it only does what deliveries ask. */
  readonly triggersOfTime?: (moment: Moment) => readonly Trigger[];
  /** Reads once, then decides. Throws a TransientError where GitHub does not answer. */
  readonly effectsOf: (trigger: Trigger, reader: Reader, now: string) => Promise<readonly Effect[]>;
  /** What to leave behind when it failed for the last time: nothing on GitHub may wait for ever. */
  readonly effectsOfFailure: (trigger: Trigger, reader: Reader, reason: string) => Promise<readonly Effect[]>;
}

/** Puts the two halves of a workflow together: nothing is read after gathering, nothing is decided before. */
export function gatherThenPlan<Snapshot>(
  gather: (trigger: Trigger, reader: Reader, now: string) => Promise<Snapshot>,
  plan: (trigger: Trigger, snapshot: Snapshot) => readonly Effect[],
): Workflow["effectsOf"] {
  return async (trigger, reader, now) => plan(trigger, await gather(trigger, reader, now));
}
