/** How often each kind of fault was injected. */

export class Tally {
  readonly #counts = new Map<string, number>();

  add(kind: string, count = 1): void {
    this.#counts.set(kind, this.of(kind) + count);
  }

  of(kind: string): number {
    return this.#counts.get(kind) ?? 0;
  }

  addAll(other: Tally): void {
    for (const [kind, count] of other.#counts) this.add(kind, count);
  }

  entries(): readonly (readonly [kind: string, count: number])[] {
    return [...this.#counts].toSorted(([one], [other]) => one.localeCompare(other));
  }
}
