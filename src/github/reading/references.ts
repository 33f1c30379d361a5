/** Issues and pull requests of any repositories, many in one GraphQL request, each found, gone or out of reach. */
import { TransientError, UserError } from "../../engine/errors.ts";
import type { ItemReference } from "../../engine/record.ts";
import { classified, isNotFound, retryAfterOf, type GitHubApi } from "../api.ts";
import { inBatches } from "../batches.ts";
import { field, number as numberIn, text } from "../field.ts";
import { isSame, keyOf } from "../governors.ts";
import { askGraphql, type GraphqlAnswer } from "../graphql.ts";
import { placeOf, type ItemHome } from "./item-fields.ts";
import type { ItemPlace } from "./item-pages.ts";

/** How many REST requests are under way at once; GitHub allows a hundred over all. */
const CONCURRENT_REQUESTS = 5;

/** What is to be known of each. */
export interface Wanted<Thing> {
  /** Fields of an `issueOrPullRequest`: at least `title` and `resourcePath`. */
  readonly fields: string;
  /** How many are asked for in one request. */
  readonly batchSize: number;
  /** May read on where an answer does not hold all. */
  readonly thingOf: (found: unknown, home: ItemHome, place: ItemPlace) => Thing | Promise<Thing>;
}

/** What the number of a reference leads to. */
type Answer<Thing> =
  | { readonly thing: Thing }
  | { readonly movedTo: ItemReference }
  | "gone"
  | "out-of-reach"
  | "not-there";

/**
 * Reads what references lead to, in their order. What has moved is told as it is where it is now.
 *
 * Only what GitHub says is not there counts as gone; where it does not answer, a TransientError is thrown.
 */
export async function readReferences<Thing>(
  api: GitHubApi,
  references: readonly ItemReference[],
  wanted: Wanted<Thing>,
): Promise<readonly (Thing | "gone" | "out-of-reach")[]> {
  const answers = await readAnswers(api, references, wanted);
  const traced = await inTurns(answers, async (answer, index): Promise<Answer<Thing>> => {
    const asked = references[index];
    return answer === "not-there" && asked !== undefined ? trace(api, asked) : answer;
  });
  const moved = traced.flatMap((answer) => (isMoved(answer) ? [answer.movedTo] : []));
  const arrived = await readAnswers(api, moved, wanted);
  let next = 0;
  return traced.map((answer) => {
    const final = isMoved(answer) ? arrived[next++] : answer;
    if (typeof final === "object" && "thing" in final) return final.thing;
    // On the move again, or hidden where it went: under the number that was asked for, it is no more.
    return final === "out-of-reach" && !isMoved(answer) ? "out-of-reach" : "gone";
  });
}

function isMoved(answer: Answer<unknown>): answer is { readonly movedTo: ItemReference } {
  return typeof answer === "object" && "movedTo" in answer;
}

/** Works through a list, a few at a time. */
async function inTurns<From, To>(
  items: readonly From[],
  work: (item: From, index: number) => Promise<To>,
): Promise<readonly To[]> {
  const done: To[] = [];
  for (const batch of inBatches(items, CONCURRENT_REQUESTS)) {
    const start = done.length;
    // oxlint-disable-next-line no-await-in-loop
    done.push(...(await Promise.all(batch.map((item, index) => work(item, start + index)))));
  }
  return done;
}

async function readAnswers<Thing>(
  api: GitHubApi,
  references: readonly ItemReference[],
  wanted: Wanted<Thing>,
): Promise<readonly Answer<Thing>[]> {
  const answers: Answer<Thing>[] = [];
  for (const batch of inBatches(references, wanted.batchSize)) {
    // oxlint-disable-next-line no-await-in-loop
    answers.push(...(await readBatch(api, batch, wanted)));
  }
  return answers;
}

async function readBatch<Thing>(
  api: GitHubApi,
  references: readonly ItemReference[],
  wanted: Wanted<Thing>,
): Promise<readonly Answer<Thing>[]> {
  const what = `Reading ${references.length} issues and pull requests`;
  const repositories = [...new Map(references.map(({ repository }) => [keyOf(repository), repository])).values()];
  const places = new Map(repositories.map((repository, index) => [keyOf(repository), `r${index}`]));
  const aliasOf = (repository: string): string => places.get(keyOf(repository)) ?? "";
  const parts = repositories.map((repository) => {
    const [owner, name] = repository.split("/").map((part) => JSON.stringify(part));
    const items = references.flatMap(({ repository: of, number }, index) =>
      isSame(of, repository) ? [`i${index}: issueOrPullRequest(number: ${number}) { ...item }`] : [],
    );
    return `${aliasOf(repository)}: repository(owner: ${owner}, name: ${name}) { nameWithOwner isPrivate ${items.join(" ")} }`;
  });
  const fragment = `fragment item on IssueOrPullRequest { ${wanted.fields} }`;
  const query = `query { viewer { databaseId } ${parts.join(" ")} } ${fragment}`;
  const answer = await askGraphql(api, what, query, {});
  if (answer?.errors.some(({ type }) => type === "RESOURCE_LIMITS_EXCEEDED") === true && references.length > 1) {
    const halves = inBatches(references, Math.ceil(references.length / 2));
    return (await Promise.all(halves.map((half) => readBatch(api, half, wanted)))).flat();
  }
  const { data, hidden, missing } = sorted(what, answer);
  const viewerId = numberIn(data, "viewer", "databaseId");
  if (viewerId === undefined)
    throw new TransientError(`${what} failed: GitHub's answer has not what every answer has.`);
  return Promise.all(
    references.map(async (reference, index): Promise<Answer<Thing>> => {
      const alias = aliasOf(reference.repository);
      const path = `${alias}.i${index}`;
      if (missing.has(alias) || hidden.has(alias) || isHidden(path, hidden)) return "out-of-reach";
      if (missing.has(path)) return "not-there";
      const [at, found] = [field(data, alias), field(data, alias, `i${index}`)];
      const spelling = text(at, "nameWithOwner");
      const place = placeOf(found);
      if (spelling === undefined || place === undefined || text(found, "title") === undefined) {
        throw new TransientError(`${what} failed: GitHub's answer has not what every answer has.`);
      }
      if (!isSame(place.repository, spelling) || place.number !== reference.number) return { movedTo: place };
      const [owner, name] = reference.repository.split("/");
      const home = { repository: spelling, isPrivate: field(at, "isPrivate") === true };
      return { thing: await wanted.thingOf(found, home, { owner, name, number: reference.number, viewerId }) };
    }),
  );
}

/** Where a part of an item may not be seen, such as its comments, nothing can be said of the whole. */
function isHidden(path: string, hidden: ReadonlySet<string>): boolean {
  return [...hidden].some((one) => one === path || one.startsWith(`${path}.`));
}

interface SortedAnswer {
  readonly data: unknown;
  /** The paths of what may not be seen. */
  readonly hidden: ReadonlySet<string>;
  /** The paths of what is not there. */
  readonly missing: ReadonlySet<string>;
}

/** Throws where anything is left open that is neither hidden nor missing. */
function sorted(what: string, answer: GraphqlAnswer | undefined): SortedAnswer {
  if (answer === undefined) {
    throw new UserError(`${what} failed: GitHub's GraphQL interface is not to be had where GHE_HOST points.`);
  }
  const { data, isWhole, errors, cause } = answer;
  const pathsOf = (type: string): ReadonlySet<string> =>
    new Set(errors.filter((error) => error.type === type).map(({ path }) => path));
  const [hidden, missing] = [pathsOf("FORBIDDEN"), pathsOf("NOT_FOUND")];
  const other = errors.find(({ path }) => path === "" || !(hidden.has(path) || missing.has(path)));
  if (other !== undefined || (!isWhole && errors.length === 0)) {
    const retryAfterSeconds = retryAfterOf(cause);
    const options = retryAfterSeconds === undefined ? { cause } : { cause, retryAfterSeconds };
    throw new TransientError(`${what} failed: ${other?.message ?? "the answer breaks off."}`, options);
  }
  return { data, hidden, missing };
}

/**
 * What became of a number that GraphQL does not know: REST leads on to where an issue has moved.
 *
 * @see https://docs.github.com/rest/issues/issues#get-an-issue
 */
async function trace(
  api: GitHubApi,
  { repository, number }: ItemReference,
): Promise<"gone" | "out-of-reach" | { readonly movedTo: ItemReference }> {
  const [owner, repo] = repository.split("/");
  try {
    const route = "GET /repos/{owner}/{repo}/issues/{issue_number}";
    const { data } = await api.request(route, { owner, repo, issue_number: number });
    // An issue that was made a discussion may lead on to it.
    if (/\/discussions\/\d+$/.test(text(data, "html_url") ?? "")) return "gone";
    const [, name] = /\/repos\/([^/]+\/[^/]+)$/.exec(text(data, "repository_url") ?? "") ?? [];
    const present = numberIn(data, "number");
    const isElsewhere =
      name !== undefined && present !== undefined && !(isSame(name, repository) && present === number);
    if (isElsewhere) return { movedTo: { repository: name, number: present } };
  } catch (error) {
    if (isNotFound(error)) return "gone";
    throw classified(`Asking what became of ${repository}#${number}`, error);
  }
  // It is there, and GraphQL does not show it to this app.
  return "out-of-reach";
}
