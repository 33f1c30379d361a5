/** Questions about history: what a commit descends from, and where two of them parted. */
import { commitIn, type ObjectStore } from "./object-store.ts";
import type { Commit } from "./objects.ts";

/** A commit and all that it descends from. */
export function ancestorsOf(objects: ObjectStore, sha: string): Set<string> {
  const seen = new Set([sha]);
  const waiting = [sha];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const parent of commitIn(objects, next).parents) {
      if (!seen.has(parent)) {
        seen.add(parent);
        waiting.push(parent);
      }
    }
  }
  return seen;
}

export function isAncestor(objects: ObjectStore, ancestor: string, sha: string): boolean {
  return ancestorsOf(objects, sha).has(ancestor);
}

/** The best common ancestor: the newest of those that no other one descends from. */
export function mergeBaseOf(objects: ObjectStore, a: string, b: string): string | undefined {
  const ofA = ancestorsOf(objects, a);
  const candidates = new Set<string>();
  const seen = new Set([b]);
  const waiting = [b];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (ofA.has(next)) {
      candidates.add(next);
      continue;
    }
    for (const parent of commitIn(objects, next).parents) {
      if (!seen.has(parent)) {
        seen.add(parent);
        waiting.push(parent);
      }
    }
  }
  if (candidates.size > 1) {
    for (const sha of candidates) {
      const older = ancestorsOf(objects, sha);
      for (const other of candidates) if (other !== sha && older.has(other)) candidates.delete(other);
    }
  }
  return [...candidates].toSorted((x, y) => timeOf(objects, y) - timeOf(objects, x))[0];
}

/** The commits of `head` that `base` does not have, the oldest first and each after its parents. */
export function commitsBetween(objects: ObjectStore, base: string | undefined, head: string): Commit[] {
  const known = base === undefined ? new Set<string>() : ancestorsOf(objects, base);
  const result: Commit[] = [];
  const waiting: { sha: string; isReady: boolean }[] = [{ sha: head, isReady: false }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.isReady) {
      result.push(commitIn(objects, next.sha));
      continue;
    }
    if (known.has(next.sha)) continue;
    known.add(next.sha);
    waiting.push({ sha: next.sha, isReady: true });
    for (const sha of commitIn(objects, next.sha).parents.toReversed()) waiting.push({ sha, isReady: false });
  }
  return result;
}

function timeOf(objects: ObjectStore, sha: string): number {
  return commitIn(objects, sha).committer.date.getTime();
}
