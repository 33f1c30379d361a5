/** A reaction of ours to a comment. */
import type { ReactionEffect } from "../../engine/effect.ts";
import { classified, isLocked, isNotFound, type GitHubApi } from "../api.ts";

/** Reacts, unless the comment is gone or its conversation locked. GitHub keeps one reaction of each kind. */
export async function applyReaction(
  api: GitHubApi,
  repository: string,
  { comment, content }: ReactionEffect,
): Promise<void> {
  const [owner, repo] = repository.split("/");
  const route = "POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions";
  try {
    await api.request(route, { owner, repo, comment_id: comment, content });
  } catch (error) {
    if (isLocked(error) || isNotFound(error)) return;
    throw classified("Reacting to a comment", error);
  }
}
