/** What label-pillars knows of an item: read once, few requests, and everything that planning needs. */
import { LRUCache } from "lru-cache";
import { commandsIn, type Command } from "../../domain/commands.ts";
import type { Configuration } from "../../domain/configuration.ts";
import { inspectConfiguration } from "../../domain/inspect.ts";
import { readGoal } from "../../domain/read-file.ts";
import { selectionOf } from "../../domain/selection.ts";
import { knowledgeOf, type KnownGoal, type TriageKnowledge } from "../../domain/triage/knowledge.ts";
import type { Governance, Item, ItemComment, RepositoryLabel } from "../../engine/item.ts";
import type { Reader } from "../../engine/reader.ts";
import type { Trigger } from "../../engine/trigger.ts";
import { doubtfulSince, type RepositoryLabelEvent } from "./memory.ts";
import { COMMANDS } from "./triggers.ts";

export interface ItemSnapshot {
  readonly item: Item;
  readonly configuration: Configuration;
  readonly knowledge: TriageKnowledge;
  readonly repositoryLabels: readonly RepositoryLabel[];
  /** Newest first; only read where a label may have been deleted. */
  readonly repositoryEvents: readonly RepositoryLabelEvent[];
  /** The pillars of the goals that a pull request adds or changes. */
  readonly changedGoalPillars: readonly string[];
  /** The comment that asks for something, where one does. */
  readonly request: Request | undefined;
}

export interface Request {
  readonly comment: ItemComment;
  /** At least one. */
  readonly commands: readonly Command[];
  /** Whether its writer is one to be obeyed: the item's author, or somebody who may triage. */
  readonly isAllowed: boolean;
}

/** What is known of the goals at a commit. The same commit always says the same, and each issue asks for it again. */
interface Known {
  readonly configuration: Configuration;
  readonly knowledge: TriageKnowledge;
}

const MAX_KNOWN = 20;

/** Gathers with a memory of its own for what the goals of a commit say. */
export function gatherer(): (trigger: Trigger, reader: Reader) => Promise<ItemSnapshot | undefined> {
  const known = new LRUCache<string, Known>({ max: MAX_KNOWN });
  return async ({ subject, intent }, reader) => {
    if (subject.kind !== "item") throw new TypeError(`label-pillars is never asked for a ${subject.kind}.`);
    const found = await reader.governedItem(subject.number);
    if (found === undefined) return undefined;
    const { item, repositoryLabels, governance } = found;
    const { configuration, knowledge } = await knownOf(governance, reader.elsewhere(governance.repository), known);
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
      request: intent === undefined ? undefined : await requestIn(item, Number(intent.id), reader),
    };
  };
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

async function knownOf(governance: Governance, reader: Reader, cache: LRUCache<string, Known>): Promise<Known> {
  const { repository, headSha, configuration: file } = governance;
  const key = `${repository} ${headSha}`;
  const before = cache.get(key);
  if (before !== undefined) return before;
  const content = file.content ?? (await reader.contents([file.sha])).get(file.sha) ?? "unreadable";
  const { configuration } = inspectConfiguration(content);
  const goals = await goalsAt(headSha, configuration, reader);
  const known = { configuration, knowledge: knowledgeOf(configuration, goals, repository) };
  cache.set(key, known);
  return known;
}

/** The goals of a commit, as far as they can be read: a broken one is the business of its own check. */
async function goalsAt(
  commit: string,
  configuration: Configuration,
  reader: Reader,
  paths?: ReadonlySet<string>,
): Promise<readonly KnownGoal[]> {
  const { folders, matches } = selectionOf(configuration);
  const [entries = []] = await reader.entries([commit], [folders.goal]);
  const files = entries.filter(
    ({ path, kind }) => kind === "file" && matches.goal(path) && (paths === undefined || paths.has(path)),
  );
  const contents = await reader.contents(files.map(({ sha }) => sha));
  return files.flatMap(({ path, sha }) => {
    const content = contents.get(sha);
    const goal = content === undefined || typeof content === "string" ? undefined : readGoal(path, content).value;
    return goal === undefined ? [] : [{ path, goal }];
  });
}

/** A goal that is new with the pull request stands in its head alone. */
async function changedPillars({ change }: Item, configuration: Configuration, reader: Reader) {
  const { matches } = selectionOf(configuration);
  const paths = new Set(change?.paths.filter((path) => matches.goal(path)));
  if (change === undefined || paths.size === 0) return [];
  const goals = await goalsAt(change.headSha, configuration, reader, paths);
  return [...new Set(goals.map(({ goal }) => goal.pillar).filter((pillar) => pillar !== undefined))];
}

async function requestIn({ author, comments }: Item, id: number, reader: Reader): Promise<Request | undefined> {
  const comment = comments.find((one) => one.id === id);
  // Deleted, or edited to ask for nothing; and a bot that answers bots never ends.
  if (comment?.author === undefined || comment.author.isBot) return undefined;
  const commands = commandsIn(comment.body, COMMANDS);
  if (commands.length === 0) return undefined;
  // A bot's name stands there without what tells it from the same name of a person.
  const isAuthor = author !== undefined && !author.isBot && isSame(author.login, comment.author.login);
  return { comment, commands, isAllowed: isAuthor || (await reader.mayTriage(comment.author.login)) };
}
