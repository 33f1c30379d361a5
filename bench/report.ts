/** What the benchmark says in the end: what was measured, and whether it is what is wanted. */
import type { Series, Spread } from "./series.ts";

export interface Verdict {
  readonly holds: boolean;
  readonly sentence: string;
}

const HEAD = ["", "goals", "median", "min", "max", "peak memory"];

/** A table with a row for each series. */
export function tableOf(all: readonly Series[]): string {
  const rows = all.map(({ command, seconds: { median, min, max }, peakMegabytes }) => [
    command.name,
    grouped(command.goals),
    ...[median, min, max].map((seconds) => `${seconds.toFixed(2)} s`),
    `${peakMegabytes.toFixed(0)} MB`,
  ]);
  const table = [HEAD, ...rows];
  const widths = HEAD.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const lines = table.map((row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))),
  );
  return `${lines.map((cells) => cells.join("  ").trimEnd()).join("\n")}\n`;
}

/** Each check should take less time than the rival that does less. */
export function againstRival(series: Series, rival: Series): Verdict {
  const ratio = series.ratioTo(rival);
  const sentence = `${series.command.name} takes ${times(ratio)} the time of ${rival.command.name}. Wanted: less than 1.`;
  return { holds: ratio.median < 1, sentence };
}

export function againstFloor(series: Series, floor: Series, most: number): Verdict {
  const ratio = series.ratioTo(floor);
  const sentence = `${series.command.name} takes ${times(ratio)} the time of the ${floor.command.name}. Wanted: at most ${most}.`;
  return { holds: ratio.median <= most, sentence };
}

/** The ratio of the medians: a run on many files is so long that the rounds differ little. */
export function scaling(many: Series, few: Series, most: number): Verdict {
  const ratio = many.seconds.median / few.seconds.median;
  const factor = many.command.goals / few.command.goals;
  const sentence = `On ${factor} times the files, ${many.command.name} takes ${ratio.toFixed(2)} × the time. Wanted: at most ${most}.`;
  return { holds: ratio <= most, sentence };
}

function times({ median, min, max }: Spread): string {
  return `${median.toFixed(2)} × (${min.toFixed(2)} to ${max.toFixed(2)})`;
}

/** `10,000`. */
export function grouped(count: number): string {
  return count.toLocaleString("en");
}
