/** What the evaluation prints. */
import { confusionOf, figuresOf, isRight, labelsOf, share, type Answered } from "./figures.ts";
import { intervalOf } from "./bootstrap.ts";
import { NONE } from "./labelled-items.ts";

/** Figures of several contenders, a row each. */
export function figuresTable(rows: readonly (readonly [name: string, all: readonly Answered[]])[]): string {
  const body = rows.map(([name, all]) => {
    const { accuracy, strict, precision, coverage } = figuresOf(all);
    return [name, ...[accuracy, strict, precision, coverage].map(shown)];
  });
  return table([["", "accuracy", "strict", "precision", "coverage"], ...body]);
}

/** How much more often one is right than another, item by item. */
export function difference(name: string, one: readonly Answered[], other: readonly Answered[]): string {
  const others = rights(other);
  const gains = rights(one).map((value, index) => value - (others[index] ?? 0));
  const mean = gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
  const [low, high] = intervalOf(gains);
  return `accuracy less that of ${name}: ${signed(mean)} (95 % interval ${signed(low)} to ${signed(high)})`;
}

function rights(all: readonly Answered[]): number[] {
  return all.map(({ labelled, answer }) => Number(isRight(answer.best, labelled)));
}

/** For each answer that people gave: what was answered, and how often it was right, a second answer counted too. */
export function confusionTable(all: readonly Answered[], answers: readonly string[]): string {
  const rows = confusionOf(all, answers).map((counts, index) => {
    const wanted = all.filter(({ labelled }) => labelled.pillar === answers[index]);
    const strict = share(wanted, ({ labelled, answer }) => answer.best === labelled.pillar);
    const recall = share(wanted, ({ labelled, answer }) => isRight(answer.best, labelled));
    return [answers[index] ?? "", ...counts.map(String), shown(recall), shown(strict)];
  });
  return table([["wanted \\ answered", ...answers.map(initials), "recall", "strict"], ...rows]);
}

const THRESHOLDS = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95];
const BAR = 20;

/** Precision against coverage as the confidence moves that a label takes. */
export function thresholdChart(all: readonly Answered[]): string {
  const rows = THRESHOLDS.map((threshold) => {
    const { precision, coverage } = labelsOf(all, ({ best, confidence }) =>
      best !== NONE && confidence >= threshold ? best : undefined,
    );
    return [threshold.toFixed(2), shown(precision), bar(precision), shown(coverage), bar(coverage)];
  });
  return table([["confidence", "precision", "", "coverage", ""], ...rows]);
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => (isWords(cell) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ");
  return `${rows.map((row) => `  ${line(row).trimEnd()}`).join("\n")}\n`;
}

function isWords(cell: string): boolean {
  return !/^[\d–]/.test(cell);
}

function bar(value: number): string {
  return "█".repeat(Number.isNaN(value) ? 0 : Math.round(value * BAR));
}

/** `community-engagement` → `c-e`: columns stay narrow. */
function initials(answer: string): string {
  return answer === NONE ? NONE : answer.replaceAll(/(?<=\b\w)\w+/g, "");
}

function shown(value: number): string {
  return Number.isNaN(value) ? "–" : value.toFixed(2);
}

function signed(value: number): string {
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(2)}`;
}
