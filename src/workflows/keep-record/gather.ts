/** What keep-record knows: the files, what they refer to, and whatever has changed where contributions are made. */
import { createHash } from "node:crypto";
import type { Configuration } from "../../domain/configuration.ts";
import { contributionKey, type Contribution } from "../../domain/record/desired.ts";
import type { Item } from "../../engine/item.ts";
import type { Reader } from "../../engine/reader.ts";
import type { FoundItem, ItemOutline, ItemReference, RecordState } from "../../engine/record.ts";
import type { Trigger } from "../../engine/trigger.ts";
import { filedWorkAt } from "../filed-goals.ts";
import { configurationIn, touchpointsAt } from "../governed-files.ts";
import { isLeftAlone } from "../left-alone.ts";
import { rememberedOn } from "../link-memory.ts";
import { outcomeFiles, type OutcomeFiles } from "../outcome-files.ts";
import { linksOf, mayRefer, OUTCOME_COMMAND } from "../outcome-links.ts";
import { missedCommands } from "../requests.ts";
import { trackedGoals } from "../tracking-issues.ts";
import { asProposed, remembered, type RecordMemory } from "./memory.ts";
import { BRANCH, type RecordSnapshot } from "./snapshot.ts";
import { recordedKeys } from "./proposal.ts";

/** Clocks differ, and lists lag behind: what changed a moment before the last look is looked at again. */
const OVERLAP_MS = 10 * 60 * 1000;

export async function gatherRecord(trigger: Trigger, reader: Reader, now: string): Promise<RecordSnapshot | undefined> {
  const state = await reader.recordState(BRANCH);
  if (state === undefined) return undefined;
  const { repository, headSha, webUrl } = state.governance;
  const configuration = await configurationIn(state.governance, reader);
  const parent = parentOf(state);
  const touchpoints = await touchpointsAt(parent.sha, configuration, reader);
  const baseTouchpoints = parent.isOnTop ? await touchpointsAt(headSha, configuration, reader) : touchpoints;
  const [work, baseWork] = await filedWorkAt([...new Set([parent.sha, headSha])], configuration, reader);
  const { goals } = await trackedGoals(work?.goals ?? [], state.governance, reader);
  // Goals tell nothing about who contributes to what.
  const files = outcomeFiles(repository, new URL(webUrl).host, configuration, touchpoints, []);
  const memory = remembered(state.pullRequests);
  const ground = groundOf(files);
  const since = memory.latest?.ground === ground ? earlier(memory.latest.seen, OVERLAP_MS) : undefined;
  const recorded = recordedKeys(touchpoints, repository);
  const changed = await changedItems(since, configuration, files, recorded, reader);
  const references = [
    ...new Map([...changed, ...memory.followed, ...stillToFollow(recorded)].map((one) => [keyOf(one), one])).values(),
  ];
  const found = await reader.items(references);
  const looks = found.flatMap((item, index) => {
    const asked = references[index];
    return lookAt(asked, underNameOfPlace(item, asked, configuration), files, memory, trigger);
  });
  return {
    state,
    configuration,
    memory,
    parent,
    touchpoints,
    baseTouchpoints,
    goals,
    baseGoals: (baseWork ?? work)?.goals ?? [],
    contributions: new Map(looks.flatMap((look) => look.contributions)),
    unreadable: new Set(looks.flatMap((look) => look.unreadable)),
    outdated: looks.flatMap((look) => look.outdated ?? []),
    isPartlyUnseen: looks.some(({ isUnseen }) => isUnseen === true),
    ground,
    since,
    now,
  };
}

/**
 * Where others have committed to what is open, ours comes on top of theirs; so it does where they have made the branch
 * themselves. What is left of an earlier proposal stays in that one.
 */
function parentOf({ governance, branch, pullRequests }: RecordState): RecordSnapshot["parent"] {
  const isTheirs = branch?.isOursAlone === false;
  const isInUse = pullRequests.some(({ state }) => state === "open") || branch?.isLeftOver === false;
  return isTheirs && isInUse ? { sha: branch.sha, isOnTop: true } : { sha: governance.headSha, isOnTop: false };
}

/** All that decides what a reference leads to. */
function groundOf({ outcomes, context, touchpoints, configuration }: OutcomeFiles): string {
  const named = outcomes.map(({ id, destination, status }) => [id, destination, status === "dropped"]);
  const ground = [named, context.touchpoints, touchpoints, configuration.contributions];
  return createHash("sha256").update(JSON.stringify(ground)).digest("hex").slice(0, 16);
}

/** What changed in the places of contributions since the last proposal took everything in, as far as it may matter. */
async function changedItems(
  since: string | undefined,
  configuration: Configuration,
  files: OutcomeFiles,
  recorded: ReadonlyMap<string, unknown>,
  reader: Reader,
): Promise<readonly ItemReference[]> {
  const places = new Map(
    configuration.contributions.flatMap(({ repository }) =>
      repository === undefined ? [] : [[repository.toLowerCase(), repository]],
    ),
  );
  const lists = await Promise.all(
    [...places.values()].map(async (repository) => {
      const outlines = await reader.elsewhere(repository).itemsChangedSince(since);
      const isWorthwhile = (outline: ItemOutline): boolean =>
        outline.hasComments || recorded.has(keyOf({ repository, number: outline.number })) || mayRefer(outline, files);
      return outlines.filter(isWorthwhile).map(({ number }) => ({ repository, number }));
    }),
  );
  return lists.flat();
}

function earlier(time: string, milliseconds: number): string {
  return new Date(Date.parse(time) - milliseconds).toISOString();
}

/** The recorded items whose outcome is not done with: they may be closed, moved or deleted without a word here. */
function stillToFollow(recorded: ReturnType<typeof recordedKeys>): readonly ItemReference[] {
  return [...recorded].flatMap(([key, outcomes]) => {
    const [, repository, number] = /^([^/]+\/[^/]+)#(\d+)$/.exec(key) ?? [];
    const isOver = outcomes.every(({ status }) => status === "delivered" || status === "dropped");
    return repository === undefined || isOver ? [] : [{ repository, number: Number(number) }];
  });
}

/**
 * A repository that has another name by now is still the place that the configuration means: GitHub leads on from the
 * old name. Under the new one it would be no place, and all that was recorded for it would be taken back.
 */
function underNameOfPlace(
  item: FoundItem,
  asked: ItemReference | undefined,
  { contributions }: Configuration,
): FoundItem {
  if (typeof item === "string" || asked === undefined || item.number !== asked.number) return item;
  const isPlace = (name: string): boolean =>
    contributions.some(({ repository }) => repository?.toLowerCase() === name.toLowerCase());
  return isPlace(asked.repository) && !isPlace(item.repository) ? { ...item, repository: asked.repository } : item;
}

interface Look {
  readonly contributions: readonly (readonly [key: string, contribution: Contribution])[];
  readonly unreadable: readonly string[];
  readonly outdated?: ItemReference;
  readonly isUnseen?: boolean;
}

function lookAt(
  asked: ItemReference | undefined,
  item: FoundItem,
  files: OutcomeFiles,
  memory: RecordMemory,
  trigger: Trigger,
): readonly Look[] {
  if (asked === undefined) return [];
  const key = keyOf(asked);
  if (item === "out-of-reach") {
    // Nothing can be said of it: it stays as people have written it, and as it is proposed.
    const proposed = asProposed(memory, asked);
    return proposed === undefined ? [] : [{ contributions: [[key, proposed]], unreadable: [], isUnseen: true }];
  }
  const reference = `${asked.repository}#${asked.number}`;
  if (item === "gone") {
    const gone: Contribution = { reference, standing: "gone", outcomes: [], withdrawn: [] };
    return [{ contributions: [[key, gone]], unreadable: [] }];
  }
  if (isLeftAlone(item)) return [];
  const present = keyOf(item);
  const byUs = [...new Set([key, present].flatMap((one) => memory.recordedByUs.get(one) ?? []))];
  const { outcomes, withdrawn, resolved } = linksOf(item, files, byUs);
  const standing = standingOf(item);
  const contribution = { reference: `${item.repository}#${item.number}`, standing, outcomes, withdrawn };
  const comment = rememberedOn(item);
  // It has moved: what it says itself is recorded where it is now. What people wrote still leads there.
  const before = [...new Set([...outcomes, ...byUs, ...(comment?.outcomes ?? [])])];
  const moved: Contribution = { reference, standing, outcomes: [], withdrawn: before };
  const isOutdated =
    comment?.kind === "told" && !item.isLocked && outcomes.some((id) => !comment.outcomes.includes(id));
  // What is obeyed later changes nothing that GitHub lists as a change of the item.
  const isUnseen = missedCommands(item, trigger, [OUTCOME_COMMAND]).length > 0;
  return [
    {
      contributions: [...(present === key ? [] : [[key, moved] as const]), [present, contribution]],
      unreadable: resolved.flatMap((one) => (one.kind === "in-broken-file" ? [one.touchpoint] : [])),
      ...(isUnseen ? { isUnseen } : {}),
      ...(isOutdated ? { outdated: { repository: item.repository, number: item.number } } : {}),
    },
  ];
}

function standingOf({ isOpen, ending }: Item): Contribution["standing"] {
  if (isOpen) return "open";
  return ending === "dropped" ? "taken-back" : "delivered";
}

function keyOf({ repository, number }: ItemReference): string {
  return contributionKey(`${repository}#${number}`, "");
}
