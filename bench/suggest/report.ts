/** What the benchmark of suggestions prints. */
import { DEFAULT_THRESHOLD } from "../../src/domain/outcomes/suggest-outcomes.ts";
import { bestRecall, crossValidated, figuresAt, type Answered } from "./figures.ts";

/** What is wanted at the default threshold. */
export const LEAST_RECALL = 0.75;
export const LEAST_SILENCE = 0.8;

const BAR = 20;
const FOLDS = 5;

/** The whole report. */
export function reportOf(ours: readonly Answered[], plain: readonly Answered[]): string {
  const linked = ours.filter(({ contribution }) => contribution.outcomes.length > 0).length;
  return `${ours.length} contributions: ${linked} with outcomes, ${ours.length - linked} without

${headline(ours, plain)}
As the threshold moves:

${chartOf(ours)}
By difficulty, at ${DEFAULT_THRESHOLD.toFixed(2)}:

${byDifficulty(ours)}`;
}

function headline(ours: readonly Answered[], plain: readonly Answered[]): string {
  const { recall, found, silence, precision } = figuresAt(DEFAULT_THRESHOLD, ours);
  const crossed = crossValidated(ours, FOLDS);
  return `At the default threshold, ${DEFAULT_THRESHOLD.toFixed(2)}:
  recall at three   ${share(recall)}   wanted: ${share(LEAST_RECALL)}
  at least one      ${share(found)}
  silence           ${share(silence)}   wanted: ${share(LEAST_SILENCE)}
  precision         ${share(precision)}
With the threshold chosen on four fifths and judged on the rest:
  recall at three   ${share(crossed.recall)}
  silence           ${share(crossed.silence)}
The most recall that some threshold reaches, with silence of at least ${share(LEAST_SILENCE)} and of 1.00:
  goalkeeper          ${share(bestRecall(ours, LEAST_SILENCE))}   ${share(bestRecall(ours, 1))}
  plain word overlap  ${share(bestRecall(plain, LEAST_SILENCE))}   ${share(bestRecall(plain, 1))}
`;
}

function chartOf(answered: readonly Answered[]): string {
  const thresholds = Array.from({ length: 15 }, (_, index) => (index + 1) * 0.05);
  return thresholds
    .map((threshold) => {
      const { recall, silence } = figuresAt(threshold, answered);
      const isDefault = Math.abs(threshold - DEFAULT_THRESHOLD) < 0.001;
      const line = `${isDefault ? ">" : " "} ${threshold.toFixed(2)}  recall ${barOf(recall)}  silence ${barOf(silence)}`;
      return `${line.trimEnd()}\n`;
    })
    .join("");
}

function barOf(value: number): string {
  const length = Number.isNaN(value) ? 0 : Math.round(value * BAR);
  return `${share(value)} ${"█".repeat(length)}${"░".repeat(BAR - length)}`;
}

function byDifficulty(answered: readonly Answered[]): string {
  const groups = Map.groupBy(answered, ({ contribution }) => contribution.difficulty);
  const width = Math.max(...[...groups.keys()].map((name) => name.length));
  return [...groups]
    .map(([name, group]) => {
      const { recall, silence } = figuresAt(DEFAULT_THRESHOLD, group);
      const figures = [
        ...(Number.isNaN(recall) ? [] : [`recall ${share(recall)}`]),
        ...(Number.isNaN(silence) ? [] : [`silence ${share(silence)}`]),
      ];
      return `  ${name.padEnd(width)}  ${String(group.length).padStart(3)}  ${figures.join("  ")}\n`;
    })
    .join("");
}

function share(value: number): string {
  return Number.isNaN(value) ? "none" : value.toFixed(2);
}
