/** The one comment of ours of a kind on an item. */
import { cut } from "../../domain/words.ts";
import { TransientError } from "../../engine/errors.ts";
import type { CommentEffect } from "../../engine/effect.ts";
import { classifiedWrite, isLocked, isNotFound, type GitHubApi } from "../api.ts";
import { number, text } from "../field.ts";
import { hashOf, type RecentWrites } from "../recent-writes.ts";
import { findOurs, markOf } from "./find-ours.ts";

/** GitHub takes 65,536, which it does not count as JavaScript does. */
const MAX_LENGTH = 65_000;

const POST = "POST /repos/{owner}/{repo}/issues/{issue_number}/comments";

/**
 * Writes the comment, unless it stands so already. A present one that somebody deleted meanwhile is written anew; one that
 * was just posted, by whichever server, is present too, though no list may show it yet.
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
  const { item, marker, present } = effect;
  const wanted = { repository, item, marker, body: bodyOf(effect) };
  if (present !== undefined && hashOf(present.body) === hashOf(wanted.body)) return;
  try {
    if (present !== undefined && (await edited(api, repository, present.id, wanted.body))) return;
    await postOnce(api, wanted, recent, present?.id);
  } catch (error) {
    if (isLocked(error) || isNotFound(error)) return;
    throw classifiedWrite(`Commenting on ${repository}#${item}`, error);
  }
}

interface WantedComment {
  readonly repository: string;
  readonly item: number;
  readonly marker: string;
  /** Marker and all. */
  readonly body: string;
}

type Posted = { readonly id: number; readonly hash: string };

/** @param gone The id of one that was deleted: neither a note nor a list that still has it counts. */
async function postOnce(
  api: GitHubApi,
  wanted: WantedComment,
  recent: RecentWrites,
  gone: number | undefined,
): Promise<void> {
  const { repository, item, marker, body } = wanted;
  const key = `comment #${item} ${marker}`;
  const { isNew, written } = await recent.once<Posted>(api, {
    key,
    route: POST,
    what: `The comment ${marker} on ${repository}#${item}`,
    read: postedIn,
    present: (known) => Promise.resolve(known.id === gone ? undefined : known),
    find: (since) => findComment(api, wanted, gone, since),
    create: (ready) => posted(ready, wanted),
  });
  const hash = hashOf(body);
  if (isNew || written.hash === hash) return;
  if (await edited(api, repository, written.id, body)) await recent.note(key, { id: written.id, hash });
  else await postOnce(api, wanted, recent, written.id);
}

function postedIn(note: unknown): Posted | undefined {
  const [id, hash] = [number(note, "id"), text(note, "hash")];
  return id === undefined || hash === undefined ? undefined : { id, hash };
}

async function posted(api: GitHubApi, { repository, item, body }: WantedComment): Promise<Posted> {
  const [owner, repo] = repository.split("/");
  const { data } = await api.request(POST, { owner, repo, issue_number: item, body });
  const id = number(data, "id");
  if (id === undefined) throw new TransientError("GitHub's answer to a new comment breaks off.");
  return { id, hash: hashOf(body) };
}

const NEWEST = `comments(last: 100, before: $cursor) { nodes { fullDatabaseId body createdAt viewerDidAuthor }
  pageInfo { hasMore: hasPreviousPage cursor: startCursor } }`;
const COMMENTS = `query ($owner: String!, $name: String!, $number: Int!, $cursor: String) {
  repository(owner: $owner, name: $name) { issueOrPullRequest(number: $number) {
    ... on Issue { ${NEWEST} } ... on PullRequest { ${NEWEST} } } } }`;

async function findComment(
  api: GitHubApi,
  { repository, item, marker }: WantedComment,
  gone: number | undefined,
  since: string,
): Promise<Posted | undefined> {
  const path = ["issueOrPullRequest", "comments"];
  const where = { what: "Looking for a comment", query: COMMENTS, path, variables: { number: item }, since };
  const found = await findOurs(
    api,
    repository,
    where,
    (node) => idOf(node) !== gone && text(node, "body")?.startsWith(markOf(marker)) === true,
  );
  return found === undefined ? undefined : { id: idOf(found), hash: hashOf(text(found, "body") ?? "") };
}

/** A text in GraphQL, since it may be more than 32 bits. */
function idOf(node: unknown): number {
  return Number(text(node, "fullDatabaseId"));
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

/** Cut after a whole line where it is too long, so that no tag and no link is cut in two. */
function bodyOf({ marker, body }: CommentEffect): string {
  const whole = `${markOf(marker)}\n${body}`;
  if (whole.length <= MAX_LENGTH) return whole;
  const end = "\n\n… cut, since GitHub takes no more.";
  const head = cut(whole, MAX_LENGTH - end.length);
  const lastLine = head.lastIndexOf("\n");
  // A line that goes on for ever is cut wherever it is.
  return (lastLine > MAX_LENGTH / 2 ? head.slice(0, lastLine) : head) + end;
}
