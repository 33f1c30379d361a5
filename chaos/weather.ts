/** When the server is killed and its database goes away in a run: with which requests, a seed decides. */
import { setTimeout as wait } from "node:timers/promises";
import type { RequestFault, RequestIdentity } from "../sandbox/http/faults.ts";
import type { TcpProxy } from "../test/support/tcp-proxy.ts";
import type { KeptServer } from "./kept-server.ts";
import type { Draws } from "./random.ts";
import { nameOfRequest } from "./request-name.ts";
import type { Tally } from "./tally.ts";

export const OUTAGES = ["kill -9", "database away"] as const;

/** How often there are in a run, and how long each lasts, at most. */
const RULES = {
  "kill -9": { most: 2, maxMs: 1_500 },
  "database away": { most: 2, maxMs: 2_500 },
} as const;
/** A run makes about so many requests. */
const REQUESTS = 300;
/** So that most of what a seed has in store happens before the run is over. */
const HASTE = 1.5;

export interface WeatherOptions {
  readonly draws: Draws;
  readonly server: KeptServer;
  readonly network: TcpProxy | undefined;
  readonly tally: Tally;
  readonly say: (line: string) => void;
}

interface Outage {
  readonly kind: (typeof OUTAGES)[number];
  readonly lastsMs: number;
  /** Whether the request that it comes with is carried out all the same. */
  readonly isDone: boolean;
}

export class Weather {
  readonly #options: WeatherOptions;
  readonly #left: Map<(typeof OUTAGES)[number], number>;
  readonly #probabilities: ReadonlyMap<(typeof OUTAGES)[number], number>;
  readonly #underWay = new Set<Promise<void>>();
  #isOver = false;

  constructor(options: WeatherOptions) {
    const { draws, network } = options;
    this.#options = options;
    const all = draws.forAll();
    const drawn = OUTAGES.map((kind) => [kind, all.below(RULES[kind].most + 1)] as const);
    this.#left = new Map(drawn.filter(([kind]) => kind !== "database away" || network !== undefined));
    this.#probabilities = new Map(drawn.map(([kind, count]) => [kind, (count * HASTE) / REQUESTS]));
  }

  /** To be told of each request, before anything is done about it. What it gives becomes of the request. */
  see(request: RequestIdentity): RequestFault | undefined {
    if (this.#isOver) return undefined;
    const { server, tally, say, draws } = this.#options;
    const chance = draws.forNext(nameOfRequest(request));
    const outages = OUTAGES.map((kind) => ({
      happens: chance.happens(this.#probabilities.get(kind) ?? 0),
      outage: { kind, lastsMs: chance.below(RULES[kind].maxMs), isDone: chance.happens(0.5) },
    }));
    for (const { happens, outage } of outages) {
      const left = this.#left.get(outage.kind) ?? 0;
      if (!happens || left === 0 || (outage.kind === "kill -9" && !server.isUp)) continue;
      this.#left.set(outage.kind, left - 1);
      tally.add(outage.kind);
      say(`${outage.kind} at ${request.method} ${request.path} for ${outage.lastsMs} ms`);
      this.#keep(outage.kind === "kill -9" ? this.#kill(outage) : this.#takeDatabase(outage));
      if (outage.kind === "kill -9") return { status: "silence", ...(outage.isDone ? { when: "after" } : {}) };
    }
    return undefined;
  }

  /** Nothing more happens; what is under way ends. */
  async end(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#underWay);
  }

  #keep(happening: Promise<void>): void {
    this.#underWay.add(happening);
    void happening.finally(() => this.#underWay.delete(happening)).catch(() => {});
  }

  async #kill({ lastsMs }: Outage): Promise<void> {
    const { server } = this.#options;
    await server.kill();
    await wait(lastsMs);
    await server.start();
  }

  async #takeDatabase({ lastsMs, isDone }: Outage): Promise<void> {
    const { network } = this.#options;
    if (isDone) network?.freeze();
    else network?.refuse();
    await wait(lastsMs);
    network?.thaw();
  }
}
