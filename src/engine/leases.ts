/** A right that one server at a time has: for a while, and as long as it says that it is still there. */
import { randomUUID } from "node:crypto";
import type { SharedMemory } from "./memory.ts";

/** Of a server that is killed, the lease ends by itself after this time. */
const LEASE_SECONDS = 30;
const RENEWALS = 4;
/** The part of its time after which a lease that cannot be renewed is taken for lost: before another can have it. */
const LOST_AFTER = 0.7;

/** What the keys of leases begin with. */
export const LEASE_PREFIX = "lease ";

export interface Lease {
  /** Aborted when it was lost: another may have it by now. */
  readonly signal: AbortSignal;
  release(): Promise<void>;
}

/** `undefined` while another has the lease of that name. */
export async function takeLease(
  memory: SharedMemory,
  name: string,
  seconds: number = LEASE_SECONDS,
): Promise<Lease | undefined> {
  const key = `${LEASE_PREFIX}${name}`;
  const holder = randomUUID();
  // From before it is asked for: what is lost here first has not ended there yet.
  let renewedAt = performance.now();
  if (!(await memory.swap(key, undefined, holder, seconds))) return undefined;
  const lost = new AbortController();
  const lose = (): void => {
    clearInterval(timer);
    lost.abort(new Error(`The lease of ${name} was lost.`));
  };
  const renew = async (): Promise<void> => {
    const askedAt = performance.now();
    if (askedAt - renewedAt >= seconds * 1000 * LOST_AFTER) return lose();
    try {
      if (await memory.swap(key, holder, holder, seconds)) renewedAt = askedAt;
      else lose();
    } catch {
      // The database is away for now: the next renewal tells.
    }
  };
  const timer = setInterval(() => void renew(), (seconds * 1000) / RENEWALS);
  timer.unref();
  return {
    signal: lost.signal,
    async release() {
      clearInterval(timer);
      await memory.forget(key, holder);
    },
  };
}
