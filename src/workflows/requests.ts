/** A comment that asks for something, and whether its writer is one to be obeyed. */
import { commandsIn, type Command } from "../domain/commands.ts";
import { NotThereError } from "../engine/errors.ts";
import type { Item, ItemComment } from "../engine/item.ts";
import type { Reader } from "../engine/reader.ts";

export interface Request {
  readonly comment: ItemComment;
  /** At least one. */
  readonly commands: readonly Command[];
  /** Whether its writer is the item's author, or somebody who may triage. */
  readonly isAllowed: boolean;
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
