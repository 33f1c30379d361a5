/** What servers tell each other: of those that change a value at once one does, on a database as within one process. */
import fc from "fast-check";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LocalMemory } from "../../src/engine/local-memory.ts";
import type { Json, SharedMemory } from "../../src/engine/memory.ts";
import { startBoss } from "../../src/queue/job-store.ts";
import { postgresAt } from "../../src/queue/postgres-database.ts";
import { DatabaseMemory, forgetEnded, prepareMemory } from "../../src/queue/shared-memory.ts";
import { startPostgres } from "../support/postgres.ts";

const RETRIES = { attempts: 1, retryDelaySeconds: 1, maxRetryDelaySeconds: 1 };
const LONG = 3600;

/** A memory as two servers have it. */
interface Shared {
  readonly servers: readonly [SharedMemory, SharedMemory];
  readonly tidyUp: () => Promise<void>;
  readonly close: () => Promise<void>;
}

function withinProcess(): Promise<Shared> {
  const memory = new LocalMemory();
  return Promise.resolve({
    servers: [memory, memory],
    tidyUp: () => Promise.resolve(),
    close: () => Promise.resolve(),
  });
}

async function onPostgres(): Promise<Shared> {
  const postgres = await startPostgres();
  const address = await postgres.createDatabase();
  const start = () => startBoss(postgresAt(address), RETRIES, pino({ level: "silent" }));
  const [one, other] = [await start(), await start()];
  await prepareMemory(one);
  return {
    servers: [new DatabaseMemory(one), new DatabaseMemory(other)],
    tidyUp: () => forgetEnded(other),
    async close() {
      await Promise.all([one.stop(), other.stop()]);
      await postgres.stop();
    },
  };
}

/** What a swap or a forget takes for what is there: what is, nothing, or anything. */
type Guess = "there" | "nothing" | { readonly value: Json };

/** Two numbers beside all else, so that the same is met again. */
const json = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<Json>(0, -0) },
  { weight: 1, arbitrary: fc.json({ maxDepth: 2 }).map((text): Json => JSON.parse(text)) },
);
const guess: fc.Arbitrary<Guess> = fc.oneof(
  fc.constantFrom("there" as const, "nothing" as const),
  json.map((value) => ({ value })),
);
const seconds = fc.constantFrom(0, LONG);

type Step =
  | { readonly kind: "write"; readonly value: Json; readonly seconds: number }
  | { readonly kind: "swap"; readonly before: Guess; readonly value: Json; readonly seconds: number }
  | { readonly kind: "forget"; readonly before: Guess };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("write" as const), value: json, seconds }),
  fc.record({ kind: fc.constant("swap" as const), before: guess, value: json, seconds }),
  fc.record({ kind: fc.constant("forget" as const), before: guess }),
);

describe.each([
  ["within a process", withinProcess],
  ["on Postgres", onPostgres],
])("what servers share %s", (_place, open) => {
  let shared: Shared;
  let count = 0;
  const newKey = (): string => `key ${++count}`;
  beforeAll(async () => {
    shared = await open();
  });
  afterAll(() => shared.close());

  it("is a value that ends, and is changed only from what it is", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const key = newKey();
        const [memory, other] = shared.servers;
        let known: Json | undefined;
        for (const one of steps) {
          const after = outcomeOf(one, known);
          // oxlint-disable-next-line no-await-in-loop
          expect(await take(memory, key, one, known)).toBe(after.isDone);
          ({ known } = after);
          // oxlint-disable-next-line no-await-in-loop
          expect(textOf(await other.read(key))).toBe(textOf(known));
        }
      }),
      { numRuns: 100 },
    );
  });

  it("is changed by one of those that change it at once", async () => {
    const round = fc.record({
      before: fc.constantFrom("there", "missing", "ended"),
      writers: fc.integer({ min: 2, max: 8 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 6 }), async (rounds) => {
        const key = newKey();
        for (const [number, { before, writers }] of rounds.entries()) {
          const old = `before ${number}`;
          // oxlint-disable-next-line no-await-in-loop
          if (before === "missing") await shared.servers[0].forget(key);
          // oxlint-disable-next-line no-await-in-loop
          else await shared.servers[0].write(key, old, before === "ended" ? 0 : LONG);
          // oxlint-disable-next-line no-await-in-loop
          expect(await shared.servers[1].swap(key, before === "there" ? undefined : old, "never", LONG)).toBe(false);
          const swaps = Array.from({ length: writers }, (_, writer) =>
            serverOf(writer).swap(key, before === "there" ? old : undefined, `${number} by ${writer}`, LONG),
          );
          // oxlint-disable-next-line no-await-in-loop
          const [won] = await Promise.all([Promise.all(swaps), shared.tidyUp()]);
          const winners = won.flatMap((isSwapped, writer) => (isSwapped ? [`${number} by ${writer}`] : []));
          expect(winners).toHaveLength(1);
          // oxlint-disable-next-line no-await-in-loop
          expect(await shared.servers[1].read(key)).toBe(winners[0]);
        }
      }),
      { numRuns: 25 },
    );
  });

  it("counts right however many count", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 1, max: 5 }), async (counters, times) => {
        const key = newKey();
        const add = async (memory: SharedMemory): Promise<void> => {
          const before = await memory.read(key);
          const next = typeof before === "number" ? before + 1 : 1;
          if (!(await memory.swap(key, before, next, LONG))) await add(memory);
        };
        const addAll = async (_: unknown, counter: number): Promise<void> => {
          // oxlint-disable-next-line no-await-in-loop
          for (let time = 0; time < times; time += 1) await add(serverOf(counter));
        };
        await Promise.all(Array.from({ length: counters }, addAll));
        expect(await shared.servers[0].read(key)).toBe(counters * times);
      }),
      { numRuns: 15 },
    );
  });

  function serverOf(number: number): SharedMemory {
    return shared.servers[number % 2 === 0 ? 0 : 1];
  }
});

/** Tells whether anything was done, as far as the memory tells it. */
async function take(memory: SharedMemory, key: string, one: Step, known: Json | undefined): Promise<boolean> {
  if (one.kind === "swap") return memory.swap(key, meant(one.before, known), one.value, one.seconds);
  if (one.kind === "write") await memory.write(key, one.value, one.seconds);
  else await memory.forget(key, meant(one.before, known));
  return true;
}

/** What is to come of the same. */
function outcomeOf(one: Step, known: Json | undefined): { readonly isDone: boolean; readonly known: Json | undefined } {
  const isMet = one.kind === "write" || textOf(meant(one.before, known)) === textOf(known);
  if (one.kind === "forget") {
    const isGone = isMet || meant(one.before, known) === undefined;
    return { isDone: true, known: isGone ? undefined : known };
  }
  const after = one.seconds === 0 ? undefined : one.value;
  return { isDone: isMet, known: isMet ? after : known };
}

function meant(before: Guess, known: Json | undefined): Json | undefined {
  if (before === "there") return known;
  return before === "nothing" ? undefined : before.value;
}

/** The same for all that JSON takes for the same: -0 and 0, and an object whatever the order of its keys. */
function textOf(value: Json | undefined): string | undefined {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((one: Json) => textOf(one)).join()}]`;
  const fields = Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}:${textOf(one)}`);
  return `{${fields.toSorted((a, b) => (a < b ? -1 : 1)).join()}}`;
}
