/** Rows of cells → columns that fit the width of a terminal. */
import stringWidth from "string-width";
import { cut, padded } from "./columns.ts";

export interface Column {
  readonly heading: Cell;
  /** What it may shrink to where there is no room; without it, it does not. */
  readonly minimum?: number;
  /** Those with a lower number shrink first. */
  readonly shrinks?: number;
}

/** One cell: the same in several lengths, the longest first. The longest that fits is shown, or the last, cut. */
export type Cell = readonly [string, ...string[]];

/** Between columns. */
const GAP = "  ";
/** Where even the minimums are too wide, columns shrink to this. */
const LEAST = 3;

/** The headings and the rows, each a list of cells that are as wide as their column. */
export function inColumns(columns: readonly Column[], rows: readonly (readonly Cell[])[], width: number): string[][] {
  const table = [columns.map(({ heading }) => heading), ...rows];
  const natural = columns.map((_, index) =>
    table.reduce((widest, row) => Math.max(widest, stringWidth(row[index]?.[0] ?? "")), 0),
  );
  const widths = shrunk(columns, natural, width - GAP.length * (columns.length - 1));
  return table.map((row) => row.map((cell, index) => fitting(cell, widths[index] ?? 0)));
}

/** The line that a row of cells makes. */
export function lineOf(cells: readonly string[]): string {
  return cells.join(GAP).trimEnd();
}

function shrunk(columns: readonly Column[], natural: readonly number[], available: number): number[] {
  const widths = [...natural];
  const order = [...columns.keys()]
    .filter((index) => columns[index]?.minimum !== undefined)
    .toSorted((a, b) => (columns[a]?.shrinks ?? 0) - (columns[b]?.shrinks ?? 0));
  for (const least of [(index: number) => columns[index]?.minimum ?? LEAST, () => LEAST]) {
    for (const index of order) {
      const tooMuch = widths.reduce((sum, each) => sum + each, 0) - available;
      const current = widths[index] ?? 0;
      widths[index] = Math.min(current, Math.max(least(index), current - Math.max(0, tooMuch)));
    }
  }
  return widths;
}

function fitting(cell: Cell, width: number): string {
  return padded(cell.find((each) => stringWidth(each) <= width) ?? cut(cell.at(-1) ?? "", width), width);
}
