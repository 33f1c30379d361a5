/** Comments and the reactions to them in GraphQL. */
import { nodeId, pageOf } from "../../present/addresses.ts";
import { associationOf } from "../../present/item.ts";
import { timeText, timeTextOrNull } from "../../present/time.ts";
import type { Comment, Reaction } from "../../world/model.ts";
import { accountFields, viewerOf } from "./account-nodes.ts";
import { connection } from "./connection.ts";
import type { Arguments, Fields, QueryContext } from "./context.ts";

/** GraphQL's words for the reactions, in the order in which GitHub shows them. */
const REACTIONS: readonly (readonly [Reaction, string])[] = [
  ["+1", "THUMBS_UP"],
  ["-1", "THUMBS_DOWN"],
  ["laugh", "LAUGH"],
  ["hooray", "HOORAY"],
  ["confused", "CONFUSED"],
  ["heart", "HEART"],
  ["rocket", "ROCKET"],
  ["eyes", "EYES"],
];

export function commentFields(context: QueryContext, comment: Comment): Fields {
  const { id, item, author, body, reactions, createdAt, updatedAt } = comment;
  const page = `${pageOf(context.addresses, item.repository)}/${item.kind === "issue" ? "issues" : "pull"}/${item.number}`;
  const url = `${page}#issuecomment-${id}`;
  return {
    __typename: "IssueComment",
    id: nodeId("IssueComment", item.repository.id, id),
    databaseId: id,
    fullDatabaseId: String(id),
    body,
    bodyText: body,
    createdAt: timeText(createdAt),
    updatedAt: timeText(updatedAt),
    lastEditedAt: updatedAt.getTime() === createdAt.getTime() ? null : timeText(updatedAt),
    url,
    resourcePath: `${new URL(url).pathname}#issuecomment-${id}`,
    isMinimized: false,
    author: () => accountFields(context, author),
    authorAssociation: associationOf(item.repository, author),
    viewerDidAuthor: author === viewerOf(context),
    reactionGroups: () => reactionGroups(context, reactions),
  };
}

/** One group for each reaction that there is, also for those that nobody gave. */
export function reactionGroups(context: QueryContext, reactions: Comment["reactions"]): Fields[] {
  const viewer = viewerOf(context);
  return REACTIONS.map(([wanted, content]) => {
    const given = reactions.filter((reaction) => reaction.content === wanted);
    return {
      __typename: "ReactionGroup",
      content,
      createdAt: timeTextOrNull(given[0]?.createdAt),
      viewerHasReacted: given.some(({ user }) => user === viewer),
      reactors: (args: Arguments) => connection("reactors", given, args, ({ user }) => accountFields(context, user)),
    };
  });
}
