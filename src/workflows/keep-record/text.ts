/** The words of the rolling pull request. */
import { inertCode, inertText } from "../../domain/markdown.ts";
import { contributionKey, type Contribution } from "../../domain/record/desired.ts";
import { cut } from "../../domain/words.ts";
import type { RecordSnapshot } from "./snapshot.ts";
import type { Proposal, RecordChange } from "./proposal.ts";

/** GitHub takes 65,536 characters; the hidden line and what is around the table have their share. */
const MAX_TABLE = 30_000;
const MAX_SUMMARY = 200;
const MAX_REFUSED = 20;

export const closingReason =
  "The files say all of this by now, or it holds no longer. There is nothing left to propose, so this is closed.";
export const CLOSED_TEXT =
  "This proposed to bring the record of outcomes up to date. There is nothing left to propose; the next change opens another pull request.";

export function titleOf({ changes }: Pick<Proposal, "changes">): string {
  const [first] = changes;
  return changes.length === 1 && first !== undefined
    ? `Record what became of ${first.recorded.id}`
    : `Record what became of ${changes.length} outcomes`;
}

export function pullRequestText({ changes, refused, waiting }: Proposal, snapshot: RecordSnapshot): string {
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
    waiting === 0 ? "" : `${waiting} more wait, and follow once this is merged.`,
    refused.length === 0 ? "" : refusals(refused),
    "<sub>Goalkeeper keeps this pull request up to date until it is merged or closed. What is closed unmerged is not proposed again. Changes that you commit to its branch are kept.</sub>",
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
    ...[...after].map((key) => lineFor(before.has(key) ? "" : "＋", key)),
    ...[...before].filter((key) => !after.has(key)).map((key) => lineFor("－", key)),
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
