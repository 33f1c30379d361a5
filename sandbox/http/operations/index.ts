/** All operations of the REST API that the sandbox has. */
import type { OperationId } from "../../openapi/operation-ids.ts";
import type { Operation } from "../operation.ts";
import { apps } from "./apps.ts";
import { checkRuns } from "./check-runs.ts";
import { checkSuites } from "./check-suites.ts";
import { comments } from "./comments.ts";
import { contents } from "./contents.ts";
import { deliveries } from "./deliveries.ts";
import { gitObjects } from "./git-objects.ts";
import { issueEvents } from "./issue-events.ts";
import { issues } from "./issues.ts";
import { labels } from "./labels.ts";
import { milestones } from "./milestones.ts";
import { pulls } from "./pulls.ts";
import { refs } from "./refs.ts";
import { repositories } from "./repositories.ts";
import { users } from "./users.ts";

export const OPERATIONS: ReadonlyMap<OperationId, Operation> = new Map(
  [
    apps,
    deliveries,
    repositories,
    contents,
    gitObjects,
    refs,
    pulls,
    checkRuns,
    checkSuites,
    issues,
    issueEvents,
    comments,
    labels,
    milestones,
    users,
  ]
    .flat()
    .map((operation) => [operation.id, operation]),
);
