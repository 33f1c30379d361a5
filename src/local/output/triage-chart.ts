/** How many items serve which pillar, as bars. */
import picocolors from "picocolors";
import type { ItemSurvey } from "../../engine/survey.ts";
import { fitted, padded, widest } from "./columns.ts";
import type { TableOptions, TriageEntry } from "./triage-table.ts";

interface Bar {
  readonly name: string;
  readonly count: number;
  /** Of these, whose label comes now. */
  readonly added: number;
}

const MAX_BAR = 30;
const MAX_NAME = 36;
const USUAL_COLUMNS = 80;

const OTHERS = [
  ["ambiguous", "ambiguous"],
  ["none", "serve none"],
  ["by-people", "decided by people"],
  ["ignored", "ignored"],
  ["closed", "closed meanwhile"],
] as const satisfies readonly (readonly [ItemSurvey["standing"], string])[];

/** A bar for each pillar, in the order of the configuration, then for the other items; none where there are no items. */
export function* asChart(entries: readonly TriageEntry[], { colors, columns }: TableOptions): Generator<string> {
  const paint = picocolors.createColors(colors);
  const bars = barsOf(entries);
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const digits = widest(
    bars.map(({ count }) => String(count)),
    12,
  );
  const name = widest(
    bars.map((bar) => bar.name),
    MAX_NAME,
  );
  const newest = widest(bars.map(newWords), 16);
  const room = (columns ?? USUAL_COLUMNS) - name - digits - newest - 3;
  const width = Math.max(5, Math.min(MAX_BAR, room));
  for (const bar of bars) {
    const length = bar.count === 0 ? 0 : Math.max(1, Math.round((bar.count / most) * width));
    const drawn = `${paint.cyan("█".repeat(length))}${" ".repeat(width - length)}`;
    const line = `${padded(fitted(bar.name, name), name)} ${drawn} ${padded(String(bar.count), digits, "right")}${newWords(bar)}`;
    yield `${line.trimEnd()}\n`;
  }
}

function newWords({ added }: Bar): string {
  return added === 0 ? "" : ` (${added} new)`;
}

function barsOf(entries: readonly TriageEntry[]): readonly Bar[] {
  const surveys = entries.flatMap((entry) => (entry.kind === "failed" ? [] : [entry.survey]));
  const pillars = surveys[0]?.pillars ?? [];
  const failed = entries.length - surveys.length;
  const others = OTHERS.map(([standing, name]) => {
    const count = surveys.filter((survey) => survey.standing === standing).length;
    return { name, count, added: 0, isAlways: standing !== "closed" };
  });
  return [
    ...pillars.map(({ id, title, label }) => {
      const those = surveys.filter(({ pillar }) => pillar?.id === id);
      const added = those.filter(({ labels }) => labels !== undefined && labels.add.length > 0).length;
      return { name: label ?? title, count: those.length, added };
    }),
    ...(surveys.length === 0 ? [] : others.filter(({ count, isAlways }) => isAlways || count > 0)),
    ...(failed === 0 ? [] : [{ name: "failed", count: failed, added: 0 }]),
  ];
}
