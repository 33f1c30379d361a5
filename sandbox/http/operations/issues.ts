/** Issues; pull requests are issues too. */
import { presentIssue } from "../../present/item.ts";
import { editIssue, openIssue, setIssueState } from "../../world/issues.ts";
import { setLabels } from "../../world/labels.ts";
import { setMilestone } from "../../world/milestones.ts";
import type { Item, Milestone, Repository } from "../../world/model.ts";
import { editPullRequest, setPullRequestState } from "../../world/pull-requests.ts";
import { ApiError, validationFailed } from "../answer.ts";
import { repositoryOperation } from "../operation.ts";
import { pageOf } from "../pagination.ts";
import { itemOf, READS_ITEMS, WRITES_ITEMS } from "./items.ts";
import { assertBodyLength } from "./text-limits.ts";

export const issues = [
  repositoryOperation("issues/list-for-repo", READS_ITEMS, ({ addresses, world, query, url }, { repository }) => {
    const { state = "open", labels, creator, since, sort = "created", direction = "desc" } = query;
    const wanted = labels === undefined ? [] : labels.split(",").map((name) => name.trim().toLowerCase());
    const found = world
      .listed([...repository.items.values()])
      .filter((item) => state === "all" || item.state === state)
      .filter((item) => wanted.every((name) => item.labels.some((label) => label.name.toLowerCase() === name)))
      .filter((item) => creator === undefined || item.author.login.toLowerCase() === creator.toLowerCase())
      .filter((item) => since === undefined || item.updatedAt >= new Date(since));
    const key = (item: Item): number => {
      if (sort === "comments") return item.comments.length;
      return (sort === "updated" ? item.updatedAt : item.createdAt).getTime();
    };
    const sign = direction === "asc" ? 1 : -1;
    const sorted = found.toSorted((a, b) => sign * (key(a) - key(b) || a.number - b.number));
    const { items, headers } = pageOf(sorted, query, url);
    return { status: 200, body: items.map((item) => presentIssue(addresses, item)), headers };
  }),

  repositoryOperation("issues/get", READS_ITEMS, ({ addresses, path }, { repository }) => ({
    status: 200,
    body: presentIssue(addresses, itemOf(repository, path.issue_number)),
  })),

  repositoryOperation(
    "issues/create",
    { issues: "write" },
    ({ addresses, world, body }, { repository, actor, app }) => {
      const title = String(body.title);
      if (title.trim() === "") throw validationFailed("Issue", "title", "title can't be blank");
      assertBodyLength("Issue", body.body);
      const labels = namesOf(body.labels);
      const milestone = milestoneOf(repository, body.milestone);
      const issue = openIssue(world, repository, { author: actor, app, title, body: body.body, labels });
      setMilestone(world, issue, milestone ?? undefined);
      return { status: 201, body: presentIssue(addresses, issue) };
    },
  ),

  repositoryOperation("issues/update", WRITES_ITEMS, ({ addresses, world, path, body }, { repository, actor, app }) => {
    const item = itemOf(repository, path.issue_number);
    const { title, body: text, state, state_reason: reason, labels } = body ?? {};
    const milestone = milestoneOf(repository, body?.milestone);
    assertBodyLength("Issue", text);
    const edit = { title: title === undefined || title === null ? undefined : String(title), body: text };
    if (item.kind === "issue") {
      editIssue(world, item, edit, actor);
      const why = reason === "not_planned" || reason === "duplicate" ? reason : "completed";
      if (state !== undefined) setIssueState(world, item, state, why, actor);
    } else {
      editPullRequest(world, item, edit, actor);
      if (state !== undefined) setPullRequestState(world, item, state, actor);
    }
    if (milestone !== undefined) setMilestone(world, item, milestone ?? undefined);
    if (labels !== undefined) setLabels(world, item, namesOf(labels), actor, app);
    return { status: 200, body: presentIssue(addresses, item) };
  }),
];

/** The milestone of a number; `null` for none, `undefined` where nothing is said. Throws where there is none of it. */
function milestoneOf({ milestones }: Repository, named: unknown): Milestone | null | undefined {
  if (named === undefined || named === null) return named;
  const milestone = milestones.get(Number(named));
  if (milestone === undefined) {
    throw new ApiError(422, "Validation Failed", {
      errors: [{ resource: "Issue", field: "milestone", code: "invalid" }],
    });
  }
  return milestone;
}

/** Labels are named as text or as objects with a name. */
export function namesOf(labels: readonly (string | { readonly name?: string | null })[] = []): string[] {
  return labels.map((label) => (typeof label === "string" ? label : (label.name ?? ""))).filter((name) => name !== "");
}
