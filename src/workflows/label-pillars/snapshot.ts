/** What label-pillars knows of an item: read once, few requests, and everything that planning needs. */
import { LRUCache } from "lru-cache";
import type { Configuration } from "../../domain/configuration.ts";
import { selectionOf } from "../../domain/selection.ts";
import { knowledgeOf, type TriageKnowledge } from "../../domain/triage/knowledge.ts";
import { NotThereError } from "../../engine/errors.ts";
import type { GovernedItem, Item, RepositoryLabel } from "../../engine/item.ts";
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

/**
 * Gathers with a memory of its own for what the goals of a commit say. `undefined` where nobody triages the repository;
 * throws a NotThereError where the item or the comment is not there.
 */
export function gatherer(): (trigger: Trigger, reader: Reader) => Promise<ItemSnapshot | undefined> {
  const known = new LRUCache<string, Known>({ max: MAX_KNOWN });
  return async ({ subject, intent }, reader) => {
    if (subject.kind !== "item") throw new TypeError(`label-pillars is never asked for a ${subject.kind}.`);
    const found = await reader.governedItem(subject.number, "triage");
    if (found === undefined) return undefined;
    if (found === "not-there") throw new NotThereError(`${reader.repository}#${subject.number} is not there.`);
    const { item, repositoryLabels, governance } = found;
    const { configuration, knowledge } = await knownOf(found, reader.elsewhere(governance.repository), known);
    // A repository can be governed for what is contributed there, and not be triaged.
    const triaged = [governance.repository, ...configuration.triage.repositories];
    if (!triaged.some((repository) => isSame(repository, item.repository))) return undefined;
    const pillars = configuration.pillars ?? [];
    const since = doubtfulSince({ item, pillars, repositoryLabels });
    return {
      item,
      configuration,
      knowledge,
      repositoryLabels,
      repositoryEvents: since === undefined ? [] : await reader.labelEventsSince(since),
      changedGoalPillars: isSame(item.repository, governance.repository)
        ? await changedPillars(item, configuration, reader)
        : [],
      request: intent === undefined ? undefined : await requestIn(item, Number(intent.id), COMMANDS, reader),
    };
  };
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

/** A goal that is new with the pull request stands in its head alone. */
async function changedPillars({ change }: Item, configuration: Configuration, reader: Reader) {
  const { matches } = selectionOf(configuration);
  const paths = new Set(change?.paths.filter((path) => matches.goal(path)));
  if (change === undefined || paths.size === 0) return [];
  const goals = await goalsAt(change.headSha, configuration, reader, paths);
  return [...new Set(goals.map(({ goal }) => goal.pillar).filter((pillar) => pillar !== undefined))];
}
