/** What this process has just opened and said: GitHub's lists may not show it yet, and it must not be written twice. */
import { LRUCache } from "lru-cache";
import type { IssueEffect } from "../engine/effect.ts";
import { keyOf } from "./governors.ts";

/** What was written of an issue that was opened. */
export interface OpenedIssue {
  readonly number: number;
  readonly present: NonNullable<IssueEffect["present"]>;
}

export interface PostedComment {
  readonly id: number;
  /** Marker and all. */
  readonly body: string;
}

/** Longer than any list lags, and short enough for what somebody deletes to come again when it is wanted. */
const MAX_AGE_MS = 10 * 60 * 1000;
const MAX_REMEMBERED = 5_000;

export class RecentWrites {
  readonly #issues: LRUCache<string, OpenedIssue>;
  readonly #comments: LRUCache<string, PostedComment>;

  /** @param now In milliseconds, from any beginning. */
  constructor(now: () => number) {
    const lasting = { max: MAX_REMEMBERED, ttl: MAX_AGE_MS, ttlResolution: 0, perf: { now } };
    this.#issues = new LRUCache(lasting);
    this.#comments = new LRUCache(lasting);
  }

  issue(repository: string, marker: string): OpenedIssue | undefined {
    return this.#issues.get(issueKey(repository, marker));
  }

  /** `undefined` where it turned out to be gone. */
  rememberIssue(repository: string, marker: string, opened: OpenedIssue | undefined): void {
    const key = issueKey(repository, marker);
    // An edit makes it no younger: what counts is how long lists may not show it.
    if (opened === undefined) this.#issues.delete(key);
    else this.#issues.set(key, opened, { noUpdateTTL: true });
  }

  comment(repository: string, item: number, marker: string): PostedComment | undefined {
    return this.#comments.get(commentKey(repository, item, marker));
  }

  /** `undefined` where it turned out to be gone. */
  rememberComment(repository: string, item: number, marker: string, posted: PostedComment | undefined): void {
    const key = commentKey(repository, item, marker);
    if (posted === undefined) this.#comments.delete(key);
    else this.#comments.set(key, posted, { noUpdateTTL: true });
  }
}

function issueKey(repository: string, marker: string): string {
  return `${keyOf(repository)} ${marker}`;
}

function commentKey(repository: string, item: number, marker: string): string {
  return `${keyOf(repository)}#${item} ${marker}`;
}
