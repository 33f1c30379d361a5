/** An item with who governs it: found out in few requests, and in none where nobody does. */
import type { Governance, GovernedItem } from "../../engine/item.ts";
import type { Purpose } from "../../engine/reader.ts";
import type { GitHubApi } from "../api.ts";
import type { Directory } from "../governance.ts";
import { claimsIn, isSame, keyOf, type Claims } from "../governors.ts";
import { readBlobs } from "./blobs.ts";
import { readItem, type ReadItem } from "./items.ts";
import { readTip } from "./tips.ts";

/**
 * Reads an item and decides by the configurations that come with it: its repository's own goes first, as far as it
 * speaks for itself, then that of the repository that the directory names, as long as it still speaks for this one.
 *
 * `undefined` where nobody governs the repository, and `not-there` where the item is not there.
 */
export async function readGovernedItem(
  api: GitHubApi,
  repository: string,
  number: number,
  purpose: Purpose,
  directory: Directory,
): Promise<GovernedItem | "not-there" | undefined> {
  const known = directory.known();
  const listed = known?.get(keyOf(repository))?.[purpose];
  if (listed === undefined && isNobodys(repository, purpose, directory)) return undefined;
  const first = await readItem(api, repository, number, elsewhere(repository, listed));
  const governed = first && (await governedBy(api, first, purpose, directory));
  if (governed !== undefined) return governed;
  // To read the whole directory for every repository that governs itself, and is no place of contributions, would cost
  // most installations more than it gives: one such that another names is found once the directory is read for others.
  if (known === undefined && first?.own !== undefined) return undefined;
  // Nobody was known, or who was known does not speak for it any more.
  if (first !== undefined && listed !== undefined) directory.forget(known);
  const governor = (await directory.read()).get(keyOf(repository))?.[purpose];
  if (governor === undefined) return undefined;
  if (first === undefined) return "not-there";
  const again = await readItem(api, repository, number, elsewhere(repository, governor));
  return again === undefined ? "not-there" : governedBy(api, again, purpose, directory);
}

/** Most events of an installation on all repositories of an organization are nobody's. */
function isNobodys(repository: string, purpose: Purpose, directory: Directory): boolean {
  if (directory.known()?.has(keyOf(repository)) === true) return true;
  const own = directory.claimsOf(repository);
  return own !== undefined && !own[purpose].includes(keyOf(repository));
}

function elsewhere(repository: string, governor: string | undefined): string | undefined {
  return governor === undefined || isSame(governor, repository) ? undefined : governor;
}

async function governedBy(
  api: GitHubApi,
  { item, repositoryLabels, own, other }: ReadItem,
  purpose: Purpose,
  directory: Directory,
): Promise<GovernedItem | undefined> {
  const isOfItem = (claims: Claims | undefined): boolean => claims?.[purpose].includes(keyOf(item.repository)) === true;
  if (own === undefined) directory.note(item.repository, undefined);
  // In triage, whoever has a configuration governs itself, whatever it says.
  const isOwn = own !== undefined && (isOfItem(await notedClaims(api, own, directory)) || purpose === "triage");
  if (isOwn) return { item, repositoryLabels, governance: own };
  if (other === undefined || !isOfItem(await notedClaims(api, other, directory))) return undefined;
  return { item, repositoryLabels, governance: other };
}

async function notedClaims(
  api: GitHubApi,
  { repository, configuration }: Governance,
  directory: Directory,
): Promise<Claims | undefined> {
  const { sha, content } = configuration;
  const present = content ?? (await readBlobs(api, repository, [sha])).get(sha);
  const claims = present === undefined ? undefined : claimsIn(repository, present);
  if (claims !== undefined) directory.note(repository, claims);
  return claims;
}

/** Who governs a repository for what is contributed there; `undefined` where nobody does. */
export async function readGovernance(
  api: GitHubApi,
  repository: string,
  directory: Directory,
): Promise<Governance | undefined> {
  const known = await directory.read();
  const governed = await governanceBy(api, repository, known.get(keyOf(repository))?.contributions, directory);
  if (governed !== undefined) return governed;
  if (directory.known() === known) return undefined;
  // Who was thought to govern it says otherwise by now, and so another may.
  const anew = await directory.read();
  return governanceBy(api, repository, anew.get(keyOf(repository))?.contributions, directory);
}

async function governanceBy(
  api: GitHubApi,
  repository: string,
  governor: string | undefined,
  directory: Directory,
): Promise<Governance | undefined> {
  const governance = governor === undefined ? undefined : await readTip(api, governor);
  if (governor !== undefined && governance === undefined) directory.note(governor, undefined);
  const claims = governance && (await notedClaims(api, governance, directory));
  return claims?.contributions.includes(keyOf(repository)) === true ? governance : undefined;
}
