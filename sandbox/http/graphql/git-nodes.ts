/** Git's objects in GraphQL. */
import { nodeId, pageOf } from "../../present/addresses.ts";
import { entryAt, type PlacedEntry } from "../../world/git/files.ts";
import { commitsBetween } from "../../world/git/history.ts";
import { commitIn, treeIn } from "../../world/git/object-store.ts";
import type { Blob, Commit, GitObject, Signature, Tree } from "../../world/git/objects.ts";
import { isBinary } from "../../world/git/tree-diff.ts";
import type { Repository } from "../../world/model.ts";
import { resolveObject } from "../../world/names.ts";
import { suitesField } from "./check-nodes.ts";
import { connection } from "./connection.ts";
import { assertReads, graphqlError, textArgument, type Arguments, type Fields, type QueryContext } from "./context.ts";
import { timeText } from "../../present/time.ts";

/** `Blob.text` ends here, and `isTruncated` says so. */
const MAX_TEXT_BYTES = 512_000;

/** The object that an expression of git names (`main`, `HEAD:goals`, `<sha>:a/b.yml`); `null` where there is none. */
export function objectByExpression(context: QueryContext, repository: Repository, expression: string): Fields | null {
  assertReads(context, "contents");
  const colon = expression.indexOf(":");
  const revision = colon === -1 ? expression : expression.slice(0, colon);
  const object = resolveObject(repository, revision.replace(/\^\{commit\}$/, ""));
  if (object === undefined) return null;
  if (colon === -1) return objectFields(context, repository, object);
  if (object.type === "blob") return null;
  const root = treeIn(repository.objects, object.sha);
  const path = expression.slice(colon + 1).replace(/\/$/, "");
  if (path === "") return objectFields(context, repository, root);
  const entry = entryAt(repository.objects, root, path);
  const found = entry === undefined ? undefined : repository.objects.get(entry.sha);
  return found === undefined ? null : objectFields(context, repository, found, path);
}

export function objectByOid(context: QueryContext, repository: Repository, oid: string): Fields | null {
  assertReads(context, "contents");
  const object = repository.objects.get(oid);
  return object === undefined ? null : objectFields(context, repository, object);
}

function objectFields(context: QueryContext, repository: Repository, object: GitObject, path = ""): Fields {
  switch (object.type) {
    case "blob":
      return blobFields(context, repository, object);
    case "tree":
      return treeFields(context, repository, object, path);
    case "commit":
      return commitFields(context, repository, object);
    default:
      return object satisfies never;
  }
}

function common({ addresses }: QueryContext, repository: Repository, sha: string) {
  const commitUrl = `${pageOf(addresses, repository)}/commit/${sha}`;
  return { oid: sha, abbreviatedOid: sha.slice(0, 7), commitUrl, commitResourcePath: new URL(commitUrl).pathname };
}

function blobFields(context: QueryContext, repository: Repository, { sha, bytes }: Blob): Fields {
  const binary = isBinary(bytes);
  return {
    __typename: "Blob",
    id: nodeId("Blob", repository.id, sha),
    ...common(context, repository, sha),
    byteSize: bytes.length,
    isBinary: binary,
    isTruncated: bytes.length > MAX_TEXT_BYTES,
    text: () => {
      if (context.blobTextsLeft <= 0) {
        throw graphqlError("RESOURCE_LIMITS_EXCEEDED", "Resource limits for this query exceeded.");
      }
      context.blobTextsLeft -= 1;
      return binary ? null : Buffer.from(bytes.subarray(0, MAX_TEXT_BYTES)).toString("utf8");
    },
  };
}

function treeFields(context: QueryContext, repository: Repository, { sha, entries }: Tree, path: string): Fields {
  return {
    __typename: "Tree",
    id: nodeId("Tree", repository.id, sha),
    ...common(context, repository, sha),
    entries: () =>
      entries.map((entry) => {
        const place = path === "" ? entry.name : `${path}/${entry.name}`;
        return entryFields(context, repository, Object.assign({ path: place }, entry));
      }),
  };
}

function entryFields(context: QueryContext, repository: Repository, { name, path, mode, sha }: PlacedEntry): Fields {
  const object = repository.objects.get(sha);
  return {
    __typename: "TreeEntry",
    name,
    path,
    mode: Number.parseInt(mode, 8),
    type: mode === "160000" ? "commit" : mode === "040000" ? "tree" : "blob",
    oid: sha,
    size: object?.type === "blob" ? object.bytes.length : 0,
    // A submodule's commit lies in another repository.
    object: () => (mode === "160000" || object === undefined ? null : objectFields(context, repository, object, path)),
  };
}

export function commitFields(context: QueryContext, repository: Repository, commit: Commit): Fields {
  const { sha, tree, parents, author, committer, message } = commit;
  const { addresses } = context;
  const [headline = "", ...body] = message.split("\n");
  const url = `${pageOf(addresses, repository)}/commit/${sha}`;
  return {
    __typename: "Commit",
    id: nodeId("Commit", repository.id, sha),
    ...common(context, repository, sha),
    url,
    resourcePath: new URL(url).pathname,
    message,
    messageHeadline: headline,
    messageBody: body.join("\n").trim(),
    authoredDate: timeText(author.date),
    committedDate: timeText(committer.date),
    author: () => gitActor(author),
    committer: () => gitActor(committer),
    tree: () => treeFields(context, repository, treeIn(repository.objects, tree), ""),
    file: (args: Arguments) => {
      const root = treeIn(repository.objects, tree);
      const entry = entryAt(repository.objects, root, textArgument(args, "path") ?? "");
      return entry === undefined ? null : entryFields(context, repository, entry);
    },
    parents: (args: Arguments) =>
      connection("parents", parents, args, (parent) =>
        commitFields(context, repository, commitIn(repository.objects, parent)),
      ),
    history: (args: Arguments) =>
      connection("history", historyOf(repository, sha, textArgument(args, "path")), args, (one) =>
        commitFields(context, repository, one),
      ),
    checkSuites: (args: Arguments) => suitesField(context, repository, sha, args),
  };
}

/** The newest first; of a path, those that left it otherwise than each parent had it. */
function historyOf({ objects }: Repository, sha: string, path: string | undefined): readonly Commit[] {
  const all = commitsBetween(objects, undefined, sha).toReversed();
  if (path === undefined) return all;
  const at = (tree: string): string | undefined => entryAt(objects, treeIn(objects, tree), path)?.sha;
  return all.filter(({ tree, parents }) => {
    const here = at(tree);
    const before = parents.map((parent) => at(commitIn(objects, parent).tree));
    return parents.length === 0 ? here !== undefined : before.every((one) => one !== here);
  });
}

function gitActor({ name, email, date }: Signature): Fields {
  return { __typename: "GitActor", name, email, date: timeText(date), user: null };
}
