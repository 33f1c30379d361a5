/** Puts a trigger into the database. */
import { createHash } from "node:crypto";
import type { PgBoss } from "pg-boss";
import { keyOf, type Trigger } from "../engine/trigger.ts";
import { hurry, PATIENT, TRIGGERS } from "./job-store.ts";

/** Resolves once the trigger is stored, or something is that stands for it. */
export async function storeTrigger(boss: PgBoss, trigger: Trigger, patienceSeconds: number): Promise<void> {
  const key = keyOf(trigger);
  if (trigger.intent !== undefined) {
    // A job with this id may wait, run, be done or have failed: in each case, this is the same request again.
    await boss.send(TRIGGERS, trigger, { id: uuidOf(key), singletonKey: key });
    return;
  }
  if (patienceSeconds > 0) return storePatiently(boss, trigger, patienceSeconds);
  // Edits the waiting job of the key, or else adds one. pg-boss does neither when it loses twice: another upsert adds the
  // job first, and a worker takes that one before it can be edited. Its run then starts after this call did, so that it
  // reads what this trigger is about. (To try again until it works took minutes for a thousand triggers of one key.)
  const { updated } = await boss.upsert(TRIGGERS, trigger, { singletonKey: key });
  if (updated > 0) await hurry(boss, key);
}

/** What waits already keeps its time: to be put off by each that comes would be to wait for as long as any come. */
async function storePatiently(boss: PgBoss, trigger: Trigger, patienceSeconds: number): Promise<void> {
  const singletonKey = keyOf(trigger);
  const { updated } = await boss.update(TRIGGERS, trigger, { singletonKey });
  if (updated > 0) return;
  const later = { startAfter: patienceSeconds, priority: PATIENT };
  const stored = await boss.upsert(TRIGGERS, trigger, { singletonKey, ...later });
  // Another was stored in between, by another server perhaps, and is put off now. Its time is lost, so it runs at once.
  if (stored.updated > 0) await hurry(boss, singletonKey);
}

/** A UUID of version 8, whose meaning is ours: https://www.rfc-editor.org/rfc/rfc9562#section-5.8 */
function uuidOf(key: string): string {
  const [digits = ""] =
    createHash("sha256")
      .update(key)
      .digest("hex")
      .match(/^.{32}/) ?? [];
  return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-8$3-8$4-$5");
}
