/** What the rolling pull request remembers of itself: a hidden line in its text, since nothing else outlives a restart. */
import type { Contribution, RecordEntry } from "../../domain/record/desired.ts";
import type { ItemReference, RollingPullRequest } from "../../engine/record.ts";

/** What was proposed, and on the ground of what. */
export interface Proposed {
  /** The commit of the default branch that the proposal stands on. */
  readonly base: string;
  /** Until when changes elsewhere were taken in. ISO 8601, in UTC. */
  readonly seen: string;
  /** The outcomes that could be named then, in short: others may be meant by what was passed over before. */
  readonly ground: string;
  readonly entries: readonly RecordEntry[];
}

const START = "<!-- goalkeeper:keep-record ";

/** As JSON, in which no `-->` can end it early: whatever ids hold, it is no such sign. */
export function memoryLine(proposed: Proposed): string {
  return `${START}${JSON.stringify(proposed).replaceAll(">", String.raw`\u003e`)} -->`;
}

/** What a text remembers; `undefined` where people have taken it out, or written something else into it. */
function proposedIn(text: string): Proposed | undefined {
  const start = text.indexOf(START);
  const end = text.indexOf(" -->", start);
  if (start === -1 || end === -1) return undefined;
  try {
    const value: unknown = JSON.parse(text.slice(start + START.length, end));
    return isProposed(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isProposed(value: unknown): value is Proposed {
  if (typeof value !== "object" || value === null) return false;
  const { base, seen, ground, entries }: Partial<Record<keyof Proposed, unknown>> = value;
  const isTime = typeof seen === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(seen);
  const areEntries = Array.isArray(entries) && entries.every((entry) => typeof entry === "string");
  return typeof base === "string" && isTime && typeof ground === "string" && areEntries;
}

/** What the pull requests so far tell together. */
export interface RecordMemory {
  /** What people have closed unmerged, and nobody has agreed to since. */
  readonly declined: ReadonlySet<RecordEntry>;
  /** What the open one proposes, where there is one. */
  readonly open: Proposed | undefined;
  /** The latest that can be read. */
  readonly latest: Proposed | undefined;
  /** The items that were to be added or taken out, and may not be: they are to be looked at, though they did not change. */
  readonly followed: readonly ItemReference[];
  /** The ids of the outcomes that items were recorded for by what was merged, by the keys of the items. */
  readonly recordedByUs: ReadonlyMap<string, readonly string[]>;
}

/** @param pullRequests Newest first: of two that have proposed the same, the newer one tells what people think of it. */
export function remembered(pullRequests: readonly RollingPullRequest[]): RecordMemory {
  const told = pullRequests.flatMap(({ body, state }) => {
    const proposed = proposedIn(body);
    return proposed === undefined ? [] : [{ proposed, state }];
  });
  const fates = new Map<RecordEntry, RollingPullRequest["state"]>();
  for (const { proposed, state } of told) {
    for (const entry of proposed.entries) if (!fates.has(entry)) fates.set(entry, state);
  }
  const moved = told.flatMap(({ proposed, state }) =>
    proposed.entries.flatMap((entry) => {
      const [, id = "", sign = "", key = "", repository = "", number = ""] = MOVED.exec(entry) ?? [];
      return id === "" ? [] : [{ state, id, sign, key, repository, number: Number(number) }];
    }),
  );
  const recordedByUs = new Map<string, string[]>();
  for (const { id, sign, key, state } of moved) {
    if (state === "merged" && sign === "+") recordedByUs.set(key, [...(recordedByUs.get(key) ?? []), id]);
  }
  return {
    declined: new Set([...fates].flatMap(([entry, state]) => (state === "closed" ? [entry] : []))),
    open: told.find(({ state }) => state === "open")?.proposed,
    latest: told[0]?.proposed,
    followed: moved.filter(({ state }) => state !== "merged").map(({ repository, number }) => ({ repository, number })),
    recordedByUs,
  };
}

const MOVED = /^(\S+) ([+-]) (([^/\s]+\/[^/\s#]+)#(\d+)) (\S+)$/;
const STANDINGS = ["open", "delivered", "taken-back", "gone"] as const;

/** An item as the open proposal has it; `undefined` where that does not speak of it. */
export function asProposed({ open }: RecordMemory, { repository, number }: ItemReference): Contribution | undefined {
  const reference = `${repository}#${number}`;
  const told = (open?.entries ?? []).flatMap((entry) => {
    const [, id = "", sign = "", key = "", , , word] = MOVED.exec(entry) ?? [];
    const standing = STANDINGS.find((one) => one === word);
    return key !== reference.toLowerCase() || standing === undefined ? [] : [{ id, sign, standing }];
  });
  const [first] = told;
  if (first === undefined) return undefined;
  const idsOf = (which: string): readonly string[] => told.flatMap(({ id, sign }) => (sign === which ? id : []));
  return { reference, standing: first.standing, outcomes: idsOf("+"), withdrawn: idsOf("-") };
}
