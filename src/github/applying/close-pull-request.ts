/** A pull request of ours that is closed, with a word on why, and its branch taken away. */
import type { ClosePullRequestEffect } from "../../engine/effect.ts";
import { TransientError } from "../../engine/errors.ts";
import { classifiedWrite, isNotFound, statusOf, type GitHubApi } from "../api.ts";
import { list, number, text } from "../field.ts";
import type { RecentWrites } from "../recent-writes.ts";
import { applyComment } from "./comment.ts";
import { markOf } from "./find-ours.ts";

const MARKER = "closing";

/**
 * Says why, closes, and deletes the branch. Nothing is done where it is closed already, or gone. Throws a TransientError
 * where somebody has committed to it meanwhile, so that the next attempt sees that.
 */
export async function applyClosePullRequest(
  api: GitHubApi,
  repository: string,
  { number: which, headSha, reason, body: newText }: ClosePullRequestEffect,
  recent: RecentWrites,
): Promise<void> {
  const [owner, repo] = repository.split("/");
  const ask: Ask = async (route, parameters) => (await api.request(route, { owner, repo, ...parameters })).data;
  try {
    const present = await ask("GET /repos/{owner}/{repo}/pulls/{pull_number}", { pull_number: which });
    if (text(present, "state") !== "open") return;
    if (headSha !== undefined && text(present, "head", "sha") !== headSha) {
      throw new TransientError(`The branch of ${repository}#${which} moved on before it was closed.`);
    }
    if (!(await isSaid(ask, which, number(present, "comments") ?? 0, reason))) {
      const comment = { kind: "comment", item: which, marker: MARKER, body: reason, present: undefined } as const;
      await applyComment(api, repository, comment, recent);
    }
    await ask("PATCH /repos/{owner}/{repo}/pulls/{pull_number}", {
      pull_number: which,
      state: "closed",
      body: newText,
    });
    const ref = `heads/${text(present, "head", "ref")}`;
    await unless(isBranchGone, ask("DELETE /repos/{owner}/{repo}/git/refs/{ref}", { ref }));
  } catch (error) {
    if (isNotFound(error)) return;
    throw classifiedWrite(`Closing ${repository}#${which}`, error);
  }
}

type Ask = (route: string, parameters: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** Whether an attempt that broke off a while ago has said why. People may say the same in its words. */
async function isSaid(ask: Ask, which: number, count: number, reason: string): Promise<boolean> {
  if (count === 0) return false;
  const route = "GET /repos/{owner}/{repo}/issues/{issue_number}/comments";
  const [last] = list(await ask(route, { issue_number: which, per_page: 1, page: count }));
  return text(last, "user", "type") === "Bot" && text(last, "body") === `${markOf(MARKER)}\n${reason}`;
}

/** GitHub has 422 for it, and no other sign than the words. A protected branch is left where it is. */
function isBranchGone(error: unknown): boolean {
  const status = statusOf(error);
  return status === 422 || status === 403;
}

async function unless(isFine: (error: unknown) => boolean, work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!isFine(error)) throw error;
  }
}
