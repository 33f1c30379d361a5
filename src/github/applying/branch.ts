/** A branch of ours: where it is, and a move that fails where it is elsewhere. */
import { TransientError } from "../../engine/errors.ts";
import { retryAfterOf, type GitHubApi } from "../api.ts";
import { text } from "../field.ts";
import { askGraphql, settled } from "../graphql.ts";

export interface Branch {
  /** The node id. */
  readonly repositoryId: string;
  readonly name: string;
  /** `undefined` where there is no such branch. */
  readonly tip: string | undefined;
}

const TIP = `query ($owner: String!, $name: String!, $ref: String!) {
  repository(owner: $owner, name: $name) { id ref(qualifiedName: $ref) { target { oid } } } }`;

/** Throws a TransientError where it cannot be read, or the repository is not there. */
export async function readBranch(api: GitHubApi, repository: string, name: string): Promise<Branch> {
  const [owner, repo] = repository.split("/");
  const what = `Reading the branch ${name} of ${repository}`;
  const answer = await askGraphql(api, what, TIP, { owner, name: repo, ref: `refs/heads/${name}` });
  const { data } = settled(what, answer);
  const repositoryId = text(data, "repository", "id");
  if (repositoryId === undefined) throw new TransientError(`${what} failed: the repository is not there.`);
  return { repositoryId, name, tip: text(data, "repository", "ref", "target", "oid") };
}

/** REST moves a branch by force from wherever it is, and so over what somebody has committed in that moment. */
const MOVE = "mutation ($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }";

/** What GitHub will answer again; the rest may pass. */
const FOR_GOOD = new Set(["FORBIDDEN", "UNPROCESSABLE", "NOT_FOUND"]);

/**
 * Moves it by force from where it was read. Gives GitHub's words where the rules or the rights are in the way; throws a
 * TransientError where it is elsewhere by now.
 *
 * @see https://docs.github.com/graphql/reference/mutations#updaterefs
 */
export async function moveByForce(
  api: GitHubApi,
  repository: string,
  { repositoryId, name, tip }: Branch,
  sha: string,
): Promise<string | undefined> {
  const what = `Moving the branch ${name} of ${repository}`;
  const update = { name: `refs/heads/${name}`, beforeOid: tip, afterOid: sha, force: true };
  const answer = await askGraphql(api, what, MOVE, { input: { repositoryId, refUpdates: [update] } });
  if (answer?.isWhole === true) return undefined;
  const [error] = answer?.errors ?? [];
  const words = error?.message ?? "the answer breaks off.";
  const retryAfterSeconds = retryAfterOf(answer?.cause);
  const options = { cause: answer?.cause, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
  const { tip: now } = await readBranch(api, repository, name);
  if (now !== tip) throw new TransientError(`${what} failed, since it moved on meanwhile: ${words}`, options);
  if (error !== undefined && FOR_GOOD.has(error.type)) return words;
  throw new TransientError(`${what} failed: ${words}`, options);
}
