/** How far the goals are, as the JSON object that other programs rely on. */
import { changesSince, type Change } from "../../domain/progress/changes.ts";
import type { GoalFacts, InitiativeFacts } from "../../domain/progress/facts.ts";
import type { IssueFact, MilestoneFact } from "../../domain/progress/sources.ts";
import type { ProgressReport } from "../progress-report.ts";
import { printableJson } from "./printable.ts";

/** One object on one line; `null` is what the files, or GitHub, do not say, or what does not count. */
export function progressJson({ goals, records, since, repository }: ProgressReport, now: string): string {
  const report = {
    at: now,
    since: since ?? null,
    repository: repository ?? null,
    goals: goals.map(({ facts, earlier }) => ({
      ...goalJson(facts, repository !== undefined),
      changes: since === undefined ? null : changesSince(earlier, facts).map(changeJson),
    })),
    broken: records.broken,
  };
  return `${printableJson(JSON.stringify(report))}\n`;
}

/** @param isAsked Whether GitHub was asked. */
function goalJson(facts: GoalFacts, isAsked: boolean) {
  return {
    id: facts.id,
    path: facts.path,
    title: facts.title,
    pillar: facts.pillar ?? null,
    cycle: facts.cycle ?? null,
    status: facts.status ?? null,
    state: facts.state,
    reason: facts.reason ?? null,
    progress: rounded(facts.progress),
    basis: facts.basis,
    owners: facts.owners,
    trackingIssue: facts.trackingIssue ?? null,
    due: facts.due ?? null,
    dueInDays: facts.dueInDays ?? null,
    quietDays: facts.quietDays ?? null,
    milestone: facts.milestone === undefined ? null : milestoneJson(facts.milestone),
    initiatives: facts.initiatives.map((initiative) => initiativeJson(initiative, isAsked)),
    outcomes: (facts.outcomes ?? []).map(({ id, state }) => ({ id, state })),
  };
}

function milestoneJson({ title, state, open, closed, due }: MilestoneFact) {
  return { title, state, open, closed, due: due ?? null };
}

function initiativeJson(initiative: InitiativeFacts, isAsked: boolean) {
  return {
    id: initiative.id,
    title: initiative.title,
    status: initiative.status,
    state: initiative.state,
    progress: rounded(initiative.progress),
    basis: initiative.basis,
    measure: initiative.measure ?? null,
    due: initiative.due ?? null,
    dueInDays: initiative.dueInDays ?? null,
    quietDays: initiative.quietDays ?? null,
    issues: isAsked ? initiative.issues.map(issueJson) : null,
    unreadIssues: isAsked ? initiative.unreadIssues : null,
  };
}

function issueJson({ reference, title, state, tasks }: IssueFact) {
  return { reference, title, state, tasks: tasks ?? null };
}

/** Initiatives and outcomes by their ids: the rest of them stands above. */
function changeJson(change: Change): unknown {
  const around = {
    ...("initiative" in change && { initiative: change.initiative.id }),
    ...("outcome" in change && { outcome: change.outcome.id }),
    ...("issue" in change && { issue: change.issue.reference }),
  };
  if (change.kind === "due-moved") return { ...change, from: change.from ?? null, to: change.to ?? null, ...around };
  return { ...change, ...around };
}

/** Four digits: more say nothing. */
function rounded(share: number | undefined): number | null {
  return share === undefined ? null : Math.round(share * 10_000) / 10_000;
}
