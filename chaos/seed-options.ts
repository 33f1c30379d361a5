/** The options of the runs with seeds. */
import { parseArgs } from "node:util";
import { UserError } from "../src/engine/errors.ts";
import type { DatabaseKind } from "./database.ts";

export interface ChaosOptions {
  readonly database: DatabaseKind;
  /** How many runs there are side by side. */
  readonly jobs: number;
  /** The first seed, and how many runs there are, each with the next one. */
  readonly from: number;
  readonly count: number;
  /** Whether one run is to be seen with all that happened. */
  readonly isReplay: boolean;
  /** The folder for the logs of runs that fail; one of its own in the system's temporary folder without it. */
  readonly logs: string | undefined;
}

/** Each waits for most of its time, and longer where its database goes away: so many keep two cores busy. */
const USUAL_JOBS = { pglite: 12, postgres: 16 } as const satisfies Record<DatabaseKind, number>;

const HELP = `There are
  --seeds N             so many runs, each with another seed (20)
  --seed S              the run of this seed with its whole log; with --seeds, the seed of the first
  --database pglite|postgres
  --jobs J              so many runs side by side (12, and 16 on Postgres)
  --logs FOLDER         where the whole log of a run goes that fails (a new folder for temporary files)`;

/** Reads the arguments. Throws a UserError where they cannot be understood. */
export function chaosOptions(args: readonly string[]): ChaosOptions {
  const values = valuesOf(args);
  const { database = "pglite" } = values;
  if (database !== "pglite" && database !== "postgres") {
    throw new UserError(`--database is pglite or postgres, and not "${database}".`);
  }
  const jobs = amount("--jobs", values.jobs, 64) ?? USUAL_JOBS[database];
  const from = amount("--seed", values.seed, 1_000_000);
  const seeds = amount("--seeds", values.seeds, 100_000);
  const isReplay = from !== undefined && seeds === undefined;
  return { database, jobs, from: from ?? 1, count: isReplay ? 1 : (seeds ?? 20), isReplay, logs: values.logs };
}

function valuesOf(args: readonly string[]) {
  const text = { type: "string" } as const;
  const options = { seeds: text, seed: text, database: text, jobs: text, logs: text } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UserError(`${error instanceof Error ? error.message : String(error)}\n${HELP}`, { cause: error });
  }
}

function amount(option: string, text: string | undefined, most: number): number | undefined {
  if (text === undefined) return undefined;
  const value = /^\d+$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > most) {
    throw new UserError(`${option} takes a whole number from 1 to ${most}, and not "${text}".`);
  }
  return value;
}
