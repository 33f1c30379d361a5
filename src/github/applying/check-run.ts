/** Check runs: the desired one → the requests that bring it about. */
import type { Annotation, CheckRunEffect } from "../../engine/effect.ts";
import { basisIn } from "../../engine/check-run-basis.ts";
import { TransientError } from "../../engine/errors.ts";
import { classifiedWrite, isCommitGone, type GitHubApi } from "../api.ts";
import { list, number, text } from "../field.ts";
import type { RecentWrites } from "../recent-writes.ts";

/** @see https://docs.github.com/rest/checks/runs#create-a-check-run – more need further requests, each of which adds */
const ANNOTATIONS_A_REQUEST = 50;
const MAX_TEXT = 65_535;

const CREATE = "POST /repos/{owner}/{repo}/check-runs";

/**
 * Writes a check run, unless it stands already, or its commit is gone.
 *
 * It is created concluded, with the first annotations; each further request adds some. How many are sent stands in the
 * run's external id, so that what was cut off half-way is taken up there, and no annotation arrives twice.
 */
export async function applyCheckRun(
  api: GitHubApi,
  repository: string,
  effect: CheckRunEffect,
  recent: RecentWrites,
): Promise<void> {
  const { present, basis } = effect;
  if (present?.isCompleted === true && present.externalId === basis) return;
  try {
    const isBegun = present !== undefined && present.externalId !== basis && sentOf(present.externalId, effect) > 0;
    // Lists lag behind what was added, too: what they show of it may be there already.
    const run = isBegun
      ? ((await readRun(api, repository, present)) ?? present)
      : await createOnce(api, repository, effect, recent);
    await complete(api, repository, effect, run);
  } catch (error) {
    if (isCommitGone(error)) return;
    throw classifiedWrite("Writing the check run", error);
  }
}

type WrittenRun = { readonly id: number; readonly externalId: string };

/** Adds the annotations that are not there yet. */
async function complete(
  api: GitHubApi,
  repository: string,
  effect: CheckRunEffect,
  { id, externalId }: WrittenRun,
): Promise<WrittenRun> {
  const total = effect.annotations.length;
  for (let sent = sentOf(externalId, effect); sent < total;) {
    const next: number = Math.min(total, sent + ANNOTATIONS_A_REQUEST);
    // In order, since each request says how many there are with it.
    // oxlint-disable-next-line no-await-in-loop
    await update(api, repository, effect, id, sent, next);
    sent = next;
  }
  return { id, externalId: effect.basis };
}

/** How many annotations a run has so far; below 0 for a run of another basis. */
function sentOf(externalId: string, { basis, annotations }: CheckRunEffect): number {
  // One that somebody asked for serves all others; what was asked for is served by that one alone.
  if (externalId === basis || basisIn(externalId) === basis) return annotations.length;
  const [, sent, total] = externalId.startsWith(`${basis} `)
    ? (/^(\d+)\/(\d+)$/.exec(externalId.slice(basis.length + 1)) ?? [])
    : [];
  return Number(total) === annotations.length ? Number(sent) : -1;
}

/** One slot for a name on a commit, since the newest run counts: what was written before another is not what stands. */
async function createOnce(
  api: GitHubApi,
  repository: string,
  effect: CheckRunEffect,
  recent: RecentWrites,
): Promise<WrittenRun> {
  const { name, headSha, annotations, present } = effect;
  const isMeant = ({ id, externalId }: WrittenRun, after: number): boolean =>
    id > after && sentOf(externalId, effect) >= 0;
  const { written } = await recent.once<WrittenRun>(api, {
    key: `check-run @${headSha} ${name}`,
    route: CREATE,
    what: `The check run ${name} on ${headSha} in ${repository}`,
    read: (note) => runIn(note, "externalId"),
    async present(run) {
      if (!isMeant(run, present?.id ?? 0)) return undefined;
      return sentOf(run.externalId, effect) === annotations.length ? run : readRun(api, repository, run);
    },
    after: present?.id,
    // One that was made on request may be the present one by now.
    find: async (_since, after) =>
      (await readRuns(api, repository, effect, recent.appId)).find((run) => isMeant(run, after)),
    create: (ready) => create(ready, repository, effect, Math.min(annotations.length, ANNOTATIONS_A_REQUEST)),
    finish: (run) => complete(api, repository, effect, run),
  });
  return written;
}

function runIn(run: unknown, externalIdKey: string): WrittenRun | undefined {
  const id = number(run, "id");
  return id === undefined ? undefined : { id, externalId: text(run, externalIdKey) ?? "" };
}

/** How far it has come since it was created. */
async function readRun(
  api: GitHubApi,
  repository: string,
  { id }: Pick<WrittenRun, "id">,
): Promise<WrittenRun | undefined> {
  const [owner, repo] = repository.split("/");
  const route = "GET /repos/{owner}/{repo}/check-runs/{check_run_id}";
  const { data } = await api.request(route, { owner, repo, check_run_id: id });
  return runIn(data, "external_id");
}

/** The newest first. */
async function readRuns(
  api: GitHubApi,
  repository: string,
  { name, headSha }: CheckRunEffect,
  appId: number,
): Promise<readonly WrittenRun[]> {
  const [owner, repo] = repository.split("/");
  const { data } = await api.request("GET /repos/{owner}/{repo}/commits/{ref}/check-runs", {
    owner,
    repo,
    ref: headSha,
    check_name: name,
    app_id: appId,
    filter: "all",
    per_page: 100,
  });
  const runs = list(data, "check_runs").flatMap((run) => runIn(run, "external_id") ?? []);
  return runs.toSorted((a, b) => b.id - a.id);
}

async function create(api: GitHubApi, repository: string, effect: CheckRunEffect, sent: number): Promise<WrittenRun> {
  const [owner, repo] = repository.split("/");
  const state = stateOf(effect, 0, sent);
  const { data } = await api.request(CREATE, { owner, repo, name: effect.name, head_sha: effect.headSha, ...state });
  const id = number(data, "id");
  if (id === undefined) throw new TransientError("GitHub's answer to a new check run breaks off.");
  return { id, externalId: state.external_id };
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

function stateOf(effect: CheckRunEffect, from: number, to: number) {
  const total = effect.annotations.length;
  const details = effect.text === undefined ? {} : { text: fitted(effect.text) };
  return {
    external_id: to === total ? effect.basis : `${effect.basis} ${to}/${total}`,
    status: "completed",
    conclusion: effect.conclusion,
    actions: effect.actions,
    output: {
      title: effect.title,
      summary: fitted(effect.summary),
      ...details,
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

function fitted(words: string): string {
  const end = "\n\n… cut, since GitHub takes no more.";
  return words.length <= MAX_TEXT ? words : words.slice(0, MAX_TEXT - end.length) + end;
}
