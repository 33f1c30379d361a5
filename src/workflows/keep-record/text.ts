/** The words of the rolling pull request. */
import { inertCode, inertText } from "../../domain/markdown.ts";
import { contributionKey, type Contribution } from "../../domain/record/desired.ts";
import { cut } from "../../domain/words.ts";
import type { GoalChange } from "./goal-issues.ts";
import type { RecordSnapshot } from "./snapshot.ts";
import type { Proposal, RecordChange } from "./proposal.ts";

/** GitHub takes 65,536 characters; the hidden line and what is around the table have their share. */
const MAX_TABLE = 24_000;
const MAX_GOAL_TABLE = 5_000;
const MAX_SUMMARY = 200;
const MAX_REFUSED = 20;

export const closingReason =
  "The files say all of this by now, or it holds no longer. There is nothing left to propose, so this is closed.";
export const CLOSED_TEXT =
  "This proposed to bring the record of outcomes up to date. There is nothing left to propose; the next change opens another pull request.";

/** What is proposed together. */
export interface ShownProposal extends Proposal {
  readonly goals: readonly GoalChange[];
}

export function titleOf({ changes, goals }: Pick<ShownProposal, "changes" | "goals">): string {
  const [first] = changes;
  const [goal] = goals;
  const outcomes = changes.length === 1 && first !== undefined ? first.recorded.id : `${changes.length} outcomes`;
  const followed = goals.length === 1 && goal !== undefined ? `${goal.id} is` : `${goals.length} goals are`;
  if (goals.length === 0) return `Record what became of ${outcomes}`;
  return changes.length === 0
    ? `Record where ${followed} followed`
    : `Record what became of ${outcomes}, and where ${followed} followed`;
}

export function pullRequestText(shown: ShownProposal, snapshot: RecordSnapshot): string {
  const { changes, goals, refused, waiting } = shown;
  return [
    changes.length === 0 ? "" : outcomeText(changes, snapshot),
    goals.length === 0 ? "" : goalText(goals, snapshot),
    waiting === 0 ? "" : `${waiting} more wait, and follow once this is merged.`,
    refused.length === 0 ? "" : refusals(refused),
    "<sub>Goalkeeper keeps this pull request up to date until it is merged or closed. What is closed unmerged is not proposed again. Changes that you commit to its branch are kept.</sub>",
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function outcomeText(changes: readonly RecordChange[], snapshot: RecordSnapshot): string {
  const shown: string[] = [];
  let characters = 0;
  for (const row of changes.map((change) => rowOf(change, snapshot))) {
    characters += row.length;
    if (characters <= MAX_TABLE) shown.push(row);
  }
  const hidden = changes.length - shown.length;
  return [
    "Issues and pull requests carry out what community calls asked for. This brings the files of the calls up to date with what has become of it; merge it where it is right.",
    ["| outcome | status | contributions |", "| --- | --- | --- |", ...shown].join("\n"),
    hidden === 0 ? "" : `${hidden} more are among the changed files.`,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function goalText(goals: readonly GoalChange[], snapshot: RecordSnapshot): string {
  const shown: string[] = [];
  let characters = 0;
  for (const { id, title, before, after } of goals) {
    const words = inertText(title.length > MAX_SUMMARY ? `${cut(title, MAX_SUMMARY)}…` : title);
    const instead = before === undefined ? "" : `<br>− ${linkTo(before, snapshot)}`;
    const row = `| ${inertCode(id)}<br>${words} | ${linkTo(after, snapshot)}${instead} |`;
    characters += row.length;
    if (characters <= MAX_GOAL_TABLE) shown.push(row);
  }
  const hidden = goals.length - shown.length;
  return [
    "Each goal is followed in an issue. This writes into the files of the goals which that is.",
    ["| goal | tracking issue |", "| --- | --- |", ...shown].join("\n"),
    hidden === 0 ? "" : `${hidden} more are among the changed files.`,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function rowOf({ recorded, desired, summary }: RecordChange, snapshot: RecordSnapshot): string {
  const { contributions, state } = snapshot;
  const keyOf = (reference: string | number): string => contributionKey(reference, state.governance.repository);
  const before = new Set(recorded.contributions.map(keyOf));
  const after = new Set(desired.contributions.map(keyOf));
  const lineFor = (sign: string, key: string): string =>
    [sign, linkTo(key, snapshot), standingOf(contributions.get(key))].filter((part) => part !== "").join(" ");
  const lines = [
    ...[...after].map((key) => lineFor(before.has(key) ? "" : "+", key)),
    ...[...before].filter((key) => !after.has(key)).map((key) => lineFor("−", key)),
  ];
  const status = recorded.status === desired.status ? desired.status : `${recorded.status} → **${desired.status}**`;
  const words = inertText(summary.length > MAX_SUMMARY ? `${cut(summary, MAX_SUMMARY)}…` : summary);
  const outcome = words === "" ? inertCode(recorded.id) : `${inertCode(recorded.id)}<br>${words}`;
  return `| ${outcome} | ${status} | ${lines.join("<br>")} |`;
}

/** By way of a host that leaves no mention on the other side. */
function linkTo(key: string, { state, contributions }: RecordSnapshot): string {
  const reference = contributions.get(key)?.reference ?? key;
  const [, repository = "", number = ""] = /^([\w.-]+\/[\w.-]+)#(\d+)$/.exec(reference) ?? [];
  if (repository === "") return inertText(reference);
  const { webUrl } = state.governance;
  const web = webUrl === "https://github.com" ? "https://redirect.github.com" : webUrl;
  return `[${inertText(reference)}](${web}/${repository}/issues/${number})`;
}

const STANDINGS: Readonly<Record<Contribution["standing"], string>> = {
  open: "(open)",
  delivered: "(done)",
  "taken-back": "(closed, not done)",
  gone: "(gone)",
};

function standingOf(contribution: Contribution | undefined): string {
  return contribution === undefined ? "" : STANDINGS[contribution.standing];
}

function refusals(refused: Proposal["refused"]): string {
  const lines = refused.slice(0, MAX_REFUSED).map(({ path, reason }) => `- ${inertCode(path)}: ${inertText(reason)}`);
  const more = refused.length <= MAX_REFUSED ? [] : [`- and ${refused.length - MAX_REFUSED} more`];
  return ["These files were left alone, and need a person:", "", ...lines, ...more].join("\n");
}
