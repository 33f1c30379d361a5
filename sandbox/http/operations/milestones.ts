/** Milestones of a repository. */
import { presentMilestone } from "../../present/milestone.ts";
import { createMilestone, setMilestoneState } from "../../world/milestones.ts";
import type { Repository } from "../../world/model.ts";
import { ApiError, notFound } from "../answer.ts";
import { repositoryOperation } from "../operation.ts";
import { pageOf } from "../pagination.ts";
import { READS_ITEMS, WRITES_ITEMS } from "./items.ts";

export const milestones = [
  repositoryOperation("issues/list-milestones", READS_ITEMS, ({ addresses, query, url }, { repository }) => {
    const { state = "open" } = query;
    const found = [...repository.milestones.values()].filter((one) => state === "all" || one.state === state);
    const { items, headers } = pageOf(found, query, url);
    return { status: 200, body: items.map((one) => presentMilestone(addresses, repository, one)), headers };
  }),

  repositoryOperation("issues/create-milestone", WRITES_ITEMS, ({ addresses, world, body }, { repository, actor }) => {
    assertFree(repository, body.title);
    const { title, description, due_on: due, state } = body;
    const dueOn = due === undefined ? undefined : new Date(due);
    const milestone = createMilestone(world, repository, { title, description, dueOn }, actor);
    if (state !== undefined) setMilestoneState(world, milestone, state);
    return { status: 201, body: presentMilestone(addresses, repository, milestone) };
  }),

  repositoryOperation("issues/update-milestone", WRITES_ITEMS, ({ addresses, world, path, body }, { repository }) => {
    const milestone = repository.milestones.get(path.milestone_number);
    if (milestone === undefined) throw notFound();
    const { title, description, due_on: due, state } = body ?? {};
    if (title !== undefined && title !== milestone.title) assertFree(repository, title);
    milestone.title = title ?? milestone.title;
    milestone.description = description ?? milestone.description;
    milestone.dueOn = due === undefined ? milestone.dueOn : new Date(due);
    milestone.updatedAt = world.now();
    if (state !== undefined) setMilestoneState(world, milestone, state);
    return { status: 200, body: presentMilestone(addresses, repository, milestone) };
  }),
];

function assertFree({ milestones: known }: Repository, title: string): void {
  if (![...known.values()].some((one) => one.title === title)) return;
  throw new ApiError(422, "Validation Failed", {
    errors: [{ resource: "Milestone", code: "already_exists", field: "title" }],
  });
}
