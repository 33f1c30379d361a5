/** The metrics that are read from the database when somebody asks for them; all but one are gone while it does not answer. */
import { Gauge, type Registry } from "prom-client";
import type { Standing, Stands } from "./standing.ts";

/** What is one number each. */
const NUMBERS: Readonly<Record<string, readonly [help: string, of: (stands: Stands) => number | undefined]>> = {
  goalkeeper_queue_running: ["Triggers that are run now, on all servers.", ({ queue }) => queue.running],
  goalkeeper_queue_oldest_seconds: [
    "How long the oldest trigger waits that could run by now.",
    ({ queue }) => queue.oldestSeconds,
  ],
  goalkeeper_dead_letters: ["Triggers that failed for good and are still there.", ({ queue }) => queue.deadLetters],
  goalkeeper_last_sweep_timestamp_seconds: [
    "When all repositories were last looked through, since 1970.",
    ({ sweptAt }) => secondsOf(sweptAt),
  ],
  goalkeeper_last_recovery_timestamp_seconds: [
    "When the log of deliveries was last gone through, since 1970.",
    ({ recovered }) => secondsOf(recovered?.at),
  ],
  goalkeeper_recovery_failed: [
    "Failed deliveries that the last recovery found, and that are not there yet.",
    ({ recovered }) => recovered?.failed,
  ],
  goalkeeper_recovery_asked: [
    "Failed deliveries that the last recovery asked for again.",
    ({ recovered }) => recovered?.asked,
  ],
  goalkeeper_recovery_given_up: [
    "Failed deliveries that the last recovery gave up.",
    ({ recovered }) => recovered?.givenUp,
  ],
};

export class QueueGauges {
  readonly #standing: Pick<Standing, "read">;
  readonly #workflows: ReadonlySet<string>;
  readonly #up: Gauge;
  readonly #waiting: Gauge<"workflow">;
  readonly #numbers: readonly { readonly gauge: Gauge; readonly of: (stands: Stands) => number | undefined }[];

  constructor(standing: Pick<Standing, "read">, workflows: ReadonlySet<string>, registry: Registry) {
    const registers = [registry];
    this.#standing = standing;
    this.#workflows = workflows;
    this.#up = new Gauge({
      name: "goalkeeper_queue_up",
      help: "1 while the database of the queue answers, else 0.",
      registers,
    });
    this.#waiting = new Gauge({
      name: "goalkeeper_queue_waiting",
      help: "Triggers that wait: for a worker, for others, or for their next attempt.",
      labelNames: ["workflow"],
      registers,
    });
    this.#numbers = Object.entries(NUMBERS).map(([name, [help, of]]) => ({
      gauge: new Gauge({ name, help, registers }),
      of,
    }));
  }

  async update(): Promise<void> {
    const stands = await this.#standing.read();
    this.#up.set(stands === undefined ? 0 : 1);
    this.#waiting.reset();
    if (stands !== undefined) {
      for (const workflow of this.#workflows) this.#waiting.set({ workflow }, 0);
      for (const [workflow, count] of stands.queue.waiting) {
        this.#waiting.inc({ workflow: this.#workflows.has(workflow) ? workflow : "other" }, count);
      }
    }
    for (const { gauge, of } of this.#numbers) {
      const value = stands === undefined ? undefined : of(stands);
      // Not 0, which would look as if all were well.
      if (value === undefined) gauge.remove();
      else gauge.set(value);
    }
  }
}

function secondsOf(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : ms / 1000;
}
