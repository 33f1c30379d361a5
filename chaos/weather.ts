/** When the server is killed and its database goes away in a run: after so many requests, as a seed decides. */
import { setTimeout as wait } from "node:timers/promises";
import type { RequestFault, RequestIdentity } from "../sandbox/http/faults.ts";
import type { TcpProxy } from "../test/support/tcp-proxy.ts";
import type { KeptServer } from "./kept-server.ts";
import type { Chance } from "./random.ts";
import type { Tally } from "./tally.ts";

export const OUTAGES = ["kill -9", "database away"] as const;

const MAX_KILLS = 2;
const MAX_OUTAGES = 2;
/** A run makes about so many requests. */
const REQUESTS = 220;
const MAX_DOWN_MS = 1_500;
const MAX_AWAY_MS = 2_500;

export interface WeatherOptions {
  readonly chance: Chance;
  readonly server: KeptServer;
  readonly network: TcpProxy | undefined;
  readonly tally: Tally;
  readonly say: (line: string) => void;
}

interface Outage {
  readonly at: number;
  readonly kind: (typeof OUTAGES)[number];
  readonly lastsMs: number;
  /** Whether the request that it comes with is carried out all the same. */
  readonly isDone: boolean;
}

export class Weather {
  readonly #options: WeatherOptions;
  readonly #outages: Outage[];
  readonly #underWay = new Set<Promise<void>>();
  #requests = 0;
  #isOver = false;

  constructor(options: WeatherOptions) {
    const { chance, network } = options;
    this.#options = options;
    const drawn = (kind: Outage["kind"], most: number, maxMs: number): Outage[] =>
      Array.from({ length: chance.below(most + 1) }, () => ({
        kind,
        at: 1 + chance.below(REQUESTS),
        lastsMs: chance.below(maxMs),
        isDone: chance.happens(0.5),
      }));
    this.#outages = [
      ...drawn("kill -9", MAX_KILLS, MAX_DOWN_MS),
      ...(network === undefined ? [] : drawn("database away", MAX_OUTAGES, MAX_AWAY_MS)),
    ];
  }

  /** To be told of each request, before anything is done about it. What it gives becomes of the request. */
  see(request: RequestIdentity): RequestFault | undefined {
    if (this.#isOver) return undefined;
    this.#requests += 1;
    const { server, tally, say } = this.#options;
    for (const outage of this.#outages.filter(({ at }) => at === this.#requests)) {
      if (outage.kind === "kill -9" && !server.isUp) continue;
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
