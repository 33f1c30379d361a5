/** How a check run stands: its icon, its colour and the words for it. */
import type { Annotation, CheckRun } from "../world/model.ts";
import type { Html } from "./html.ts";
import { icon, type IconName } from "./icons.ts";
import { duration } from "./time.ts";

/** The colour of good, bad, careful and none. */
export type Tone = "success" | "danger" | "attention" | "muted";

interface State {
  readonly icon: IconName;
  readonly tone: Tone;
  /** As in "Goalkeeper failed 3 minutes ago". */
  readonly verb: string;
  /** As in "1 failing check". */
  readonly adjective: string;
}

const RUNNING: State = { icon: "dot", tone: "attention", verb: "started", adjective: "in progress" };
const QUEUED: State = { icon: "dot", tone: "attention", verb: "was queued", adjective: "queued" };

const CONCLUDED: Readonly<Record<NonNullable<CheckRun["conclusion"]>, State>> = {
  action_required: { icon: "alert", tone: "attention", verb: "asked for action", adjective: "waiting for action" },
  cancelled: { icon: "skipped", tone: "muted", verb: "was cancelled", adjective: "cancelled" },
  failure: { icon: "cross", tone: "danger", verb: "failed", adjective: "failing" },
  neutral: { icon: "neutral", tone: "muted", verb: "ended neutral", adjective: "neutral" },
  skipped: { icon: "skipped", tone: "muted", verb: "was skipped", adjective: "skipped" },
  stale: { icon: "clock", tone: "muted", verb: "went stale", adjective: "stale" },
  success: { icon: "check", tone: "success", verb: "succeeded", adjective: "successful" },
  timed_out: { icon: "clock", tone: "danger", verb: "timed out", adjective: "timed out" },
};

export function stateOf({ status, conclusion }: CheckRun): State {
  if (status === "queued") return QUEUED;
  if (status === "in_progress" || conclusion === null) return RUNNING;
  return CONCLUDED[conclusion];
}

export function stateIcon(run: CheckRun): Html {
  const { icon: name, tone, adjective } = stateOf(run);
  return icon(name, tone, adjective);
}

/** "Failing in 2s — 3 errors": the line beside a check's name. */
export function stateLine(run: CheckRun): string {
  const { adjective } = stateOf(run);
  const words = adjective.charAt(0).toUpperCase() + adjective.slice(1);
  const time = run.completedAt === null ? "" : ` in ${duration(run.startedAt, run.completedAt)}`;
  return `${words}${time}${run.title === null ? "" : ` — ${run.title}`}`;
}

/** The state that speaks for several runs: what waits before what failed, what failed before what is well. */
export function worstOf(runs: readonly CheckRun[]): State | undefined {
  const states = runs.map(stateOf);
  const order: readonly Tone[] = ["attention", "danger", "success", "muted"];
  return order.flatMap((tone) => states.filter((state) => state.tone === tone))[0];
}

interface Level {
  readonly icon: IconName;
  readonly tone: Tone;
  /** As in "Check failure on line 3". */
  readonly name: string;
  /** As in "2 errors". */
  readonly noun: string;
}

export const LEVELS: Readonly<Record<Annotation["level"], Level>> = {
  failure: { icon: "failed", tone: "danger", name: "Check failure", noun: "error" },
  warning: { icon: "warning", tone: "attention", name: "Check warning", noun: "warning" },
  notice: { icon: "info", tone: "muted", name: "Check notice", noun: "notice" },
};
