/** The check runs that belong to a pull request: those of its head, and those of the heads it had before. */
import { latestRuns } from "../world/checks.ts";
import type { Annotation, CheckRun, PullRequest, Repository } from "../world/model.ts";
import { commitsOf } from "../world/pull-requests.ts";

export interface PullRequestChecks {
  /** The newest of each name and app, on the head. */
  readonly current: readonly CheckRun[];
  /** Everything older, the newest first. */
  readonly earlier: readonly CheckRun[];
}

export function checksOf(pullRequest: PullRequest): PullRequestChecks {
  const { repository, head, createdAt } = pullRequest;
  const commits = new Set(commitsOf(pullRequest).map(({ sha }) => sha));
  // A head that was pushed away is in no history any more; its suite still names the branch.
  const suites = repository.suites.filter(
    (suite) =>
      commits.has(suite.headSha) ||
      suite.headSha === head.sha ||
      (head.repository === repository && suite.headBranch === head.branch && suite.createdAt >= createdAt),
  );
  const current = runsOn(repository, head.sha);
  const earlier = suites
    .flatMap(({ runs }) => runs)
    .filter((run) => !current.includes(run))
    .toSorted((a, b) => b.id - a.id);
  return { current, earlier };
}

/** The newest runs of a commit. Runs of different apps may have the same name. */
export function runsOn({ suites }: Repository, sha: string): CheckRun[] {
  return suites.filter(({ headSha }) => headSha === sha).flatMap(({ runs }) => latestRuns(runs));
}

/** An annotation, and the run that made it. */
export interface PlacedAnnotation {
  readonly run: CheckRun;
  readonly annotation: Annotation;
}

/** Annotations by path, in the order of their lines. */
export function annotationsByPath(runs: readonly CheckRun[]): Map<string, PlacedAnnotation[]> {
  const byPath = new Map<string, PlacedAnnotation[]>();
  const all = runs.flatMap((run) => run.annotations.map((annotation) => ({ run, annotation })));
  for (const one of all.toSorted((a, b) => a.annotation.endLine - b.annotation.endLine)) {
    const { path } = one.annotation;
    byPath.set(path, [...(byPath.get(path) ?? []), one]);
  }
  return byPath;
}
