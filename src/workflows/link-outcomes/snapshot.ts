/** What link-outcomes knows: the item, the outcomes that there are, and who asks for something. */
import { LRUCache } from "lru-cache";
import type { Configuration } from "../../domain/configuration.ts";
import { outcomeKnowledge, type OutcomeKnowledge } from "../../domain/outcomes/knowledge.ts";
import { goalTitlesIn, openOutcomesOf } from "../../domain/outcomes/open-outcomes.ts";
import { NotThereError } from "../../engine/errors.ts";
import type { Governance, Item } from "../../engine/item.ts";
import type { ItemPage } from "../../engine/lists.ts";
import type { Reader } from "../../engine/reader.ts";
import type { Trigger } from "../../engine/trigger.ts";
import { configurationIn, goalsAt, touchpointsAt } from "../governed-files.ts";
import { outcomeFiles, type OutcomeFiles } from "../outcome-files.ts";
import { OUTCOME_COMMAND } from "../outcome-links.ts";
import { requestIn, type Request } from "../requests.ts";
import { GONE } from "./triggers.ts";

export type LinkSnapshot =
  /** Deleted, or moved away. */
  { readonly kind: "gone"; readonly governanceRepository: string; readonly mode: Configuration["mode"] } | ItemSnapshot;

export interface ItemSnapshot {
  readonly kind: "item";
  readonly item: Item;
  readonly governanceRepository: string;
  /** Whether only members can see that. */
  readonly isGovernancePrivate: boolean;
  readonly files: OutcomeFiles;
  readonly knowledge: OutcomeKnowledge;
  /** The comment that asks for something, where one does. */
  readonly request: Request | undefined;
}

/** What the files of a commit say. The same commit always says the same, and each event asks for it again. */
interface Known {
  readonly files: OutcomeFiles;
  readonly knowledge: OutcomeKnowledge;
}

const MAX_KNOWN = 20;

/** Reads with a memory of its own for what the files of a commit say. */
export interface Gatherer {
  /** `undefined` where nobody takes contributions here; throws a NotThereError where the item or the comment is not there. */
  readonly item: (trigger: Trigger, reader: Reader) => Promise<LinkSnapshot | undefined>;
  /** Of items that were read already; in their order. */
  readonly page: (page: ItemPage, governance: Governance, reader: Reader) => Promise<readonly ItemSnapshot[]>;
}

export function gatherer(): Gatherer {
  const cache = new LRUCache<string, Known>({ max: MAX_KNOWN });
  return {
    async item({ subject, intent }, reader) {
      if (subject.kind !== "item") throw new TypeError(`link-outcomes is never asked for a ${subject.kind}.`);
      if (intent?.action === GONE) return goneFrom(reader);
      const found = await reader.governedItem(subject.number, "contributions");
      if (found === undefined) return undefined;
      if (found === "not-there") throw new NotThereError(`${reader.repository}#${subject.number} is not there.`);
      const { item, governance } = found;
      const known = await knownOf(governance, reader.elsewhere(governance.repository), cache);
      const request =
        intent === undefined ? undefined : await requestIn(item, Number(intent.id), [OUTCOME_COMMAND], reader);
      return snapshotOf(item, governance, known, request);
    },
    async page({ items }, governance, reader) {
      const known = await knownOf(governance, reader, cache);
      return items.map((item) => snapshotOf(item, governance, known, undefined));
    },
  };
}

function snapshotOf(
  item: Item,
  { repository, isPrivate }: Governance,
  { files, knowledge }: Known,
  request: Request | undefined,
): ItemSnapshot {
  const governed = { governanceRepository: repository, isGovernancePrivate: isPrivate };
  return { kind: "item", item, ...governed, files, knowledge, request };
}

/** No request where nobody takes contributions here. */
async function goneFrom(reader: Reader): Promise<LinkSnapshot | undefined> {
  const governance = await reader.governance();
  if (governance === undefined) return undefined;
  const { mode } = await configurationIn(governance, reader.elsewhere(governance.repository));
  return { kind: "gone", governanceRepository: governance.repository, mode };
}

async function knownOf(governance: Governance, reader: Reader, cache: LRUCache<string, Known>): Promise<Known> {
  const { repository, headSha, webUrl } = governance;
  const key = `${repository} ${headSha}`;
  const before = cache.get(key);
  if (before !== undefined) return before;
  const configuration = await configurationIn(governance, reader);
  const touchpoints = await touchpointsAt(headSha, configuration, reader);
  const goals = await goalsAt(headSha, configuration, reader);
  const files = outcomeFiles(repository, new URL(webUrl).host, configuration, touchpoints, goals);
  const titles = goalTitlesIn(goals);
  const open = touchpoints.flatMap(({ touchpoint }) =>
    touchpoint === undefined ? [] : openOutcomesOf(touchpoint, titles),
  );
  const known = { files, knowledge: outcomeKnowledge(open, configuration.glossary, configuration.contributions) };
  cache.set(key, known);
  return known;
}
