/**
 * Measures `goalkeeper check`, installed as a user has it, against ajv-cli and against the least that any check has to do.
 * Ends with 0 where it is as fast as wanted, 1 where it is not, and 2 where nothing can be measured.
 */
import { mkdtempDisposableSync } from "node:fs";
import { availableParallelism, constants, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { UserError } from "../src/engine/errors.ts";
import { ajvCli, floor, goalkeeper, installGoalkeeper, installRivals, type Goals } from "./contenders.ts";
import { writeGoalRepository } from "./goal-repository.ts";
import { benchOptions, type BenchOptions } from "./options.ts";
import { againstFloor, againstRival, grouped, scaling, tableOf } from "./report.ts";
import { Series, runInTurn } from "./series.ts";

/** How many times as long as the floor a check may take. */
const MOST_OF_FLOOR = 1.5;
/** How many times the files the scaling takes, and how many times as long that may take. */
const MANY = 10;
const MOST_OF_SCALING = 11;

const note = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

try {
  process.exitCode = await bench(benchOptions(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  note(error.message);
  process.exitCode = 2;
}

async function bench({ files, rounds }: BenchOptions): Promise<0 | 1> {
  using scratch = mkdtempDisposableSync(join(tmpdir(), "goalkeeper-bench-"));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      scratch.remove();
      process.exit(128 + constants.signals[signal]);
    });
  }
  note("Building, packing and installing goalkeeper; installing its rivals where they are missing.");
  const bin = await installGoalkeeper(scratch.path);
  await installRivals();
  const few = await written(scratch.path, files);
  const many = await written(scratch.path, files * MANY);

  note(`\nIn turn, on ${grouped(files)} files:`);
  const compared = {
    goalkeeper: new Series(goalkeeper(bin, few)),
    ajvCli: new Series(ajvCli(few)),
    floor: new Series(floor(few)),
  };
  await runInTurn(Object.values(compared), rounds, scratch.path, note);

  note(`\nIn turn, on ${grouped(files)} and on ${grouped(many.goals)} files:`);
  const scaled = { few: new Series(goalkeeper(bin, few)), many: new Series(goalkeeper(bin, many)) };
  await runInTurn(Object.values(scaled), rounds, scratch.path, note);

  const verdicts = [
    againstRival(compared.goalkeeper, compared.ajvCli),
    againstFloor(compared.goalkeeper, compared.floor, MOST_OF_FLOOR),
    scaling(scaled.many, scaled.few, MOST_OF_SCALING),
  ];
  note("");
  process.stdout.write(
    `${rounds} rounds, Node ${process.versions.node}, ${availableParallelism()} × ${cpus()[0]?.model ?? "unknown processor"}

${tableOf(Object.values(compared))}
${tableOf(Object.values(scaled))}
${verdicts.map(({ holds, sentence }) => `${holds ? "✓" : "✗"} ${sentence}\n`).join("")}`,
  );
  return verdicts.every(({ holds }) => holds) ? 0 : 1;
}

async function written(scratch: string, goals: number): Promise<Goals> {
  note(`Writing ${grouped(goals)} goal files.`);
  const root = join(scratch, `goals-${goals}`);
  await writeGoalRepository(root, goals);
  return { root, goals };
}
