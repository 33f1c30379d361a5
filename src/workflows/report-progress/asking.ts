/** Whom to ask about goals that showed no sign of life: once in a period, in one comment, and nobody else. */
import { isAfter } from "../../domain/days.ts";
import { isQuiet } from "../../domain/progress/quiet-hours.ts";
import type { CommentEffect } from "../../engine/effect.ts";
import { isLeftAlone } from "../left-alone.ts";
import { isLiving } from "../tracking-issues.ts";
import { isUnreachable } from "./dashboard-text.ts";
import { cyclesOf, dashboardOfCycle } from "./dashboards.ts";
import { isSeenSince, type KnownGoal } from "./goal-progress.ts";
import { askMarker, ourComment } from "./memory.ts";
import { isClockBehind } from "./reports.ts";
import type { ProgressSnapshot } from "./snapshot.ts";
import { askText, type AskedOwner } from "./text.ts";

/** GitHub notifies no more of those that one comment mentions. */
const MAX_ASKED = 50;

export function askEffects(goals: readonly KnownGoal[], snapshot: ProgressSnapshot): readonly CommentEffect[] {
  const { configuration, period, before, now } = snapshot;
  const { asksOwners, hasDashboard, quietHours, timeZone } = configuration.progress;
  if (!asksOwners || !hasDashboard || period === undefined || before === undefined) return [];
  if (isClockBehind(goals, period.key) || isQuiet(quietHours, timeZone, now)) return [];
  const marker = askMarker(period.key);
  const dashboards = cyclesOf(goals, snapshot).flatMap((cycle) => dashboardOfCycle(cycle, snapshot) ?? []);
  if (dashboards.some(({ comments }) => ourComment(comments, marker) !== undefined)) return [];
  const place = dashboards.find((issue) => issue.state === "open" && !issue.isLocked && !isLeftAlone(issue));
  // Who has only just begun with all this is not met with questions.
  if (place === undefined || !isAfter(period.startedAt, place.createdAt)) return [];
  const silent = goals.filter((goal) => isLiving(goal) && !isSeenSince(goal, before.startedAt));
  const owners = ownersOf(silent, snapshot).slice(0, MAX_ASKED);
  if (owners.length === 0) return [];
  return [{ kind: "comment", item: place.number, marker, body: askText(owners, snapshot), present: undefined }];
}

/** What GitHub takes for a login, with the short code of an enterprise behind it; nothing else may follow an @. */
const LOGIN = /^[A-Za-z0-9](?:-?[A-Za-z0-9]){0,38}(?:_[A-Za-z0-9]+)?$/;

/** Each owner once, whatever the letter case, with all goals to be asked about. */
function ownersOf(goals: readonly KnownGoal[], { facts }: ProgressSnapshot): readonly AskedOwner[] {
  const owners = new Map<string, { login: string; goals: KnownGoal[] }>();
  for (const goal of goals) {
    const own = new Map(goal.facts.owners.map((login) => [login.toLowerCase(), login]));
    for (const [key, login] of own) {
      if (!LOGIN.test(login) || isUnreachable(login, facts)) continue;
      const entry = owners.get(key) ?? { login, goals: [] };
      entry.goals.push(goal);
      owners.set(key, entry);
    }
  }
  return [...owners.values()];
}
