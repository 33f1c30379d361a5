/** What the servers of one database tell each other for a while. */

/** What JSON holds. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * Small values by their keys, each of which ends by itself. All of it may be lost at any time: that may cost requests, and
 * must never cost more. Throws a TransientError where the database does not answer.
 */
export interface SharedMemory {
  /** `undefined` where there is none, or it has ended. */
  read(key: string): Promise<Json | undefined>;
  write(key: string, value: Json, seconds: number): Promise<void>;
  /**
   * Writes if the value is still what was read, `undefined` for none; tells whether it was. Of several at once, one does.
   * Two values are the same where JSON says so, whatever the order of keys.
   */
  swap(key: string, before: Json | undefined, after: Json, seconds: number): Promise<boolean>;
  /** With a value: only where it is still that. */
  forget(key: string, value?: Json): Promise<void>;
}
