/** What `goalkeeper jobs` does with the queue of the server. A composition root. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pino } from "pino";
import { readQueueConfig, type QueueConfig } from "../config.ts";
import { TransientError, UserError } from "../engine/errors.ts";
import { environmentWithFile } from "../environment.ts";
import { printableJson } from "../local/output/printable.ts";
import { counted } from "../local/output/total.ts";
import type { Terminal } from "../local/terminal.ts";
import { openQueue } from "../queue/open-queue.ts";
import type { DeadLetter, DeadLetterChoice, Queue } from "../queue/queue.ts";
import { jobsTable } from "./jobs-table.ts";

export type JobsAction =
  | { readonly kind: "list"; readonly format: "pretty" | "json" }
  | { readonly kind: "show"; readonly id: string }
  | { readonly kind: "retry" | "discard"; readonly ids: DeadLetterChoice };

/** What is wrong is said in one message at the end, and not in the log as well. */
const logger = pino({ level: "silent" });

/** 0, or 1 where something stays that was to be run again. Throws a UserError where nothing can be done. */
export async function deadJobs(action: JobsAction, terminal: Terminal): Promise<0 | 1> {
  // The queue is nobody else's business on this machine.
  process.umask(0o077);
  const environment = environmentWithFile();
  try {
    const queue = await openedQueue(readQueueConfig(environment));
    try {
      return await perform(action, queue, terminal);
    } finally {
      await queue.stop();
    }
  } catch (cause) {
    if (!(cause instanceof TransientError)) throw cause;
    throw new UserError(`${cause.message} See whether the database can be reached, and try again.`, { cause });
  }
}

async function openedQueue({ databaseUrl, databaseBackend, dataFolder }: QueueConfig): Promise<Queue> {
  if (databaseUrl === undefined && !existsSync(join(dataFolder, "database"))) {
    throw new UserError(
      `There is no queue in the folder ${dataFolder}. Set DATABASE_URL or DATA_DIR as for the server, or start this where the server is started.`,
    );
  }
  try {
    return await openQueue({ databaseUrl, backend: databaseBackend, folder: dataFolder, logger });
  } catch (cause) {
    if (!(cause instanceof UserError) || !cause.message.includes("is in use by another Goalkeeper")) throw cause;
    throw new UserError(
      `The queue in the folder ${dataFolder} is in use by its server. Stop the server first; a server with a Postgres in DATABASE_URL can go on meanwhile.`,
      { cause },
    );
  }
}

async function perform(action: JobsAction, queue: Queue, terminal: Terminal): Promise<0 | 1> {
  switch (action.kind) {
    case "list":
      return list(action.format, queue, terminal);
    case "show":
      terminal.out(`${printable(JSON.stringify(await theOne(queue, action.id), null, 2))}\n`);
      return 0;
    case "retry":
      return retry(await wholeIds(queue, action.ids), queue, terminal);
    case "discard": {
      const discarded = await queue.discardDeadLetters(await wholeIds(queue, action.ids));
      terminal.out(`${counted(discarded.length, "job")} thrown away.\n`);
      return 0;
    }
    default:
      return action satisfies never;
  }
}

async function list(format: "pretty" | "json", queue: Queue, terminal: Terminal): Promise<0> {
  const letters = await queue.deadLetters();
  if (format === "json") {
    terminal.out(`${printableJson(JSON.stringify({ jobs: letters }))}\n`);
    return 0;
  }
  const { deadLetters: total } = await queue.state();
  terminal.out(jobsTable(letters, { colors: terminal.colors, columns: terminal.columns, total }));
  return 0;
}

async function retry(choice: DeadLetterChoice, queue: Queue, terminal: Terminal): Promise<0 | 1> {
  const { retried, noTriggers } = await queue.retryDeadLetters(choice);
  terminal.out(`${counted(retried.length, "job")} will run again.\n`);
  if (noTriggers.length === 0) return 0;
  terminal.note(
    `No triggers that this version knows, and left where they are: ${noTriggers.join(", ")}. ` +
      "See `goalkeeper jobs show`, and discard them if nobody misses them.\n",
  );
  return 1;
}

async function wholeIds(queue: Queue, choice: DeadLetterChoice): Promise<DeadLetterChoice> {
  if (choice === "all") return choice;
  const letters = await Promise.all(choice.map((id) => theOne(queue, id)));
  return letters.map(({ id }) => id);
}

async function theOne(queue: Queue, beginning: string): Promise<DeadLetter> {
  const letters = beginning === "" ? [] : await queue.deadLetters([beginning.toLowerCase()]);
  const [letter] = letters;
  if (letter === undefined) {
    throw new UserError(`No job that failed has the id "${printable(beginning)}". \`goalkeeper jobs\` lists them.`);
  }
  if (letters.length > 1) {
    throw new UserError(
      `${counted(letters.length, "job")} have an id that begins with "${beginning}". Give more of it.`,
    );
  }
  return letter;
}

/** Line by line, since JSON has line breaks of its own. */
function printable(text: string): string {
  return text.split("\n").map(printableJson).join("\n");
}
