/** Runs with many seeds, side by side, each held against the run without faults. */
import { setTimeout as wait } from "node:timers/promises";
import { DELIVERY_FAULTS } from "./delivery-faults.ts";
import { differenceOf } from "./difference.ts";
import { databasesOf, type DatabaseKind } from "./database.ts";
import { LIST_LAG, runOnce, type Findings, type RunResult } from "./one-run.ts";
import { REQUEST_FAULTS } from "./request-faults.ts";
import { Tally } from "./tally.ts";
import { OUTAGES } from "./weather.ts";

/** A start takes a second of a core: many at once would keep each other from answering in time. */
const START_APART_MS = 1_000;

export interface SeedsOptions {
  readonly database: DatabaseKind;
  readonly seeds: readonly number[];
  readonly jobs: number;
  /** Told of each run as it ends. */
  readonly onRun?: (run: SeedResult, done: number) => Promise<void>;
}

export interface SeedResult {
  readonly seed: number;
  /** What is wrong; none where all is as it should be. */
  readonly problems: readonly string[];
  readonly result: RunResult;
}

export interface SeedsResult {
  readonly runs: readonly SeedResult[];
  readonly tally: Tally;
  readonly seconds: number;
  readonly calm: RunResult;
}

/** Throws where the run without faults is not as it should be: nothing can be held against it then. */
export async function runSeeds({ database, seeds, jobs, onRun }: SeedsOptions): Promise<SeedsResult> {
  const start = performance.now();
  const databases = await databasesOf(database);
  const tally = new Tally();
  const runs: SeedResult[] = [];
  try {
    const run = async (seed: number | undefined): Promise<RunResult> => {
      const own = await databases.forRun();
      try {
        return await runOnce({ seed, database: own });
      } finally {
        await own.remove();
      }
    };
    const calm = await run(undefined);
    if (calm.problems.length > 0) {
      throw new Error(`The run without faults fails:\n${[...calm.problems, ...calm.events].join("\n")}`);
    }
    const left = [...seeds];
    const work = async (_: unknown, index: number): Promise<void> => {
      await wait(index * START_APART_MS);
      for (let seed = left.shift(); seed !== undefined; seed = left.shift()) {
        // oxlint-disable-next-line no-await-in-loop
        const result = await run(seed);
        const ended = { seed, problems: problemsOf(calm, result), result };
        tally.addAll(result.tally);
        runs.push(ended);
        // oxlint-disable-next-line no-await-in-loop
        await onRun?.(ended, runs.length);
      }
    };
    await Promise.all(Array.from({ length: Math.min(jobs, seeds.length) }).map(work));
    return { runs, tally, calm, seconds: (performance.now() - start) / 1000 };
  } finally {
    await databases.close();
  }
}

/** What is wrong with a run; none where it is as it should be. */
export function problemsOf(calm: RunResult, result: Findings): readonly string[] {
  const difference = result.picture === "" ? "" : differenceOf(calm.picture, result.picture);
  return [...result.problems, ...(difference === "" ? [] : [`It does not end as without faults:\n${difference}`])];
}

/** The kinds of faults that there are on a database. */
export function kindsOn(database: DatabaseKind): readonly string[] {
  const outages = OUTAGES.filter((kind) => database === "postgres" || kind !== "database away");
  return [...REQUEST_FAULTS, ...DELIVERY_FAULTS, LIST_LAG, ...outages];
}
