/**
 * A server of its own process, for the tests that kill it: `node queue-worker.ts <mode> <options as JSON>`.
 *
 * `hang` runs triggers, in turns as a server does, and never ends one; `finish` runs one, stops, and leaves the process to
 * end by itself; `hold` only opens the queue. What happens is told on standard output, one word and maybe a key per line.
 */
import { Socket } from "node:net";
import { pino } from "pino";
import { keyOf, subjectOf } from "../../src/engine/trigger.ts";
import { Turns } from "../../src/engine/turns.ts";
import { openQueue } from "../../src/queue/open-queue.ts";
import type { Place } from "./queues.ts";

const [mode = "", settings = ""] = process.argv.slice(2);
// Ends with the test that started it, also when that one fails; does not keep the process alive for it.
process.stdin.resume().on("end", () => process.exit(1));
if (process.stdin instanceof Socket) process.stdin.unref();

const place: Place = JSON.parse(settings);

const queue = await openQueue({ ...place, logger: pino({ level: "silent" }) });
tell("open");

if (mode === "hang") {
  const turns = new Turns(queue.isShared ? queue.memory : undefined);
  await queue.work((trigger, { signal }) =>
    turns.take(subjectOf(trigger), signal, () => {
      tell(`runs ${keyOf(trigger)}`);
      return new Promise(() => {});
    }),
  );
}

if (mode === "finish") {
  await queue.work((trigger) => {
    tell(`runs ${keyOf(trigger)}`);
    return Promise.resolve();
  });
  await queue.enqueue({
    workflow: "check-goals",
    installationId: 1,
    repository: "todogroup/governance",
    subject: { kind: "pull-request", number: 1 },
  });
  await queue.idle();
  await queue.stop();
  tell("stopped");
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}
