/** What going through a repository comes to: a table, bars, and what follows in words. */
import type { LabelsEffect } from "../../engine/effect.ts";
import { counted } from "./total.ts";
import { asChart } from "./triage-chart.ts";
import { asTable, type TableOptions, type TriageEntry } from "./triage-table.ts";

export interface TriageReport {
  readonly entries: readonly TriageEntry[];
  /** How many there were to go through. */
  readonly total: number;
  readonly end: "done" | "interrupted" | "given-up";
  /** Whether the labels were to be written. */
  readonly isApplied: boolean;
  /** How long it takes to write what is still to be written, in seconds. */
  readonly secondsFor: (writes: number) => number;
}

export function* asTriageReport(report: TriageReport, options: TableOptions): Generator<string> {
  const { entries, isApplied } = report;
  const told = isApplied ? entries.filter(({ kind }) => kind !== "seen") : entries;
  yield* asTable(told, options);
  if (told.length > 0) yield "\n";
  yield* asChart(entries, options);
  if (entries.length > 0) yield "\n";
  for (const sentence of sentencesOf(report)) yield `${sentence}\n`;
}

function* sentencesOf({ entries, total, end, isApplied, secondsFor }: TriageReport): Generator<string> {
  const surveyed = entries.filter((entry) => entry.kind !== "failed");
  const isObserved = surveyed.some(({ survey }) => survey.isObserved);
  const isWritten = isApplied && !isObserved;
  const concerned = surveyed.filter(
    ({ kind, survey }) => survey.labels !== undefined && isWritten === (kind === "changed"),
  );
  const effects = concerned.flatMap(({ survey }) => survey.labels ?? []);
  const failed = entries.length - surveyed.length;
  if (total === 0) yield "Nothing is open there.";
  else if (effects.length > 0) yield* changeOf(effects, isWritten);
  else if (failed === 0 && end === "done") {
    yield `All labels are as they should be${isWritten ? ": nothing was written" : ""}.`;
  }
  if (isObserved) yield "The configuration says `mode: observe`: until it says otherwise, nothing is written.";
  else if (!isWritten && effects.length > 0) {
    const writes = writesOf(effects);
    yield `--apply does that in ${counted(writes, "write")}, which takes ${durationOf(secondsFor(writes))}.`;
  }
  if (failed > 0)
    yield `${counted(failed, "item")} failed. Start it again to try ${failed === 1 ? "it" : "them"} anew.`;
  if (end === "done") return;
  const rest = counted(total - entries.length, "item");
  yield end === "interrupted"
    ? `Stopped before the last ${rest}. Start it again to go on.`
    : `Too many failed in a row: the last ${rest} not tried. Mend what the table says, and start it again.`;
}

/** What comes to items or goes from them, and what is made or mended for all of them. */
function* changeOf(effects: readonly LabelsEffect[], isWritten: boolean): Generator<string> {
  const items = effects.filter(({ add, remove }) => add.length + remove.length > 0).length;
  if (items > 0) yield `The labels of ${counted(items, "item")} ${isWritten ? "were changed" : "would change"}.`;
  const made = namesIn(effects, "create");
  if (made > 0) yield `${counted(made, "label")} ${isWritten ? "came" : "would come"} into being in the repository.`;
  const mended = namesIn(effects, "repair");
  if (mended > 0)
    yield `~ The colour or description of ${counted(mended, "label")} ${isWritten ? "was" : "would be"} mended.`;
}

/** A label is made and mended once, whatever many items need it. */
function namesIn(effects: readonly LabelsEffect[], kind: "create" | "repair"): number {
  return new Set(effects.flatMap((effect) => effect[kind].map(({ name }) => name.toLowerCase()))).size;
}

function writesOf(effects: readonly LabelsEffect[]): number {
  const onItems = effects.reduce((sum, { add, remove }) => sum + (add.length > 0 ? 1 : 0) + remove.length, 0);
  return namesIn(effects, "create") + namesIn(effects, "repair") + onItems;
}

function durationOf(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  if (minutes <= 1) return "a minute at most";
  return minutes < 90 ? `about ${minutes} minutes` : `about ${Math.round(minutes / 60)} hours`;
}
