/** The summary of a goal as GitHub's Markdown. It fits a phone and a mail, and stays far below GitHub's limit. */
import { bar, percentOf, sparkline } from "./drawing.ts";
import { code, markdownOf, words, type Note, type Sentence } from "./pieces.ts";
import { STATE_WORDS, type GoalState } from "./state.ts";
import type { Summary, SummaryRow, TrendPoint } from "./summary.ts";
import { counted } from "./time-words.ts";

/**
 * A comment holds 65,536 characters; what stands around the summary needs some.
 * https://docs.github.com/rest/issues/comments, "body is too long"
 */
const MAX_CHARACTERS = 60_000;
/** As wide as fits a phone, also where a font makes each block as wide as it is high. */
const BAR_LENGTH = 20;
/** What stands in each list before the rest is counted. */
const MAX_MOVED = 8;
const MAX_NEEDS = 8;
const MAX_OUTCOMES = 6;
/** Rows that are seen at once; more are folded. */
const MAX_OPEN_ROWS = 20;
const MAX_TREND = 24;
/** As many as own a goal together without nobody owning it. */
const MAX_OWNERS = 10;
const RULE = "https://github.com/todogroup/goalkeeper/blob/main/docs/progress.md";

/** The summary, without a heading: the goal's issue has one. */
export function summaryMarkdown(summary: Summary): string {
  const head = [
    headlineMarkdown(summary.headline),
    summary.progress === undefined ? "" : bar(summary.progress, BAR_LENGTH),
    summary.reason === undefined ? "" : `> ${markdownOf(summary.reason)}`,
    movedMarkdown(summary.moved),
    listMarkdown("Needs a person", summary.needs, MAX_NEEDS),
    listMarkdown("Next", summary.next, summary.next.length),
  ];
  const foot = [
    listMarkdown("From the calls", summary.outcomes, MAX_OUTCOMES),
    summary.milestone === undefined ? "" : `${markdownOf(summary.milestone)}.`,
    trendMarkdown(summary.trend),
    footerMarkdown(summary),
  ];
  const taken = joined([...head, ...foot]).length;
  return joined([...head, tableMarkdown(summary.rows, MAX_CHARACTERS - taken), ...foot]);
}

/** `**58 %** · 2 of 4 initiatives done`. */
export function headlineMarkdown([first = [], ...others]: readonly Sentence[]): string {
  return [`**${markdownOf(first)}**`, ...others.map(markdownOf)].join(" · ");
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n\n");
}

function movedMarkdown(moved: Summary["moved"]): string {
  if (moved === undefined) return "";
  if (moved.notes.length === 0) return `Nothing moved since ${moved.since}.`;
  return listMarkdown(`Moved since ${moved.since}`, moved.notes, MAX_MOVED);
}

/** A heading and its notes; what is more than `most` is counted. */
export function listMarkdown(heading: string, notes: readonly Note[], most: number): string {
  if (notes.length === 0) return "";
  const shown = notes.slice(0, most).map(({ lead, about }) => `- **${markdownOf(lead).trim()}**: ${markdownOf(about)}`);
  const more = notes.length > most ? [`- and ${notes.length - most} more`] : [];
  return `#### ${heading}\n\n${[...shown, ...more].join("\n")}`;
}

function tableMarkdown(rows: readonly SummaryRow[], room: number): string {
  if (rows.length === 0) return "";
  const open = rows.slice(0, MAX_OPEN_ROWS).map(rowMarkdown);
  const folded: string[] = [];
  let taken = open.join("\n").length + 2 * TABLE_HEAD.length + 300;
  for (const row of rows.slice(MAX_OPEN_ROWS)) {
    const line = rowMarkdown(row);
    taken += line.length + 1;
    if (taken > room) break;
    folded.push(line);
  }
  const left = rows.length - open.length - folded.length;
  const more =
    folded.length === 0
      ? ""
      : `<details><summary>${counted(folded.length, "more initiative")}</summary>\n\n${TABLE_HEAD}\n${folded.join("\n")}\n\n</details>`;
  const uncounted = left === 0 ? "" : `${counted(left, "more initiative")} find no room here.`;
  return joined([`#### ${counted(rows.length, "initiative")}`, `${TABLE_HEAD}\n${open.join("\n")}`, more, uncounted]);
}

const TABLE_HEAD = "| Initiative | State |\n| :-- | :-- |";

function rowMarkdown({ title, details, state, progress }: SummaryRow): string {
  const below = details.length === 0 ? "" : `<br><sub>${details.map(markdownOf).join(" · ")}</sub>`;
  const percent = progress === undefined ? "" : `<br>${percentOf(progress)}`;
  return `| ${markdownOf(title)}${below} | ${stateMarkdown(state)}${percent} |`;
}

/** The word for a state in one piece; what needs a look stands out. */
export function stateMarkdown(state: GoalState): string {
  const word = STATE_WORDS[state].replaceAll(" ", "\u00A0");
  return state === "overdue" || state === "stale" || state === "at-risk" ? `**${word}**` : word;
}

/** The trend, folded: a mail shows it unfolded, as a line of text and a small table. */
export function trendMarkdown(trend: readonly TrendPoint[]): string {
  const points = trend.slice(-MAX_TREND);
  if (points.length < 2) return "";
  const line = sparkline(points.map(({ progress }) => progress));
  const rows = points.map(
    ({ period, progress }) => `| ${markdownOf([words(period)])} | ${bar(progress, 10)} ${percentOf(progress)} |`,
  );
  const labels = points.map(({ period }) => `"${period.replaceAll(/[^\w .-]/g, "").slice(0, 20)}"`);
  const chart = [
    "```mermaid",
    "xychart-beta",
    `  x-axis [${labels.join(", ")}]`,
    `  y-axis "%" 0 --> 100`,
    `  line [${points.map(({ progress }) => Math.round(progress * 100)).join(", ")}]`,
    "```",
  ];
  const table = ["| Period | Reached |", "| :-- | :-- |", ...rows];
  return `<details><summary>Trend ${line}</summary>\n\n${table.join("\n")}\n\n${chart.join("\n")}\n\n</details>`;
}

function footerMarkdown({ owners, rule }: Summary): string {
  const shown = owners.slice(0, MAX_OWNERS).map((owner) => markdownOf([code(owner)]));
  const more = owners.length > MAX_OWNERS ? ` and ${owners.length - MAX_OWNERS} more` : "";
  const owned = owners.length === 0 ? "" : `Owned by ${shown.join(", ")}${more}. `;
  return `<sub>${owned}${rule} [How progress is counted](${RULE})</sub>`;
}
