/** A comment that asks for something, and whether its writer is one to be obeyed. */
import { commandsIn, type Command } from "../domain/commands.ts";
import { NotThereError } from "../engine/errors.ts";
import type { Item, ItemComment } from "../engine/item.ts";
import type { Reader } from "../engine/reader.ts";
import type { Trigger } from "../engine/trigger.ts";

export interface Request {
  readonly comment: ItemComment;
  /** At least one. */
  readonly commands: readonly Command[];
  /** Whether its writer is the item's author, or somebody who may triage. */
  readonly isAllowed: boolean;
}

/** The intent of a comment with a command; its id is that of the comment. */
export const COMMAND = "command";

/**
 * Triggers for the commands on an item that nothing came of so far, since nobody told of them: a reaction of ours is what
 * each of them ends with. One that is under way already is done once all the same.
 *
 * @param about A trigger of the workflow that obeys them, without an intent.
 */
export function missedCommands({ comments, isLocked }: Item, about: Trigger, names: readonly string[]) {
  // Nobody can react in a locked conversation.
  if (isLocked) return [];
  return comments
    .filter((comment) => isUnanswered(comment) && commandsIn(comment.body, names).length > 0)
    .map(({ id }): Trigger => ({ ...about, intent: { action: COMMAND, id: String(id) } }));
}

/** What was written into a comment later is no command. */
function isUnanswered({ author, isEdited, ourReactions }: ItemComment): boolean {
  const isAnswered = ourReactions.includes("+1") || ourReactions.includes("confused");
  return author?.isBot === false && isEdited !== true && !isAnswered;
}

/**
 * `undefined` where the comment asks for nothing any more, or is a bot's; throws a NotThereError where it is gone, or not to
 * be seen yet.
 */
export async function requestIn(
  { author, comments }: Item,
  id: number,
  names: readonly string[],
  reader: Reader,
): Promise<Request | undefined> {
  const comment = comments.find((one) => one.id === id);
  if (comment === undefined) throw new NotThereError(`The comment ${id} is not there.`);
  // A bot that answers bots never ends.
  if (comment.author === undefined || comment.author.isBot) return undefined;
  const commands = commandsIn(comment.body, names);
  if (commands.length === 0) return undefined;
  // A bot's name stands there without what tells it from the same name of a person.
  const isAuthor =
    author !== undefined && !author.isBot && author.login.toLowerCase() === comment.author.login.toLowerCase();
  return { comment, commands, isAllowed: isAuthor || (await reader.mayTriage(comment.author.login)) };
}
