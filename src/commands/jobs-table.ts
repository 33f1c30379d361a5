/** What failed for good as a table for people: when, what it was about, and why. */
import picocolors from "picocolors";
import { fitted } from "../local/output/columns.ts";
import { inColumns, lineOf, type Cell, type Column } from "../local/output/table-layout.ts";
import { counted } from "../local/output/total.ts";
import type { DeadLetter } from "../queue/queue.ts";

export interface JobsTableOptions {
  readonly colors: boolean;
  /** `undefined`: as many as it takes. */
  readonly columns: number | undefined;
  /** How many there are, those that are not shown as well. */
  readonly total: number;
}

const SHORTEST_ID = 8;
/** Of a cell, where nothing bounds the line. */
const LONGEST = 200;

const COLUMNS: readonly Column[] = [
  { heading: ["Id"] },
  { heading: ["Failed at (UTC)", "Failed at"], minimum: 11, shrinks: 2 },
  { heading: ["Workflow"], minimum: 8, shrinks: 5 },
  { heading: ["Repository"], minimum: 10, shrinks: 3 },
  { heading: ["Subject"], minimum: 7, shrinks: 4 },
  { heading: ["Tries"] },
];
const ERROR: Column = { heading: ["Error"], minimum: 24, shrinks: 1 };
/** With less, an error has a line of its own, below that of its job: else nothing of it would be left to read. */
const WIDE = 140;
const INDENT = "  ";

export function jobsTable(letters: readonly DeadLetter[], { colors, columns, total }: JobsTableOptions): string {
  if (letters.length === 0) return "Nothing has failed for good.\n";
  const paint = picocolors.createColors(colors);
  const length = idLength(letters.map(({ id }) => id));
  const width = columns ?? Number.MAX_SAFE_INTEGER;
  const isWide = width >= WIDE;
  const rows = letters.map((letter) => [...cellsOf(letter, length), ...(isWide ? [errorOf(letter)] : [])]);
  const [headings = [], ...cells] = inColumns(isWide ? [...COLUMNS, ERROR] : COLUMNS, rows, width);
  const lines = cells.flatMap((row, index) => {
    const letter = letters[index];
    if (isWide || letter === undefined) return [lineOf(row)];
    return [lineOf(row), `${INDENT}${fitted(errorOf(letter)[0], Math.max(1, width - INDENT.length))}`];
  });
  const more = total > letters.length ? `, the oldest ${letters.length} of them shown` : "";
  const sum = `${counted(Math.max(total, letters.length), "job")} failed for good${more}.`;
  const next = "`goalkeeper jobs show ID` tells all of one.";
  return `${[paint.bold(lineOf(headings)), ...lines, "", `${sum} ${next}`].join("\n")}\n`;
}

function cellsOf({ id, failedAt, trigger, attempts }: DeadLetter, length: number): readonly Cell[] {
  const minute = failedAt.toISOString().slice(0, 16).replace("T", " ");
  const [repository] = cellOf(fieldOf(trigger, "repository"));
  return [
    [id.slice(0, length)],
    [minute, minute.slice("2024-".length)],
    cellOf(fieldOf(trigger, "workflow")),
    // Where there is no room, the owner is what can be missed.
    [repository, repository.slice(repository.indexOf("/") + 1)],
    cellOf(subjectOf(fieldOf(trigger, "subject"))),
    [String(attempts)],
  ];
}

function errorOf({ error }: DeadLetter): Cell {
  return cellOf(fieldOf(error, "message") ?? error);
}

function cellOf(value: unknown): Cell {
  return [fitted(textOf(value), LONGEST)];
}

/** So short that each id is still the only one of its kind. */
function idLength(ids: readonly string[]): number {
  let length = SHORTEST_ID;
  while (length < 36 && new Set(ids.map((id) => id.slice(0, length))).size < ids.length) length += 1;
  return length;
}

/** `#12`, `@0123abc`, or the kind with what else there is. */
function subjectOf(subject: unknown): string {
  const number = fieldOf(subject, "number");
  if (number !== undefined) return `#${textOf(number)}`;
  const sha = fieldOf(subject, "headSha");
  if (sha !== undefined) return `@${textOf(sha).slice(0, 7)}`;
  return [fieldOf(subject, "kind"), fieldOf(subject, "name")].map(textOf).join(" ");
}

/** A job may be anything. */
function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
