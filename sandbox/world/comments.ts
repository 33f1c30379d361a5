/** Comments on issues and pull requests, reactions to them, and conversations that are locked. */
import { permissionOf } from "./accounts.ts";
import type { Account, App, Comment, Item, LockReason, Reaction, Repository } from "./model.ts";
import { Refusal } from "./refusal.ts";
import type { World } from "./world.ts";

/** Throws a Refusal where the conversation is locked to the author. */
export function addComment(world: World, item: Item, author: Account, body: string, app?: App): Comment {
  assertMaySpeak(item, author, "comment");
  const comment: Comment = {
    id: world.nextId(),
    item,
    author,
    app,
    body,
    reactions: [],
    createdAt: world.now(),
    updatedAt: world.now(),
  };
  item.comments.push(comment);
  item.updatedAt = world.now();
  world.tell({ kind: "comment", comment, action: "created", sender: author });
  return comment;
}

export function editComment(world: World, comment: Comment, body: string, sender: Account): void {
  const from = comment.body;
  comment.body = body;
  comment.updatedAt = world.now();
  world.tell({ kind: "comment", comment, action: "edited", from, sender });
}

export function deleteComment(world: World, comment: Comment, sender: Account): void {
  const { comments } = comment.item;
  const index = comments.indexOf(comment);
  if (index === -1) throw new Refusal("The comment is gone already");
  comments.splice(index, 1);
  world.tell({ kind: "comment", comment, action: "deleted", sender });
}

/** Each person reacts in each way once. Throws a Refusal where the conversation is locked to them. */
export function react(world: World, comment: Comment, user: Account, content: Reaction): Comment["reactions"][number] {
  assertMaySpeak(comment.item, user, "reaction");
  const known = comment.reactions.find((reaction) => reaction.user === user && reaction.content === content);
  if (known !== undefined) return known;
  const reaction = { id: world.nextId(), user, content, createdAt: world.now() };
  comment.reactions.push(reaction);
  return reaction;
}

export function findComment({ items }: Repository, id: number): Comment | undefined {
  return [...items.values()].flatMap(({ comments }) => comments).find((comment) => comment.id === id);
}

/** Lets only those with write access comment. https://docs.github.com/en/communities/moderating-comments-and-conversations/locking-conversations */
export function lock(world: World, item: Item, sender: Account, reason: LockReason | null = null): void {
  const wasLocked = item.isLocked;
  item.isLocked = true;
  item.lockReason = reason;
  if (!wasLocked) tellLock(world, item, "locked", sender);
}

export function unlock(world: World, item: Item, sender: Account): void {
  if (!item.isLocked) return;
  item.isLocked = false;
  item.lockReason = null;
  tellLock(world, item, "unlocked", sender);
}

function tellLock(world: World, item: Item, name: "locked" | "unlocked", sender: Account): void {
  item.updatedAt = world.now();
  if (item.kind === "issue") world.tell({ kind: "issue", issue: item, action: { name }, sender });
  else world.tell({ kind: "pull-request", pullRequest: item, action: { name }, sender });
}

/** Apps have no role in a repository, and so a lock holds for them whatever their permissions. */
function assertMaySpeak({ isLocked, repository }: Item, speaker: Account, what: "comment" | "reaction"): void {
  if (!isLocked || ["admin", "maintain", "write"].includes(permissionOf(repository, speaker))) return;
  throw new Refusal(`Unable to create ${what} because issue is locked.`, { isForbidden: true });
}
