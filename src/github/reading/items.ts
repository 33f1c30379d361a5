/** An issue or a pull request, the labels of its repository and the configuration for it: one GraphQL request. */
import { TransientError } from "../../engine/errors.ts";
import type { Governance, Item, RepositoryLabel } from "../../engine/item.ts";
import type { GitHubApi } from "../api.ts";
import { field, number as numberIn, text } from "../field.ts";
import { askGraphql, settled } from "../graphql.ts";
import { ITEM, itemOf } from "./item-fields.ts";
import { allNodes } from "./item-pages.ts";
import { pageField, REPOSITORY_LABELS } from "./item-parts.ts";
import { governanceOf, TIP } from "./tips.ts";

/** An item, with the configurations of its own repository and of the one that is thought to govern it. */
export interface ReadItem {
  readonly item: Item;
  readonly repositoryLabels: readonly RepositoryLabel[];
  /** `undefined` where the repository has no configuration. */
  readonly own: Governance | undefined;
  /** `undefined` where no other repository was asked, or it has no configuration, or is gone or archived. */
  readonly other: Governance | undefined;
}

function queryFor(isGovernedElsewhere: boolean): string {
  const [variables, other] = isGovernedElsewhere
    ? [
        ", $otherOwner: String!, $otherName: String!",
        ` other: repository(owner: $otherOwner, name: $otherName) { ${TIP} }`,
      ]
    : ["", ""];
  return `query ($owner: String!, $name: String!, $number: Int!${variables}) {
    viewer { databaseId }
    repository(owner: $owner, name: $name) { ${TIP} ${pageField(REPOSITORY_LABELS)}
      issueOrPullRequest(number: $number) { ${ITEM} } }${other} }`;
}

/**
 * Reads an item; `undefined` where it is not there, has moved, or lies in an archive, which nobody can write to.
 *
 * There is no way over REST besides: it would take a request for each of six lists, and one more for the reactions to
 * each comment. Where GraphQL fails, the queue tries again.
 *
 * @param other The repository that is thought to govern it, where it is not its own.
 */
export async function readItem(
  api: GitHubApi,
  repository: string,
  number: number,
  other: string | undefined,
): Promise<ReadItem | undefined> {
  const [owner, name] = repository.split("/");
  const [otherOwner, otherName] = other?.split("/") ?? [];
  const elsewhere = other === undefined ? {} : { otherOwner, otherName };
  const what = `Reading ${repository}#${number}`;
  const answer = await askGraphql(api, what, queryFor(other !== undefined), { owner, name, number, ...elsewhere });
  const { data, missing } = settled(what, answer);
  if (missing.has("repository") || missing.has("repository.issueOrPullRequest")) return undefined;
  const viewerId = numberIn(data, "viewer", "databaseId");
  const at = field(data, "repository");
  const found = field(at, "issueOrPullRequest");
  const spelling = text(at, "nameWithOwner");
  // Without them it could not be told what this app did and what people did.
  if (viewerId === undefined || spelling === undefined || text(found, "title") === undefined) {
    throw new TransientError(`${what} failed: GitHub's answer has not what every answer has.`);
  }
  if (!isBelow(found, at) || field(at, "isArchived") === true) return undefined;
  const place = { owner, name, number, viewerId };
  const home = { repository: spelling, isPrivate: field(at, "isPrivate") === true };
  const [item, repositoryLabels] = await Promise.all([
    itemOf(api, found, home, place),
    allNodes(api, REPOSITORY_LABELS, place, at),
  ]);
  return {
    item: withPresentNames(item, repositoryLabels),
    repositoryLabels,
    own: governanceOf(at),
    other: governanceOf(field(data, "other")),
  };
}

/**
 * An event may name its label as that was called then.
 *
 * @see https://github.com/isaacs/github/issues/298
 */
export function withPresentNames(item: Item, labels: readonly RepositoryLabel[]): Item {
  const names = new Map(labels.map(({ id, name }) => [id, name]));
  const labelEvents = item.labelEvents.map((event) => ({ ...event, name: names.get(event.labelId) ?? event.name }));
  return { ...item, labelEvents };
}

/** What was moved to another repository may be answered under its old number. */
function isBelow(item: unknown, repository: unknown): boolean {
  return text(item, "resourcePath")?.startsWith(`${text(repository, "resourcePath")}/`) === true;
}
