/** How far the goals are, for people at a terminal. */
import picocolors from "picocolors";
import { overdueOf, type Dashboard } from "../../domain/progress/dashboard.ts";
import { bar, percentOf, sparkline } from "../../domain/progress/drawing.ts";
import type { GoalFacts } from "../../domain/progress/facts.ts";
import { plainOf, type Note, type Sentence } from "../../domain/progress/pieces.ts";
import { STATE_WORDS, type GoalState } from "../../domain/progress/state.ts";
import type { Summary, SummaryRow } from "../../domain/progress/summary.ts";
import { inColumns, lineOf, type Cell, type Column } from "./table-layout.ts";
import { printable } from "./printable.ts";

export interface ProgressTextOptions {
  readonly colors: boolean;
  /** Of the terminal. */
  readonly columns: number;
}

type Paint = ReturnType<typeof picocolors.createColors>;

const BAR_LENGTH = 30;
const ROW_BAR_LENGTH = 10;

const GOAL_COLUMNS: readonly Column[] = [
  { heading: ["Goal"], minimum: 16, shrinks: 2 },
  { heading: ["Reached"] },
  { heading: ["State"] },
  { heading: ["Title"], minimum: 8, shrinks: 1 },
];

/** Every goal of a cycle, by pillar. */
export function dashboardText(dashboard: Dashboard, { colors, columns }: ProgressTextOptions): string {
  const paint = picocolors.createColors(colors);
  const rows = dashboard.groups.flatMap(({ goals }) => goals);
  const [headings = [], ...lines] = inColumns(GOAL_COLUMNS, rows.map(goalCells), columns);
  const body = dashboard.groups.flatMap(({ title = "Without a pillar that is known", progress, goals }) => {
    const share = progress === undefined ? "" : ` · ${plain([percentOf(progress)])}`;
    const own = lines.splice(0, goals.length).map((cells, index) => paintedLine(cells, 2, goals[index]?.state, paint));
    return ["", paint.bold(`${printable(title)}${share}`), ...own];
  });
  const parts = [
    paint.bold(`Goals of ${printable(dashboard.cycle)}`),
    headlineOf(dashboard.headline, paint),
    ...(dashboard.progress === undefined ? [] : [bar(dashboard.progress, BAR_LENGTH)]),
    ...listLines("Broken files", dashboard.broken, paint),
    "",
    paint.dim(lineOf(headings)),
    ...body.slice(1),
    "",
    paint.dim(dashboard.rule),
  ];
  return `${parts.join("\n")}\n`;
}

function goalCells(goal: GoalFacts): readonly Cell[] {
  const { id, title, progress, basis, status, state } = goal;
  const isCounted = progress !== undefined && !(basis === "status" && status !== "done");
  const overdue = overdueOf(goal).length;
  const also = overdue === 0 || state === "overdue" ? "" : `, ${overdue} overdue`;
  return [[printable(id)], [isCounted ? drawn(progress) : ""], [`${STATE_WORDS[state]}${also}`], [printable(title)]];
}

const INITIATIVE_COLUMNS: readonly Column[] = [
  { heading: ["Initiative"], minimum: 20, shrinks: 1 },
  { heading: ["Reached"] },
  { heading: ["State"] },
  { heading: ["How far"], minimum: 12, shrinks: 2 },
];

/** One goal with all that there is to say. */
export function summaryText(title: string, summary: Summary, { colors, columns }: ProgressTextOptions): string {
  const paint = picocolors.createColors(colors);
  const [headings = [], ...lines] = inColumns(INITIATIVE_COLUMNS, summary.rows.map(initiativeCells), columns);
  const table = lines.map((cells, index) => paintedLine(cells, 2, summary.rows[index]?.state, paint));
  const owners = summary.owners.length === 0 ? "" : `Owned by ${printable(summary.owners.join(", "))}. `;
  const parts = [
    paint.bold(printable(title)),
    headlineOf(summary.headline, paint),
    ...(summary.progress === undefined ? [] : [bar(summary.progress, BAR_LENGTH)]),
    ...(summary.reason === undefined ? [] : ["", plain(summary.reason)]),
    ...movedLines(summary, paint),
    ...listLines("Needs a person", summary.needs, paint),
    ...listLines("Next", summary.next, paint),
    ...(table.length === 0 ? [] : ["", paint.dim(lineOf(headings)), ...table]),
    ...listLines("From the calls", summary.outcomes, paint),
    ...(summary.milestone === undefined ? [] : ["", `${plain(summary.milestone)}.`]),
    ...(summary.trend.length < 2 ? [] : ["", `Trend ${sparkline(summary.trend.map(({ progress }) => progress))}`]),
    "",
    paint.dim(`${owners}${summary.rule}`),
  ];
  return `${parts.join("\n")}\n`;
}

function movedLines({ moved }: Summary, paint: Paint): readonly string[] {
  if (moved === undefined) return [];
  const since = plain([moved.since]);
  return moved.notes.length === 0
    ? ["", `Nothing moved since ${since}.`]
    : listLines(`Moved since ${since}`, moved.notes, paint);
}

function initiativeCells({ title, details, state, progress }: SummaryRow): readonly Cell[] {
  const reached = progress === undefined ? "" : drawn(progress);
  const [first = "", ...others] = details.map(plain);
  return [[plain(title)], [reached], [STATE_WORDS[state]], [[first, ...others].join(" · "), first]];
}

function drawn(share: number): string {
  return `${bar(share, ROW_BAR_LENGTH)} ${plain([percentOf(share)]).padStart(5)}`;
}

function headlineOf([first = [], ...others]: readonly Sentence[], paint: Paint): string {
  return [paint.bold(plain(first)), ...others.map(plain)].join(" · ");
}

function listLines(heading: string, notes: readonly Note[], paint: Paint): readonly string[] {
  if (notes.length === 0) return [];
  return ["", paint.bold(heading), ...notes.map(({ lead, about }) => `  ${plain(lead).trim()}: ${plain(about)}`)];
}

function paintedLine(cells: readonly string[], index: number, state: GoalState | undefined, paint: Paint): string {
  const painted = cells.map((cell, each) =>
    each === index && state !== undefined ? painter(paint, state)(cell) : cell,
  );
  return lineOf(painted);
}

function plain(sentence: Sentence): string {
  return printable(plainOf(sentence));
}

function painter(paint: Paint, state: GoalState): (text: string) => string {
  switch (state) {
    case "overdue":
      return paint.red;
    case "at-risk":
    case "stale":
    case "due-soon":
      return paint.yellow;
    case "on-the-way":
      return paint.cyan;
    case "done":
      return paint.green;
    case "not-begun":
    case "proposed":
    case "dropped":
      return paint.dim;
    default:
      return state satisfies never;
  }
}
