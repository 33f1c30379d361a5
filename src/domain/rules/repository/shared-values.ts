/** Values that several files have although each should have its own. */

/** The groups of two or more items that have the same key; items without a key are left out. */
export function sharing<Item>(items: readonly Item[], keyOf: (item: Item) => string | undefined): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** The paths of the others of a group, as the end of a sentence. */
export function others(group: readonly { readonly path: string }[], path: string): string {
  const other = group.find((item) => item.path !== path)?.path ?? path;
  return group.length <= 2 ? other : `${other} and ${group.length - 2} more`;
}
