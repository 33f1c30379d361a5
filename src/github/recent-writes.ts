/** What the app has just written, or may have: GitHub's lists may not show it yet, and none of it may come twice. */
import { createHash, randomUUID } from "node:crypto";
import { TransientError } from "../engine/errors.ts";
import type { Json, SharedMemory } from "../engine/memory.ts";
import { statusOf, type GitHubApi } from "./api.ts";
import { field, number, text } from "./field.ts";

/**
 * Longer than any list lags, and than a run may take that has read a list before; short enough for what somebody deletes to
 * come again when it is wanted.
 */
const LASTING_SECONDS = 20 * 60;
/** Longer than a request may take, and then GitHub's lists. */
const LIST_LAG_SECONDS = 30;
/** Who waited for a turn longer than this says again that it is about to write. */
const FRESH_MS = 1_000;
/** How far GitHub's clock may be from this machine's. */
const CLOCKS_APART_MS = 5 * 60 * 1000;

export interface RecentWritesOptions {
  /** Shared by all servers that write in the name of the app. */
  readonly memory: SharedMemory;
  /** Other apps may have check runs of the same name. */
  readonly appId: number;
  /** In milliseconds since 1970: the clocks of servers are compared. */
  readonly now: () => number;
  /** After so long a list shows whatever came of a request; 30 without it. */
  readonly listLagSeconds?: number | undefined;
}

/** How a thing that people see comes into being, where GitHub would make another each time. */
export interface Creation<Written extends Json> {
  /** Which one it is in its repository: the place, and the mark. */
  readonly key: string;
  readonly route: string;
  /** What it is called in messages: `The comment on todogroup/governance#1`. */
  readonly what: string;
  /** What a note tells; `undefined` where it is none of this kind. */
  readonly read: (note: unknown) => Written | undefined;
  /** What was written lately, as it is now; `undefined` where it is not what is wanted, so that another has to be made. */
  readonly present: (written: Written) => Promise<Written | undefined>;
  /** The id of the one that was there before, where another is to follow it. */
  readonly after?: number | undefined;
  /**
   * Looks for it on the lists of GitHub, among what came into being since a time (ISO 8601, in UTC), and after the one that
   * was there when it was to be made.
   */
  readonly find: (since: string, after: number) => Promise<Written | undefined>;
  readonly create: (api: GitHubApi) => Promise<Written>;
  /** What belongs to it and takes further requests: until they are made, nobody else goes on with it. */
  readonly finish?: (written: Written) => Promise<Written>;
}

/** That a request may have been made. Whose it is makes it another than any other. */
type Doubt = { readonly doubt: number; readonly by: string; readonly after: number };

/**
 * Notes what is about to be written before it is, and what was written after: a request whose answer is lost leaves a
 * doubt, which outlives the server. Whoever finds one looks before it writes, and waits until GitHub's lists can tell.
 */
export class RecentWrites {
  readonly appId: number;
  readonly #memory: SharedMemory;
  readonly #now: () => number;
  readonly #lagMs: number;

  /** @param place The same for a repository whatever it is called: what is noted is told apart by it. */
  constructor({ memory, appId, now, listLagSeconds = LIST_LAG_SECONDS }: RecentWritesOptions, place: string) {
    this.appId = appId;
    this.#memory = within(place, memory);
    this.#now = now;
    this.#lagMs = listLagSeconds * 1000;
  }

  /**
   * Makes the thing, unless it is there; tells which of both. Of several servers at once, one makes it. Throws a
   * TransientError that is a pause while it cannot be told whether it is there, and what `create` throws.
   */
  async once<Written extends Json>(
    api: GitHubApi,
    creation: Creation<Written>,
  ): Promise<{ readonly isNew: boolean; readonly written: Written }> {
    const { key, what } = creation;
    const mine: Doubt = { doubt: this.#now(), by: randomUUID(), after: creation.after ?? 0 };
    // Two statements where nothing is in the way: this one, and the note of what was written.
    if (!(await this.#memory.swap(key, undefined, mine, this.#lasting))) {
      const note = await this.#memory.read(key);
      const there = await this.#told(creation, note);
      if (there !== undefined) return { isNew: false, written: there };
      if (!(await this.#memory.swap(key, note, mine, this.#lasting))) throw pause(what, FRESH_MS);
    }
    const ready = await this.#turn(api, creation, mine);
    let written = await this.#made(creation, ready);
    try {
      written = (await creation.finish?.(written)) ?? written;
    } finally {
      await this.note(key, written);
    }
    return { isNew: true, written };
  }

  /** Notes how a thing stands that was written lately. */
  async note(key: string, written: Json): Promise<void> {
    try {
      await this.#memory.write(key, { written }, this.#lasting);
    } catch (error) {
      // What is noted instead makes whoever reads it look again, which is as good.
      if (!(error instanceof TransientError)) throw error;
    }
  }

  /** Throws a pause while GitHub's lists may not show yet what was done at a time (ISO 8601) to something of ours. */
  assertListed(what: string, time: string): void {
    const left = Date.parse(time) + this.#lagMs - this.#now();
    if (left > 0) throw pause(what, left);
  }

  /** What was written is gone, or never was. */
  async forget(key: string): Promise<void> {
    try {
      await this.#memory.forget(key);
    } catch (error) {
      // A doubt that stays costs time alone; what is to be told is why nothing was written.
      if (!(error instanceof TransientError)) throw error;
    }
  }

  get #lasting(): number {
    return Math.max(LASTING_SECONDS, (2 * this.#lagMs) / 1000);
  }

  /** What is there by a note; `undefined` where it may be written. */
  async #told<Written extends Json>(
    { key, what, read, present, find }: Creation<Written>,
    note: Json | undefined,
  ): Promise<Written | undefined> {
    const written = read(field(note, "written"));
    if (written !== undefined) return present(written);
    const at = number(note, "doubt");
    if (at === undefined) return undefined;
    // Asked before the lists are: what they do not show then is not there.
    const left = at + this.#lagMs - this.#now();
    const found = await find(new Date(Math.max(0, at - CLOCKS_APART_MS)).toISOString(), number(note, "after") ?? 0);
    if (found === undefined) {
      if (left > 0) throw pause(what, left);
      return undefined;
    }
    await this.#memory.swap(key, note, { written: found }, this.#lasting);
    return found;
  }

  /** An interface that writes at once. To wait for it may take so long that others take the doubt for an old one. */
  async #turn<Written extends Json>(
    api: GitHubApi,
    { key, route, what }: Creation<Written>,
    mine: Doubt,
  ): Promise<GitHubApi> {
    let ready: GitHubApi;
    try {
      ready = (await api.turnFor?.(route)) ?? api;
    } catch (error) {
      await this.forget(key);
      throw error;
    }
    const now = this.#now();
    if (now - mine.doubt < FRESH_MS) return ready;
    if (await this.#memory.swap(key, mine, { ...mine, doubt: now }, this.#lasting)) return ready;
    throw pause(what, FRESH_MS);
  }

  async #made<Written extends Json>({ key, create }: Creation<Written>, api: GitHubApi): Promise<Written> {
    try {
      return await create(api);
    } catch (error) {
      if (cameToNothing(error)) await this.forget(key);
      throw error;
    }
  }
}

/** The same for two texts that are the same to GitHub, which may give line ends as a browser sends them. */
export function hashOf(body: string): string {
  return createHash("sha256").update(body.replaceAll("\r\n", "\n").trimEnd()).digest("base64url");
}

/** The part of a memory whose keys begin with a place. */
function within(place: string, memory: SharedMemory): SharedMemory {
  const keyOf = (key: string): string => `written ${place} ${key}`;
  return {
    read: (key) => memory.read(keyOf(key)),
    write: (key, value, seconds) => memory.write(keyOf(key), value, seconds),
    swap: (key, expected, value, seconds) => memory.swap(keyOf(key), expected, value, seconds),
    forget: (key, expected) => memory.forget(keyOf(key), expected),
  };
}

function pause(what: string, ms: number): TransientError {
  return new TransientError(`${what} may have been written or changed just now; GitHub's lists do not tell yet.`, {
    retryAfterSeconds: Math.max(1, Math.ceil(ms / 1000)),
    isPause: true,
  });
}

/** No connection came about. */
const NEVER_SENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"]);

/** Whether a request surely had no effect: GitHub refused it, or it was never sent. */
function cameToNothing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof TransientError && error.isPause) return true;
  const status = statusOf(error);
  if (status !== undefined && status < 500) return status >= 400 && status !== 408;
  return NEVER_SENT.has(text(error, "code") ?? "") || cameToNothing(error.cause);
}
