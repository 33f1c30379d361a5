/** Issues that leave their repository: transferred to another, or deleted. Their numbers are not given again. */
import { nextNumber } from "./issues.ts";
import type { Account, Departure, Issue, Repository } from "./model.ts";
import { Refusal } from "./refusal.ts";
import type { World } from "./world.ts";

/**
 * Moves an issue to another repository of the owner, where it is a new one with all that was said. Of its labels stay
 * those whose names the other repository has. Gives the new issue; throws a Refusal where GitHub does not transfer:
 * https://docs.github.com/en/issues/tracking-your-work-with-issues/administering-issues/transferring-an-issue-to-another-repository
 */
export function transferIssue(world: World, issue: Issue, to: Repository, sender: Account): Issue {
  const { repository, labels } = issue;
  assertTransferable(repository, to);
  const moved: Issue = {
    ...issue,
    id: world.nextId(),
    number: nextNumber(to),
    repository: to,
    labels: labels.flatMap(({ name }) => to.labels.get(name.toLowerCase()) ?? []),
    milestone: undefined,
    labelEvents: [...issue.labelEvents],
    comments: [],
    updatedAt: world.now(),
  };
  moved.comments.push(...issue.comments.map((comment) => ({ ...comment, item: moved })));
  leave(issue, { kind: "transferred", to: moved });
  to.items.set(moved.number, moved);
  world.tell({ kind: "issue", issue, action: { name: "transferred", to: moved }, sender });
  world.tell({ kind: "issue", issue: moved, action: { name: "opened", from: issue }, sender });
  return moved;
}

export function deleteIssue(world: World, issue: Issue, sender: Account): void {
  leave(issue, { kind: "deleted" });
  world.tell({ kind: "issue", issue, action: { name: "deleted" }, sender });
}

function leave({ repository, number }: Issue, departure: Departure): void {
  if (!repository.items.delete(number)) throw new Refusal(`The issue #${number} is gone already`);
  repository.departed.set(number, departure);
}

function assertTransferable(from: Repository, to: Repository): void {
  if (to === from) throw new Refusal("The issue is in that repository already");
  if (to.owner !== from.owner) throw new Refusal("Issues are transferred between repositories of one owner only");
  if (from.isPrivate && !to.isPrivate)
    throw new Refusal("Issues are not transferred from a private repository to a public one");
}
