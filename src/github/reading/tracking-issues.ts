/** Tracking issues: the issue as it stands, what this app has said there, and the latest of what people have. */
import { TransientError } from "../../engine/errors.ts";
import type { ItemComment } from "../../engine/item.ts";
import type { ItemReference } from "../../engine/record.ts";
import type { FoundTrackingIssue, TrackingIssue } from "../../engine/tracking.ts";
import type { GitHubApi } from "../api.ts";
import { field, number, text } from "../field.ts";
import { isPullRequest, stateOf } from "./item-fields.ts";
import { allNodes, type ItemPlace } from "./item-pages.ts";
import { AUTHOR_FIELD, COMMENTS, ITEM_LABELS, pageField, personOf } from "./item-parts.ts";
import { readReferences } from "./references.ts";

/** With a hundred labels and fifty comments each, 7,500 nodes of the 500,000 that GitHub allows. */
const BATCH_SIZE = 50;
/** Of people, whose comments tell whether anything stirs. */
const MAX_COMMENTS_OF_PEOPLE = 50;

const SHARED = `title body closed locked createdAt resourcePath viewerDidAuthor ${AUTHOR_FIELD} milestone { number }
  ${pageField(ITEM_LABELS)} ${pageField(COMMENTS, undefined, MAX_COMMENTS_OF_PEOPLE)}`;

/** Fields of an issue, from which `trackingIssueOf` tells it. */
export const TRACKING_ISSUE = `__typename number ${SHARED} stateReason(enableDuplicate: true)`;
const FIELDS = `__typename ... on Issue { ${SHARED} stateReason(enableDuplicate: true) } ... on PullRequest { ${SHARED} merged }`;

/** In the order of the references. One that has moved is told as it is where it is now. */
export function readTrackingIssues(
  api: GitHubApi,
  references: readonly ItemReference[],
): Promise<readonly FoundTrackingIssue[]> {
  return readReferences(api, references, {
    fields: FIELDS,
    batchSize: BATCH_SIZE,
    thingOf: (found, { repository }, place) => trackingIssueOf(api, found, repository, place),
  });
}

/** Reads on where its lists are longer than a page. */
export async function trackingIssueOf(
  api: GitHubApi,
  found: unknown,
  repository: string,
  place: ItemPlace,
): Promise<TrackingIssue> {
  const createdAt = text(found, "createdAt");
  if (createdAt === undefined) {
    throw new TransientError(`Reading ${repository}#${place.number} failed: the answer has not what every answer has.`);
  }
  const [labels, comments] = await Promise.all([
    allNodes(api, ITEM_LABELS, place, found),
    allNodes(api, COMMENTS, place, found),
  ]);
  return {
    repository,
    number: place.number,
    kind: isPullRequest(found) ? "pull-request" : "issue",
    title: text(found, "title") ?? "",
    body: text(found, "body") ?? "",
    state: stateOf(found),
    isLocked: field(found, "locked") === true,
    author: personOf(field(found, "author")),
    isOurs: field(found, "viewerDidAuthor") === true,
    labels,
    milestone: number(found, "milestone", "number"),
    createdAt,
    comments: withoutOldOfPeople(comments),
  };
}

function withoutOldOfPeople(comments: readonly ItemComment[]): readonly ItemComment[] {
  const latest = new Set(comments.filter(({ isOurs }) => !isOurs).slice(-MAX_COMMENTS_OF_PEOPLE));
  return comments.filter((comment) => comment.isOurs || latest.has(comment));
}
