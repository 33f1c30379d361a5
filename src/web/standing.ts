/** How all of Goalkeeper stands, as its servers share it: the queue, the last sweep, the last recovery. */
import type { Logger } from "pino";
import { number, text } from "../github/field.ts";
import type { Queue, QueueState } from "../queue/queue.ts";
import { within } from "../queue/within.ts";
import { RECOVERED, type Recovered } from "../sweeps/recovery.ts";
import { SWEPT } from "../sweeps/sweep.ts";

/** Who asks gives up after ten seconds at the latest: Prometheus by itself, Kubernetes after one. */
const TIMEOUT_MS = 2_000;

export interface Stands {
  readonly queue: QueueState;
  /** When the last sweep ended, in milliseconds since 1970; `undefined` where nobody remembers one. */
  readonly sweptAt: number | undefined;
  readonly recovered: (Omit<Recovered, "at"> & { readonly at: number }) | undefined;
}

export class Standing {
  readonly #queue: Pick<Queue, "state" | "memory">;
  readonly #logger: Logger;
  /** Whether it was so the last time: that is logged once. */
  #isAway = false;
  #underWay: Promise<Stands | undefined> | undefined;

  constructor(queue: Pick<Queue, "state" | "memory">, logger: Logger) {
    this.#queue = queue;
    this.#logger = logger;
  }

  /** `undefined` where the database does not answer within two seconds. Many who ask at once cost one reading. */
  read(): Promise<Stands | undefined> {
    this.#underWay ??= this.#read().finally(() => (this.#underWay = undefined));
    return this.#underWay;
  }

  async #read(): Promise<Stands | undefined> {
    const { memory } = this.#queue;
    try {
      const asked = Promise.all([this.#queue.state(), memory.read(SWEPT), memory.read(RECOVERED)]);
      const [queue, swept, recovered] = await within(TIMEOUT_MS, asked, "The database does not answer in time.");
      this.#isAway = false;
      return { queue, sweptAt: timeIn(swept), recovered: recoveredFrom(recovered) };
    } catch (error) {
      if (!this.#isAway) this.#logger.warn({ err: error }, "The database does not tell how the queue stands.");
      this.#isAway = true;
      return undefined;
    }
  }
}

function recoveredFrom(value: unknown): Stands["recovered"] {
  const at = timeIn(value);
  if (at === undefined) return undefined;
  const [failed = 0, asked = 0, givenUp = 0] = ["failed", "asked", "givenUp"].map((key) => number(value, key));
  return { at, failed, asked, givenUp };
}

function timeIn(value: unknown): number | undefined {
  const at = Date.parse(text(value, "at") ?? "");
  return Number.isNaN(at) ? undefined : at;
}
