/** One run of the scenario: in calm, or with all that a seed has go wrong. */
import { setTimeout as wait } from "node:timers/promises";
import { startSandbox, type Sandbox } from "../sandbox/sandbox.ts";
import { BEGINNING, foundCommunity } from "./community.ts";
import type { RunDatabase } from "./database.ts";
import { deliveryFaults } from "./delivery-faults.ts";
import { KeptServer } from "./kept-server.ts";
import { Clock, Passage } from "./passage.ts";
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

/** Between two steps of people. */
const MAX_STEP_MS = 400;
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
  readonly passage: Passage;
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
    const passage = new Passage({ github, server, clock, say });
    const witness = new Witness(github.world, say);
    const community = foundCommunity(github);
    const people = seed === undefined ? undefined : chanceOf(seed, PURPOSES.people);
    const stage: Stage = {
      ...community,
      github,
      issues: new Map(),
      pullRequests: new Map(),
      until: (what, condition) => passage.until(what, condition),
      rest: () => passage.rest(),
      below: (limit) => people?.below(limit) ?? Math.floor(limit / 2),
      turnClock: (time) => passage.turnClock(Date.parse(time)),
    };
    const weather =
      seed === undefined
        ? undefined
        : new Weather({ draws: new Draws(seed, PURPOSES.weather), server, network, tally, say });
    const run = new Run({ github, server, stage, clock, passage, tally, weather, people, witness, events });
    if (seed !== undefined) run.#trouble(seed);
    await server.start();
    return run;
  }

  async play(): Promise<void> {
    const { stage, people, passage } = this.#parts;
    for (const { name, act } of SCENARIO) {
      this.#say(`* ${name}`);
      // oxlint-disable-next-line no-await-in-loop
      await act(stage);
      // oxlint-disable-next-line no-await-in-loop
      await (people === undefined ? passage.rest() : wait(people.below(MAX_STEP_MS)));
    }
  }

  /** All goes well again; what is left to be done is done, and looked at. */
  async end(tamper: RunOptions["tamper"]): Promise<RunResult> {
    const { github, stage, passage, weather, tally } = this.#parts;
    this.#say("* All goes well again");
    github.faults.drawn = () => undefined;
    github.deliveries.drawn = () => undefined;
    await weather?.end();
    tally.add(LIST_LAG, github.world.hidden);
    github.world.listLagMs = 0;
    await passage.settle();
    this.#say("* A second look");
    const picture = pictureOf(github.world, github.origin);
    github.requests.clear();
    await passage.look();
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
    // One that ends by itself leaves what it has compiled to those of the other runs.
    await (weather === undefined ? server.stop() : server.kill());
    await github.close();
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
