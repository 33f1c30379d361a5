/** A server that a run kills and starts again, and that obeys it while it is up. */
import { setTimeout as wait } from "node:timers/promises";
import { resolve } from "node:path";
import { startServer, type ServerProcess } from "../sandbox/goalkeeper-process.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import { field, number, text } from "../src/github/field.ts";
import { CLOCK_VARIABLE, type Order } from "./server-orders.ts";

const ENTRY = resolve(import.meta.dirname, "server.ts");
/** Longer than anything is to take that is ordered. */
const ORDER_TIMEOUT_MS = 60_000;
/** A database that is away keeps a server from starting, and it ends: as an operator's watchdog does, it is started again. */
const MAX_STARTS = 20;
const START_AGAIN_MS = 500;

export interface KeptServerOptions {
  readonly github: Sandbox;
  readonly folder: string;
  readonly databaseUrl: string | undefined;
  /** How far its clock is ahead, in milliseconds. */
  readonly clockMs: () => number;
  readonly say: (line: string) => void;
  readonly environment?: Readonly<Record<string, string>>;
}

export class KeptServer {
  readonly #options: KeptServerOptions;
  readonly #answers = new Map<number, (error: string | undefined) => void>();
  #process: ServerProcess | undefined;
  /** What is being done to it: one thing after the other. */
  #doing: Promise<void> = Promise.resolve();
  #lastOrder = 0;
  readonly log: string[] = [];

  constructor(options: KeptServerOptions) {
    this.#options = options;
  }

  get isUp(): boolean {
    return this.#process !== undefined;
  }

  get webhookUrl(): string | undefined {
    return this.#process?.webhookUrl;
  }

  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** Resolves when it takes deliveries. */
  start(): Promise<void> {
    return this.#then(() => this.#start());
  }

  /** As a power cut does. */
  kill(): Promise<void> {
    return this.#then(async () => {
      const killed = this.#process;
      this.#process = undefined;
      await killed?.kill();
      this.#keepLog(killed);
    });
  }

  /** Ends it as an operator does. */
  stop(): Promise<void> {
    return this.#then(async () => {
      const stopped = this.#process;
      this.#process = undefined;
      await stopped?.stop();
      this.#keepLog(stopped);
    });
  }

  /** Has it do something; rejects where it is down, or goes down over it. */
  async order(order: Order, timeoutMs = ORDER_TIMEOUT_MS): Promise<void> {
    await this.#doing;
    const server = this.#process;
    if (server === undefined) throw new Error("The server is down.");
    this.#lastOrder += 1;
    const id = this.#lastOrder;
    const ended = new AbortController();
    const answered = new Promise<string | undefined>((done) => this.#answers.set(id, done));
    try {
      server.send({ ...order, id });
      const error = await Promise.race([
        answered,
        server.ended.then(() => "The server ended over it."),
        wait(timeoutMs, `It took longer than ${timeoutMs / 1000} seconds.`, { signal: ended.signal }),
      ]);
      if (error !== undefined) throw new Error(`${order.order}: ${error}`);
    } finally {
      ended.abort();
      this.#answers.delete(id);
    }
  }

  /** What all processes of it have logged. */
  wholeLog(): readonly string[] {
    return [...this.log, ...(this.#process?.log ?? [])];
  }

  #then(act: () => Promise<void>): Promise<void> {
    const doing = this.#doing.catch(() => {}).then(act);
    this.#doing = doing;
    // Whoever waits for it hears of it.
    doing.catch(() => {});
    return doing;
  }

  async #start(): Promise<void> {
    if (this.#process !== undefined) return;
    const { github, folder, databaseUrl, clockMs, say, environment } = this.#options;
    for (let attempt = 1; this.#process === undefined; attempt += 1) {
      try {
        // oxlint-disable-next-line no-await-in-loop
        this.#process = await startServer(github, {
          folder,
          entry: ENTRY,
          environment: {
            [CLOCK_VARIABLE]: String(clockMs()),
            PATIENCE_SECONDS: "1",
            ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
            ...environment,
          },
        });
      } catch (error) {
        if (attempt === MAX_STARTS) throw error;
        say(`the server does not start: ${error instanceof Error ? error.message : String(error)}`);
        // oxlint-disable-next-line no-await-in-loop
        await wait(START_AGAIN_MS);
      }
    }
    this.#process.onMessage((message) => {
      this.#answers.get(number(message, "id") ?? 0)?.(
        field(message, "error") === undefined ? undefined : text(message, "error"),
      );
    });
  }

  #keepLog(ended: ServerProcess | undefined): void {
    this.log.push(...(ended?.log ?? []), "--- the server ended ---");
  }
}
