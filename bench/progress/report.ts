/** What the benchmark of reports prints, and what it wants. */
import { ISSUES_A_GOAL } from "./community.ts";
import type { Measured } from "./measure.ts";

const MOST_MEGABYTES = 300;

export interface Figures {
  /** From the fewest goals to the most. */
  readonly sizes: readonly Measured[];
  /** In megabytes, as far as the system tells. */
  readonly idle: number | undefined;
  readonly writing: number | undefined;
}

interface Verdict {
  readonly holds: boolean;
  readonly sentence: string;
}

const HEAD = ["goals", "issues", "reads at a start", "reads of a look", "per goal", "reported", "time", "peak memory"];

export function tableOf({ sizes }: Figures): string {
  const rows = sizes.map(({ goals, readsAtStart, reads, reported, seconds, megabytes }) => [
    grouped(goals),
    grouped(goals * ISSUES_A_GOAL),
    grouped(readsAtStart),
    grouped(reads),
    (reads / goals).toFixed(3),
    grouped(reported),
    `${seconds.toFixed(1)} s`,
    memory(megabytes),
  ]);
  const table = [HEAD, ...rows];
  const widths = HEAD.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return table.map((row) => `${row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join("  ")}\n`).join("");
}

export function verdictsOf({ sizes, idle, writing }: Figures): readonly Verdict[] {
  const [largest] = sizes.toReversed();
  return [
    ...sizes.slice(1).flatMap((size, index) => proportion(size, sizes[index])),
    ...sizes.map(({ goals, reported }) => ({
      holds: reported === goals,
      sentence: `Of ${grouped(goals)} goals, ${grouped(reported)} are reported. Wanted: all.`,
    })),
    ...memoryVerdict("when it observes", largest?.megabytes, idle),
    ...memoryVerdict("when it writes", writing, idle),
  ];
}

function proportion(more: Measured, fewer: Measured | undefined): readonly Verdict[] {
  if (fewer === undefined) return [];
  const [goals, reads] = [more.goals / fewer.goals, more.reads / fewer.reads];
  const sentence = `${goals.toFixed(1)} times the goals take ${reads.toFixed(1)} times the reads. Wanted: at most as many times.`;
  return [{ holds: reads <= goals, sentence }];
}

function memoryVerdict(when: string, megabytes: number | undefined, idle: number | undefined): readonly Verdict[] {
  if (megabytes === undefined || idle === undefined) return [];
  const sentence =
    `The server takes ${memory(megabytes)} at most ${when}, ${memory(megabytes - idle)} more than one that has done nothing ` +
    `(${memory(idle)}). Wanted: at most ${MOST_MEGABYTES} MB.`;
  return [{ holds: megabytes <= MOST_MEGABYTES, sentence }];
}

function memory(megabytes: number | undefined): string {
  return megabytes === undefined ? "not told" : `${megabytes.toFixed(0)} MB`;
}

function grouped(count: number): string {
  return count.toLocaleString("en");
}
