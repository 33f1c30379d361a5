/** What comes due in a governance repository, by what was started there before. */
import { isQuiet } from "../domain/progress/quiet-hours.ts";
import { reportPeriodAt } from "../domain/progress/schedule.ts";
import type { Json } from "../engine/memory.ts";
import type { Moment } from "../engine/workflow.ts";
import { text } from "../github/field.ts";
import type { ScheduledRepository } from "../github/governors.ts";

export interface Repository extends ScheduledRepository {
  readonly installationId: number;
}

/** What was started in a repository so far. Times are ISO 8601, in UTC; empty where nothing was. */
export interface Started {
  /** When it was last looked at, and when that was as a whole. */
  readonly at: string;
  readonly wholeAt: string;
  /** The key of the period of its schedule, with a mark while it is quiet there; `-` for a schedule that never fires. */
  readonly period: string;
}

export const NEVER: Started = { at: "", wholeAt: "", period: "" };

/** What is due, and what was started once it is done. */
export interface Due {
  readonly moments: readonly Moment[];
  readonly started: Started;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** After a start all comes due, unless another server has just seen to it: several often start together. */
const START_MS = 10 * MINUTE_MS;
/** So often all is looked at, and not only what changed. */
const WHOLE_MS = 24 * HOUR_MS;
/** Clocks differ, lists lag behind, and a look may fail: what is lost with several comes with the next that is whole. */
const OVERLAP_MS = 3 * HOUR_MS;

/** @param time What time it is, and when this server has started. */
export function due(
  repository: Repository,
  before: Started,
  time: { readonly now: string; readonly startedAt: string },
): Due {
  const { installationId, name, schedule, timeZone, quietHours } = repository;
  const now = Date.parse(time.now);
  const key = reportPeriodAt(schedule, timeZone, time.now)?.key ?? "-";
  // What had to wait for quiet hours to end comes due with that; nothing does when they begin.
  const period = isQuiet(quietHours, timeZone, time.now) ? `${key}${QUIET}` : key;
  const isHour =
    isHourOver(repository, before, now) || !(Date.parse(before.at) > Date.parse(time.startedAt) - START_MS);
  const isPeriod = period !== before.period && period !== `${before.period}${QUIET}`;
  const age = now - Date.parse(before.wholeAt);
  const isWhole = !(age >= 0 && age < WHOLE_MS);
  const since = isWhole ? undefined : new Date(Date.parse(before.at) - OVERLAP_MS).toISOString();
  const about = { installationId, repository: name, since };
  return {
    moments: isHour ? [{ kind: "hour", ...about }] : isPeriod ? [{ kind: "period", ...about }] : [],
    started: {
      at: isHour ? time.now : before.at,
      wholeAt: isHour && isWhole ? time.now : before.wholeAt,
      period,
    },
  };
}

const QUIET = " quiet";

/** Each repository has a minute of the hour for its own, so that not all of them come at once. A clock may jump back. */
function isHourOver({ installationId, name }: Repository, { at }: Started, now: number): boolean {
  const offset = offsetOf(`${installationId} ${name.toLowerCase()}`);
  const hourOf = (time: number): number => Math.floor((time - offset) / HOUR_MS);
  return hourOf(now) !== hourOf(Date.parse(at));
}

/** Milliseconds into the hour; as good as any for names that differ. */
function offsetOf(name: string): number {
  let hash = 0;
  for (const letter of name) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 3_600;
  return hash * 1_000;
}

/** What stands in the memory of all servers; `undefined` for nothing, or nothing of use. */
export function rememberedFrom(value: Json | undefined): Started | undefined {
  const [at, wholeAt, period] = [text(value, "at"), text(value, "wholeAt"), text(value, "period")];
  return at === undefined || wholeAt === undefined || period === undefined ? undefined : { at, wholeAt, period };
}
