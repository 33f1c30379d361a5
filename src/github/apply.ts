/** Effects → GitHub: the one module that writes. It writes the difference only, and what was applied once changes nothing. */
import type { WritingEffect } from "../engine/effect.ts";
import type { GitHubApi } from "./api.ts";
import { applyCheckRun } from "./applying/check-run.ts";
import { applyClosePullRequest } from "./applying/close-pull-request.ts";
import { applyComment } from "./applying/comment.ts";
import { applyCommit } from "./applying/commit.ts";
import { applyLabels } from "./applying/labels.ts";
import { applyIssue } from "./applying/issue.ts";
import type { Identity } from "./applying/new-commit.ts";
import { applyReaction } from "./applying/reaction.ts";
import { applyRollingPullRequest } from "./applying/rolling-pull-request.ts";
import type { RecentWrites } from "./recent-writes.ts";

/** Applies one effect. Throws a TransientError where GitHub does not take it for now. */
export async function applyEffect(
  api: GitHubApi,
  repository: string,
  effect: WritingEffect,
  identity: Identity,
  recent: RecentWrites,
): Promise<void> {
  switch (effect.kind) {
    case "check-run":
      return applyCheckRun(api, repository, effect, recent);
    case "commit":
      return applyCommit(api, effect, identity);
    case "labels":
      return applyLabels(api, repository, effect);
    case "comment":
      return applyComment(api, repository, effect, recent);
    case "reaction":
      return applyReaction(api, repository, effect);
    case "rolling-pull-request":
      return applyRollingPullRequest(api, repository, effect, identity, recent);
    case "close-pull-request":
      return applyClosePullRequest(api, repository, effect, recent);
    case "issue":
      return applyIssue(api, repository, effect, recent);
    default:
      return effect satisfies never;
  }
}
