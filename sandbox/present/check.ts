/** Check suites, check runs and annotations, as the REST API and deliveries show them. */
import type { CheckRunPullRequest } from "@octokit/webhooks-types";
import { latestRuns, pullRequestsOf } from "../world/checks.ts";
import { commitIn } from "../world/git/object-store.ts";
import type { Annotation, CheckRun, CheckSuite, PullRequest } from "../world/model.ts";
import { apiOf, nodeId, pageOf, type Addresses } from "./addresses.ts";
import { presentApp } from "./app.ts";
import { presentSimpleCommit } from "./commit.ts";
import { presentRepository } from "./repository.ts";
import { timeText, timeTextOrNull } from "./time.ts";

/** A check run; its suite is told by its number only, as the REST API does. */
export function presentCheckRun(addresses: Addresses, run: CheckRun) {
  const { id, suite, name, status, conclusion, detailsUrl, externalId, startedAt, completedAt } = run;
  const { repository, headSha, app } = suite;
  const url = `${apiOf(addresses, repository)}/check-runs/${id}`;
  return {
    id,
    node_id: nodeId("CheckRun", repository.id, id),
    head_sha: headSha,
    external_id: externalId ?? "",
    url,
    html_url: `${pageOf(addresses, repository)}/runs/${id}`,
    details_url: detailsUrl ?? presentApp(addresses, app).external_url,
    status,
    conclusion,
    started_at: timeText(startedAt),
    completed_at: timeTextOrNull(completedAt),
    output: {
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    name,
    check_suite: { id: suite.id },
    app: presentApp(addresses, app),
    pull_requests: pullRequestsOf(suite).map((pullRequest) => presentCheckedPullRequest(addresses, pullRequest)),
  };
}

/** The part of a suite that check run events show. */
export function presentSuiteState(addresses: Addresses, suite: CheckSuite) {
  const { id, repository, app, headSha, headBranch, before, status, conclusion, createdAt, updatedAt } = suite;
  return {
    id,
    node_id: nodeId("CheckSuite", repository.id, id),
    head_branch: headBranch,
    head_sha: headSha,
    status,
    conclusion,
    url: `${apiOf(addresses, repository)}/check-suites/${id}`,
    before,
    after: headSha,
    pull_requests: pullRequestsOf(suite).map((pullRequest) => presentCheckedPullRequest(addresses, pullRequest)),
    app: presentApp(addresses, app),
    created_at: timeText(createdAt),
    updated_at: timeText(updatedAt),
  };
}

/** What the suite's own events show. */
export function presentSuiteEvent(addresses: Addresses, suite: CheckSuite) {
  return {
    ...presentSuiteState(addresses, suite),
    rerequestable: true,
    runs_rerequestable: true,
    latest_check_runs_count: latestRuns(suite.runs).length,
    check_runs_url: `${apiOf(addresses, suite.repository)}/check-suites/${suite.id}/check-runs`,
    head_commit: presentSimpleCommit(commitIn(suite.repository.objects, suite.headSha)),
  };
}

/** `GET /repos/{owner}/{repo}/check-suites/{check_suite_id}`. */
export function presentSuite(addresses: Addresses, suite: CheckSuite) {
  return { ...presentSuiteEvent(addresses, suite), repository: presentRepository(addresses, suite.repository) };
}

export function presentAnnotation(addresses: Addresses, { suite }: CheckRun, annotation: Annotation) {
  const { path, startLine, endLine, startColumn, endColumn, level, message, title, rawDetails } = annotation;
  return {
    path,
    blob_href: `${pageOf(addresses, suite.repository)}/blob/${suite.headSha}/${encodeURI(path)}`,
    start_line: startLine,
    start_column: startColumn,
    end_line: endLine,
    end_column: endColumn,
    annotation_level: level,
    title,
    message,
    raw_details: rawDetails,
  };
}

function presentCheckedPullRequest(
  addresses: Addresses,
  { id, number, repository, head, base }: PullRequest,
): CheckRunPullRequest {
  // Only pull requests from the repository itself are told of, so that both sides are in it.
  const repo = { id: repository.id, url: apiOf(addresses, repository), name: repository.name };
  return {
    url: `${apiOf(addresses, repository)}/pulls/${number}`,
    id,
    number,
    head: { ref: head.branch, sha: head.sha, repo },
    base: { ref: base.branch, sha: base.sha, repo },
  };
}
