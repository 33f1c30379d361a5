/** The one comment of ours of a kind on an item. */
import { cut } from "../../domain/words.ts";
import type { CommentEffect } from "../../engine/effect.ts";
import { classified, isLocked, isNotFound, type GitHubApi } from "../api.ts";
import { number } from "../field.ts";
import type { RecentWrites } from "../recent-writes.ts";

/** GitHub takes 65,536, which it does not count as JavaScript does. */
const MAX_LENGTH = 65_000;

/**
 * Writes the comment, unless it stands so already. A present one that somebody deleted meanwhile is written anew; one that
 * this process has just posted is present too, though no list may show it yet.
 *
 * Nothing is done where the item is gone, and where its conversation is locked: those who locked it want no more said
 * there, the label tells as much, and no further attempt would change that.
 */
export async function applyComment(
  api: GitHubApi,
  repository: string,
  effect: CommentEffect,
  recent: RecentWrites,
): Promise<void> {
  const body = bodyOf(effect);
  const { item, marker } = effect;
  const present = effect.present ?? recent.comment(repository, item, marker);
  if (present !== undefined && isSame(present.body, body)) return;
  try {
    const id =
      (present && (await edited(api, repository, present.id, body))) ?? (await posted(api, repository, item, body));
    recent.rememberComment(repository, item, marker, id === undefined ? undefined : { id, body });
  } catch (error) {
    if (isLocked(error) || isNotFound(error)) return;
    throw classified(`Commenting on ${repository}#${item}`, error);
  }
}

async function posted(api: GitHubApi, repository: string, item: number, body: string): Promise<number | undefined> {
  const [owner, repo] = repository.split("/");
  const route = "POST /repos/{owner}/{repo}/issues/{issue_number}/comments";
  const { data } = await api.request(route, { owner, repo, issue_number: item, body });
  return number(data, "id");
}

/** `undefined` where it is not there any more to be edited. */
async function edited(api: GitHubApi, repository: string, id: number, body: string): Promise<number | undefined> {
  const [owner, repo] = repository.split("/");
  try {
    await api.request("PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}", {
      owner,
      repo,
      comment_id: id,
      body,
    });
    return id;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** Whether two texts are the same to GitHub, which may give line ends as a browser sends them. */
export function isSame(present: string, body: string): boolean {
  return present.replaceAll("\r\n", "\n").trimEnd() === body.trimEnd();
}

/** Cut after a whole line where it is too long, so that no tag and no link is cut in two. */
function bodyOf({ marker, body }: CommentEffect): string {
  const whole = `<!-- goalkeeper:${marker} -->\n${body}`;
  if (whole.length <= MAX_LENGTH) return whole;
  const end = "\n\n… cut, since GitHub takes no more.";
  const head = cut(whole, MAX_LENGTH - end.length);
  const lastLine = head.lastIndexOf("\n");
  // A line that goes on for ever is cut wherever it is.
  return (lastLine > MAX_LENGTH / 2 ? head.slice(0, lastLine) : head) + end;
}
