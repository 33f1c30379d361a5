/** The tip of a repository's default branch with its configuration: what it takes to be governed by it. */
import { TransientError } from "../../engine/errors.ts";
import type { Governance } from "../../engine/item.ts";
import type { GitHubApi } from "../api.ts";
import { field, text } from "../field.ts";
import { askGraphql, settled } from "../graphql.ts";
import { CONFIGURATION_FIELD, configurationOf } from "./configuration.ts";

/** Fields of a repository, from which `governanceOf` tells how it governs. */
export const TIP = `nameWithOwner url resourcePath isArchived isPrivate
  defaultBranchRef { name target { oid ... on Commit { ${CONFIGURATION_FIELD} } } }`;

/** `undefined` for a repository without a configuration, for an archive, and where nothing was found. */
export function governanceOf(found: unknown): Governance | undefined {
  const [repository, url] = [text(found, "nameWithOwner"), text(found, "url")];
  const tip = field(found, "defaultBranchRef", "target");
  const headSha = text(tip, "oid");
  const configuration = configurationOf(tip);
  const isThere = repository !== undefined && headSha !== undefined && field(found, "isArchived") !== true;
  if (!isThere || url === undefined || configuration === undefined) return undefined;
  const isPrivate = field(found, "isPrivate") === true;
  return { repository, headSha, configuration, isPrivate, webUrl: url.slice(0, -`/${repository}`.length) };
}

/** How a repository governs, in one request; `undefined` where it does not, or is not there. */
export async function readTip(api: GitHubApi, repository: string): Promise<Governance | undefined> {
  const [owner, name] = repository.split("/");
  const what = `Reading the configuration of ${repository}`;
  const query = `query ($owner: String!, $name: String!) { repository(owner: $owner, name: $name) { ${TIP} } }`;
  const { data, missing } = settled(what, await askGraphql(api, what, query, { owner, name }));
  if (missing.has("repository")) return undefined;
  if (text(data, "repository", "nameWithOwner") === undefined) {
    throw new TransientError(`${what} failed: GitHub's answer has not what every answer has.`);
  }
  return governanceOf(field(data, "repository"));
}
