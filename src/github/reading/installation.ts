/** The repositories of an installation, each with its configuration: a request for every hundred, and for every fifty. */
import type { Logger } from "pino";
import type { Content } from "../../domain/inspect.ts";
import { TransientError } from "../../engine/errors.ts";
import { classified, type GitHubApi } from "../api.ts";
import { inBatches } from "../batches.ts";
import { field, text } from "../field.ts";
import { askGraphql, settled } from "../graphql.ts";
import { readBlobs } from "./blobs.ts";
import { CONFIGURATION_FIELD, configurationOf } from "./configuration.ts";

export interface ConfiguredRepository {
  /** `owner/name`, as GitHub spells it. */
  readonly name: string;
  readonly isFork: boolean;
  /** `undefined` where it has no configuration, and for an archive, whose configuration counts no longer. */
  readonly content: Content | undefined;
}

type ListedRepository = Omit<ConfiguredRepository, "content"> & { readonly isArchived: boolean };

/** Of a hundred repositories each. What lies beyond can still govern itself. */
const MAX_PAGES = 100;
/** How many configurations one query asks for. */
const BATCH_SIZE = 50;
const CONCURRENT_REQUESTS = 4;

/**
 * Reads the configurations of all repositories of an installation. Throws a TransientError rather than leave one out.
 *
 * @param onRepository Told of each as GitHub lists it.
 */
export async function readConfigurations(
  api: GitHubApi,
  logger: Logger,
  onRepository: (found: unknown) => void,
): Promise<readonly ConfiguredRepository[]> {
  const listed = await listRepositories(api, logger, onRepository);
  const archived = listed.filter(({ isArchived }) => isArchived).map((one) => ({ ...one, content: undefined }));
  const batches = inBatches(
    listed.filter(({ isArchived }) => !isArchived),
    BATCH_SIZE,
  );
  const read: (readonly ConfiguredRepository[])[] = [];
  for (const some of inBatches(batches, CONCURRENT_REQUESTS)) {
    // oxlint-disable-next-line no-await-in-loop
    read.push(...(await Promise.all(some.map((batch) => readBatch(api, batch)))));
  }
  return [...read.flat(), ...archived];
}

async function listRepositories(
  api: GitHubApi,
  logger: Logger,
  onRepository: (found: unknown) => void,
): Promise<readonly ListedRepository[]> {
  const repositories: ListedRepository[] = [];
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    // oxlint-disable-next-line no-await-in-loop
    const found = await listPage(api, page);
    for (const one of found) onRepository(one);
    repositories.push(...found.flatMap((one) => repositoryOf(one) ?? []));
    if (found.length < 100) return repositories;
  }
  logger.warn(`Only the first ${repositories.length} repositories are searched for who governs the others.`);
  return repositories;
}

async function listPage(api: GitHubApi, page: number): Promise<readonly unknown[]> {
  const what = "Listing the repositories of the installation";
  try {
    const { data } = await api.request("GET /installation/repositories", { per_page: 100, page });
    const repositories = field(data, "repositories");
    if (!Array.isArray(repositories)) throw new TransientError(`${what} failed: the answer breaks off.`);
    return repositories;
  } catch (error) {
    throw classified(what, error);
  }
}

function repositoryOf(found: unknown): ListedRepository | undefined {
  const name = text(found, "full_name");
  if (name === undefined) return undefined;
  return { name, isFork: field(found, "fork") === true, isArchived: field(found, "archived") === true };
}

async function readBatch(api: GitHubApi, batch: readonly ListedRepository[]): Promise<readonly ConfiguredRepository[]> {
  const what = "Reading who governs which repository";
  const repositories = batch.map(({ name: fullName }, index) => {
    const [owner, name] = fullName.split("/").map((part) => JSON.stringify(part));
    const tip = `defaultBranchRef { target { ... on Commit { ${CONFIGURATION_FIELD} } } }`;
    return `r${index}: repository(owner: ${owner}, name: ${name}) { ${tip} }`;
  });
  const answer = await askGraphql(api, what, `query { ${repositories.join(" ")} }`, {});
  if (answer?.errors.some(({ type }) => type === "RESOURCE_LIMITS_EXCEEDED") === true && batch.length > 1) {
    const halves = inBatches(batch, Math.ceil(batch.length / 2));
    return (await Promise.all(halves.map((half) => readBatch(api, half)))).flat();
  }
  // One that is gone since it was listed governs nobody.
  const { data } = settled(what, answer);
  return Promise.all(
    batch.map(async (repository, index) => ({
      ...repository,
      content: await contentAt(api, repository.name, field(data, `r${index}`)),
    })),
  );
}

async function contentAt(api: GitHubApi, repository: string, found: unknown): Promise<Content | undefined> {
  const configuration = configurationOf(field(found, "defaultBranchRef", "target"));
  if (configuration === undefined) return undefined;
  const { sha, content } = configuration;
  return content ?? (await readBlobs(api, repository, [sha])).get(sha);
}
