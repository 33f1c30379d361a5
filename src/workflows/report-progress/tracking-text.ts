/** The managed region of a tracking issue: what the goal's file says, for people who read issues. */
import { inertText } from "../../domain/markdown.ts";
import { code, markdownOf, words, type Sentence } from "../../domain/progress/pieces.ts";
import { cut } from "../../domain/words.ts";
import type { TrackedGoal } from "../tracking-issues.ts";
import type { ProgressSnapshot } from "./snapshot.ts";

/** GitHub's limit for titles: https://docs.github.com/rest/issues/issues#create-an-issue, "title is too long" */
const MAX_TITLE = 256;
const MAX_SUMMARY = 2_000;
/** More than anybody reads in an issue; the file has them all. */
const MAX_INITIATIVES = 100;
const MAX_ISSUES = 10;

export function titleOf({ id, goal }: TrackedGoal): string {
  const title = (goal.title ?? id).replaceAll(/\s+/g, " ").trim();
  return title.length > MAX_TITLE ? `${cut(title, MAX_TITLE - 1)}…` : title;
}

/** How the file has it: while it stays so, people have the word on whether the issue is open. */
export type Standing = "living" | "done" | "dropped";

/** A hidden line that tells which standing was carried over to the issue. */
function standingLine(standing: Standing): string {
  return `<!-- standing: ${standing} -->`;
}

/** What was carried over last; `undefined` where people have taken the region out, or nothing was yet. */
export function standingIn(body: string): Standing | undefined {
  const [, standing] = /^<!-- standing: (living|done|dropped) -->\r?$/m.exec(body) ?? [];
  return standing === "living" || standing === "done" || standing === "dropped" ? standing : undefined;
}

/** The blocks of the region, the most telling first. It tells nothing that changes by itself from day to day. */
export function regionBlocks(goal: TrackedGoal, standing: Standing, snapshot: ProgressSnapshot): readonly string[] {
  const { summary = "", reason = "", status } = goal.goal;
  return [
    [standingLine(standing), quotation(summary)].filter((part) => part !== "").join("\n\n"),
    status === "dropped" && reason !== "" ? `**Dropped**: ${inertText(shortened(reason))}` : "",
    factTable(goal, snapshot),
    ...initiativeBlocks(goal, snapshot),
    `<sub>From ${fileLink(goal.path, snapshot)}. \`/progress\` in a comment brings the latest summary up to date.</sub>`,
  ].filter((block) => block !== "");
}

function quotation(text: string): string {
  return text.trim() === "" ? "" : `> ${inertText(shortened(text))}`;
}

function shortened(text: string): string {
  return text.length > MAX_SUMMARY ? `${cut(text, MAX_SUMMARY)}…` : text;
}

function factTable({ goal }: TrackedGoal, { configuration }: ProgressSnapshot): string {
  const pillar = configuration.pillars?.find(({ id }) => id === goal.pillar)?.title ?? goal.pillar ?? "";
  const rows: readonly (readonly [string, Sentence])[] = [
    ["Pillar", [words(pillar)]],
    ["Cycle", [words(goal.cycle ?? "")]],
    ["Status", [goal.status?.replace("-", " ") ?? ""]],
    ["Owned by", listed((goal.owners ?? []).map((owner) => (owner === undefined ? undefined : code(owner))))],
    ["Together with", listed((goal.partners ?? []).map((one) => (one === undefined ? undefined : words(one))))],
  ];
  const shown = rows.filter(([, value]) => value.length > 0);
  return ["| | |", "| :-- | :-- |", ...shown.map(([name, value]) => `| ${name} | ${markdownOf(value)} |`)].join("\n");
}

function listed(pieces: readonly (Sentence[number] | undefined)[]): Sentence {
  const present = pieces.filter((piece) => piece !== undefined);
  return present.flatMap((piece, index) => (index === 0 ? [piece] : [", ", piece]));
}

function initiativeBlocks({ goal, path }: TrackedGoal, snapshot: ProgressSnapshot): readonly string[] {
  const initiatives = goal.initiatives ?? [];
  if (initiatives.length === 0) return [];
  const shown = initiatives.slice(0, MAX_INITIATIVES).flatMap((initiative) => {
    if (initiative === undefined) return [];
    const { title = "", status = "todo", due, issues = [] } = initiative;
    const by = due === undefined ? "" : `, due ${due}`;
    const named = issues.slice(0, MAX_ISSUES).filter((reference) => reference !== undefined);
    const home = snapshot.governance.repository;
    const links = markdownOf(named.flatMap((reference): Sentence => [" ", { kind: "issue", reference, home }]));
    const more = issues.length > MAX_ISSUES ? ` +${issues.length - MAX_ISSUES}` : "";
    return [`- **${status}**: ${markdownOf([words(title)])}${by}${links}${more}`];
  });
  const left = initiatives.length - shown.length;
  const more = left === 0 ? [] : [`- and ${left} more in ${fileLink(path, snapshot)}`];
  return [`#### Initiatives\n\n${[...shown, ...more].join("\n")}`];
}

function fileLink(path: string, { governance, defaultBranch }: ProgressSnapshot): string {
  const address = [governance.repository, "blob", defaultBranch, path].join("/").split("/").map(inAddress).join("/");
  return `[${markdownOf([code(path)])}](${governance.webUrl}/${address})`;
}

/** Parentheses would end the link. */
function inAddress(part: string): string {
  return encodeURIComponent(part).replaceAll("(", "%28").replaceAll(")", "%29");
}
