/** The timeline of an issue or pull request in GraphQL, as far as the sandbox remembers it: labels that came and went. */
import { GraphQLError } from "graphql";
import { nodeId } from "../../present/addresses.ts";
import { timeText } from "../../present/time.ts";
import type { Item, Label, LabelEvent } from "../../world/model.ts";
import { accountFields } from "./account-nodes.ts";
import { connection } from "./connection.ts";
import { listArgument, type Arguments, type Fields, type QueryContext } from "./context.ts";

const ITEM_TYPES: ReadonlyMap<unknown, LabelEvent["name"]> = new Map([
  ["LABELED_EVENT", "labeled"],
  ["UNLABELED_EVENT", "unlabeled"],
] as const);

/** Throws where other things than label events are asked for: what the sandbox leaves out would pass for not there. */
export function labelEventConnection(
  context: QueryContext,
  item: Item,
  args: Arguments,
  labelFields: (label: Label) => Fields,
): Record<string, unknown> {
  const names = wantedNames(args);
  const found = item.labelEvents.filter(({ name }) => names.has(name));
  const page = connection("timelineItems", found, args, (event) => eventFields(context, event, labelFields));
  return { ...page, updatedAt: timeText(item.updatedAt) };
}

function wantedNames(args: Arguments): ReadonlySet<LabelEvent["name"] | undefined> {
  const types = listArgument(args, "itemTypes") ?? [];
  const names = types.map((type) => ITEM_TYPES.get(type));
  if (names.length === 0 || names.includes(undefined) || args["since"] !== undefined || args["skip"] !== undefined) {
    throw new GraphQLError("The sandbox has timelineItems(itemTypes: [LABELED_EVENT, UNLABELED_EVENT]) only.");
  }
  return new Set(names);
}

function eventFields(context: QueryContext, event: LabelEvent, labelFields: (label: Label) => Fields): Fields {
  const { id, name, actor, label, createdAt } = event;
  const type = name === "labeled" ? "LabeledEvent" : "UnlabeledEvent";
  return {
    __typename: type,
    id: nodeId(type, id),
    createdAt: timeText(createdAt),
    actor: () => accountFields(context, actor),
    label: () => labelFields(label),
  };
}
