/** Milestones, as the REST API and deliveries show them. */
import type { Milestone as PresentedMilestone } from "@octokit/webhooks-types";
import { itemsOf } from "../world/milestones.ts";
import type { Milestone, Repository } from "../world/model.ts";
import { presentUser } from "./account.ts";
import { apiOf, nodeId, pageOf, type Addresses } from "./addresses.ts";
import { timeText, timeTextOrNull } from "./time.ts";

export function presentMilestone(
  addresses: Addresses,
  repository: Repository,
  milestone: Milestone,
): PresentedMilestone {
  const { id, number, title, description, creator, state, dueOn, createdAt, updatedAt, closedAt } = milestone;
  const url = `${apiOf(addresses, repository)}/milestones/${number}`;
  const items = itemsOf(repository, milestone);
  return {
    url,
    html_url: `${pageOf(addresses, repository)}/milestone/${number}`,
    labels_url: `${url}/labels`,
    id,
    node_id: nodeId("Milestone", id),
    number,
    title,
    description,
    creator: presentUser(addresses, creator),
    open_issues: items.filter((item) => item.state === "open").length,
    closed_issues: items.filter((item) => item.state === "closed").length,
    state,
    created_at: timeText(createdAt),
    updated_at: timeText(updatedAt),
    due_on: timeTextOrNull(dueOn),
    closed_at: timeTextOrNull(closedAt),
  };
}
