/** What lies below some folders of some commits: one GraphQL request for all, or one REST request for each commit. */
import { compare } from "../../domain/finding.ts";
import type { EntryKind } from "../../domain/selection.ts";
import type { BlobEntry } from "../../engine/reader.ts";
import { classified, isNotFound, type GitHubApi } from "../api.ts";
import { field, list, number, text } from "../field.ts";
import { askGraphql } from "../graphql.ts";

/** How many levels of folders one query unfolds; what lies deeper is read by itself. */
const LEVELS = 6;

/** The entries of each commit, in the order of the paths. */
export async function readTrees(
  api: GitHubApi,
  repository: string,
  commits: readonly string[],
  folders: readonly string[],
): Promise<readonly (readonly BlobEntry[])[]> {
  const wanted = outermost(folders);
  const [owner, name] = repository.split("/");
  const objects = commits.flatMap((commit, c) =>
    wanted.map(
      (folder, f) =>
        `c${c}f${f}: object(expression: ${JSON.stringify(`${commit}:${folder}`)}) { ${levels(LEVELS)} ... on Blob { oid } }`,
    ),
  );
  const query = `query ($owner: String!, $name: String!) { repository(owner: $owner, name: $name) { ${objects.join(" ")} } }`;
  const answer = await askGraphql(api, "Reading folders", query, { owner, name });
  const found = field(answer?.data, "repository");
  // An answer with errors says of a folder that it is not there when it only could not be read.
  if (typeof found !== "object" || found === null || answer?.isWhole !== true) {
    return Promise.all(commits.map((commit) => readByRest(api, repository, commit, wanted)));
  }
  return Promise.all(
    commits.map(async (_, c) => {
      const below = await Promise.all(
        wanted.map((folder, f) => standingAt(api, repository, folder, field(found, `c${c}f${f}`))),
      );
      return below.flat().toSorted((a, b) => compare(a.path, b.path));
    }),
  );
}

function levels(depth: number): string {
  const deeper = depth === 1 ? "" : ` object { ${levels(depth - 1)} }`;
  return `... on Tree { entries { name mode type oid${deeper} } }`;
}

/** What stands at a wanted folder: everything below it, or the link that it is. */
async function standingAt(api: GitHubApi, repository: string, folder: string, object: unknown): Promise<BlobEntry[]> {
  const sha = text(object, "oid");
  return sha === undefined ? unfolded(api, repository, folder, object) : [{ path: folder, kind: "link", sha }];
}

async function unfolded(api: GitHubApi, repository: string, folder: string, tree: unknown): Promise<BlobEntry[]> {
  const entries = list(tree, "entries").map(async (entry) => {
    const name = text(entry, "name") ?? "";
    const path = folder === "" ? name : `${folder}/${name}`;
    const here = entryOf(path, number(entry, "mode") ?? 0, text(entry, "oid") ?? "");
    if (here.kind !== "folder") return [here];
    const isUnfolded = Array.isArray(field(entry, "object", "entries"));
    const below = isUnfolded
      ? await unfolded(api, repository, path, field(entry, "object"))
      : await readSubtree(api, repository, here.sha, path);
    return [here, ...below];
  });
  return (await Promise.all(entries)).flat();
}

async function readByRest(
  api: GitHubApi,
  repository: string,
  commit: string,
  folders: readonly string[],
): Promise<readonly BlobEntry[]> {
  const entries = await readSubtree(api, repository, commit, "");
  const isWanted = (entry: BlobEntry): boolean =>
    folders.some((folder) => folder === "" || entry.path.startsWith(`${folder}/`) || isInTheWay(entry, folder));
  return entries.filter(isWanted).toSorted((a, b) => compare(a.path, b.path));
}

/** Whether a link or a submodule stands where a folder is wanted, or on the way to it. */
function isInTheWay({ path, kind }: BlobEntry, folder: string): boolean {
  return kind !== "folder" && kind !== "file" && `${folder}/`.startsWith(`${path}/`);
}

/**
 * Everything below a tree. A tree that is too large for one answer is read folder by folder.
 *
 * @see https://docs.github.com/rest/git/trees#get-a-tree – 100,000 entries or 7 MB at once
 */
async function readSubtree(api: GitHubApi, repository: string, sha: string, folder: string): Promise<BlobEntry[]> {
  const whole = await requestTree(api, repository, sha, true);
  const isWhole = field(whole, "truncated") !== true;
  const tree = isWhole ? whole : await requestTree(api, repository, sha, false);
  const entries = list(tree, "tree").map((entry) => {
    const path = text(entry, "path") ?? "";
    const mode = Number.parseInt(text(entry, "mode") ?? "0", 8);
    return entryOf(folder === "" ? path : `${folder}/${path}`, mode, text(entry, "sha") ?? "");
  });
  if (isWhole) return entries;
  const below = await Promise.all(
    entries
      .filter(({ kind }) => kind === "folder")
      .map(({ sha: tree_, path }) => readSubtree(api, repository, tree_, path)),
  );
  return [...entries, ...below.flat()];
}

async function requestTree(api: GitHubApi, repository: string, sha: string, isRecursive: boolean): Promise<unknown> {
  const [owner, repo] = repository.split("/");
  const recursive = isRecursive ? { recursive: "1" } : {};
  try {
    const { data } = await api.request("GET /repos/{owner}/{repo}/git/trees/{tree_sha}", {
      owner,
      repo,
      tree_sha: sha,
      ...recursive,
    });
    return data;
  } catch (error) {
    if (isNotFound(error)) return { tree: [] };
    throw classified(`Reading the tree ${sha}`, error);
  }
}

function entryOf(path: string, mode: number, sha: string): BlobEntry {
  const entry = { path, kind: kindOf(mode), sha };
  return mode === 0o100_755 ? { ...entry, isExecutable: true } : entry;
}

/** By the modes of git: plain and executable files, folders, symbolic links, submodules. */
function kindOf(mode: number): EntryKind {
  switch (mode) {
    case 0o100_644:
    case 0o100_664:
    case 0o100_755:
      return "file";
    case 0o040_000:
      return "folder";
    case 0o120_000:
      return "link";
    case 0o160_000:
      return "submodule";
    default:
      return "special";
  }
}

function outermost(folders: readonly string[]): string[] {
  const sorted = [...new Set(folders)].toSorted(compare);
  return sorted.filter(
    (folder) => !sorted.some((other) => other !== folder && (other === "" || folder.startsWith(`${other}/`))),
  );
}
