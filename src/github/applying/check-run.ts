/** Check runs: the desired one → the requests that bring it about. */
import type { Annotation, CheckRunEffect } from "../../engine/effect.ts";
import { classified, isCommitGone, type GitHubApi } from "../api.ts";
import { number } from "../field.ts";

/** @see https://docs.github.com/rest/checks/runs#create-a-check-run – more need further requests, each of which adds */
const ANNOTATIONS_A_REQUEST = 50;
const MAX_TEXT = 65_535;

/**
 * Writes a check run, unless it stands already, or its commit is gone.
 *
 * It is created concluded, with the first annotations; each further request adds some. How many are sent stands in the
 * run's external id, so that what was cut off half-way is taken up there, and no annotation arrives twice.
 */
export async function applyCheckRun(api: GitHubApi, repository: string, effect: CheckRunEffect): Promise<void> {
  const { present, basis, isRequested } = effect;
  const total = effect.annotations.length;
  const stands = present?.isCompleted === true && present.externalId === basis;
  if (stands && !isRequested) return;
  let sent = present === undefined ? undefined : sentOf(present.externalId, effect);
  let id = sent === undefined ? undefined : present?.id;
  try {
    if (id === undefined || sent === undefined) {
      sent = Math.min(total, ANNOTATIONS_A_REQUEST);
      id = await create(api, repository, effect, sent);
    }
    while (sent < total) {
      const next: number = Math.min(total, sent + ANNOTATIONS_A_REQUEST);
      // In order, since each request says how many there are with it.
      // oxlint-disable-next-line no-await-in-loop
      await update(api, repository, effect, id, sent, next);
      sent = next;
    }
  } catch (error) {
    if (isCommitGone(error)) return;
    throw classified("Writing the check run", error);
  }
}

/** How many annotations a run of the same basis has so far; `undefined` for a run of another. */
function sentOf(externalId: string, { basis, annotations }: CheckRunEffect): number | undefined {
  const [, sent, total] = externalId.startsWith(`${basis} `)
    ? (/^(\d+)\/(\d+)$/.exec(externalId.slice(basis.length + 1)) ?? [])
    : [];
  return Number(total) === annotations.length ? Number(sent) : undefined;
}

async function create(api: GitHubApi, repository: string, effect: CheckRunEffect, sent: number): Promise<number> {
  const [owner, repo] = repository.split("/");
  const { data } = await api.request("POST /repos/{owner}/{repo}/check-runs", {
    owner,
    repo,
    name: effect.name,
    head_sha: effect.headSha,
    ...stateOf(effect, 0, sent),
  });
  const id = number(data, "id");
  if (id === undefined) throw new Error("GitHub gave the new check run no id.");
  return id;
}

async function update(
  api: GitHubApi,
  repository: string,
  effect: CheckRunEffect,
  id: number,
  from: number,
  to: number,
): Promise<void> {
  const [owner, repo] = repository.split("/");
  const route = "PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}";
  await api.request(route, { owner, repo, check_run_id: id, ...stateOf(effect, from, to) });
}

function stateOf(effect: CheckRunEffect, from: number, to: number): Record<string, unknown> {
  const total = effect.annotations.length;
  const text = effect.text === undefined ? {} : { text: fitted(effect.text) };
  return {
    external_id: to === total ? effect.basis : `${effect.basis} ${to}/${total}`,
    status: "completed",
    conclusion: effect.conclusion,
    actions: effect.actions,
    output: {
      title: effect.title,
      summary: fitted(effect.summary),
      ...text,
      annotations: effect.annotations.slice(from, to).map(annotationOf),
    },
  };
}

function annotationOf(annotation: Annotation): Record<string, unknown> {
  const { startColumn, endColumn } = annotation;
  const columns = startColumn === undefined ? {} : { start_column: startColumn, end_column: endColumn };
  return {
    path: annotation.path,
    start_line: annotation.startLine,
    end_line: annotation.endLine,
    ...columns,
    annotation_level: annotation.level,
    title: annotation.title,
    message: annotation.message,
  };
}

function fitted(text: string): string {
  const end = "\n\n… cut, since GitHub takes no more.";
  return text.length <= MAX_TEXT ? text : text.slice(0, MAX_TEXT - end.length) + end;
}
