/** Milestones in GraphQL. */
import { GraphQLError } from "graphql";
import { nodeId, pageOf } from "../../present/addresses.ts";
import { timeText, timeTextOrNull } from "../../present/time.ts";
import { itemsOf } from "../../world/milestones.ts";
import type { Item, Milestone, Repository } from "../../world/model.ts";
import { connection } from "./connection.ts";
import { listArgument, objectArgument, type Arguments, type Fields, type QueryContext } from "./context.ts";

/** `Repository.milestones`. Throws for an order that the sandbox does not have. */
export function milestonesField(context: QueryContext, repository: Repository, args: Arguments): unknown {
  const states = listArgument(args, "states");
  const { field = "NUMBER", direction = "ASC" } = objectArgument(args, "orderBy");
  if (field !== "NUMBER") throw new GraphQLError(`The sandbox cannot order milestones by ${String(field)}.`);
  const found = [...repository.milestones.values()].filter(
    ({ state }) => states === undefined || states.includes(state.toUpperCase()),
  );
  const ordered = direction === "DESC" ? found.toReversed() : found;
  return connection("milestones", ordered, args, (one) => milestoneFields(context, repository, one));
}

export function milestoneFields(context: QueryContext, repository: Repository, milestone: Milestone): Fields {
  const { id, number, title, description, state, dueOn, createdAt, updatedAt, closedAt } = milestone;
  const url = `${pageOf(context.addresses, repository)}/milestone/${number}`;
  return {
    __typename: "Milestone",
    id: nodeId("Milestone", id),
    number,
    title,
    description,
    state: state.toUpperCase(),
    closed: state === "closed",
    dueOn: timeTextOrNull(dueOn),
    createdAt: timeText(createdAt),
    updatedAt: timeText(updatedAt),
    closedAt: timeTextOrNull(closedAt),
    url,
    resourcePath: new URL(url).pathname,
    issues: (args: Arguments) =>
      connection("issues", selected(itemsOf(repository, milestone), args), args, titleFields),
  };
}

function selected(items: readonly Item[], args: Arguments): Item[] {
  const states = listArgument(args, "states");
  return items
    .filter((item) => item.kind === "issue")
    .filter((item) => states === undefined || states.includes(item.state.toUpperCase()));
}

/** Who counts them wants no more of them. */
function titleFields({ number, title }: Item): Fields {
  return { __typename: "Issue", number, title };
}
