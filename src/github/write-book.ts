/** The book of an installation's writes of content: how many there were lately, and until when the line of those who wait goes. */
import type { Json } from "../engine/memory.ts";
import { field, number } from "./field.ts";

/** Small whatever happens: thirteen counts of five seconds, sixty of a minute, and two numbers. Times are seconds since 1970. */
export interface WriteBook {
  readonly ofMinute: Counts;
  readonly ofHour: Counts;
  /** When all who wait will have had their turn; in the past where nobody waits. */
  readonly lineEnds: number;
  /** How many writes those who wait have been promised, since somebody last had to. */
  readonly promised: number;
}

/** How many writes there were, by the number of the slot that they were in. */
type Counts = { readonly [slot: string]: number };

export interface WriteRates {
  readonly aMinute: number;
  readonly anHour: number;
}

interface Window {
  readonly slotSeconds: number;
  readonly seconds: number;
}

const MINUTE: Window = { slotSeconds: 5, seconds: 60 };
const HOUR: Window = { slotSeconds: 60, seconds: 3600 };

/** As another server left it; what is not understood counts as nothing. */
export function bookIn(value: Json | undefined, time: number): WriteBook {
  return {
    ofMinute: countsIn(field(value, "ofMinute"), MINUTE, time),
    ofHour: countsIn(field(value, "ofHour"), HOUR, time),
    lineEnds: number(value, "lineEnds") ?? 0,
    promised: number(value, "promised") ?? 0,
  };
}

export function asJson({ ofMinute, ofHour, lineEnds, promised }: WriteBook): Json {
  return { ofMinute, ofHour, lineEnds, promised };
}

/** When so many writes may be made at once, as far as those go that were made; the time itself where that is now. */
export function opensFor(writes: number, { ofMinute, ofHour }: WriteBook, rates: WriteRates, time: number): number {
  const minute = opens(ofMinute, MINUTE, Math.max(0, rates.aMinute - writes), time);
  return Math.max(minute, opens(ofHour, HOUR, Math.max(0, rates.anHour - writes), time));
}

export function withWrite(book: WriteBook, time: number): WriteBook {
  return { ...book, ofMinute: withOne(book.ofMinute, MINUTE, time), ofHour: withOne(book.ofHour, HOUR, time) };
}

/** Gives the next turn in the line, for so many writes. */
export function withTurn(writes: number, book: WriteBook, rates: WriteRates, time: number) {
  const before = book.lineEnds > time ? book.promised : 0;
  const isWithinHour = totalOf(book.ofHour) + before + writes <= rates.anHour;
  const room = isWithinHour
    ? opensFor(writes, book, rates, time)
    : opens(book.ofHour, HOUR, rates.anHour - writes, time);
  const at = Math.max(book.lineEnds, room, isWithinHour ? time : firstLeaves(book.ofHour, time));
  return { at, book: lengthened(writes, { ...book, lineEnds: at, promised: before }, rates) };
}

/** Has those at the end of the line wait for some writes more. */
export function lengthened(writes: number, book: WriteBook, rates: WriteRates): WriteBook {
  const promised = book.promised + writes;
  const isWithinHour = totalOf(book.ofHour) + promised <= rates.anHour;
  const [window, rate] = isWithinHour ? [MINUTE, rates.aMinute] : [HOUR, rates.anHour];
  // As long as a write counts, lest those whose turn comes find the room taken.
  const spacing = (window.seconds + window.slotSeconds) / rate;
  return { ...book, lineEnds: book.lineEnds + writes * spacing, promised };
}

/** When the writes in a window are no more than some, for all that is known. */
function opens(counts: Counts, { slotSeconds, seconds }: Window, most: number, time: number): number {
  let total = totalOf(counts);
  let at = time;
  for (const slot of Object.keys(counts)
    .map(Number)
    .toSorted((one, other) => one - other)) {
    if (total <= most) break;
    total -= counts[slot] ?? 0;
    at = (slot + 1) * slotSeconds + seconds;
  }
  return at;
}

function firstLeaves(counts: Counts, time: number): number {
  return opens(counts, HOUR, Math.max(0, totalOf(counts) - 1), time);
}

function totalOf(counts: Counts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function withOne(counts: Counts, { slotSeconds }: Window, time: number): Counts {
  const slot = Math.floor(time / slotSeconds);
  return { ...counts, [slot]: (counts[slot] ?? 0) + 1 };
}

/** A write counts for a little longer than the window lasts: until all that is in its slot is out of it. */
function countsIn(value: unknown, { slotSeconds, seconds }: Window, time: number): Counts {
  if (typeof value !== "object" || value === null) return {};
  const lasting = Object.entries(value).filter(
    ([slot, count]) => typeof count === "number" && (Number(slot) + 1) * slotSeconds + seconds > time,
  );
  return Object.fromEntries(lasting);
}
