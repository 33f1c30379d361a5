/** Shows that whatever goes wrong, all ends as if nothing had: many runs of a scenario, each with faults that a seed draws. */
import { UserError } from "../src/engine/errors.ts";
import { logOf, RunLogs } from "./run-log.ts";
import { chaosOptions, type ChaosOptions } from "./seed-options.ts";
import { kindsOn, runSeeds, type SeedResult } from "./seeds.ts";

try {
  process.exitCode = (await carryOut(chaosOptions(process.argv.slice(2)))) ? 0 : 1;
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`chaos: ${error.message}\n`);
  process.exitCode = 2;
}

/** Whether all is as it should be. */
async function carryOut({ database, jobs, from, count, isReplay, logs }: ChaosOptions): Promise<boolean> {
  const seeds = Array.from({ length: count }, (_, index) => from + index);
  say(`${count} ${count === 1 ? "run" : "runs"} on ${database}, seeds ${from} to ${from + count - 1}.`);
  const runLogs = new RunLogs(logs);
  const onRun = async (run: SeedResult, done: number): Promise<void> => {
    const { seed, problems, result } = run;
    const state = problems.length === 0 ? "as without faults" : "FAILED";
    say(`${done}/${count}  seed ${seed}  ${result.seconds.toFixed(1)} s  ${state}`);
    if (isReplay) for (const line of logOf(run)) say(line);
    if (problems.length === 0) return;
    if (!isReplay) for (const problem of problems) say(`\n${problem}`);
    say(`\nIts whole log: ${await runLogs.keep(database, run)}`);
    if (!isReplay) say(`To see it again: npm run chaos -- --database ${database} --seed ${seed}\n`);
  };
  const { runs, tally, seconds } = await runSeeds({ database, seeds, jobs, onRun });
  const good = runs.filter(({ problems }) => problems.length === 0).length;
  say("\nWhat went wrong, how often:");
  const kinds = kindsOn(database);
  const width = Math.max(...kinds.map((kind) => kind.length));
  for (const kind of kinds) say(`  ${kind.padEnd(width)}  ${String(tally.of(kind)).padStart(6)}`);
  const idle = kinds.filter((kind) => tally.of(kind) === 0);
  if (idle.length > 0 && !isReplay) say(`Never happened: ${idle.join(", ")}. More seeds would tell more.`);
  const failed = runs.flatMap(({ seed, problems }) => (problems.length === 0 ? [] : [seed])).toSorted((a, b) => a - b);
  say(`\n${good} of ${count} end as without faults, on ${database}, in ${(seconds / 60).toFixed(1)} minutes.`);
  if (failed.length > 0) say(`Not so: seeds ${failed.join(", ")}.`);
  return good === count;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
