/** Check runs and their annotations. */
import { presentAnnotation, presentCheckRun } from "../../present/check.ts";
import { createCheckRun, findRun, latestRuns, rerequestRun, updateCheckRun } from "../../world/checks.ts";
import type { CheckRunChange } from "../../world/checks.ts";
import type { Annotation, App, CheckRun, CheckStatus, Repository } from "../../world/model.ts";
import { resolveCommit } from "../../world/names.ts";
import { ApiError, notFound, validationFailed } from "../answer.ts";
import type { BodyOf } from "../call.ts";
import { appOf, repositoryOperation } from "../operation.ts";
import { pageOf } from "../pagination.ts";
import { assertOutputBytes, charactersOf } from "./text-limits.ts";

type Body = Omit<BodyOf<"checks/create">, "name" | "head_sha"> | BodyOf<"checks/update">;
type GivenAnnotation = NonNullable<NonNullable<BodyOf<"checks/update">["output"]>["annotations"]>[number];

const MAX_TITLE_CHARACTERS = 255;

export const checkRuns = [
  repositoryOperation("checks/create", { checks: "write" }, ({ addresses, world, body }, { repository, token }) => {
    const app = appOf(token);
    const sha = body.head_sha;
    if (!/^[0-9a-f]{40}$/.test(sha) || repository.objects.commit(sha) === undefined) {
      throw new ApiError(422, `No commit found for SHA: ${sha}`);
    }
    const run = createCheckRun(world, repository, app, sha, { ...changeOf(body), name: nameOf(body.name) });
    return { status: 201, body: presentCheckRun(addresses, run) };
  }),

  repositoryOperation(
    "checks/update",
    { checks: "write" },
    ({ addresses, world, path, body }, { repository, token }) => {
      const run = ownRun(repository, path.check_run_id, appOf(token));
      const name = body.name === undefined ? undefined : nameOf(body.name);
      updateCheckRun(world, run, { ...changeOf(body), name });
      return { status: 200, body: presentCheckRun(addresses, run) };
    },
  ),

  repositoryOperation("checks/get", { checks: "read" }, ({ addresses, path }, { repository }) => ({
    status: 200,
    body: presentCheckRun(addresses, anyRun(repository, path.check_run_id)),
  })),

  repositoryOperation(
    "checks/list-for-ref",
    { checks: "read" },
    ({ addresses, world, path, query, url }, { repository }) => {
      const sha = resolveCommit(repository, path.ref);
      if (sha === undefined) throw new ApiError(422, `No commit found for SHA: ${path.ref}`);
      const suites = repository.suites.filter(
        (suite) => suite.headSha === sha && (query.app_id === undefined || query.app_id === suite.app.id),
      );
      const runs = suites.flatMap((suite) => selected(world.listed(suite.runs), query));
      const { items, headers } = pageOf(runs, query, url);
      const check_runs = items.map((run) => presentCheckRun(addresses, run));
      return { status: 200, body: { total_count: runs.length, check_runs }, headers };
    },
  ),

  repositoryOperation(
    "checks/list-for-suite",
    { checks: "read" },
    ({ addresses, world, path, query, url }, { repository }) => {
      const suite = repository.suites.find(({ id }) => id === path.check_suite_id);
      if (suite === undefined) throw notFound();
      const runs = selected(world.listed(suite.runs), query);
      const { items, headers } = pageOf(runs, query, url);
      const check_runs = items.map((run) => presentCheckRun(addresses, run));
      return { status: 200, body: { total_count: runs.length, check_runs }, headers };
    },
  ),

  repositoryOperation(
    "checks/list-annotations",
    { checks: "read" },
    ({ addresses, path, query, url }, { repository }) => {
      const run = anyRun(repository, path.check_run_id);
      const { items, headers } = pageOf(run.annotations, query, url);
      return { status: 200, body: items.map((one) => presentAnnotation(addresses, run, one)), headers };
    },
  ),

  repositoryOperation("checks/rerequest-run", { checks: "write" }, ({ world, path }, { repository, token, actor }) => {
    rerequestRun(world, ownRun(repository, path.check_run_id, appOf(token)), actor);
    return { status: 201, body: {} };
  }),
];

interface Selection {
  readonly check_name?: string | undefined;
  readonly status?: CheckStatus | undefined;
  readonly filter?: "latest" | "all" | undefined;
}

/** Without a filter the newest of each name. */
function selected(runs: readonly CheckRun[], { check_name, status, filter = "latest" }: Selection): CheckRun[] {
  return (filter === "latest" ? latestRuns(runs) : [...runs])
    .filter((run) => check_name === undefined || run.name === check_name)
    .filter((run) => status === undefined || run.status === status);
}

function anyRun(repository: Repository, id: number): CheckRun {
  const run = findRun(repository, id);
  if (run === undefined) throw notFound();
  return run;
}

function ownRun(repository: Repository, id: number, app: App): CheckRun {
  const run = anyRun(repository, id);
  if (run.suite.app !== app)
    throw new ApiError(
      403,
      "Invalid app_id `" + String(app.id) + "` - check run can only be modified by the GitHub App that created it.",
    );
  return run;
}

function nameOf(name: string): string {
  if (name.trim() === "") throw validationFailed("CheckRun", "name", "name can't be blank");
  return name;
}

function changeOf(body: Body): CheckRunChange {
  const { conclusion, output, actions } = body;
  return {
    status: statusOf(body),
    conclusion,
    detailsUrl: detailsUrlOf(body.details_url),
    externalId: body.external_id,
    startedAt: body.started_at === undefined ? undefined : new Date(body.started_at),
    completedAt: body.completed_at === undefined ? undefined : new Date(body.completed_at),
    output: output === undefined ? undefined : outputOf(output),
    actions,
  };
}

/** "Required if you provide completed_at or a status of completed." */
function statusOf({ status, conclusion, completed_at: completedAt }: Body): CheckStatus | undefined {
  if (conclusion === undefined && (status === "completed" || completedAt !== undefined)) {
    throw validationFailed("CheckRun", "conclusion", "conclusion is required when the check run is completed");
  }
  if (conclusion === "stale") throw validationFailed("CheckRun", "conclusion", "only GitHub can set stale");
  // The description knows more states than these; "Only GitHub Actions can set a status of waiting, pending, or requested."
  if (status !== undefined && !["queued", "in_progress", "completed"].includes(status)) {
    throw validationFailed("CheckRun", "status", `only GitHub Actions can set ${status}`);
  }
  return status;
}

function detailsUrlOf(url: string | undefined): string | undefined {
  if (url !== undefined && !/^https?:\/\//.test(url)) {
    throw validationFailed("CheckRun", "details_url", "details_url must use http or https scheme");
  }
  return url;
}

function outputOf({ title, summary, text, annotations }: NonNullable<Body["output"]>): CheckRunChange["output"] {
  assertOutputBytes("summary", summary);
  assertOutputBytes("text", text);
  return { title, summary, text, annotations: annotations?.map(annotationOf) };
}

/** https://docs.github.com/en/rest/checks/runs#create-a-check-run, under "Properties of the annotations items". */
function annotationOf(given: GivenAnnotation): Annotation {
  const { start_line: startLine, end_line: endLine, start_column: startColumn, end_column: endColumn } = given;
  const isWithoutColumns = startColumn === undefined && endColumn === undefined;
  const complaints: readonly (readonly [isWrong: boolean, field: string, message: string])[] = [
    [given.path === "" || given.path.startsWith("/"), "path", "path is relative to the root of the repository"],
    [startLine < 1, "start_line", "start_line must be greater than 0"],
    [endLine < startLine, "end_line", "end_line must be greater than or equal to start_line"],
    [startLine !== endLine && !isWithoutColumns, "start_column", "columns are only allowed on one line"],
    [startColumn !== undefined && startColumn < 1, "start_column", "start_column must be greater than 0"],
    [
      endColumn !== undefined && endColumn < (startColumn ?? 1),
      "end_column",
      "end_column must not be before start_column",
    ],
    [given.message === "", "message", "message can't be blank"],
    [charactersOf(given.title) > MAX_TITLE_CHARACTERS, "title", "title is too long (maximum is 255 characters)"],
  ];
  for (const [isWrong, field, message] of complaints) {
    if (isWrong) throw validationFailed("CheckAnnotation", field, message);
  }
  assertOutputBytes("message", given.message);
  assertOutputBytes("raw_details", given.raw_details);
  return {
    path: given.path,
    startLine,
    endLine,
    startColumn: startColumn ?? null,
    endColumn: endColumn ?? null,
    level: given.annotation_level,
    message: given.message,
    title: given.title ?? null,
    rawDetails: given.raw_details ?? null,
  };
}
