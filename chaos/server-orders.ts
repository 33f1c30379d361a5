/** What a run and its server agree on. */

export type Order =
  | { readonly order: "reconcile" | "recover" | "idle" }
  | { readonly order: "turn-clock"; readonly offsetMs: number };

/** How far the clock of the server is ahead at its start, in milliseconds. */
export const CLOCK_VARIABLE = "CHAOS_CLOCK_MS";

/** As it ships, twelve seconds. */
export const REQUEST_TIMEOUT_MS = 2_500;
/** The most that a run lets lists lag behind. */
export const MAX_LIST_LAG_MS = 1_000;
/** Longer than a request and a list together take. */
export const LIST_LAG_SECONDS = 5;
