/** Comments on issues and pull requests, reactions to them, and conversations that are locked. */
import { nodeId } from "../../present/addresses.ts";
import { presentUser } from "../../present/account.ts";
import { presentComment } from "../../present/item.ts";
import { addComment, lock, unlock, deleteComment, editComment, findComment, react } from "../../world/comments.ts";
import type { Comment, Repository } from "../../world/model.ts";
import { notFound, validationFailed } from "../answer.ts";
import { repositoryOperation } from "../operation.ts";
import { pageOf } from "../pagination.ts";
import { itemOf, READS_ITEMS, WRITES_ITEMS } from "./items.ts";
import { assertBodyLength } from "./text-limits.ts";
import { timeText } from "../../present/time.ts";

export const comments = [
  repositoryOperation("issues/list-comments", READS_ITEMS, ({ addresses, world, path, query, url }, { repository }) => {
    const { since } = query;
    const found = world
      .listed(itemOf(repository, path.issue_number).comments)
      .filter((comment) => since === undefined || comment.updatedAt >= new Date(since));
    const { items, headers } = pageOf(found, query, url);
    return { status: 200, body: items.map((comment) => presentComment(addresses, comment)), headers };
  }),

  repositoryOperation("issues/get-comment", READS_ITEMS, ({ addresses, path }, { repository }) => ({
    status: 200,
    body: presentComment(addresses, commentOf(repository, path.comment_id)),
  })),

  repositoryOperation(
    "issues/create-comment",
    WRITES_ITEMS,
    ({ addresses, world, path, body }, { repository, actor, app }) => {
      const item = itemOf(repository, path.issue_number);
      const comment = addComment(world, item, actor, textOf(body.body), app);
      return { status: 201, body: presentComment(addresses, comment) };
    },
  ),

  repositoryOperation(
    "issues/update-comment",
    WRITES_ITEMS,
    ({ addresses, world, path, body }, { repository, actor }) => {
      const comment = commentOf(repository, path.comment_id);
      editComment(world, comment, textOf(body.body), actor);
      return { status: 200, body: presentComment(addresses, comment) };
    },
  ),

  repositoryOperation("issues/delete-comment", WRITES_ITEMS, ({ world, path }, { repository, actor }) => {
    deleteComment(world, commentOf(repository, path.comment_id), actor);
    return { status: 204 };
  }),

  repositoryOperation(
    "reactions/create-for-issue-comment",
    WRITES_ITEMS,
    ({ addresses, world, path, body }, { repository, actor }) => {
      const comment = commentOf(repository, path.comment_id);
      const isKnown = comment.reactions.some(({ user, content }) => user === actor && content === body.content);
      const { id, user, content, createdAt } = react(world, comment, actor, body.content);
      return {
        status: isKnown ? 200 : 201,
        body: {
          id,
          node_id: nodeId("Reaction", id),
          user: presentUser(addresses, user),
          content,
          created_at: timeText(createdAt),
        },
      };
    },
  ),

  repositoryOperation("issues/lock", WRITES_ITEMS, ({ world, path, body }, { repository, actor }) => {
    lock(world, itemOf(repository, path.issue_number), actor, body?.lock_reason);
    return { status: 204 };
  }),

  repositoryOperation("issues/unlock", WRITES_ITEMS, ({ world, path }, { repository, actor }) => {
    unlock(world, itemOf(repository, path.issue_number), actor);
    return { status: 204 };
  }),
];

function commentOf(repository: Repository, id: number): Comment {
  const comment = findComment(repository, id);
  if (comment === undefined) throw notFound();
  return comment;
}

function textOf(body: string): string {
  if (body.trim() === "") throw validationFailed("IssueComment", "body", "Body cannot be blank");
  assertBodyLength("IssueComment", body);
  return body;
}
