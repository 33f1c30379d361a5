/** Milestones of a repository, and what is put into them. No delivery tells of either. */
import type { Account, Item, Milestone, Repository } from "./model.ts";
import { Refusal } from "./refusal.ts";
import type { World } from "./world.ts";

export interface NewMilestone {
  readonly title: string;
  readonly description?: string | null | undefined;
  readonly dueOn?: Date | null | undefined;
}

/** Throws a Refusal where there is one of that title. */
export function createMilestone(
  world: World,
  { milestones }: Repository,
  { title, description, dueOn }: NewMilestone,
  creator: Account,
): Milestone {
  if ([...milestones.values()].some((one) => one.title === title)) {
    throw new Refusal(`There is a milestone ${title} already`);
  }
  const milestone: Milestone = {
    id: world.nextId(),
    number: Math.max(0, ...milestones.keys()) + 1,
    creator,
    title,
    description: description ?? null,
    state: "open",
    dueOn: dueOn ?? null,
    createdAt: world.now(),
    updatedAt: world.now(),
    closedAt: null,
  };
  milestones.set(milestone.number, milestone);
  return milestone;
}

export function setMilestoneState(world: World, milestone: Milestone, state: Milestone["state"]): void {
  if (milestone.state === state) return;
  milestone.state = state;
  milestone.closedAt = state === "closed" ? world.now() : null;
  milestone.updatedAt = world.now();
}

/** Takes a milestone from the repository, and everything out of it. */
export function deleteMilestone({ milestones, items }: Repository, milestone: Milestone): void {
  milestones.delete(milestone.number);
  for (const item of items.values()) if (item.milestone === milestone) item.milestone = undefined;
}

/** Puts an item into a milestone, or takes it out. */
export function setMilestone(world: World, item: Item, milestone: Milestone | undefined): void {
  if (item.milestone === milestone) return;
  item.milestone = milestone;
  item.updatedAt = world.now();
}

/** The issues and pull requests in a milestone. */
export function itemsOf({ items }: Repository, milestone: Milestone): Item[] {
  return [...items.values()].filter((item) => item.milestone === milestone);
}
