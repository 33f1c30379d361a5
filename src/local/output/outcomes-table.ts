/** Outcomes for people at a terminal: a table, a bar and a line that says it all. */
import picocolors from "picocolors";
import { countsOf, sharesOf, STATES, type OutcomeRow, type OutcomeState } from "../../domain/outcomes/table.ts";
import { shortReference } from "../../domain/reference.ts";
import { inColumns, lineOf, type Cell, type Column } from "./table-layout.ts";
import { printable } from "./printable.ts";
import { counted } from "./total.ts";

export interface OutcomesTableOptions {
  readonly colors: boolean;
  /** Of the terminal. */
  readonly columns: number;
  /** How many outcomes there are in all, those that were not asked for as well. */
  readonly total: number;
}

type Paint = ReturnType<typeof picocolors.createColors>;

/** At 80 characters, ids of 38 are shown whole: people copy them. */
const COLUMNS: readonly Column[] = [
  { heading: ["Outcome"], minimum: 24, shrinks: 5 },
  { heading: ["For"], minimum: 9, shrinks: 4 },
  { heading: ["Goal"], minimum: 7, shrinks: 2 },
  { heading: ["Age"] },
  { heading: ["Linked", "By"], minimum: 4, shrinks: 1 },
  { heading: ["State"], minimum: 7, shrinks: 3 },
];

const WORDS = { waiting: "waits", "in-progress": "in progress", delivered: "delivered", dropped: "dropped" } as const;
const SHORT_WORDS = { ...WORDS, "in-progress": "started", delivered: "done" } as const;

const BAR_WIDTH = 30;
/** What is done stands first, as in any bar of progress. */
const BAR: readonly (readonly [OutcomeState, string])[] = [
  ["delivered", "█"],
  ["in-progress", "▒"],
  ["waiting", "░"],
  ["dropped", "·"],
];

/** The outcomes in the order of the rows. No line is wider than the terminal, if that has 40 columns or more. */
export function outcomesTable(rows: readonly OutcomeRow[], { colors, columns, total }: OutcomesTableOptions): string {
  const paint = picocolors.createColors(colors);
  const [headings = [], ...lines] = inColumns(COLUMNS, rows.map(cellsOf), columns);
  const painted = lines.map((cells, index) => {
    const state = rows[index]?.state ?? "waiting";
    return lineOf([...cells.slice(0, -1), painter(paint, state)(cells.at(-1)?.trimEnd() ?? "")]);
  });
  return `${[paint.bold(lineOf(headings)), ...painted, "", barOf(rows, paint), sumOf(rows, total)].join("\n")}\n`;
}

function cellsOf({ id, destination, goal, ageDays, contributions, state }: OutcomeRow): readonly Cell[] {
  return [
    [printable(id)],
    [printable(destination ?? "")],
    [printable(goal ?? "")],
    [ageOf(ageDays)],
    linkedOf(contributions),
    [WORDS[state], SHORT_WORDS[state]],
  ];
}

/** `213d`, or `in 3d` for a call that is still to come. */
function ageOf(days: number | undefined): string {
  if (days === undefined) return "";
  return days < 0 ? `in ${-days}d` : `${days}d`;
}

/** `owner/repo#461, #12`, or shorter where there is no room: `owner/repo#461 +1`, `#461 +1`, `2`. */
function linkedOf(contributions: readonly (string | number)[]): Cell {
  const references = contributions.map((reference) => printable(shortReference(reference)));
  const [first] = references;
  if (first === undefined) return [""];
  const more = references.length > 1 ? ` +${references.length - 1}` : "";
  const short = first.slice(first.indexOf("#"));
  return [references.join(", "), `${first}${more}`, `${short}${more}`, String(references.length)];
}

function barOf(rows: readonly OutcomeRow[], paint: Paint): string {
  const counts = countsOf(rows);
  const shares = sharesOf(
    BAR.map(([state]) => counts[state]),
    BAR_WIDTH,
  );
  return BAR.map(([state, sign], index) => painter(paint, state)(sign.repeat(shares[index] ?? 0))).join("");
}

/** `10 outcomes: 3 wait for somebody, 4 in progress, 2 delivered, 1 dropped.` */
function sumOf(rows: readonly OutcomeRow[], total: number): string {
  const counts = countsOf(rows);
  const parts = STATES.filter((state) => counts[state] > 0).map((state) =>
    state === "waiting"
      ? `${counts[state]} ${counts[state] === 1 ? "waits" : "wait"} for somebody`
      : `${counts[state]} ${WORDS[state]}`,
  );
  const subject = rows.length === total ? counted(total, "outcome") : `${rows.length} of ${counted(total, "outcome")}`;
  return `${subject}: ${parts.join(", ")}.`;
}

function painter(paint: Paint, state: OutcomeState): (text: string) => string {
  switch (state) {
    case "waiting":
      return paint.yellow;
    case "in-progress":
      return paint.cyan;
    case "delivered":
      return paint.green;
    case "dropped":
      return paint.dim;
    default:
      return state satisfies never;
  }
}
