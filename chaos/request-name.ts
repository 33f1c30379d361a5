/** By which name the faults of a run know a request: the same in another run with the seed, whatever comes in between. */
import type { RequestIdentity } from "../sandbox/http/faults.ts";

/** What it is for: the operation with its item, or the query with its variables. Commits, ids and times differ by run. */
export function nameOfRequest({ method, path, query = "" }: RequestIdentity): string {
  const place = path.replaceAll(COMMIT, "COMMIT").replaceAll(ID, "/$1/ID");
  return `${method} ${place} ${query.replaceAll(COMMIT, "COMMIT").replaceAll(TIME, "TIME")}`.trim();
}

const COMMIT = /\b[\da-f]{40}\b/g;
/** The numbers of issues and pull requests stay. */
const ID = /\/(?!issues\/|pulls\/)([\w-]+)\/\d+(?=\/|$)/g;
const TIME = /\b\d{4}-\d\d-\d\dT[\d:.]+Z/g;
