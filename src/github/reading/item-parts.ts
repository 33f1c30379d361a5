/** The lists of an item and of its repository, in GraphQL: their fields, and how their nodes are read. */
import type { ReactionContent } from "../../engine/effect.ts";
import type { ItemComment, LabelEvent, Person, RepositoryLabel } from "../../engine/item.ts";
import { field, list, text } from "../field.ts";

/** A list that is read page by page. */
export interface Connection<Node> {
  /** Whether it belongs to the item or to the repository. */
  readonly of: "item" | "repository";
  readonly name: string;
  /** Which of its nodes, where not all. */
  readonly filter?: string;
  /** From which end; the other end is what is left out where it is too long. */
  readonly from: "first" | "last";
  readonly fields: string;
  /** `undefined` for a node of which nothing can be told. */
  readonly nodeOf: (node: unknown, viewerId: number) => Node | undefined;
}

const ACTOR = "__typename login ... on Bot { databaseId }";

export const ITEM_LABELS: Connection<string> = {
  of: "item",
  name: "labels",
  from: "first",
  fields: "name",
  nodeOf: (node) => text(node, "name"),
};

export const LABEL_EVENTS: Connection<LabelEvent> = {
  of: "item",
  name: "timelineItems",
  filter: "itemTypes: [LABELED_EVENT, UNLABELED_EVENT]",
  from: "last",
  fields: ["LabeledEvent", "UnlabeledEvent"]
    .map((type) => `... on ${type} { __typename createdAt actor { ${ACTOR} } label { id name } }`)
    .join(" "),
  nodeOf(node, viewerId) {
    const [name, labelId, at] = [text(node, "label", "name"), text(node, "label", "id"), text(node, "createdAt")];
    if (name === undefined || labelId === undefined || at === undefined) return undefined;
    const kind = text(node, "__typename") === "LabeledEvent" ? "added" : "removed";
    return { kind, name, labelId, at, isOurs: field(node, "actor", "databaseId") === viewerId };
  },
};

export const COMMENTS: Connection<ItemComment> = {
  of: "item",
  name: "comments",
  from: "last",
  // `databaseId` is a number of 32 bits, which the ids of comments have outgrown.
  fields: `fullDatabaseId body createdAt lastEditedAt viewerDidAuthor author { ${ACTOR} } reactionGroups { content viewerHasReacted }`,
  nodeOf(node) {
    const id = Number(field(node, "fullDatabaseId") ?? Number.NaN);
    const at = text(node, "createdAt");
    if (!Number.isSafeInteger(id) || at === undefined) return undefined;
    return {
      id,
      at,
      body: text(node, "body") ?? "",
      author: personOf(field(node, "author")),
      isOurs: field(node, "viewerDidAuthor") === true,
      isEdited: text(node, "lastEditedAt") !== undefined,
      ourReactions: list(node, "reactionGroups").flatMap((group) =>
        field(group, "viewerHasReacted") === true ? (REACTIONS.get(text(group, "content") ?? "") ?? []) : [],
      ),
    };
  },
};

const REACTIONS: ReadonlyMap<string, ReactionContent> = new Map([
  ["THUMBS_UP", "+1"],
  ["THUMBS_DOWN", "-1"],
  ["CONFUSED", "confused"],
  ["EYES", "eyes"],
  ["ROCKET", "rocket"],
]);

export const REPOSITORY_LABELS: Connection<RepositoryLabel> = {
  of: "repository",
  name: "labels",
  from: "first",
  fields: "id name color description createdAt",
  nodeOf(node) {
    const [id, name, color] = [text(node, "id"), text(node, "name"), text(node, "color")];
    if (id === undefined || name === undefined || color === undefined) return undefined;
    const description = text(node, "description") ?? "";
    return { id, name, color: color.toLowerCase(), description, createdAt: text(node, "createdAt") ?? "" };
  },
};

/** An account in GraphQL, where the login of a bot stands without `[bot]`; `undefined` where there is none any more. */
export function personOf(actor: unknown): Person | undefined {
  const login = text(actor, "login");
  return login === undefined ? undefined : { login, isBot: text(actor, "__typename") === "Bot" };
}

export const AUTHOR_FIELD = `author { ${ACTOR} }`;

/** The most that GitHub gives at once. */
const PAGE_SIZE = 100;

/** A page of the list, with what tells whether there are more. */
export function pageField(
  { name, filter, from, fields }: Omit<Connection<unknown>, "nodeOf">,
  cursor?: string,
  size = PAGE_SIZE,
): string {
  const before = cursor === undefined ? "" : `, ${from === "first" ? "after" : "before"}: ${JSON.stringify(cursor)}`;
  const info = from === "first" ? "hasNextPage endCursor" : "hasPreviousPage startCursor";
  const restriction = filter === undefined ? "" : `, ${filter}`;
  return `${name}(${from}: ${size}${before}${restriction}) { nodes { ${fields} } pageInfo { ${info} } }`;
}
