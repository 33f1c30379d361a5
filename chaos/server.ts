/** The server of a run: put together as it ships, but hasty, on a clock that the run turns, and obeying its orders. */
import { enableCompileCache } from "node:module";
import { setPriority } from "node:os";
import { field, number, text } from "../src/github/field.ts";
import type { Pace } from "../src/serve.ts";
import { installClock, turnClock } from "./turned-clock.ts";
import { CLOCK_VARIABLE, LIST_LAG_SECONDS, REQUEST_TIMEOUT_MS } from "./server-orders.ts";

/** Of 19: it gives a third of the time to a server that it gives to its GitHub. */
const NICENESS = 5;

/** As it ships, the attempts of a trigger take minutes. */
const PACE: Pace = {
  concurrency: 5,
  attempts: 12,
  retryDelaySeconds: 1,
  maxRetryDelaySeconds: 2,
  stopTimeoutMs: 2_000,
  listLagSeconds: LIST_LAG_SECONDS,
  requestTimeoutMs: REQUEST_TIMEOUT_MS,
};

// The GitHub of all runs is one process: where it waits for its turn behind their servers, requests take too long that nobody holds up.
setPriority(NICENESS);
// A third of a start is the compiling of what the server before it has compiled already. Written by one that is not killed.
enableCompileCache();
installClock(Number(process.env[CLOCK_VARIABLE] ?? 0));
// Not imported above: what keeps the clock of its first moment for itself is to have the right one.
const { readConfig } = await import("../src/config.ts");
const { createLogger } = await import("../src/logger.ts");
const { serve } = await import("../src/serve.ts");

const config = readConfig(process.env);
if (config.credentials === undefined) throw new Error("The server of a run needs credentials.");
const logger = createLogger(config.logLevel);
// Whoever started it is gone: nobody else would end it.
process.on("disconnect", () => process.exit());
const goalkeeper = await serve(config, config.credentials, logger, PACE);
process.on("SIGTERM", () => void goalkeeper.stop().then(() => process.exit()));
process.on("message", (message: unknown) => void obey(message));

async function obey(message: unknown): Promise<void> {
  const id = number(message, "id") ?? 0;
  try {
    await carryOut(message);
    process.send?.({ id });
  } catch (error) {
    process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

async function carryOut(message: unknown): Promise<void> {
  switch (text(message, "order")) {
    case "turn-clock":
      return turnClock(Number(field(message, "offsetMs")));
    case "reconcile":
      return goalkeeper.reconcile();
    case "recover":
      return goalkeeper.recover();
    case "idle":
      return goalkeeper.idle();
    case undefined:
    default:
      throw new Error(`This order is none: ${JSON.stringify(message)}.`);
  }
}
