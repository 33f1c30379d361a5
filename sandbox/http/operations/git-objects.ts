/** Git's objects as they are: blobs, trees, commits. */
import { apiOf, nodeId } from "../../present/addresses.ts";
import { presentGitCommit } from "../../present/commit.ts";
import { walk, withChanges, type Change, type PlacedEntry } from "../../world/git/files.ts";
import { treeIn } from "../../world/git/object-store.ts";
import type { Mode, Signature, Tree } from "../../world/git/objects.ts";
import type { Repository } from "../../world/model.ts";
import { resolveObject } from "../../world/names.ts";
import { signatureOf } from "../../world/repositories.ts";
import { ApiError, notFound } from "../answer.ts";
import type { BodyOf } from "../call.ts";
import { repositoryOperation } from "../operation.ts";
import { inLines } from "./contents.ts";

/** https://docs.github.com/en/rest/git/trees#get-a-tree */
const MAX_TREE_ENTRIES = 100_000;
const MAX_TREE_BYTES = 7 * 1024 * 1024;

/** https://docs.github.com/en/rest/git/blobs#get-a-blob */
const MAX_BLOB_BYTES = 100 * 1024 * 1024;

type TreeItem = BodyOf<"git/create-tree">["tree"][number];

export const gitObjects = [
  repositoryOperation("git/get-blob", { contents: "read" }, ({ addresses, path, isRaw }, { repository }) => {
    const blob = repository.objects.blob(path.file_sha);
    if (blob === undefined) throw notFound();
    if (blob.bytes.length > MAX_BLOB_BYTES) throw new ApiError(403, "This API returns blobs up to 100 MB in size.");
    if (isRaw) return { status: 200, body: blob.bytes };
    return {
      status: 200,
      body: {
        sha: blob.sha,
        node_id: nodeId("Blob", repository.id, blob.sha),
        size: blob.bytes.length,
        url: `${apiOf(addresses, repository)}/git/blobs/${blob.sha}`,
        content: inLines(Buffer.from(blob.bytes).toString("base64")),
        encoding: "base64",
      },
    };
  }),

  repositoryOperation("git/create-blob", { contents: "write" }, ({ addresses, body }, { repository }) => {
    const { content, encoding = "utf-8" } = body;
    if (encoding !== "utf-8" && encoding !== "base64") throw new ApiError(422, `Unknown encoding "${encoding}".`);
    const bytes = Buffer.from(content, encoding === "base64" ? "base64" : "utf8");
    const { sha } = repository.objects.addBlob(bytes);
    return { status: 201, body: { sha, url: `${apiOf(addresses, repository)}/git/blobs/${sha}` } };
  }),

  repositoryOperation("git/get-tree", { contents: "read" }, ({ addresses, path, query }, { repository }) => {
    const object = resolveObject(repository, path.tree_sha);
    if (object === undefined || object.type === "blob") throw notFound();
    const tree = treeIn(repository.objects, object.sha);
    // "Setting this parameter to any of the following will enable returning objects: 0, 1, "true", and "false"."
    const isRecursive = query.recursive !== undefined;
    const url = apiOf(addresses, repository);
    const { listed, isTruncated } = isRecursive ? recursiveEntries(repository, tree) : flatEntries(tree);
    return {
      status: 200,
      body: {
        sha: object.sha,
        url: `${url}/git/trees/${object.sha}`,
        tree: listed.map((entry) => presentEntry(repository, entry, url)),
        truncated: isTruncated,
      },
    };
  }),

  repositoryOperation("git/create-tree", { contents: "write" }, ({ addresses, body }, { repository }) => {
    const { objects } = repository;
    const base = body.base_tree === undefined ? undefined : resolveObject(repository, body.base_tree);
    if (body.base_tree !== undefined && (base === undefined || base.type === "blob")) {
      throw new ApiError(422, "base_tree is not a valid tree oid");
    }
    const changes = new Map(body.tree.map((item) => [pathOf(item), changeOf(repository, item)]));
    const tree = withChanges(objects, treeIn(objects, base?.sha), changes);
    const url = apiOf(addresses, repository);
    return {
      status: 201,
      body: {
        sha: tree.sha,
        url: `${url}/git/trees/${tree.sha}`,
        tree: flatEntries(tree).listed.map((entry) => presentEntry(repository, entry, url)),
        truncated: false,
      },
    };
  }),

  repositoryOperation("git/get-commit", { contents: "read" }, ({ addresses, path }, { repository }) => {
    const commit = repository.objects.commit(path.commit_sha);
    if (commit === undefined) throw notFound();
    return { status: 200, body: presentGitCommit(addresses, repository, commit) };
  }),

  repositoryOperation(
    "git/create-commit",
    { contents: "write" },
    ({ addresses, world, body }, { repository, actor }) => {
      const { objects } = repository;
      const { message, tree, parents = [] } = body;
      if (objects.tree(tree) === undefined) throw new ApiError(422, "Tree SHA does not exist");
      if (parents.some((sha) => objects.commit(sha) === undefined)) {
        throw new ApiError(422, "Parent SHA does not exist or is not a commit object");
      }
      const own = signatureOf(actor, world.now());
      const author = signatureFrom(body.author, own);
      const committer = signatureFrom(body.committer ?? body.author, own);
      const commit = objects.addCommit({ tree, parents, author, committer, message });
      return { status: 201, body: presentGitCommit(addresses, repository, commit) };
    },
  ),
];

interface GivenSignature {
  readonly name?: string;
  readonly email?: string;
  readonly date?: string;
}

function signatureFrom({ name, email, date }: GivenSignature = {}, own: Signature): Signature {
  return { name: name ?? own.name, email: email ?? own.email, date: date === undefined ? own.date : new Date(date) };
}

function recursiveEntries({ objects }: Repository, tree: Tree): { listed: PlacedEntry[]; isTruncated: boolean } {
  const listed: PlacedEntry[] = [];
  let bytes = 0;
  for (const entry of walk(objects, tree)) {
    // What git stores of an entry: mode, name, SHA. GitHub does not say what it counts.
    bytes += Buffer.byteLength(entry.path) + 28;
    if (listed.length === MAX_TREE_ENTRIES || bytes > MAX_TREE_BYTES) return { listed, isTruncated: true };
    listed.push(entry);
  }
  return { listed, isTruncated: false };
}

function flatEntries({ entries }: Tree): { listed: PlacedEntry[]; isTruncated: boolean } {
  return { listed: entries.map((entry) => Object.assign({ path: entry.name }, entry)), isTruncated: false };
}

function presentEntry({ objects }: Repository, { path, mode, sha }: PlacedEntry, url: string) {
  if (mode === "160000") return { path, mode, type: "commit", sha };
  if (mode === "040000") return { path, mode, type: "tree", sha, url: `${url}/git/trees/${sha}` };
  const size = objects.blob(sha)?.bytes.length ?? 0;
  return { path, mode, type: "blob", sha, size, url: `${url}/git/blobs/${sha}` };
}

function pathOf({ path }: TreeItem): string {
  if (path === undefined || path === "") throw new ApiError(422, "tree.path is missing");
  if (path.split("/").some((part) => ["", ".", "..", ".git"].includes(part))) {
    throw new ApiError(422, `tree.path contains a malformed path component: ${path}`);
  }
  return path;
}

function changeOf({ objects }: Repository, { mode, type, sha, content, path }: TreeItem): Change {
  if (sha === null) return undefined;
  if (sha !== undefined && content !== undefined)
    throw new ApiError(422, "Use either tree.sha or tree.content, not both");
  if (mode === undefined) throw new ApiError(422, "Must supply a valid tree.mode");
  if (content !== undefined) return { mode, sha: objects.addBlob(content).sha };
  if (sha === undefined) throw new ApiError(422, "Must supply either tree.sha or tree.content");
  const wanted = typeOf(mode);
  if (type !== undefined && type !== wanted)
    throw new ApiError(422, `tree.type ${type} does not fit tree.mode ${mode}`);
  if (wanted !== "commit" && objects.get(sha)?.type !== wanted) {
    throw new ApiError(422, `tree.sha ${sha} is not a valid ${wanted} (${path ?? ""})`);
  }
  return { mode, sha };
}

function typeOf(mode: Mode): "blob" | "tree" | "commit" {
  if (mode === "160000") return "commit";
  return mode === "040000" ? "tree" : "blob";
}
