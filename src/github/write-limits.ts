/** How fast content is written: GitHub's limits on requests that create content, with some room below them. */
import { TransientError } from "../engine/errors.ts";
import type { Json, SharedMemory } from "../engine/memory.ts";
import type { GitHubApi } from "./api.ts";
import { number } from "./field.ts";
import { asJson, bookIn, lengthened, opensFor, withTurn, withWrite, type WriteBook } from "./write-book.ts";

/**
 * GitHub takes 80 such requests a minute and 500 an hour, of all that write in the name of the app.
 *
 * @see https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits
 */
const WRITES_A_MINUTE = 60;
const WRITES_AN_HOUR = 450;

/** What is waited for here rather than in the queue, where a job would have to gather anew. */
const MAX_WAIT_SECONDS = 3;
/** Who has written and has more to write waits for so much room: it gathers anew for each portion. */
const PORTION = 30;
/** How long a turn is good for after its time, so that a queue that is behind costs nobody their place. */
const TURN_LASTS_SECONDS = 60 * 60;
/** Those whose turn has come while others use up the room come back one after the other within this time. */
const SPREAD_SECONDS = 60;
const HOUR_SECONDS = 60 * 60;
const MAX_SWAPS = 20;

/** What somebody may be notified of, and the edits of it. Check runs, labels of a repository and git are no content. */
const CONTENT =
  /^(?:POST|PATCH) .*\/(?:issues(?:\/\{issue_number\}(?:\/(?:comments|labels))?|\/comments\/\{comment_id\}(?:\/reactions)?)?|pulls(?:\/\{pull_number\})?)$/;

export interface WriteLimitsOptions {
  /** The same for all servers that write in the name of an installation. */
  readonly key: string;
  readonly memory: SharedMemory;
  readonly writesAMinute?: number;
  readonly writesAnHour?: number;
  /** In milliseconds since 1970. */
  readonly now: () => number;
  /** Rejects where the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

/**
 * The writes of one installation, by all servers. Those of a rush pass at once until the minute is full. Who comes then gets
 * a turn in a line, goes back into the queue until its time, and may write then; who comes while others wait gets in line
 * behind them. A turn is worth a write, or a portion for who has written before. Who writes more than that makes the line
 * longer. A turn that nobody takes is lost, and its room is there for those whose turn has come.
 */
export class WriteLimits {
  readonly #options: WriteLimitsOptions;
  /** As it was last read or written here: mostly it still is. */
  #seen: Json | undefined;
  #displaced = 0;

  constructor(options: WriteLimitsOptions) {
    this.#options = options;
  }

  /** The writes of one job, known by its key, for one run of it. */
  ofJob(job: string): JobWrites {
    return new JobWrites(this, { ...this.#options, key: `${this.#options.key} turn ${job}` });
  }

  /** Changes the book, unless the change throws; it is given anew where another server was faster. */
  async change<Result>(
    decide: (book: WriteBook, time: number) => { readonly book?: WriteBook; readonly result: Result },
  ): Promise<Result> {
    const { key, memory, now } = this.#options;
    for (let attempt = 1; attempt <= MAX_SWAPS; attempt += 1) {
      const time = now() / 1000;
      // oxlint-disable-next-line no-await-in-loop
      if (attempt > 1 || this.#seen === undefined) this.#seen = await memory.read(key);
      const before = this.#seen;
      const { book, result } = decide(bookIn(before, time), time);
      if (book === undefined) return result;
      const after = asJson(book);
      const lasting = Math.ceil(Math.max(0, book.lineEnds - time)) + 2 * HOUR_SECONDS;
      // oxlint-disable-next-line no-await-in-loop
      if (await memory.swap(key, before, after, lasting)) {
        this.#seen = after;
        return result;
      }
    }
    throw new TransientError("Too many servers write for this installation at once.");
  }

  /** Seconds by which the next of those that were displaced comes later than the one before. */
  nextSpread(): number {
    this.#displaced += 1;
    return this.#displaced % SPREAD_SECONDS;
  }
}

type Decision =
  | { readonly kind: "go"; readonly isPromised: boolean }
  | { readonly kind: "wait"; readonly seconds: number }
  | { readonly kind: "turn"; readonly at: number; readonly writes: number }
  | { readonly kind: "back"; readonly at: number };

interface Turn {
  /** In seconds since 1970. */
  readonly at: number;
  /** How many writes it still is for. */
  readonly left: number;
}

/** What one job writes. */
export class JobWrites {
  readonly #limits: WriteLimits;
  readonly #options: WriteLimitsOptions;
  /** `undefined` where it is not known whether there is one. */
  #turn: Turn | "none" | undefined;
  #hasWritten = false;

  constructor(limits: WriteLimits, options: WriteLimitsOptions) {
    this.#limits = limits;
    this.#options = options;
  }

  /** Before a run of a job that was tried before: throws a pause where it has a turn and could not write yet. */
  async assertTurn(): Promise<void> {
    const turn = await this.#ownTurn();
    if (turn === undefined) return;
    const opens = await this.#limits.change((book, time) => ({ result: opensFor(1, book, this.#rates(), time) }));
    const time = this.#options.now() / 1000;
    if (turn.at > time) throw this.#pause(turn.at - time);
    if (opens - time > MAX_WAIT_SECONDS) throw this.#pause(opens - time + this.#limits.nextSpread());
  }

  /** The same interface, whose writes of content wait for room: for a moment here, or else by a pause that is thrown. */
  through(api: GitHubApi, signal: AbortSignal): GitHubApi {
    return {
      ...api,
      request: async (route, parameters) => {
        if (CONTENT.test(route)) await this.take(signal);
        return api.request(route, parameters);
      },
      turnFor: async (route) => {
        if (CONTENT.test(route)) await this.take(signal);
        return api;
      },
    };
  }

  /** Counts a write. Throws a pause until a write is likely to be possible. */
  async take(signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      // oxlint-disable-next-line no-await-in-loop
      const decision = await this.#decide();
      const time = this.#options.now() / 1000;
      if (decision.kind === "go") {
        this.#hasWritten = true;
        if (decision.isPromised) this.#useTurn();
        return;
      }
      if (decision.kind === "back") throw this.#pause(decision.at - time);
      if (decision.kind === "turn") {
        const { at, writes } = decision;
        // oxlint-disable-next-line no-await-in-loop
        await this.#keep({ at, left: writes });
        throw this.#pause(at - time);
      }
      // oxlint-disable-next-line no-await-in-loop
      await this.#options.sleep(decision.seconds * 1000, signal);
    }
  }

  /** The job has ended: what is left of its turn is nobody's. */
  async done(): Promise<void> {
    const turn = this.#turn;
    if (turn !== undefined && turn !== "none") await this.#options.memory.forget(this.#options.key);
  }

  async #decide(): Promise<Decision> {
    // Where nobody waits and there is room, it does not matter whether there is one.
    const isFree = await this.#limits.change<boolean>((book, time) => {
      const mayGo = book.lineEnds <= time && opensFor(1, book, this.#rates(), time) <= time;
      return mayGo ? { book: withWrite(book, time), result: true } : { result: false };
    });
    if (isFree) return { kind: "go", isPromised: false };
    const turn = await this.#ownTurn();
    return this.#limits.change<Decision>((book, time) => this.#inLine(book, time, turn));
  }

  #inLine(book: WriteBook, time: number, turn: Turn | undefined): { book?: WriteBook; result: Decision } {
    const rates = this.#rates();
    const opens = opensFor(1, book, rates, time);
    const isItsTurn = turn === undefined ? book.lineEnds <= time : turn.at <= time;
    if (turn !== undefined && turn.at > time) return { result: { kind: "back", at: turn.at } };
    if (isItsTurn && opens <= time) {
      const isPromised = turn !== undefined && turn.left > 0;
      const written = withWrite(isPromised ? { ...book, promised: Math.max(0, book.promised - 1) } : book, time);
      const isLonger = !isPromised && book.lineEnds > time;
      return { book: isLonger ? lengthened(1, written, rates) : written, result: { kind: "go", isPromised } };
    }
    if (isItsTurn && opens - time <= MAX_WAIT_SECONDS) return { result: { kind: "wait", seconds: opens - time } };
    // Others have used up the room of its turn: it keeps its place.
    if (isItsTurn && turn !== undefined && !this.#hasWritten) {
      return { result: { kind: "back", at: opens + this.#limits.nextSpread() } };
    }
    const writes = this.#hasWritten ? Math.min(PORTION, rates.aMinute, rates.anHour) : 1;
    const next = withTurn(writes, book, rates, time);
    return { book: next.book, result: { kind: "turn", at: next.at, writes } };
  }

  #rates() {
    const { writesAMinute = WRITES_A_MINUTE, writesAnHour = WRITES_AN_HOUR } = this.#options;
    return { aMinute: writesAMinute, anHour: writesAnHour };
  }

  async #ownTurn(): Promise<Turn | undefined> {
    if (this.#turn === undefined) {
      const kept = await this.#options.memory.read(this.#options.key);
      const [at, left] = [number(kept, "at"), number(kept, "left")];
      this.#turn = at === undefined || left === undefined ? "none" : { at, left };
    }
    return this.#turn === "none" ? undefined : this.#turn;
  }

  #useTurn(): void {
    if (this.#turn === undefined || this.#turn === "none") return;
    this.#turn = { ...this.#turn, left: this.#turn.left - 1 };
  }

  async #keep(turn: Turn): Promise<void> {
    this.#turn = turn;
    const { key, memory, now } = this.#options;
    const lasting = Math.max(0, Math.ceil(turn.at - now() / 1000)) + TURN_LASTS_SECONDS;
    await memory.write(key, { at: turn.at, left: turn.left }, lasting);
  }

  #pause(seconds: number): TransientError {
    return new TransientError("The app has written as much as GitHub lets it for now.", {
      retryAfterSeconds: Math.max(1, Math.ceil(seconds)),
      isPause: true,
    });
  }
}
