/** A right that one server at a time has: for a while, and as long as it says that it is still there. */
import { randomUUID } from "node:crypto";
import type { SharedMemory } from "./memory.ts";

/** Of a server that is killed, the lease ends by itself after this time. */
const LEASE_SECONDS = 30;
const RENEW_MS = 10_000;

export interface Lease {
  /** Aborted when it was lost: another may have it by now. */
  readonly signal: AbortSignal;
  release(): Promise<void>;
}

/** `undefined` while another has the lease of that name. */
export async function takeLease(memory: SharedMemory, name: string): Promise<Lease | undefined> {
  const key = `lease ${name}`;
  const holder = randomUUID();
  if (!(await memory.swap(key, undefined, holder, LEASE_SECONDS))) return undefined;
  const lost = new AbortController();
  const renew = async (): Promise<void> => {
    try {
      if (await memory.swap(key, holder, holder, LEASE_SECONDS)) return;
      clearInterval(timer);
      lost.abort(new Error(`The lease of ${name} was lost.`));
    } catch {
      // The database is away: whoever has the lease keeps it until it ends, and the next renewal tells.
    }
  };
  const timer = setInterval(() => void renew(), RENEW_MS);
  timer.unref();
  return {
    signal: lost.signal,
    async release() {
      clearInterval(timer);
      if ((await memory.read(key)) === holder) await memory.forget(key);
    },
  };
}
