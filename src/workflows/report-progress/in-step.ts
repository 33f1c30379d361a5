/** What tracking issues should be like, by the files of their goals: opened, kept in step, closed when a goal comes to its end. */
import type { Pillar } from "../../domain/configuration.ts";
import { writeRegion } from "../../domain/progress/managed-region.ts";
import type { CommentEffect, IssueEffect, LabelDefinition } from "../../engine/effect.ts";
import type { TrackingIssue } from "../../engine/tracking.ts";
import { isLeftAlone } from "../left-alone.ts";
import { isLiving } from "../tracking-issues.ts";
import type { KnownGoal } from "./goal-progress.ts";
import { lastMarker, ourComment, reportsOn } from "./memory.ts";
import { lastSummary } from "./reports.ts";
import type { ProgressSnapshot } from "./snapshot.ts";
import { regionBlocks, standingIn, titleOf, type Standing } from "./tracking-text.ts";

/** In the order in which they are to come about: a last summary stands before its issue is closed. */
export function stepEffects(
  goals: readonly KnownGoal[],
  snapshot: ProgressSnapshot,
): readonly (IssueEffect | CommentEffect)[] {
  const labels = new Set(knownLabels(snapshot));
  return goals.flatMap((goal) => {
    const effects = effectsFor(goal, snapshot, labels);
    // One of the first that needs a label makes it.
    for (const effect of effects) {
      if (effect.kind === "issue") for (const { name } of effect.createLabels) labels.add(name.toLowerCase());
    }
    return effects;
  });
}

function effectsFor(
  goal: KnownGoal,
  snapshot: ProgressSnapshot,
  labels: ReadonlySet<string>,
): readonly (IssueEffect | CommentEffect)[] {
  const { tracking } = goal;
  if (tracking.kind === "nowhere") return isLiving(goal) ? [opening(goal, snapshot, labels)] : [];
  if (tracking.kind !== "here" || isLeftAlone(tracking.issue)) return [];
  const standing = standingOf(goal);
  if (standing === undefined) return [];
  const { issue } = tracking;
  return standing === "living"
    ? whileLiving(goal, issue, snapshot, labels)
    : atItsEnd(goal, issue, standing, snapshot, labels);
}

/** `undefined` for what is only proposed: it has no issue to be kept yet. */
function standingOf({ goal: { status } }: KnownGoal): Standing | undefined {
  if (status === "done" || status === "dropped") return status;
  return status === "active" || status === "at-risk" ? "living" : undefined;
}

/** What a person has closed stays as it is; what was closed with the goal is open again with it. */
function whileLiving(
  goal: KnownGoal,
  issue: TrackingIssue,
  snapshot: ProgressSnapshot,
  labels: ReadonlySet<string>,
): readonly IssueEffect[] {
  const carried = standingIn(issue.body);
  const isEnded = carried === "done" || carried === "dropped";
  return issue.state === "open" || isEnded ? kept(goal, issue, "living", "open", snapshot, labels) : [];
}

/** What a person has closed or opened again is left to them. */
function atItsEnd(
  goal: KnownGoal,
  issue: TrackingIssue,
  standing: "done" | "dropped",
  snapshot: ProgressSnapshot,
  labels: ReadonlySet<string>,
): readonly (IssueEffect | CommentEffect)[] {
  if (issue.state !== "open") return [];
  const carried = standingIn(issue.body);
  const hasLast = ourComment(issue.comments, lastMarker(goal.id)) !== undefined;
  if (carried === "done" || carried === "dropped" || (carried === undefined && hasLast)) return [];
  // By the standing that it leaves, it is known whether the issue was closed already when all is cut off in between.
  const before = carried === undefined ? kept(goal, issue, "living", "open", snapshot, labels) : [];
  const state = standing === "done" ? "completed" : "not-planned";
  const ending = kept(goal, afterwards(issue, before[0]), standing, state, snapshot, labels);
  if (!issue.isLocked) return [...before, lastSummary(goal, issue, snapshot), ...ending];
  // Without a trace that it was closed once, it would be closed again whenever people open it.
  return ending.every(({ body }) => standingIn(body) === standing) ? [...before, ...ending] : [];
}

/** The issue as an effect leaves it. */
function afterwards(issue: TrackingIssue, effect: IssueEffect | undefined): TrackingIssue {
  if (effect === undefined) return issue;
  const { title, body, state, addLabels, milestone = issue.milestone } = effect;
  return { ...issue, title, body, state, milestone, labels: [...issue.labels, ...addLabels] };
}

function opening(goal: KnownGoal, snapshot: ProgressSnapshot, labels: ReadonlySet<string>): IssueEffect {
  const blocks = regionBlocks(goal, "living", snapshot);
  const { body } = writeRegion("", { goal: goal.id, blocks }, false);
  return { ...wanted(goal, [], snapshot, labels), number: undefined, body, state: "open", present: undefined };
}

/** Nothing where nothing is to be written. */
function kept(
  goal: KnownGoal,
  issue: TrackingIssue,
  standing: Standing,
  state: IssueEffect["state"],
  snapshot: ProgressSnapshot,
  labels: ReadonlySet<string>,
): readonly IssueEffect[] {
  const blocks = regionBlocks(goal, standing, snapshot);
  // One that this app has opened had a region, and so had one that it has reported on.
  const hadRegion = issue.isOurs || reportsOn(issue, goal.id).length > 0;
  const { body } = writeRegion(issue.body, { goal: goal.id, blocks }, hadRegion);
  const { title, milestone, labels: borne } = issue;
  const present = { title, body: issue.body, state: issue.state, labels: borne, milestone };
  const effect = { ...wanted(goal, borne, snapshot, labels), number: issue.number, body, state, present };
  const isOtherMilestone = effect.milestone !== undefined && effect.milestone !== milestone;
  const isSame = effect.title === title && body === issue.body && state === issue.state && !isOtherMilestone;
  return isSame && effect.addLabels.length === 0 ? [] : [effect];
}

function wanted(
  goal: KnownGoal,
  borne: readonly string[],
  { configuration, facts }: ProgressSnapshot,
  labels: ReadonlySet<string>,
): Pick<IssueEffect, "kind" | "marker" | "title" | "isShared" | "addLabels" | "createLabels" | "milestone"> {
  const label = labelOf(configuration.pillars?.find(({ id }) => id === goal.goal.pillar));
  const isBorne = label === undefined || borne.some((name) => isSameName(name, label.name));
  const isKnown = label === undefined || labels.has(label.name.toLowerCase());
  const milestone = facts.milestones.find(({ number }) => number === goal.goal.milestone);
  return {
    kind: "issue",
    marker: `tracking-issue ${goal.id}`,
    title: titleOf(goal),
    isShared: true,
    addLabels: isBorne ? [] : [label.name],
    createLabels: isBorne || isKnown ? [] : [label],
    // One that is not there would have the whole issue refused.
    milestone: milestone?.number,
  };
}

function labelOf(pillar: Pillar | undefined): LabelDefinition | undefined {
  return pillar?.label;
}

/** The labels that are seen somewhere, so that there is no need to make them. */
function knownLabels({ ours, goals }: ProgressSnapshot): readonly string[] {
  const issues = [...ours, ...goals.flatMap(({ tracking }) => ("issue" in tracking ? [tracking.issue] : []))];
  return issues.flatMap(({ labels }) => labels.map((name) => name.toLowerCase()));
}

function isSameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
