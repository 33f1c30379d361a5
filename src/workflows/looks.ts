/** Looks at a whole repository, for what no delivery has told: the items of a list that a workflow would do something about. */
import type { Effect, FollowUpEffect } from "../engine/effect.ts";
import type { Item } from "../engine/item.ts";
import type { ItemPage } from "../engine/lists.ts";
import type { Purpose, Reader } from "../engine/reader.ts";
import type { Subject, Trigger } from "../engine/trigger.ts";
import type { Moment } from "../engine/workflow.ts";

/** What time asks of a workflow that looks at changes: at those since the last time, or at all. */
export function lookTriggers(
  workflow: string,
  { kind, installationId, repository, since }: Moment,
): readonly Trigger[] {
  if (kind !== "hour") return [];
  const subject: Subject = since === undefined ? { kind: "repository" } : { kind: "changes", since };
  return [{ workflow, installationId, repository, subject }];
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** What nobody has touched for longer is left as it is: it was there before the app, or there is nothing more to say. */
const MAX_AGE_MS = 30 * DAY_MS;
/** Several days' worth of what an installation may write. The next look finds the rest. */
const MAX_TRIGGERS = 5_000;

/** What a look goes back to. Throws a TypeError for what is no look. */
function sinceOf({ workflow, subject }: Trigger, now: string): string {
  if (subject.kind === "changes") return subject.since;
  if (subject.kind === "repository") return new Date(Date.parse(now) - MAX_AGE_MS).toISOString();
  throw new TypeError(`${workflow} is never asked for a ${subject.kind}.`);
}

/** What is looked through, and how it is told what would be done about an item. */
export interface Look {
  /** What the look is for. */
  readonly trigger: Trigger;
  readonly purpose: Purpose;
  /** The governance repository, as it is called now. */
  readonly governor: string;
  readonly repositories: readonly string[];
  readonly reader: Reader;
  readonly now: string;
  /** What would be done about each item of a page, if it were looked at by itself. */
  readonly effectsFor: (page: ItemPage) => Promise<readonly (readonly Effect[])[]>;
}

/**
 * Triggers for the items that are out of step, and for commands that were never carried out. The list brings all that planning
 * needs, so that nothing is asked for again but what will be written.
 */
export async function triggersFrom({ trigger, purpose, governor, repositories, reader, now, effectsFor }: Look) {
  const wanted = { purpose, governor, since: sinceOf(trigger, now) };
  const triggers: Trigger[] = [];
  for (const repository of repositories) {
    // oxlint-disable-next-line no-await-in-loop
    for await (const page of reader.elsewhere(repository).itemPages(wanted)) {
      const planned = await effectsFor(page);
      for (const [index, item] of page.items.entries()) {
        const effects = planned[index] ?? [];
        if (effects.some(isWriting)) triggers.push(triggerOf(trigger, item));
        triggers.push(...effects.flatMap(commandsOf));
      }
      if (triggers.length >= MAX_TRIGGERS) return triggers.slice(0, MAX_TRIGGERS);
    }
  }
  return triggers;
}

export function triggerOf({ workflow, installationId }: Trigger, { repository, number }: Item): Trigger {
  return { workflow, installationId, repository, subject: { kind: "item", number } };
}

function isWriting({ kind }: Effect): boolean {
  return kind !== "follow-up" && kind !== "observation";
}

function commandsOf(effect: Effect): readonly Trigger[] {
  return effect.kind === "follow-up" ? effect.triggers.filter(({ intent }) => intent !== undefined) : [];
}

/** What follows from a look, or nothing. */
export function followUp(triggers: readonly Trigger[]): readonly FollowUpEffect[] {
  return triggers.length === 0 ? [] : [{ kind: "follow-up", triggers }];
}
