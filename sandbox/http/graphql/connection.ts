/** Pages of lists in GraphQL. https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api */
import { graphqlError, numberArgument, textArgument, type Arguments, type Fields } from "./context.ts";

const MAX_PAGE = 100;

/** A page of a list; every item becomes an object only when it is on the page. */
export function connection<Item>(
  field: string,
  items: readonly Item[],
  args: Arguments,
  nodeOf: (item: Item) => Fields,
): Record<string, unknown> {
  const { start, end } = rangeOf(field, items.length, args);
  const nodes = items.slice(start, end).map(nodeOf);
  const isFilled = end > start;
  return {
    totalCount: items.length,
    nodes,
    edges: nodes.map((node, index) => ({ node, cursor: cursorOf(start + index) })),
    pageInfo: {
      hasNextPage: end < items.length,
      hasPreviousPage: start > 0,
      startCursor: isFilled ? cursorOf(start) : null,
      endCursor: isFilled ? cursorOf(end - 1) : null,
    },
  };
}

function rangeOf(field: string, length: number, args: Arguments): { start: number; end: number } {
  const first = numberArgument(args, "first");
  const last = numberArgument(args, "last");
  if (first === undefined && last === undefined) {
    throw graphqlError(
      "MISSING_PAGINATION_BOUNDARIES",
      `You must provide a \`first\` or \`last\` value to properly paginate the \`${field}\` connection.`,
    );
  }
  for (const [name, value] of Object.entries({ first, last })) {
    if (value !== undefined && (value > MAX_PAGE || value < 0)) {
      throw graphqlError(
        "EXCESSIVE_PAGINATION",
        `Requesting ${value} records on the \`${field}\` connection exceeds the \`${name}\` limit of ${MAX_PAGE} records.`,
      );
    }
  }
  const after = placeOf(textArgument(args, "after"));
  const before = placeOf(textArgument(args, "before"));
  let start = after === undefined ? 0 : Math.min(length, after + 1);
  let end = before === undefined ? length : Math.max(start, before);
  if (first !== undefined) end = Math.min(end, start + first);
  if (last !== undefined) start = Math.max(start, end - last);
  return { start, end };
}

function cursorOf(place: number): string {
  return Buffer.from(`cursor:${place}`).toString("base64");
}

function placeOf(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  const [, place] = /^cursor:(\d+)$/.exec(Buffer.from(cursor, "base64").toString("utf8")) ?? [];
  if (place === undefined)
    throw graphqlError("INVALID_CURSOR_ARGUMENTS", `\`${cursor}\` does not appear to be a valid cursor.`);
  return Number(place);
}
