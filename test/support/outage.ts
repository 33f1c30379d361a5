/** A GitHub whose deliveries fail, a server that may take them later, and recovery between them, on a clock that is turned. */
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { pino } from "pino";
import type { RepositoryDriver } from "../../sandbox/driver/repository.ts";
import { POINTS_A_MINUTE } from "../../sandbox/http/point-limits.ts";
import { startSandbox, type Sandbox } from "../../sandbox/sandbox.ts";
import { LocalMemory } from "../../src/engine/local-memory.ts";
import type { SharedMemory } from "../../src/engine/memory.ts";
import { apiOfToken } from "../../src/github/app-api.ts";
import { Recovery } from "../../src/sweeps/recovery.ts";
import type { Time } from "../../src/time.ts";
import { signatureOf } from "./app-signature.ts";

/** Nobody listens at the discard port. */
const NOWHERE = "http://127.0.0.1:9/";
const SECRET = "a secret of the test";
const TOKEN_MS = 9 * 60 * 1000;

export class Outage {
  readonly github: Sandbox;
  readonly repository: RepositoryDriver;
  readonly log: string[] = [];
  /** What the server answers a delivery with, by its guid. */
  answer: (guid: string) => number = () => 200;
  #served = 0;
  /** Told of each wait of recovery, before the clock goes on. */
  onWait: () => Promise<void> | void = () => {};
  readonly time: Time;
  readonly #server: Server;
  readonly #clock: { now: number };
  #token = { text: "", at: Number.NEGATIVE_INFINITY };

  private constructor(github: Sandbox, server: Server, clock: { now: number }) {
    this.github = github;
    this.#server = server;
    this.#clock = clock;
    this.repository = github.createRepository("todogroup/governance");
    github.pointLimits.aMinute = POINTS_A_MINUTE;
    this.time = {
      now: () => clock.now,
      elapsed: () => clock.now,
      sleep: async (ms, signal) => {
        await this.onWait();
        signal.throwIfAborted();
        clock.now += ms;
        // What GitHub does in that time, it has done after it.
        await github.delivered();
      },
    };
  }

  static async start(): Promise<Outage> {
    const clock = { now: Date.parse("2026-03-02T09:00:00Z") };
    const github = await startSandbox({ now: () => new Date(clock.now) });
    const server = createServer((request, response) => {
      request.resume().on("end", () => {
        response.writeHead(outage.answer(String(request.headers["x-github-delivery"]))).end();
      });
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const outage: Outage = new Outage(github, server, clock);
    outage.#listen();
    return outage;
  }

  /** Seconds go by. */
  pass(seconds: number): void {
    this.#clock.now += seconds * 1000;
  }

  /** So many deliveries that do not arrive, some of each form, with seconds between them. */
  async failing(count: number, secondsBetween = 1): Promise<void> {
    const { answer } = this;
    const forms: readonly (() => void)[] = [
      () => this.github.deliveries.lose({}, Math.ceil(count / 3)),
      () => {
        this.answer = () => ((this.#served += 1) % 2 === 0 ? 503 : 500);
      },
      () => this.github.deliverTo(NOWHERE, SECRET),
    ];
    for (const [index, begin] of forms.entries()) {
      begin();
      const end = Math.ceil((count * (index + 1)) / 3);
      for (let number = Math.ceil((count * index) / 3); number < end; number += 1) {
        this.repository.openIssue(`Issue ${number}`);
        this.pass(secondsBetween);
      }
      // oxlint-disable-next-line no-await-in-loop
      await this.github.delivered();
    }
    this.answer = answer;
    this.#listen();
  }

  /** A server's part in it, as it is after a start. What a sweep asks for, GitHub has done after it. */
  recovery(memory: SharedMemory = new LocalMemory()): Pick<Recovery, "look" | "sweep" | "stop"> {
    const logger = pino({}, { write: (line) => this.log.push(line) });
    const recovery = new Recovery({
      api: async (signal) => apiOfToken({ token: this.#jwt(), apiUrl: this.github.apiUrl, logger }, signal),
      memory,
      time: this.time,
      logger,
    });
    return {
      stop: () => recovery.stop(),
      look: () => recovery.look(),
      sweep: async () => {
        await recovery.sweep();
        await this.github.delivered();
      },
    };
  }

  /** How many attempts each delivery had, of those that have not arrived and of those that have, and how many were asked for. */
  get attempts() {
    const ofEach = Map.groupBy(this.github.deliveries.log, ({ guid }) => guid);
    return {
      lost: [...ofEach.values()].filter((attempts) => attempts.every(({ status }) => status !== "OK")).length,
      mostOfOne: Math.max(...[...ofEach.values()].map(({ length }) => length)),
      redeliveries: this.github.deliveries.log.filter(({ isRedelivery }) => isRedelivery).length,
    };
  }

  /** What recovery has asked GitHub for. */
  get requests() {
    const { requests } = this.github;
    return {
      pages: requests.count({ operation: "apps/list-webhook-deliveries" }),
      redeliveries: requests.count({ operation: "apps/redeliver-webhook-delivery" }),
      refused: requests.list().filter(({ status }) => status >= 400).length,
    };
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await this.github.close();
  }

  #listen(): void {
    const address = this.#server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    this.github.deliverTo(`http://127.0.0.1:${port}/`, SECRET);
  }

  /** By the clock that is turned, as GitHub's is: Probot's own signatures go by the one on the wall. */
  #jwt(): string {
    const { now } = this.#clock;
    if (now >= this.#token.at + TOKEN_MS) this.#token = { text: signatureOf(this.github, now), at: now };
    return this.#token.text;
  }
}
