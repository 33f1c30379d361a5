/** The options of the benchmark of reports. */
import { parseArgs } from "node:util";
import { UserError } from "../../src/engine/errors.ts";

/** Beyond, it is the sandbox that takes the time. */
const MAX_GOALS = 10_000;
/** The others are a fortieth and a tenth of the most: 50 and 200 of 2,000. */
const SHARES = [40, 10, 1];

/** How many goals are reported on, from the fewest to the most. Throws a UserError where the arguments cannot be understood. */
export function sizesFrom(args: readonly string[]): readonly number[] {
  const text = goalsIn(args);
  const goals = /^\d+$/.test(text) ? Number(text) : 0;
  if (goals < 1 || goals > MAX_GOALS) {
    throw new UserError(`--goals takes a whole number from 1 to ${MAX_GOALS}, and not "${text}".`);
  }
  return [...new Set(SHARES.map((share) => Math.max(1, Math.round(goals / share))))];
}

function goalsIn(args: readonly string[]): string {
  try {
    return parseArgs({ args: [...args], options: { goals: { type: "string", default: "2000" } } }).values.goals;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`${reason}\nThere is --goals N.`, { cause: error });
  }
}
