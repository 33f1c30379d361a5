/** What label-pillars knows of an item: read once, few requests, and everything that planning needs. */
import { LRUCache } from "lru-cache";
import type { Configuration } from "../../domain/configuration.ts";
import { selectionOf } from "../../domain/selection.ts";
import { knowledgeOf, type TriageKnowledge } from "../../domain/triage/knowledge.ts";
import { NotThereError } from "../../engine/errors.ts";
import type { Governance, GovernedItem, Item, RepositoryLabel } from "../../engine/item.ts";
import type { ItemPage } from "../../engine/lists.ts";
import type { Reader } from "../../engine/reader.ts";
import type { Trigger } from "../../engine/trigger.ts";
import { configurationIn, goalsAt } from "../governed-files.ts";
import { requestIn, type Request } from "../requests.ts";
import { doubtfulSince, type RepositoryLabelEvent } from "./memory.ts";
import { COMMANDS } from "./triggers.ts";

export interface ItemSnapshot {
  readonly item: Item;
  readonly configuration: Configuration;
  readonly knowledge: TriageKnowledge;
  readonly repositoryLabels: readonly RepositoryLabel[];
  /** Newest first; only read where a label may have been deleted. `undefined` where they are too many to be told. */
  readonly repositoryEvents: readonly RepositoryLabelEvent[] | undefined;
  /** The pillars of the goals that a pull request adds or changes. */
  readonly changedGoalPillars: readonly string[];
  /** The comment that asks for something, where one does. */
  readonly request: Request | undefined;
}

/** What is known of the goals at a commit. The same commit always says the same, and each issue asks for it again. */
interface Known {
  readonly configuration: Configuration;
  readonly knowledge: TriageKnowledge;
}

const MAX_KNOWN = 20;

/** Reads with a memory of its own for what the goals of a commit say. */
export interface Gatherer {
  /** `undefined` where nobody triages the repository; throws a NotThereError where the item or the comment is not there. */
  readonly item: (trigger: Trigger, reader: Reader) => Promise<ItemSnapshot | undefined>;
  /** Of items that were read already; in their order. */
  readonly page: (page: ItemPage, governance: Governance, reader: Reader) => Promise<readonly ItemSnapshot[]>;
}

export function gatherer(): Gatherer {
  const cache = new LRUCache<string, Known>({ max: MAX_KNOWN });
  return {
    async item({ subject, intent }, reader) {
      if (subject.kind !== "item") throw new TypeError(`label-pillars is never asked for a ${subject.kind}.`);
      const found = await reader.governedItem(subject.number, "triage");
      if (found === undefined) return undefined;
      if (found === "not-there") throw new NotThereError(`${reader.repository}#${subject.number} is not there.`);
      const { item, governance } = found;
      const known = await knownOf(found, reader.elsewhere(governance.repository), cache);
      // A repository can be governed for what is contributed there, and not be triaged.
      if (!triagedBy(governance, known.configuration).some((repository) => isSame(repository, item.repository))) {
        return undefined;
      }
      const since = doubtIn(found, known);
      const events = since === undefined ? [] : await reader.labelEventsSince(since);
      const request = intent === undefined ? undefined : await requestIn(item, Number(intent.id), COMMANDS, reader);
      return snapshotOf(found, known, events, request, reader);
    },
    async page({ items, repositoryLabels }, governance, reader) {
      const found = items.map((item) => ({ item, repositoryLabels, governance }));
      const [first] = found;
      if (first === undefined) return [];
      const known = await knownOf(first, reader, cache);
      const place = reader.elsewhere(first.item.repository);
      const doubts = found.flatMap((one) => doubtIn(one, known) ?? []).toSorted();
      const events = doubts[0] === undefined ? [] : await place.labelEventsSince(doubts[0]);
      if (isSame(first.item.repository, governance.repository)) await readChangedGoals(items, known, place);
      return Promise.all(found.map((one) => snapshotOf(one, known, events, undefined, place)));
    },
  };
}

/** The repositories whose items a governance repository has labelled, itself first. */
export function triagedBy({ repository }: Governance, { triage }: Configuration): readonly string[] {
  const others = triage.repositories.filter((one) => !isSame(one, repository));
  return [repository, ...new Map(others.map((one) => [one.toLowerCase(), one])).values()];
}

function doubtIn({ item, repositoryLabels }: GovernedItem, { configuration }: Known): string | undefined {
  return doubtfulSince({ item, pillars: configuration.pillars ?? [], repositoryLabels });
}

async function snapshotOf(
  { item, repositoryLabels, governance }: GovernedItem,
  { configuration, knowledge }: Known,
  repositoryEvents: ItemSnapshot["repositoryEvents"],
  request: Request | undefined,
  reader: Reader,
): Promise<ItemSnapshot> {
  const isHome = isSame(item.repository, governance.repository);
  const changedGoalPillars = isHome ? await changedPillars(item, configuration, reader) : [];
  return { item, configuration, knowledge, repositoryLabels, repositoryEvents, changedGoalPillars, request };
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

async function knownOf(
  { item, governance }: GovernedItem,
  reader: Reader,
  cache: LRUCache<string, Known>,
): Promise<Known> {
  const { repository, headSha } = governance;
  // What is said on the item, more people can read than the goals.
  const isDiscreet = governance.isPrivate && !item.isPrivate;
  const key = `${repository} ${headSha} ${isDiscreet}`;
  const before = cache.get(key);
  if (before !== undefined) return before;
  const configuration = await configurationIn(governance, reader);
  const goals = await goalsAt(headSha, configuration, reader);
  const known = { configuration, knowledge: knowledgeOf(configuration, goals, repository, isDiscreet) };
  cache.set(key, known);
  return known;
}

/** All at once what `changedPillars` asks for one by one, and finds remembered then. */
async function readChangedGoals(items: ItemPage["items"], { configuration }: Known, reader: Reader): Promise<void> {
  const { matches, folders } = selectionOf(configuration);
  const changes = items.flatMap(({ change }) => {
    const paths = new Set(change?.paths.filter((path) => matches.goal(path)));
    return change === undefined || paths.size === 0 ? [] : [{ headSha: change.headSha, paths }];
  });
  if (changes.length === 0) return;
  const heads = await reader.entries(
    changes.map(({ headSha }) => headSha),
    [folders.goal],
  );
  const shas = heads.flatMap((entries, index) =>
    entries.filter(({ path }) => changes[index]?.paths.has(path) === true).map(({ sha }) => sha),
  );
  await reader.contents([...new Set(shas)]);
}

/** A goal that is new with the pull request stands in its head alone. */
async function changedPillars({ change }: Item, configuration: Configuration, reader: Reader) {
  const { matches } = selectionOf(configuration);
  const paths = new Set(change?.paths.filter((path) => matches.goal(path)));
  if (change === undefined || paths.size === 0) return [];
  const goals = await goalsAt(change.headSha, configuration, reader, paths);
  return [...new Set(goals.map(({ goal }) => goal.pillar).filter((pillar) => pillar !== undefined))];
}
