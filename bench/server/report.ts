/** What the benchmark of the server says in the end, and whether it is what is wanted. */

export interface Measured {
  /** From the start of the process to the first answer. */
  readonly readyMs: number;
  /** In megabytes: the most until it had settled, and then; `undefined` where the system does not tell. */
  readonly peak: number | undefined;
  readonly settled: number | undefined;
}

export interface Figures {
  readonly name: string;
  readonly rounds: Measured[];
}

interface Verdict {
  readonly holds: boolean;
  readonly sentence: string;
}

/** More than an empty Probot takes. */
const WANTED_ON_POSTGRES_MB = 60;
const WANTED_ON_PGLITE_MB = 220;

/** In this order: the empty Probot, on Postgres, on PGlite for the first time, and later. */
export function reportOf(figures: readonly Figures[]): { readonly text: string; readonly isAsWanted: boolean } {
  const [empty, postgres, first, later] = figures;
  const verdicts = [
    ...judged(postgres, "settled", (peakOf(empty, "settled") ?? Number.NaN) + WANTED_ON_POSTGRES_MB),
    ...judged(postgres, "peak", (peakOf(empty, "peak") ?? Number.NaN) + WANTED_ON_POSTGRES_MB),
    ...judged(first, "peak", WANTED_ON_PGLITE_MB),
    ...judged(later, "peak", WANTED_ON_PGLITE_MB),
  ];
  const rows = figures.map((one) => [
    one.name,
    `${median(one.rounds.map(({ readyMs }) => readyMs)).toFixed(0)} ms`,
    megabytes(peakOf(one, "peak")),
    megabytes(peakOf(one, "settled")),
  ]);
  const head = ["", "first answer", "peak", "settled"];
  const text = [
    `Node ${process.versions.node}. Medians of ${empty?.rounds.length ?? 0} rounds.\n`,
    ...[head, ...rows].map((row) => row.map((cell, at) => (at === 0 ? cell.padEnd(36) : cell.padStart(14))).join("")),
    "",
    ...verdicts.map(({ holds, sentence }) => `${holds ? "✓" : "✗"} ${sentence}`),
  ];
  return { text: `${text.join("\n")}\n`, isAsWanted: verdicts.every(({ holds }) => holds) };
}

/** Nothing where the system does not tell. */
function judged(one: Figures | undefined, key: "peak" | "settled", most: number): readonly Verdict[] {
  const found = peakOf(one, key);
  if (one === undefined || found === undefined) return [];
  const sentence = `${one.name}: ${key} memory is ${megabytes(found)}. Wanted: at most ${megabytes(most)}.`;
  return [{ holds: found <= most, sentence }];
}

function peakOf(one: Figures | undefined, key: "peak" | "settled"): number | undefined {
  const known = (one?.rounds ?? []).flatMap((round) => round[key] ?? []);
  return known.length === 0 ? undefined : median(known);
}

function megabytes(value: number | undefined): string {
  return value === undefined ? "not known" : `${value.toFixed(0)} MB`;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
