/** The options of the benchmark of suggestions. */
import { parseArgs } from "node:util";
import { UserError } from "../../src/engine/errors.ts";

export interface SuggestBenchOptions {
  /** The files with the outcomes and with the contributions. */
  readonly outcomes: string;
  readonly contributions: string;
  /** The configuration whose glossary and places are used. */
  readonly config: string;
}

const USAGE = "Give OUTCOMES.json CONTRIBUTIONS.jsonl, or neither for our own. There is --config FILE.";

/** Reads the arguments. Throws a UserError where they cannot be understood. */
export function suggestBenchOptions(args: readonly string[], ownFolder: string): SuggestBenchOptions {
  const { files, config } = parsed(args);
  const [outcomes = `${ownFolder}/suggest-outcomes.json`, contributions = `${ownFolder}/suggest-contributions.jsonl`] =
    files;
  if (files.length !== 0 && files.length !== 2) throw new UserError(USAGE);
  return { outcomes, contributions, config: config ?? `${ownFolder}/../examples/todo-2024/.github/goalkeeper.yml` };
}

function parsed(args: readonly string[]): { files: readonly string[]; config: string | undefined } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { config: { type: "string" } },
      allowPositionals: true,
    });
    return { files: positionals, config: values.config };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`${reason}\n${USAGE}`, { cause: error });
  }
}
