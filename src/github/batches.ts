/** Work in portions: what one request can ask for, or what may be under way at once. */

/** A list in lists of a size at most. */
export function inBatches<Item>(items: readonly Item[], size: number): (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
