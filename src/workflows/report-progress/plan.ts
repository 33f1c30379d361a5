/** The decision: which issues are to be kept, what is to be reported, and who is to be asked. Pure. */
import type { Effect, WritingEffect } from "../../engine/effect.ts";
import type { Trigger } from "../../engine/trigger.ts";
import { trackingEntry } from "../keep-record/goal-issues.ts";
import { recordTrigger } from "../keep-record/triggers.ts";
import { followUp } from "../looks.ts";
import { isWrittenOtherwise } from "../tracking-issues.ts";
import { answerEffects } from "./answers.ts";
import { askEffects } from "./asking.ts";
import { dashboardEffects } from "./dashboards.ts";
import type { Gathered } from "./gather.ts";
import { knownGoals } from "./goal-progress.ts";
import { stepEffects } from "./in-step.ts";
import { dueReports } from "./reports.ts";
import type { Asked, ProgressSnapshot } from "./snapshot.ts";
import { progressTrigger } from "./triggers.ts";

export function planProgress({ installationId, intent }: Trigger, gathered: Gathered): readonly Effect[] {
  if (gathered === undefined) return [];
  if (gathered.kind === "request") {
    return inMode(gathered.request.mode === "observe", answerEffects(gathered.request));
  }
  const { snapshot } = gathered;
  const effects = effectsOf(snapshot);
  const isObserved = snapshot.configuration.mode === "observe";
  const isOpened = !isObserved && effects.some(isOpening);
  const isToBeRecorded = isOpened || (!isObserved && isUnrecorded(snapshot));
  const { repository, headSha } = snapshot.governance;
  return [
    ...inMode(isObserved, effects),
    ...(isToBeRecorded
      ? [{ kind: "follow-up", triggers: [recordTrigger(installationId, repository)], isPatient: true } as const]
      : []),
    ...(isOpened && intent === undefined ? followUp([secondLook(installationId, repository, headSha)]) : []),
  ];
}

/** The dashboard leads to issues that had no number when it was planned. Once for each commit, whatever comes of it: lists lag. */
function secondLook(installationId: number, repository: string, headSha: string): Trigger {
  return { ...progressTrigger(installationId, repository), intent: { action: "second-look", id: headSha } };
}

/** A command whose carrying out failed is answered where it was given, as far as anything may be written there. */
export function planFailure(asked: Asked | undefined): readonly Effect[] {
  if (asked === undefined || asked.mode === "observe" || asked.item.isLocked) return [];
  return [{ kind: "reaction", comment: asked.request.comment.id, content: "confused" }];
}

/**
 * Each of them stands by itself and is found again by its mark, so that whoever is cut off in the middle goes on there. The
 * dashboard comes after what it tells of, and the question to owners after the dashboard that it stands on.
 */
function effectsOf(snapshot: ProgressSnapshot): readonly WritingEffect[] {
  const goals = knownGoals(snapshot);
  return [
    ...stepEffects(goals, snapshot),
    ...dueReports(goals, snapshot),
    ...dashboardEffects(goals, snapshot),
    ...askEffects(goals, snapshot),
  ];
}

function inMode(isObserved: boolean, effects: readonly WritingEffect[]): readonly Effect[] {
  return isObserved && effects.length > 0 ? [{ kind: "observation", effects }] : effects;
}

function isOpening(effect: WritingEffect): boolean {
  return effect.kind === "issue" && effect.number === undefined && effect.marker.startsWith("tracking-issue ");
}

/** Whether the number of an issue is to stand in a file, and nobody has been asked yet whether it may. */
function isUnrecorded({ goals, governance, proposed }: ProgressSnapshot): boolean {
  return goals.some((goal) => {
    if (!isWrittenOtherwise(goal, governance) || !("issue" in goal.tracking)) return false;
    const entry = trackingEntry(goal.id, goal.tracking.issue);
    return !proposed.declined.has(entry) && proposed.open?.entries.includes(entry) !== true;
  });
}
