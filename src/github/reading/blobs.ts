/** Contents of blobs: many in one GraphQL request, one by one over REST where GraphQL is not to be had or cannot tell. */
import type { Content } from "../../domain/inspect.ts";
import { MAX_BYTES } from "../../domain/yaml/yaml-kinds.ts";
import { classified, type GitHubApi } from "../api.ts";
import { inBatches } from "../batches.ts";
import { field, number, text } from "../field.ts";
import { askGraphql } from "../graphql.ts";

/** How many blobs one query asks for. */
const BATCH_SIZE = 250;
/** How many REST requests are under way at once; GitHub allows a hundred over all. */
const CONCURRENT_REQUESTS = 10;

/** Stands for what is larger than a check reads: it is refused without being fetched. */
const TOO_LARGE = new Uint8Array(MAX_BYTES + 1);
const encoder = new TextEncoder();

/** The fields from which `contentOf` tells a content. */
export const BLOB_FIELDS = "... on Blob { text isTruncated isBinary byteSize }";

/** Reads blobs; every one of them is in the result, or it throws a TransientError. */
export async function readBlobs(
  api: GitHubApi,
  repository: string,
  shas: readonly string[],
): Promise<ReadonlyMap<string, Content>> {
  const contents = new Map<string, Content>();
  let waiting = inBatches(shas, BATCH_SIZE);
  while (waiting.length > 0) {
    const [batch = [], ...others] = waiting;
    waiting = others;
    // One query after the other: a second one is rare, and what it asks for depends on what this one leaves open.
    // oxlint-disable-next-line no-await-in-loop
    const missing = await readBatch(api, repository, batch, contents);
    // A large query may be answered in part: the rest is asked for in smaller ones, or singly where nothing came.
    if (missing.length === batch.length || missing.length === 1) {
      // oxlint-disable-next-line no-await-in-loop
      await readSingly(api, repository, missing, contents);
    } else if (missing.length > 0) {
      waiting.push(...inBatches(missing, Math.ceil(missing.length / 2)));
    }
  }
  return contents;
}

/** Puts what one query brings into the contents; gives the SHAs that it left open. */
async function readBatch(
  api: GitHubApi,
  repository: string,
  shas: readonly string[],
  contents: Map<string, Content>,
): Promise<string[]> {
  const [owner, name] = repository.split("/");
  const blobs = shas.map((sha, index) => `b${index}: object(oid: "${sha}") { ${BLOB_FIELDS} }`);
  const query = `query ($owner: String!, $name: String!) { repository(owner: $owner, name: $name) { ${blobs.join(" ")} } }`;
  const answer = await askGraphql(api, "Reading files", query, { owner, name });
  return shas.filter((sha, index) => {
    const content = contentOf(field(answer?.data, "repository", `b${index}`));
    if (content !== undefined) contents.set(sha, content);
    return content === undefined;
  });
}

/**
 * The content of a blob from the fields of a query; `undefined` where they cannot tell it.
 * GitHub cuts texts at 512,000 bytes, gives none for binary files, and reads other encodings than UTF-8 as it sees fit.
 *
 * @see https://docs.github.com/graphql/reference/objects#blob
 */
export function contentOf(blob: unknown): Content | undefined {
  const byteSize = number(blob, "byteSize");
  if (byteSize === undefined) return undefined;
  if (byteSize > MAX_BYTES) return TOO_LARGE;
  const written = text(blob, "text");
  if (written === undefined || field(blob, "isTruncated") === true) return undefined;
  const bytes = encoder.encode(written);
  return bytes.length === byteSize ? bytes : undefined;
}

async function readSingly(
  api: GitHubApi,
  repository: string,
  shas: readonly string[],
  contents: Map<string, Content>,
): Promise<void> {
  const [owner, repo] = repository.split("/");
  for (const batch of inBatches(shas, CONCURRENT_REQUESTS)) {
    // oxlint-disable-next-line no-await-in-loop
    await Promise.all(
      batch.map(async (sha) => {
        try {
          const { data } = await api.request("GET /repos/{owner}/{repo}/git/blobs/{file_sha}", {
            owner,
            repo,
            file_sha: sha,
          });
          contents.set(sha, bytesOf(data));
        } catch (error) {
          throw classified(`Reading the file ${sha}`, error);
        }
      }),
    );
  }
}

function bytesOf(blob: unknown): Content {
  if ((number(blob, "size") ?? 0) > MAX_BYTES) return TOO_LARGE;
  return Uint8Array.from(Buffer.from(text(blob, "content") ?? "", "base64"));
}
