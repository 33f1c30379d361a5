/** An issue or a pull request in GraphQL: its fields, and how they are read. */
import type { Item } from "../../engine/item.ts";
import type { GitHubApi } from "../api.ts";
import { field, list, text } from "../field.ts";
import { allNodes, type ItemPlace } from "./item-pages.ts";
import { AUTHOR_FIELD, COMMENTS, ITEM_LABELS, LABEL_EVENTS, pageField, personOf } from "./item-parts.ts";

const LISTS = [ITEM_LABELS, LABEL_EVENTS, COMMENTS].map((connection) => pageField(connection)).join(" ");
/** What both kinds have under the same name; `state` is of two types, and may not stand twice. */
const SHARED = `title body closed locked resourcePath ${AUTHOR_FIELD} ${LISTS}`;
const OF_ISSUE = "stateReason(enableDuplicate: true)";
const OF_PULL_REQUEST = "merged headRefOid files(first: 100) { nodes { path } }";

/** Fields of an issue, and of a pull request, from which `itemOf` tells the item. */
export const ISSUE = `__typename ${SHARED} ${OF_ISSUE}`;
export const PULL_REQUEST = `__typename ${SHARED} ${OF_PULL_REQUEST}`;

/** The same of an `issueOrPullRequest`. */
export const ITEM = `__typename ... on Issue { ${SHARED} ${OF_ISSUE} } ... on PullRequest { ${SHARED} ${OF_PULL_REQUEST} }`;

/** What is known of the repository that an item lies in. */
export interface ItemHome {
  /** `owner/name`, as GitHub spells it. */
  readonly repository: string;
  readonly isPrivate: boolean;
}

/** Reads on where its lists are longer than a page. */
export async function itemOf(api: GitHubApi, found: unknown, home: ItemHome, place: ItemPlace): Promise<Item> {
  const [labels, labelEvents, comments] = await Promise.all([
    allNodes(api, ITEM_LABELS, place, found),
    allNodes(api, LABEL_EVENTS, place, found),
    allNodes(api, COMMENTS, place, found),
  ]);
  const headSha = text(found, "headRefOid");
  const paths = list(found, "files", "nodes").flatMap((file) => text(file, "path") ?? []);
  return {
    kind: isPullRequest(found) ? "pull-request" : "issue",
    repository: home.repository,
    number: place.number,
    title: text(found, "title") ?? "",
    body: text(found, "body") ?? "",
    isOpen: field(found, "closed") === false,
    ending: endingOf(found),
    isPrivate: home.isPrivate,
    isLocked: field(found, "locked") === true,
    author: personOf(field(found, "author")),
    labels,
    labelEvents,
    comments,
    change: headSha === undefined ? undefined : { headSha, paths },
  };
}

/** Whether it is a pull request, and not an issue; asks for `__typename`. */
export function isPullRequest(found: unknown): boolean {
  return text(found, "__typename") === "PullRequest";
}

const DROPPED: ReadonlySet<unknown> = new Set(["NOT_PLANNED", "DUPLICATE"]);

/** An issue that was closed before GitHub asked for reasons has none: it counts as done. */
function endingOf(found: unknown): Item["ending"] {
  if (field(found, "closed") !== true) return undefined;
  if (isPullRequest(found)) return field(found, "merged") === true ? "merged" : "dropped";
  return DROPPED.has(field(found, "stateReason")) ? "dropped" : "completed";
}

/** How far an item is, in the words of reports: what is merged is completed, what was dropped was not planned. */
export function stateOf(found: unknown): "open" | "completed" | "not-planned" {
  const ending = endingOf(found);
  if (ending === undefined) return "open";
  return ending === "dropped" ? "not-planned" : "completed";
}

/** Where an item lies now: what was moved to another repository may be answered under its old number. */
export function placeOf(found: unknown): { readonly repository: string; readonly number: number } | undefined {
  const [, repository, number] =
    /([^/]+\/[^/]+)\/(?:issues|pull)\/(\d+)$/.exec(text(found, "resourcePath") ?? "") ?? [];
  return repository === undefined ? undefined : { repository, number: Number(number) };
}
