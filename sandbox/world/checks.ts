/** Check suites and check runs. */
import type { Account, Annotation, App, CheckAction, CheckConclusion, CheckRun, CheckStatus } from "./model.ts";
import type { CheckSuite, PullRequest, Repository } from "./model.ts";
import { Refusal } from "./refusal.ts";
import type { World } from "./world.ts";

type NewSuite = Pick<CheckSuite, "app" | "headSha" | "headBranch" | "before">;

export function createSuite(world: World, repository: Repository, suite: NewSuite): CheckSuite {
  const created: CheckSuite = {
    id: world.nextId(),
    repository,
    ...suite,
    status: "queued",
    conclusion: null,
    runs: [],
    createdAt: world.now(),
    updatedAt: world.now(),
  };
  repository.suites.push(created);
  return created;
}

/** What an app says of a check run; what it leaves out stays as it is. */
export interface CheckRunChange {
  readonly name?: string | undefined;
  readonly status?: CheckStatus | undefined;
  readonly conclusion?: CheckConclusion | undefined;
  readonly detailsUrl?: string | undefined;
  readonly externalId?: string | undefined;
  readonly startedAt?: Date | undefined;
  readonly completedAt?: Date | undefined;
  readonly output?:
    | {
        readonly title?: string | undefined;
        readonly summary: string;
        readonly text?: string | undefined;
        /** Added to those that are there. */
        readonly annotations?: readonly Annotation[] | undefined;
      }
    | undefined;
  readonly actions?: readonly CheckAction[] | undefined;
}

/** A new check run in the app's suite for the commit; the suite is made where there is none. */
export function createCheckRun(
  world: World,
  repository: Repository,
  app: App,
  headSha: string,
  change: CheckRunChange & { readonly name: string },
): CheckRun {
  const suite =
    repository.suites.findLast((one) => one.app === app && one.headSha === headSha) ??
    // The commit of a fork: GitHub does not know a branch for it.
    createSuite(world, repository, { app, headSha, headBranch: null, before: null });
  const run: CheckRun = {
    id: world.nextId(),
    suite,
    name: change.name,
    status: "queued",
    conclusion: null,
    detailsUrl: null,
    externalId: null,
    title: null,
    summary: null,
    text: null,
    annotations: [],
    actions: [],
    createdAt: world.now(),
    startedAt: world.now(),
    completedAt: null,
  };
  suite.runs.push(run);
  applyChange(world, run, change);
  settleSuite(world, suite);
  world.tell({ kind: "check-run", run, action: "created", sender: app.bot });
  if (run.status === "completed") tellCompleted(world, run);
  return run;
}

export function updateCheckRun(world: World, run: CheckRun, change: CheckRunChange): void {
  const wasCompleted = run.status === "completed";
  applyChange(world, run, change);
  settleSuite(world, run.suite);
  if (run.status === "completed" && !wasCompleted) tellCompleted(world, run);
}

function applyChange(world: World, run: CheckRun, change: CheckRunChange): void {
  const { name, status, conclusion, detailsUrl, externalId, startedAt, completedAt, output, actions } = change;
  run.name = name ?? run.name;
  run.detailsUrl = detailsUrl ?? run.detailsUrl;
  run.externalId = externalId ?? run.externalId;
  run.startedAt = startedAt ?? run.startedAt;
  run.actions = actions ?? run.actions;
  // "Providing conclusion will automatically set the status parameter to completed."
  const next = conclusion === undefined ? status : "completed";
  if (next === "completed" && conclusion !== undefined) {
    run.conclusion = conclusion;
    run.completedAt = completedAt ?? world.now();
  } else if (next !== undefined) {
    run.conclusion = null;
    run.completedAt = null;
  }
  run.status = next ?? run.status;
  if (output !== undefined) {
    run.title = output.title ?? run.title;
    run.summary = output.summary;
    run.text = output.text ?? run.text;
    run.annotations.push(...(output.annotations ?? []));
  }
}

/** The newest run of each name; the older ones are history. */
export function latestRuns(runs: readonly CheckRun[]): CheckRun[] {
  return [...new Map(runs.map((run) => [run.name, run])).values()];
}

/** From bad to good: a suite ends as its worst run does. */
const WORST_FIRST: readonly CheckConclusion[] = [
  "action_required",
  "timed_out",
  "cancelled",
  "failure",
  "stale",
  "success",
  "neutral",
  "skipped",
];

function settleSuite(world: World, suite: CheckSuite): void {
  const runs = latestRuns(suite.runs);
  const isDone = runs.every(({ status }) => status === "completed");
  suite.status = isDone ? "completed" : runs.some(({ status }) => status !== "queued") ? "in_progress" : "queued";
  suite.conclusion = isDone
    ? (WORST_FIRST.find((one) => runs.some(({ conclusion }) => conclusion === one)) ?? null)
    : null;
  suite.updatedAt = world.now();
}

function tellCompleted(world: World, run: CheckRun): void {
  const sender = run.suite.app.bot;
  world.tell({ kind: "check-run", run, action: "completed", sender });
  if (run.suite.status === "completed") {
    world.tell({ kind: "check-suite", suite: run.suite, action: "completed", sender });
  }
}

/**
 * "Re-run" of one check. The suite is open again and the run itself stays as it is until the app updates it:
 * https://docs.github.com/en/rest/checks/runs#rerequest-a-check-run
 */
export function rerequestRun(world: World, run: CheckRun, sender: Account): void {
  if (run.status !== "completed") throw new Refusal("This check run is not rerequestable");
  reopenSuite(world, run.suite);
  world.tell({ kind: "check-run", run, action: "rerequested", sender });
}

/** "Re-run all checks". */
export function rerequestSuite(world: World, suite: CheckSuite, sender: Account): void {
  reopenSuite(world, suite);
  world.tell({ kind: "check-suite", suite, action: "rerequested", sender });
}

function reopenSuite(world: World, suite: CheckSuite): void {
  suite.status = "queued";
  suite.conclusion = null;
  suite.updatedAt = world.now();
}

/** A person presses a button of a check run. */
export function requestAction(world: World, run: CheckRun, identifier: string, sender: Account): void {
  if (!run.actions.some((action) => action.identifier === identifier)) {
    throw new Refusal(`The check run "${run.name}" has no button "${identifier}".`);
  }
  world.tell({ kind: "check-run", run, action: "requested_action", identifier, sender });
}

/**
 * The pull requests that check events name: open, and from a branch of the same repository.
 * "Pushes to a branch in a forked repository are not detected and return an empty pull_requests array."
 * https://docs.github.com/en/rest/checks/runs
 */
export function pullRequestsOf(suite: CheckSuite): PullRequest[] {
  const { repository, headBranch, headSha } = suite;
  return [...repository.items.values()]
    .filter((item) => item.kind === "pull-request")
    .filter(
      ({ state, head }) =>
        state === "open" && head.repository === repository && head.branch === headBranch && head.sha === headSha,
    );
}

export function findRun({ suites }: Repository, id: number): CheckRun | undefined {
  return suites.flatMap(({ runs }) => runs).find((run) => run.id === id);
}
