/** The options of the benchmark. */
import { parseArgs } from "node:util";
import { UserError } from "../src/engine/errors.ts";

export interface BenchOptions {
  /** Goal files for the comparison; the scaling takes ten times as many as well. */
  readonly files: number;
  /** Counted rounds. */
  readonly rounds: number;
}

/** Enough for a hundred times what is usual; beyond, the disk is more likely to fill than the result to change. */
const MAX_FILES = 1_000_000;
const MAX_ROUNDS = 1000;

/** Reads the arguments. Throws a UserError where they cannot be understood. */
export function benchOptions(args: readonly string[]): BenchOptions {
  const { files, rounds } = textsOf(args);
  return {
    files: amount("--files", files, MAX_FILES),
    rounds: amount("--rounds", rounds, MAX_ROUNDS),
  };
}

function textsOf(args: readonly string[]): { files: string; rounds: string } {
  try {
    return parseArgs({
      args: [...args],
      options: { files: { type: "string", default: "10000" }, rounds: { type: "string", default: "5" } },
    }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`${reason}\nThere are --files N and --rounds N.`, { cause: error });
  }
}

function amount(option: string, text: string, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > most) {
    throw new UserError(`${option} takes a whole number from 1 to ${most}, and not "${text}".`);
  }
  return value;
}
