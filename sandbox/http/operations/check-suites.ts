/** Check suites. */
import { presentSuite } from "../../present/check.ts";
import { createSuite, rerequestSuite } from "../../world/checks.ts";
import { resolveCommit } from "../../world/names.ts";
import { ApiError, notFound } from "../answer.ts";
import { appOf, repositoryOperation } from "../operation.ts";
import { pageOf } from "../pagination.ts";

export const checkSuites = [
  repositoryOperation(
    "checks/create-suite",
    { checks: "write" },
    ({ addresses, world, body }, { repository, token }) => {
      const app = appOf(token);
      const headSha = body.head_sha;
      if (repository.objects.commit(headSha) === undefined)
        throw new ApiError(422, `No commit found for SHA: ${headSha}`);
      const known = repository.suites.find((suite) => suite.app === app && suite.headSha === headSha);
      const suite = known ?? createSuite(world, repository, { app, headSha, headBranch: null, before: null });
      return { status: known === undefined ? 201 : 200, body: presentSuite(addresses, suite) };
    },
  ),

  repositoryOperation("checks/get-suite", { checks: "read" }, ({ addresses, path }, { repository }) => {
    const suite = repository.suites.find(({ id }) => id === path.check_suite_id);
    if (suite === undefined) throw notFound();
    return { status: 200, body: presentSuite(addresses, suite) };
  }),

  repositoryOperation(
    "checks/list-suites-for-ref",
    { checks: "read" },
    ({ addresses, path, query, url }, { repository }) => {
      const sha = resolveCommit(repository, path.ref);
      if (sha === undefined) throw new ApiError(422, `No commit found for SHA: ${path.ref}`);
      const { app_id: appId, check_name: name } = query;
      const suites = repository.suites
        .filter((suite) => suite.headSha === sha && (appId === undefined || suite.app.id === appId))
        .filter((suite) => name === undefined || suite.runs.some((run) => run.name === name));
      const { items, headers } = pageOf(suites, query, url);
      const check_suites = items.map((suite) => presentSuite(addresses, suite));
      return { status: 200, body: { total_count: suites.length, check_suites }, headers };
    },
  ),

  repositoryOperation(
    "checks/rerequest-suite",
    { checks: "write" },
    ({ world, path }, { repository, token, actor }) => {
      const app = appOf(token);
      const suite = repository.suites.find(({ id }) => id === path.check_suite_id);
      if (suite === undefined || suite.app !== app) throw notFound();
      rerequestSuite(world, suite, actor);
      return { status: 201, body: {} };
    },
  ),
];
