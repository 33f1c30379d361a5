/** How time passes in a run: waiting for what the app does, and turning the clock on where that would take too long. */
import { setTimeout as wait } from "node:timers/promises";
import type { Sandbox } from "../sandbox/sandbox.ts";
import type { KeptServer } from "./kept-server.ts";

/** What a step waits for in vain is lost, and comes back with the next look at the log and at the repositories. */
const PATIENCE_MS = 2_500;
const STEP_TIMEOUT_MS = 90_000;
const REST_TIMEOUT_MS = 8_000;
const BREATH_MS = 2_000;
const DAY_TIMEOUT_MS = 30_000;
const END_TIMEOUT_MS = 120_000;
const ASK_AGAIN_MS = 1_500;
/** Longer than anything of before is waited for: what was asked for again, and what lists may not show. */
const QUIET_MS = 11 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

export interface PassageOptions {
  readonly github: Sandbox;
  readonly server: KeptServer;
  readonly clock: Clock;
  readonly say: (line: string) => void;
}

export class Passage {
  readonly #parts: PassageOptions;

  constructor(parts: PassageOptions) {
    this.#parts = parts;
  }

  /** Waits for what the app does. Where it does not come, somebody looks at the log of deliveries, and at everything. */
  async until<Value>(what: string, condition: () => Value | undefined | false): Promise<Value> {
    const { github, server, say } = this.#parts;
    const end = performance.now() + STEP_TIMEOUT_MS;
    for (let isAgain = false; ;) {
      try {
        // oxlint-disable-next-line no-await-in-loop
        return await github.until(condition, PATIENCE_MS);
      } catch (error) {
        if (performance.now() > end) throw new Error(`It was waited in vain for ${what}.`, { cause: error });
      }
      say(`still waiting for ${what}`);
      // What failed twice is asked for after minutes.
      // oxlint-disable-next-line no-await-in-loop
      if (isAgain) await this.#recover();
      isAgain = true;
      for (const order of ["recover", "reconcile"] as const) {
        // oxlint-disable-next-line no-await-in-loop
        await server.order({ order }).catch((error) => say(String(error)));
      }
    }
  }

  /** Waits until nothing is under way, for a while at most; where the server is down, that is not known. */
  async rest(timeoutMs = REST_TIMEOUT_MS): Promise<void> {
    try {
      await this.#comeToRest(timeoutMs);
    } catch (error) {
      this.#parts.say(`no rest: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`);
    }
  }

  /** All that is left to be done is done: what failed is delivered, and all is looked at. Throws where it never ends. */
  async settle(): Promise<void> {
    const { server, clock } = this.#parts;
    await server.start();
    await this.turnClock(clock.now() + QUIET_MS);
    await this.#recover();
    await this.#comeToRest(END_TIMEOUT_MS);
    await this.look();
  }

  /** All is looked at, by a server that is up. */
  async look(): Promise<void> {
    await this.#parts.server.order({ order: "reconcile" });
    await this.#comeToRest(END_TIMEOUT_MS);
  }

  async #comeToRest(timeoutMs: number): Promise<void> {
    const { github, server } = this.#parts;
    // What a run writes is delivered, and what is delivered may lead to a run.
    for (let isQuiet = false; !isQuiet;) {
      // oxlint-disable-next-line no-await-in-loop
      await github.until(() => github.deliveries.pending === 0, timeoutMs);
      // oxlint-disable-next-line no-await-in-loop
      await server.order({ order: "idle" }, timeoutMs);
      isQuiet = github.deliveries.pending === 0;
    }
  }

  async turnClock(time: number): Promise<void> {
    const { clock, server, say } = this.#parts;
    if (time - clock.now() > DAY_MS) await this.#passDay();
    // What was waited for may have taken longer.
    clock.turnTo(Math.max(time, clock.now()));
    say(`it is ${new Date(clock.now()).toISOString()}`);
    // One that is down is started with the right time.
    await server.order({ order: "turn-clock", offsetMs: clock.offsetMs }).catch(() => {});
  }

  /** What a day brings, which nobody sees pass: what failed is delivered before GitHub forgets it, and all is looked at. */
  async #passDay(): Promise<void> {
    const { server, say } = this.#parts;
    const end = performance.now() + END_TIMEOUT_MS;
    await this.#recover();
    for (let isDone = false; !isDone && performance.now() < end;) {
      try {
        // oxlint-disable-next-line no-await-in-loop
        await server.start();
        // oxlint-disable-next-line no-await-in-loop
        await server.order({ order: "reconcile" });
        isDone = true;
      } catch (error) {
        say(String(error));
      }
    }
    await this.rest(DAY_TIMEOUT_MS);
  }

  /** Has all that failed delivered: what fails again is asked for later and later, so the clock is turned on. */
  async #recover(): Promise<void> {
    const { github, server, clock, say } = this.#parts;
    const end = performance.now() + END_TIMEOUT_MS;
    while (this.#undelivered().length > 0) {
      if (performance.now() > end) throw new Error(`Never recovered: ${this.#undelivered().join(", ")}.`);
      // oxlint-disable-next-line no-await-in-loop
      await server.start();
      // What is under way has read what it goes by: it is not to write that much later.
      // oxlint-disable-next-line no-await-in-loop
      await this.rest(BREATH_MS);
      // oxlint-disable-next-line no-await-in-loop
      await this.turnClock(clock.now() + QUIET_MS);
      // oxlint-disable-next-line no-await-in-loop
      await server.order({ order: "recover" }).catch((error: unknown) => say(String(error)));
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
}

/** GitHub's and the server's clock: it goes as that of the machine does, from another beginning. */
export class Clock {
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
