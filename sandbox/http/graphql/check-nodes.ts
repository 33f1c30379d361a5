/** Check suites and check runs in GraphQL. */
import { nodeId, pageOf } from "../../present/addresses.ts";
import { latestRuns } from "../../world/checks.ts";
import type { Annotation, App, CheckRun, CheckSuite, Repository } from "../../world/model.ts";
import { connection } from "./connection.ts";
import { assertReads, listArgument, numberArgument, objectArgument, textArgument } from "./context.ts";
import type { Arguments, Fields, QueryContext } from "./context.ts";
import { timeText, timeTextOrNull } from "../../present/time.ts";

/** `Commit.checkSuites`. */
export function suitesField(context: QueryContext, repository: Repository, sha: string, args: Arguments): unknown {
  assertReads(context, "checks");
  const filter = objectArgument(args, "filterBy");
  const appId = numberArgument(filter, "appId");
  const name = textArgument(filter, "checkName");
  const suites = repository.suites
    .filter((suite) => suite.headSha === sha && (appId === undefined || suite.app.id === appId))
    .filter((suite) => name === undefined || context.world.listed(suite.runs).some((run) => run.name === name));
  return connection("checkSuites", suites, args, (suite) => suiteFields(context, suite));
}

function suiteFields(context: QueryContext, suite: CheckSuite): Fields {
  const { id, repository, app, status, conclusion, createdAt, updatedAt, runs } = suite;
  return {
    __typename: "CheckSuite",
    id: nodeId("CheckSuite", repository.id, id),
    databaseId: id,
    status: status.toUpperCase(),
    conclusion: conclusion?.toUpperCase() ?? null,
    createdAt: timeText(createdAt),
    updatedAt: timeText(updatedAt),
    app: () => appFields(context, app),
    checkRuns: (args: Arguments) =>
      connection("checkRuns", selected(context.world.listed(runs), args), args, (run) => runFields(context, run)),
  };
}

function selected(runs: readonly CheckRun[], args: Arguments): CheckRun[] {
  const filter = objectArgument(args, "filterBy");
  const name = textArgument(filter, "checkName");
  const appId = numberArgument(filter, "appId");
  const status = textArgument(filter, "status");
  const statuses = listArgument(filter, "statuses") ?? (status === undefined ? undefined : [status]);
  const conclusions = listArgument(filter, "conclusions");
  const wanted = textArgument(filter, "checkType") === "LATEST" ? latestRuns(runs) : runs;
  return wanted
    .filter((run) => name === undefined || run.name === name)
    .filter((run) => appId === undefined || run.suite.app.id === appId)
    .filter((run) => statuses === undefined || statuses.includes(run.status.toUpperCase()))
    .filter((run) => conclusions === undefined || conclusions.includes(run.conclusion?.toUpperCase()));
}

function runFields(context: QueryContext, run: CheckRun): Fields {
  const { id, suite, name, status, conclusion, title, summary, text, annotations } = run;
  const permalink = `${pageOf(context.addresses, suite.repository)}/runs/${id}`;
  return {
    __typename: "CheckRun",
    id: nodeId("CheckRun", suite.repository.id, id),
    databaseId: id,
    name,
    status: status.toUpperCase(),
    conclusion: conclusion?.toUpperCase() ?? null,
    detailsUrl: run.detailsUrl,
    externalId: run.externalId,
    title,
    summary,
    text,
    startedAt: timeText(run.startedAt),
    completedAt: timeTextOrNull(run.completedAt),
    permalink,
    url: permalink,
    resourcePath: new URL(permalink).pathname,
    checkSuite: () => suiteFields(context, suite),
    annotations: (args: Arguments) =>
      connection("annotations", annotations, args, (annotation) => annotationFields(context, suite, annotation)),
  };
}

function annotationFields(context: QueryContext, suite: CheckSuite, annotation: Annotation): Fields {
  const { path, startLine, endLine, startColumn, endColumn, level, message, title, rawDetails } = annotation;
  return {
    __typename: "CheckAnnotation",
    path,
    message,
    title,
    rawDetails,
    annotationLevel: level.toUpperCase(),
    blobUrl: `${pageOf(context.addresses, suite.repository)}/blob/${suite.headSha}/${encodeURI(path)}`,
    location: { start: { line: startLine, column: startColumn }, end: { line: endLine, column: endColumn } },
  };
}

function appFields({ addresses }: QueryContext, { id, slug, name, createdAt }: App): Fields {
  return {
    __typename: "App",
    id: nodeId("App", id),
    databaseId: id,
    slug,
    name,
    description: null,
    url: `${addresses.web}/apps/${slug}`,
    createdAt: timeText(createdAt),
    updatedAt: timeText(createdAt),
  };
}
