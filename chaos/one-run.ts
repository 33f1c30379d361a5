/** One run of the scenario: in calm, or with all that a seed has go wrong. */
import { setTimeout as wait } from "node:timers/promises";
import { startSandbox, type Sandbox } from "../sandbox/sandbox.ts";
import { BEGINNING, foundCommunity } from "./community.ts";
import type { RunDatabase } from "./database.ts";
import { deliveryFaults } from "./delivery-faults.ts";
import { KeptServer } from "./kept-server.ts";
import { pictureOf } from "./picture.ts";
import { chanceOf, Draws, type Chance } from "./random.ts";
import { requestFaults } from "./request-faults.ts";
import { SCENARIO, workflowsSeen } from "./scenario.ts";
import { MAX_LIST_LAG_MS } from "./server-orders.ts";
import type { Stage } from "./stage.ts";
import { Tally } from "./tally.ts";
import { Weather } from "./weather.ts";
import { Witness } from "./witness.ts";

export interface RunOptions {
  /** `undefined`: nothing goes wrong. */
  readonly seed: number | undefined;
  readonly database: RunDatabase;
  /** What is done to the world when all is over, by tests of what is found then. */
  readonly tamper?: (stage: Stage) => void;
}

/** How a world is found. */
export interface Findings {
  readonly picture: string;
  /** What is wrong whatever a run in calm comes to. */
  readonly problems: readonly string[];
}

export interface RunResult extends Findings {
  readonly tampered?: Findings;
  readonly tally: Tally;
  readonly seconds: number;
  /** What happened, a line each. */
  readonly events: readonly string[];
  readonly serverLog: readonly string[];
}

/** What a step waits for in vain is lost, and comes back with the next look at the log and at the repositories. */
const PATIENCE_MS = 2_500;
const STEP_TIMEOUT_MS = 90_000;
const REST_TIMEOUT_MS = 8_000;
const END_TIMEOUT_MS = 120_000;
/** Between two steps of people. */
const MAX_STEP_MS = 400;
/** Longer than anything of before is waited for: what was asked for again, and what lists may not show. */
const QUIET_MINUTES = 11;
const ASK_AGAIN_MS = 1_500;
const DAY_MS = 24 * 60 * 60_000;
export const LIST_LAG = "lists that lag";
/** What each of them draws is its own, so that one more draw in one changes nothing in the others. */
const PURPOSES = {
  requests: "requests",
  deliveries: "deliveries",
  weather: "weather",
  people: "people",
  lists: "lists",
};

export async function runOnce(options: RunOptions): Promise<RunResult> {
  const run = await Run.begin(options);
  try {
    await run.play();
    return await run.end(options.tamper);
  } catch (error) {
    return run.failed(error);
  } finally {
    await run.close();
  }
}

interface Parts {
  readonly github: Sandbox;
  readonly server: KeptServer;
  readonly stage: Stage;
  readonly clock: Clock;
  readonly tally: Tally;
  readonly weather: Weather | undefined;
  readonly people: Chance | undefined;
  readonly witness: Witness;
  readonly events: string[];
}

class Run {
  readonly #parts: Parts;
  readonly #start = performance.now();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  static async begin({ seed, database }: RunOptions): Promise<Run> {
    const clock = new Clock(BEGINNING);
    const start = performance.now();
    const events: string[] = [];
    const say = (line: string): void => {
      events.push(`${((performance.now() - start) / 1000).toFixed(2).padStart(6)} ${line}`);
    };
    const github = await startSandbox({ now: () => new Date(clock.now()) });
    const tally = new Tally();
    const { folder, url: databaseUrl, network } = database;
    const server = new KeptServer({ github, folder, databaseUrl, clockMs: () => clock.offsetMs, say });
    const witness = new Witness(github.world, say);
    const community = foundCommunity(github);
    const people = seed === undefined ? undefined : chanceOf(seed, PURPOSES.people);
    const stage: Stage = {
      ...community,
      github,
      issues: new Map(),
      pullRequests: new Map(),
      until: (what, condition) => run.until(what, condition),
      rest: () => run.rest(REST_TIMEOUT_MS),
      below: (limit) => people?.below(limit) ?? Math.floor(limit / 2),
      turnClock: (time) => run.turnClock(Date.parse(time)),
    };
    const weather =
      seed === undefined
        ? undefined
        : new Weather({ draws: new Draws(seed, PURPOSES.weather), server, network, tally, say });
    const run = new Run({ github, server, stage, clock, tally, weather, people, witness, events });
    if (seed !== undefined) run.#trouble(seed);
    await server.start();
    return run;
  }

  async play(): Promise<void> {
    const { stage, people } = this.#parts;
    for (const { name, act } of SCENARIO) {
      this.#say(`* ${name}`);
      // oxlint-disable-next-line no-await-in-loop
      await act(stage);
      // oxlint-disable-next-line no-await-in-loop
      await (people === undefined ? this.rest(REST_TIMEOUT_MS) : wait(people.below(MAX_STEP_MS)));
    }
  }

  /** All goes well again; what is left to be done is done, and looked at. */
  async end(tamper: RunOptions["tamper"]): Promise<RunResult> {
    const { github, server, stage, clock, weather, tally } = this.#parts;
    this.#say("* All goes well again");
    github.faults.drawn = () => undefined;
    github.deliveries.drawn = () => undefined;
    await weather?.end();
    tally.add(LIST_LAG, github.world.hidden);
    github.world.listLagMs = 0;
    await server.start();
    await this.turnClock(clock.now() + QUIET_MINUTES * 60_000);
    await this.#recover();
    await this.rest(END_TIMEOUT_MS);
    await server.order({ order: "reconcile" });
    await this.rest(END_TIMEOUT_MS);
    this.#say("* A second look");
    const picture = pictureOf(github.world, github.origin);
    github.requests.clear();
    await server.order({ order: "reconcile" });
    await this.rest(END_TIMEOUT_MS);
    const writes = github.requests.list().filter(({ kind, method }) => kind === "rest" && method !== "GET");
    const unseen = Object.entries(workflowsSeen(stage)).flatMap(([name, isSeen]) => (isSeen ? [] : [name]));
    const problems = [
      ...this.#doubled(),
      ...writes.map(({ method, path, status }) => `Written by a second look: ${method} ${path} (${status}).`),
      ...unseen.map((name) => `Nothing shows that ${name} did anything.`),
    ];
    if (tamper === undefined) return this.#result(picture, problems);
    tamper(stage);
    const tampered = { picture: pictureOf(github.world, github.origin), problems: this.#doubled() };
    return { ...this.#result(picture, problems), tampered };
  }

  #doubled(): readonly string[] {
    return this.#parts.witness.doubled().map((what) => `Made more than once: ${what}.`);
  }

  failed(error: unknown): RunResult {
    const { github, events } = this.#parts;
    // What was waited for in vain shows in what stands there instead.
    events.push("What stood there by then:", pictureOf(github.world, github.origin));
    return this.#result("", [
      `The run broke off: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    ]);
  }

  async close(): Promise<void> {
    const { github, server, weather } = this.#parts;
    await weather?.end().catch(() => {});
    await server.kill();
    await github.close();
  }

  /** Waits for what the app does. Where it does not come, somebody looks at the log of deliveries, and at everything. */
  async until<Value>(what: string, condition: () => Value | undefined | false): Promise<Value> {
    const { github, server } = this.#parts;
    const end = performance.now() + STEP_TIMEOUT_MS;
    for (;;) {
      try {
        // oxlint-disable-next-line no-await-in-loop
        return await github.until(condition, PATIENCE_MS);
      } catch (error) {
        if (performance.now() > end) throw new Error(`It was waited in vain for ${what}.`, { cause: error });
      }
      this.#say(`still waiting for ${what}`);
      for (const order of ["recover", "reconcile"] as const) {
        // oxlint-disable-next-line no-await-in-loop
        await server.order({ order }).catch((error) => this.#say(String(error)));
      }
    }
  }

  /** Waits until nothing is under way, or so long at most; where the server is down, that is not known. */
  async rest(timeoutMs: number): Promise<void> {
    const { github, server } = this.#parts;
    try {
      // What a run writes is delivered, and what is delivered may lead to a run.
      for (let isQuiet = false; !isQuiet;) {
        // oxlint-disable-next-line no-await-in-loop
        await github.until(() => github.deliveries.pending === 0, timeoutMs);
        // oxlint-disable-next-line no-await-in-loop
        await server.order({ order: "idle" }, timeoutMs);
        isQuiet = github.deliveries.pending === 0;
      }
    } catch (error) {
      if (timeoutMs === END_TIMEOUT_MS) throw error;
      this.#say(`no rest: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`);
    }
  }

  async turnClock(time: number): Promise<void> {
    const { clock, server } = this.#parts;
    // GitHub's log goes back three days: what failed before is delivered in time, as it is where nobody turns the clock.
    if (time - clock.now() > DAY_MS) {
      await this.#recover();
      await this.rest(REST_TIMEOUT_MS);
    }
    clock.turnTo(time);
    this.#say(`it is ${new Date(time).toISOString()}`);
    // One that is down is started with the right time.
    await server.order({ order: "turn-clock", offsetMs: clock.offsetMs }).catch(() => {});
  }

  /** Has all that failed delivered: what fails again is asked for later and later, so the clock is turned on. */
  async #recover(): Promise<void> {
    const { github, server, clock } = this.#parts;
    const end = performance.now() + END_TIMEOUT_MS;
    while (this.#undelivered().length > 0) {
      if (performance.now() > end) throw new Error(`Never recovered: ${this.#undelivered().join(", ")}.`);
      // oxlint-disable-next-line no-await-in-loop
      await server.start();
      // oxlint-disable-next-line no-await-in-loop
      await this.turnClock(clock.now() + QUIET_MINUTES * 60_000);
      // oxlint-disable-next-line no-await-in-loop
      await server.order({ order: "recover" }).catch((error: unknown) => this.#say(String(error)));
      // oxlint-disable-next-line no-await-in-loop
      await github.until(() => github.deliveries.pending === 0, END_TIMEOUT_MS);
      // Another sweep may be under way, or the lease of a server that was killed.
      // oxlint-disable-next-line no-await-in-loop
      if (this.#undelivered().length > 0) await wait(ASK_AGAIN_MS);
    }
  }

  /** Deliveries of the log of which no attempt succeeded. */
  #undelivered(): readonly string[] {
    const { log } = this.#parts.github.deliveries;
    const done = new Set(log.filter(({ status }) => status === "OK").map(({ guid }) => guid));
    return [
      ...new Set(
        log.filter(({ guid }) => !done.has(guid)).map(({ guid, event, action }) => `${event}.${action ?? ""} ${guid}`),
      ),
    ];
  }

  #trouble(seed: number): void {
    const { github, tally, weather, clock, stage } = this.#parts;
    const originalName = `todogroup/${stage.governance.model.name}`;
    const formerName = (): string | undefined => {
      const isRenamed = stage.governance.fullName !== originalName;
      return isRenamed ? originalName : undefined;
    };
    const drawRequest = requestFaults(
      { now: () => clock.now(), draws: new Draws(seed, PURPOSES.requests), formerName },
      tally,
    );
    github.faults.drawn = (request) => {
      const fault = weather?.see(request) ?? drawRequest(request);
      if (fault !== undefined) {
        this.#say(
          `${fault.status}${fault.when === "after" ? " after it is done" : ""}: ${request.operation} ${request.method} ${request.path}`,
        );
      }
      return fault;
    };
    const drawDelivery = deliveryFaults(new Draws(seed, PURPOSES.deliveries), tally);
    github.deliveries.drawn = (letter) => {
      const fault = drawDelivery(letter);
      if (fault !== undefined) this.#say(`${fault.kind}: ${letter.event}.${letter.action ?? ""} ${letter.guid}`);
      return fault;
    };
    const chance = chanceOf(seed, PURPOSES.lists);
    github.world.listLagMs = chance.happens(0.5) ? chance.below(MAX_LIST_LAG_MS) : 0;
  }

  #say(line: string): void {
    this.#parts.events.push(`${((performance.now() - this.#start) / 1000).toFixed(2).padStart(6)} ${line}`);
  }

  #result(picture: string, problems: readonly string[]): RunResult {
    const { tally, events, server } = this.#parts;
    const seconds = (performance.now() - this.#start) / 1000;
    return { picture, problems, tally, seconds, events, serverLog: server.wholeLog() };
  }
}

/** GitHub's and the server's clock: it goes as that of the machine does, from another beginning. */
class Clock {
  offsetMs: number;

  constructor(time: string) {
    this.offsetMs = Date.parse(time) - Date.now();
  }

  now(): number {
    return Date.now() + this.offsetMs;
  }

  turnTo(time: number): void {
    this.offsetMs = time - Date.now();
  }
}
