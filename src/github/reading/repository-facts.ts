/** What a report needs of the governance repository besides: milestones, the age of files, and which logins are somebody's. */
import { TransientError } from "../../engine/errors.ts";
import type { Milestone, RepositoryFacts } from "../../engine/tracking.ts";
import { statusOf, type GitHubApi } from "../api.ts";
import { inBatches } from "../batches.ts";
import { field, list, number, text } from "../field.ts";
import { askGraphql, settled, type GraphqlAnswer } from "../graphql.ts";

/** Git walks through the history for each path. */
const PATHS_A_REQUEST = 100;
const LOGINS_A_REQUEST = 100;

const COUNTS = ["OPEN", "CLOSED"]
  .map((state) => `${state}: issues(first: 1, states: ${state}) { totalCount }`)
  .join(" ");
/** The newest hundred. */
const MILESTONES = `milestones(first: 100, orderBy: { field: NUMBER, direction: DESC }) {
  nodes { number title state dueOn ${COUNTS} } }`;

/** What is asked for in one request. */
interface Part {
  readonly repository: string;
  readonly paths: readonly string[];
  readonly logins: readonly string[];
  readonly withMilestones: boolean;
}

/** One request for every hundred paths, and for every hundred logins that go with them. */
export async function readRepositoryFacts(
  api: GitHubApi,
  repository: string,
  paths: readonly string[],
  logins: readonly string[],
): Promise<RepositoryFacts> {
  const pathBatches = inBatches([...new Set(paths)], PATHS_A_REQUEST);
  const loginBatches = inBatches([...new Set(logins)], LOGINS_A_REQUEST);
  const facts: RepositoryFacts[] = [];
  for (let index = 0; index === 0 || index < Math.max(pathBatches.length, loginBatches.length); index += 1) {
    const [somePaths, someLogins] = [pathBatches[index] ?? [], loginBatches[index] ?? []];
    const part = { repository, paths: somePaths, logins: someLogins, withMilestones: index === 0 };
    // oxlint-disable-next-line no-await-in-loop
    facts.push(await readPart(api, part));
  }
  return together(facts);
}

function together(facts: readonly RepositoryFacts[]): RepositoryFacts {
  return {
    milestones: facts.flatMap(({ milestones }) => milestones),
    lastCommitAt: new Map(facts.flatMap(({ lastCommitAt }) => [...lastCommitAt])),
    unknownLogins: new Set(facts.flatMap(({ unknownLogins }) => [...unknownLogins])),
  };
}

async function readPart(api: GitHubApi, part: Part): Promise<RepositoryFacts> {
  const what = `Reading what a report needs of ${part.repository}`;
  const answer = await askUnlessTooMuch(api, what, part);
  if (answer === "too-much") {
    const middle = Math.ceil(part.paths.length / 2);
    const first = await readPart(api, { ...part, paths: part.paths.slice(0, middle) });
    const rest = { ...part, paths: part.paths.slice(middle), logins: [], withMilestones: false };
    return together([first, await readPart(api, rest)]);
  }
  return factsIn(what, part, answer);
}

/** A long history may take longer for many files than GitHub takes its time: they are asked for in halves then. */
async function askUnlessTooMuch(
  api: GitHubApi,
  what: string,
  part: Part,
): Promise<GraphqlAnswer | undefined | "too-much"> {
  const [owner, name] = part.repository.split("/");
  try {
    const answer = await askGraphql(api, what, queryOf(part), { owner, name });
    const isTooMuch = answer?.errors.some(({ type }) => type === "RESOURCE_LIMITS_EXCEEDED") === true;
    return isTooMuch && part.paths.length > 1 ? "too-much" : answer;
  } catch (error) {
    const status = error instanceof TransientError ? statusOf(error.cause) : undefined;
    if ((status === 502 || status === 504) && part.paths.length > 1) return "too-much";
    throw error;
  }
}

function queryOf({ paths, logins, withMilestones }: Part): string {
  const histories = paths.map(
    (path, index) => `p${index}: history(first: 1, path: ${JSON.stringify(path)}) { nodes { committedDate } }`,
  );
  const tip = paths.length === 0 ? "" : `defaultBranchRef { target { ... on Commit { ${histories.join(" ")} } } }`;
  const users = logins.map((login, index) => `u${index}: user(login: ${JSON.stringify(login)}) { login }`);
  return `query ($owner: String!, $name: String!) {
    repository(owner: $owner, name: $name) { nameWithOwner ${withMilestones ? MILESTONES : ""} ${tip} }
    ${users.join(" ")} }`;
}

/** Throws a TransientError where the answer leaves anything open. */
function factsIn(
  what: string,
  { paths, logins, withMilestones }: Part,
  answer: GraphqlAnswer | undefined,
): RepositoryFacts {
  const { data, missing } = settled(what, answer);
  const at = field(data, "repository");
  const target = field(at, "defaultBranchRef", "target");
  // A repository without a commit has no branch.
  const hasHistories = target === undefined || paths.every((_, index) => isList(field(target, `p${index}`, "nodes")));
  const hasMilestones = !withMilestones || isList(field(at, "milestones", "nodes"));
  const isUnknown = (index: number): boolean => missing.has(`u${index}`);
  const hasLogins = logins.every((_, index) => isUnknown(index) || text(data, `u${index}`, "login") !== undefined);
  // It was there when its files were read: where it is gone since, the next attempt finds that out.
  const isThere = text(at, "nameWithOwner") !== undefined;
  if (!isThere || !hasHistories || !hasMilestones || !hasLogins) {
    throw new TransientError(`${what} failed: GitHub's answer has not what every answer has.`);
  }
  return {
    milestones: list(at, "milestones", "nodes").flatMap((found) => milestoneOf(found) ?? []),
    lastCommitAt: new Map(
      paths.flatMap((path, index) => {
        const time = text(target, `p${index}`, "nodes", 0, "committedDate");
        return time === undefined ? [] : [[path, time] as const];
      }),
    ),
    unknownLogins: new Set(logins.filter((_, index) => isUnknown(index))),
  };
}

function isList(value: unknown): boolean {
  return Array.isArray(value);
}

function milestoneOf(found: unknown): Milestone | undefined {
  const [which, title] = [number(found, "number"), text(found, "title")];
  if (which === undefined || title === undefined) return undefined;
  return {
    number: which,
    title,
    state: text(found, "state") === "OPEN" ? "open" : "closed",
    open: number(found, "OPEN", "totalCount") ?? 0,
    closed: number(found, "CLOSED", "totalCount") ?? 0,
    due: text(found, "dueOn"),
  };
}
