/** The one comment of ours of a kind on an item. */
import { cut } from "../../domain/words.ts";
import type { CommentEffect } from "../../engine/effect.ts";
import { classified, isLocked, isNotFound, type GitHubApi } from "../api.ts";

/** GitHub takes 65,536, which it does not count as JavaScript does. */
const MAX_LENGTH = 65_000;

/**
 * Writes the comment, unless it stands so already. A present one that somebody deleted meanwhile is written anew.
 *
 * Nothing is done where the item is gone, and where its conversation is locked: those who locked it want no more said
 * there, the label tells as much, and no further attempt would change that.
 */
export async function applyComment(api: GitHubApi, repository: string, effect: CommentEffect): Promise<void> {
  const body = bodyOf(effect);
  const { item, present } = effect;
  if (present !== undefined && isSame(present.body, body)) return;
  try {
    if (present !== undefined && (await edited(api, repository, present.id, body))) return;
    const [owner, repo] = repository.split("/");
    const route = "POST /repos/{owner}/{repo}/issues/{issue_number}/comments";
    await api.request(route, { owner, repo, issue_number: item, body });
  } catch (error) {
    if (isLocked(error) || isNotFound(error)) return;
    throw classified(`Commenting on ${repository}#${item}`, error);
  }
}

/** Whether it was still there to be edited. */
async function edited(api: GitHubApi, repository: string, id: number, body: string): Promise<boolean> {
  const [owner, repo] = repository.split("/");
  try {
    await api.request("PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}", {
      owner,
      repo,
      comment_id: id,
      body,
    });
    return true;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}

/** GitHub may give line ends as a browser sends them. */
function isSame(present: string, body: string): boolean {
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
