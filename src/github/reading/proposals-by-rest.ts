/** The same proposals where GraphQL is not to be had: some more requests, over REST alone. */
import { CONFIGURATION_PATH } from "../../domain/configuration.ts";
import type { PresentCheckRun } from "../../engine/effect.ts";
import type { Proposal } from "../../engine/reader.ts";
import { classified, isCommitGone, isNotFound, type GitHubApi } from "../api.ts";
import { field, list, number, text } from "../field.ts";
import type { Ours } from "./proposals.ts";

/** Reads a pull request; `undefined` where it is not there. */
export async function readPullRequestByRest(
  api: GitHubApi,
  repository: string,
  pullRequest: number,
  ours: Ours,
): Promise<Proposal | undefined> {
  const found = await ask(api, repository, "GET /repos/{owner}/{repo}/pulls/{pull_number}", {
    pull_number: pullRequest,
  });
  const headSha = text(found, "head", "sha");
  const base = text(found, "base", "ref");
  if (headSha === undefined || base === undefined) return undefined;
  // `base.sha` is where the base stood when the head was last pushed; what counts is where it stands now.
  const tip = await ask(api, repository, "GET /repos/{owner}/{repo}/git/ref/{ref}", { ref: `heads/${base}` });
  const baseSha = text(tip, "object", "sha");
  const rest = await restOf(api, repository, headSha, baseSha ?? headSha, ours);
  const headRepository = text(found, "head", "repo", "full_name");
  const name = text(found, "head", "ref");
  const headBranch =
    headRepository === undefined || name === undefined ? undefined : { repository: headRepository, name };
  return { isOpen: text(found, "state") === "open" && baseSha !== undefined, headBranch, ...rest };
}

/** Reads what a merge queue is about to merge. */
export async function readMergeGroupByRest(
  api: GitHubApi,
  repository: string,
  headSha: string,
  baseSha: string,
  ours: Ours,
): Promise<Proposal | undefined> {
  const commit = await ask(api, repository, "GET /repos/{owner}/{repo}/git/commits/{commit_sha}", {
    commit_sha: headSha,
  });
  if (commit === undefined) return undefined;
  return { isOpen: true, headBranch: undefined, ...(await restOf(api, repository, headSha, baseSha, ours)) };
}

async function restOf(
  api: GitHubApi,
  repository: string,
  headSha: string,
  baseSha: string,
  { appId, checkName }: Ours,
): Promise<Pick<Proposal, "headSha" | "baseSha" | "configuration" | "isOfGovernance" | "present">> {
  const [file, runs] = await Promise.all([
    ask(api, repository, "GET /repos/{owner}/{repo}/contents/{path}", { path: CONFIGURATION_PATH, ref: baseSha }),
    ask(api, repository, "GET /repos/{owner}/{repo}/commits/{ref}/check-runs", {
      ref: headSha,
      check_name: checkName,
      app_id: appId,
    }),
  ]);
  const sha = text(file, "sha");
  const content = text(file, "type") === "file" ? undefined : ("link" as const);
  // Without a reference, GitHub looks at the default branch.
  const own =
    sha ??
    text(await ask(api, repository, "GET /repos/{owner}/{repo}/contents/{path}", { path: CONFIGURATION_PATH }), "sha");
  return {
    headSha,
    baseSha,
    configuration: sha === undefined ? undefined : { sha, content },
    isOfGovernance: own !== undefined,
    present: latestRun(runs),
  };
}

function latestRun(answer: unknown): PresentCheckRun | undefined {
  return list(answer, "check_runs")
    .flatMap((run) => {
      const id = number(run, "id");
      const isCompleted = text(run, "status") === "completed";
      return id === undefined ? [] : [{ id, externalId: text(run, "external_id") ?? "", isCompleted }];
    })
    .toSorted((a, b) => b.id - a.id)[0];
}

async function ask(
  api: GitHubApi,
  repository: string,
  route: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const [owner, repo] = repository.split("/");
  try {
    return field(await api.request(route, { owner, repo, ...parameters }), "data");
  } catch (error) {
    if (isNotFound(error) || isCommitGone(error)) return undefined;
    throw classified(`${route} of ${repository}`, error);
  }
}
