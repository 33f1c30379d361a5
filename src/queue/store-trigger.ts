/** Puts triggers into the database, many at once. */
import { createHash } from "node:crypto";
import type { PgBoss } from "pg-boss";
import { keyOf, type Trigger } from "../engine/trigger.ts";
import { DEAD_LETTERS, PRIORITIES, SCHEMA, TRIGGERS } from "./job-store.ts";

export interface Storable {
  readonly trigger: Trigger;
  /** How long it may wait for others; 0 for not at all. */
  readonly patienceSeconds: number;
  readonly isUrgent?: boolean;
}

/** A trigger as the statements below take it. */
interface Incoming {
  /** By which an intent is known to be there; left out for a state, of which only those that wait count. */
  readonly id?: string;
  readonly key: string;
  readonly data: Trigger;
  readonly delay: number;
  readonly priority: number;
}

const INCOMING =
  "json_to_recordset($1::text::json) AS incoming (id uuid, key text, data jsonb, delay integer, priority integer)";

/** The channel on which the workers of pg-boss 12.38 are woken for a queue. */
const WAKE = `pg_notify('pgboss_' || left(encode(sha224('${SCHEMA}'::bytea), 'hex'), 24), '${TRIGGERS}')`;

/** Wakes workers once where anything can run at once, and gives the keys. */
const WAKE_AND_TELL = `woken AS (SELECT ${WAKE} FROM stored WHERE start_after <= now() LIMIT 1)
 SELECT key FROM stored WHERE (SELECT count(*) FROM woken) >= 0`;

/**
 * What pg-boss does to send a job, for many at once; it has no batch form of an upsert by key. Left out is an intent that
 * is there in whatever state, and a state that waits: `job_i13` holds at most one of a key that was created like this and
 * has not run. In order, so that two servers that add the same keys wait for each other one way round only.
 */
const ADD = `
 WITH stored AS (
   INSERT INTO ${SCHEMA}.job (id, name, data, priority, singleton_key, start_after, created_on, keep_until,
                              expire_seconds, deletion_seconds, retry_limit, retry_delay, retry_backoff, retry_delay_max,
                              policy, dead_letter, heartbeat_seconds, group_id, upsert_by_key)
   SELECT COALESCE(incoming.id, gen_random_uuid()), queue.name, incoming.data, incoming.priority, incoming.key,
          now() + incoming.delay * interval '1 second', now(),
          now() + (incoming.delay + queue.retention_seconds) * interval '1 second',
          queue.expire_seconds, queue.deletion_seconds, queue.retry_limit, queue.retry_delay, queue.retry_backoff,
          queue.retry_delay_max, queue.policy, queue.dead_letter, queue.heartbeat_seconds,
          incoming.data->>'repository',
          CASE WHEN incoming.id IS NULL THEN true END
     FROM ${INCOMING} JOIN ${SCHEMA}.queue ON queue.name = '${TRIGGERS}'
    WHERE incoming.id IS NOT NULL OR NOT EXISTS (
          SELECT 1 FROM ${SCHEMA}.job
           WHERE job.name = '${TRIGGERS}' AND job.singleton_key = incoming.key AND job.state < 'active')
    ORDER BY incoming.key
   ON CONFLICT DO NOTHING
   RETURNING singleton_key AS key, start_after
 ), ${WAKE_AND_TELL}`;

/**
 * Brings what waits up to date. One that only waits for others runs at once for one that cannot wait; what waits because
 * something failed keeps its time.
 */
const EDIT = `
 WITH waiting AS (
   SELECT job.id, incoming.data, incoming.priority,
          incoming.delay = 0 AND job.state = 'created' AND job.priority = ${PRIORITIES.patient} AS is_hurried
     FROM ${INCOMING} JOIN ${SCHEMA}.job ON job.name = '${TRIGGERS}' AND job.singleton_key = incoming.key
    WHERE job.state < 'active'
    ORDER BY job.singleton_key, job.id
      FOR UPDATE OF job
 ), stored AS (
   UPDATE ${SCHEMA}.job
      SET data = waiting.data,
          priority = GREATEST(job.priority, waiting.priority),
          start_after = CASE WHEN waiting.is_hurried THEN now() ELSE job.start_after END
     FROM waiting
    WHERE job.name = '${TRIGGERS}' AND job.id = waiting.id AND job.state < 'active'
   RETURNING job.singleton_key AS key, job.start_after
 ), ${WAKE_AND_TELL}`;

/**
 * Makes room for an intent that was given up a while ago over something that may have passed since, and is still asked for:
 * its dead letter goes with it. What was cut short in each attempt stays where it is: it may bring down the next server too.
 */
const FORGET_PASSED = `
 WITH passed AS (
   DELETE FROM ${SCHEMA}.job
    WHERE name = '${TRIGGERS}' AND state = 'failed' AND output->>'name' = 'TransientError' AND retry_count < retry_limit
      AND completed_on < now() - interval '30 minutes'
      AND id IN (SELECT incoming.id FROM ${INCOMING} WHERE incoming.id IS NOT NULL)
   RETURNING id, singleton_key AS key
 ), letters AS (
   DELETE FROM ${SCHEMA}.job WHERE name = '${DEAD_LETTERS}' AND source_id IN (SELECT id FROM passed)
 ) SELECT key FROM passed`;

/** Resolves once each trigger is stored, or something is that stands for it. */
export async function storeTriggers(boss: PgBoss, triggers: readonly Storable[]): Promise<void> {
  const db = boss.getDb();
  const incoming = withoutRepeats(triggers);
  const keysOf = async (statement: string, some: readonly Incoming[]): Promise<ReadonlySet<string>> => {
    const { rows } = await db.executeSql(statement, [JSON.stringify(some)]);
    return new Set(rows.map(({ key }: { readonly key: string }) => key));
  };
  const added = await keysOf(ADD, incoming);
  const present = incoming.filter(({ key }) => !added.has(key));
  const there = present.filter(({ id }) => id === undefined);
  // An intent that was not added is there already: it waits, runs, is done or has failed. This is the same request again.
  if (there.length < present.length) {
    const passed = await keysOf(FORGET_PASSED, present);
    if (passed.size > 0) {
      await keysOf(
        ADD,
        present.filter(({ key }) => passed.has(key)),
      );
    }
  }
  // What is not there any more either was taken by a worker since. Its run has then started after this call did, so that
  // it reads what the trigger is about.
  if (there.length > 0) await db.executeSql(EDIT, [JSON.stringify(there)]);
}

/** What an intent is known by that has failed for good; nothing else makes room for it. */
const FORGET_FAILED = `
 DELETE FROM ${SCHEMA}.job
  WHERE name = '${TRIGGERS}' AND state = 'failed'
    AND id IN (SELECT incoming.id FROM ${INCOMING} WHERE incoming.id IS NOT NULL)`;

/**
 * Stores triggers that have failed for good, the oldest first, as if they had just come. An intent keeps its id, so that it
 * is known as the same request also when it is delivered again. A state that waits stands for one of its key.
 */
export async function storeAgain(boss: PgBoss, triggers: readonly Trigger[]): Promise<void> {
  const storable = triggers.map((trigger) => ({ trigger, patienceSeconds: 0 }));
  const spans = storable.filter(({ trigger }) => trigger.subject.kind === "changes");
  // The earliest is the one that stands for all: it looks at most.
  if (spans.length > 0) await storeTriggers(boss, spans.toReversed());
  const others = JSON.stringify(withoutRepeats(storable.filter((one) => !spans.includes(one))));
  await boss.getDb().executeSql(FORGET_FAILED, [others]);
  // What waits is newer, and stays as it is.
  await boss.getDb().executeSql(ADD, [others]);
}

/** One for each key: the last, which waits only if all of them may. */
function withoutRepeats(triggers: readonly Storable[]): readonly Incoming[] {
  const byKey = new Map<string, Incoming>();
  for (const storable of triggers) {
    const { trigger, patienceSeconds } = storable;
    const key = keyOf(trigger);
    const before = byKey.get(key);
    const priority = priorityOf(storable);
    byKey.set(key, {
      ...(trigger.intent === undefined ? {} : { id: uuidOf(key) }),
      key,
      data: trigger,
      delay: Math.min(before?.delay ?? patienceSeconds, patienceSeconds),
      priority: Math.max(before?.priority ?? priority, priority),
    });
  }
  return [...byKey.values()];
}

function priorityOf({ trigger, patienceSeconds, isUrgent = false }: Storable): number {
  if (trigger.intent !== undefined) return PRIORITIES.asked;
  if (patienceSeconds > 0) return PRIORITIES.patient;
  return isUrgent ? PRIORITIES.urgent : PRIORITIES.usual;
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
