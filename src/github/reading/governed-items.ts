/** An item with who governs it: found out in few requests, and in none where nobody does. */
import type { Content } from "../../domain/inspect.ts";
import type { Governance, GovernedItem } from "../../engine/item.ts";
import type { GitHubApi } from "../api.ts";
import { isSame, keyOf, repositoriesOf, type Directory } from "../governance.ts";
import { readBlobs } from "./blobs.ts";
import { readItem, type ReadItem } from "./items.ts";

/**
 * Reads an item and decides by the configurations that come with it: its repository's own goes first, then that of the
 * repository that the directory names, as long as it still speaks for this one.
 *
 * `undefined` where the item is not there, or nobody governs its repository.
 */
export async function readGovernedItem(
  api: GitHubApi,
  repository: string,
  number: number,
  directory: Directory,
): Promise<GovernedItem | undefined> {
  const known = directory.known();
  const listed = known?.get(keyOf(repository));
  // Known, and nobody speaks for it: that is most events of an installation on all repositories of an organization.
  if (known?.has(keyOf(repository)) === true && listed === undefined) return undefined;
  const first = await readItem(api, repository, number, elsewhere(repository, listed));
  const governed = first && (await governedBy(api, first));
  if (first === undefined || governed !== undefined) return governed;
  // Nobody was known, or who was known does not speak for it any more.
  if (listed !== undefined) directory.forget(known);
  const governor = (await directory.read()).get(keyOf(repository));
  if (governor === undefined) return undefined;
  const again = await readItem(api, repository, number, elsewhere(repository, governor));
  return again && governedBy(api, again);
}

function elsewhere(repository: string, governor: string | undefined): string | undefined {
  return governor === undefined || isSame(governor, repository) ? undefined : governor;
}

async function governedBy(
  api: GitHubApi,
  { item, repositoryLabels, own, other }: ReadItem,
): Promise<GovernedItem | undefined> {
  if (own !== undefined) return { item, repositoryLabels, governance: own };
  if (other === undefined || !(await speaksFor(api, other, item.repository))) return undefined;
  return { item, repositoryLabels, governance: other };
}

async function speaksFor(api: GitHubApi, governance: Governance, repository: string): Promise<boolean> {
  const { sha, content } = governance.configuration;
  const known: Content | undefined = content ?? (await readBlobs(api, governance.repository, [sha])).get(sha);
  return known !== undefined && repositoriesOf(known).some((one) => isSame(one, repository));
}
