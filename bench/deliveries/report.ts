/** What the benchmark says in the end, and whether it is what is wanted. */
import type { Examples } from "./examples.ts";

export interface Measured {
  /** Acknowledged, as fast as it goes. */
  readonly perSecond: number;
  /** In milliseconds, at the steady rate. */
  readonly latencies: { readonly p50: number; readonly p99: number; readonly most: number };
  readonly acknowledged: number;
  /** Acknowledged and not all stored. */
  readonly missing: number;
}

export interface Figures {
  readonly name: string;
  readonly rounds: Measured[];
}

interface Conditions {
  readonly connections: number;
  readonly perSecond: number;
}

const WANTED_P99_MS = 250;
/** Of the rate of a Probot that stores nothing. */
const WANTED_SHARE = 1 / 4;

/** The first of the figures are those of the empty Probot, the last those on Postgres. */
export function reportOf(
  figures: readonly Figures[],
  { known, concerning }: Examples,
  { connections, perSecond }: Conditions,
): { readonly text: string; readonly isAsWanted: boolean } {
  const [empty, ...ours] = figures;
  const verdicts = ours.flatMap((one) => [
    {
      holds: one.rounds.every(({ missing }) => missing === 0),
      sentence: `${one.name}: ${sum(one, "acknowledged") - sum(one, "missing")} of ${sum(one, "acknowledged")} acknowledged deliveries are stored. Wanted: all.`,
    },
    {
      holds: p99Of(one) < WANTED_P99_MS,
      sentence: `${one.name}: p99 is ${p99Of(one).toFixed(1)} ms at ${perSecond} a second. Wanted: less than ${WANTED_P99_MS}.`,
    },
  ]);
  const shares = ours.map((one) => ({ one, share: shareOf(one, empty) }));
  const last = shares.at(-1);
  if (last !== undefined) {
    verdicts.push({
      holds: last.share >= WANTED_SHARE,
      sentence: `${last.one.name}: ${last.share.toFixed(2)} of the rate of the empty Probot. Wanted: at least ${WANTED_SHARE}.`,
    });
  }
  const rows = figures.map((one) => {
    const latencies = one.rounds.map(({ latencies: found }) => found);
    const of = (key: "p50" | "p99" | "most"): string => median(latencies.map((found) => found[key])).toFixed(1);
    const rate = median(one.rounds.map((round) => round.perSecond)).toFixed(0);
    return [one.name, rate, shareOf(one, empty).toFixed(2), of("p50"), of("p99"), of("most")];
  });
  const head = ["", "a second", "share", "p50 ms", "p99 ms", "most ms"];
  const text = [
    `Node ${process.versions.node}. ${concerning.length} of the ${known} examples concern a workflow. Medians of ${empty?.rounds.length ?? 0} rounds;`,
    `as fast as it goes on ${connections} connections, then ${perSecond} a second.\n`,
    ...[head, ...rows].map((row) => row.map((cell, at) => (at === 0 ? cell.padEnd(24) : cell.padStart(9))).join("")),
    "",
    ...verdicts.map(({ holds, sentence }) => `${holds ? "✓" : "✗"} ${sentence}`),
  ];
  return { text: `${text.join("\n")}\n`, isAsWanted: verdicts.every(({ holds }) => holds) };
}

/** Round by round: whatever else the machine does in a round meets all who run in it. */
function shareOf(one: Figures, empty: Figures | undefined): number {
  return median(one.rounds.map(({ perSecond }, round) => perSecond / (empty?.rounds[round]?.perSecond ?? Number.NaN)));
}

function p99Of({ rounds }: Figures): number {
  return median(rounds.map(({ latencies }) => latencies.p99));
}

function sum({ rounds }: Figures, key: "acknowledged" | "missing"): number {
  return rounds.reduce((total, round) => total + round[key], 0);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
