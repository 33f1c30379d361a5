/** The issues and pull requests behind initiatives: few fields of many of them. */
import { tasksIn } from "../../domain/task-list.ts";
import type { ItemReference } from "../../engine/record.ts";
import type { FoundIssueState, IssueState } from "../../engine/tracking.ts";
import { TransientError } from "../../engine/errors.ts";
import type { GitHubApi } from "../api.ts";
import { field, number, text } from "../field.ts";
import { stateOf } from "./item-fields.ts";
import { readReferences } from "./references.ts";

/** Each is one node, of the 500,000 that GitHub allows; what takes its time are the texts, for the boxes in them. */
const BATCH_SIZE = 250;

const SHARED = "title body closed closedAt createdAt updatedAt resourcePath";
const OF_ISSUE = "stateReason(enableDuplicate: true) subIssuesSummary { total completed }";
const FIELDS = `__typename ... on Issue { ${SHARED} ${OF_ISSUE} } ... on PullRequest { ${SHARED} merged }`;

/** In the order of the references. What has moved is told as it is where it is now. */
export function readIssueStates(
  api: GitHubApi,
  references: readonly ItemReference[],
): Promise<readonly FoundIssueState[]> {
  return readReferences(api, references, { fields: FIELDS, batchSize: BATCH_SIZE, thingOf: issueStateOf });
}

function issueStateOf(found: unknown, { isPrivate }: { readonly isPrivate: boolean }): IssueState {
  const [openedAt, updatedAt] = [text(found, "createdAt"), text(found, "updatedAt")];
  if (openedAt === undefined || updatedAt === undefined) {
    throw new TransientError("Reading the state of an issue failed: GitHub's answer has not what every answer has.");
  }
  return {
    title: text(found, "title") ?? "",
    isPrivate,
    state: stateOf(found),
    openedAt,
    closedAt: text(found, "closedAt"),
    updatedAt,
    tasks: tasksOf(found),
  };
}

function tasksOf(found: unknown): IssueState["tasks"] {
  const summary = field(found, "subIssuesSummary");
  const [done, total] = [number(summary, "completed") ?? 0, number(summary, "total") ?? 0];
  return total > 0 ? { done, total } : tasksIn(text(found, "body") ?? "");
}
