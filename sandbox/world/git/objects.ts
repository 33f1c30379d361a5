/** Git's objects: what they hold, the bytes they are stored as, and the SHA-1 that names them. */
import { createHash } from "node:crypto";

/** The kinds of tree entry: file, executable file, folder, symbolic link, submodule. */
export type Mode = "100644" | "100755" | "040000" | "120000" | "160000";

export interface Blob {
  readonly type: "blob";
  readonly sha: string;
  readonly bytes: Uint8Array;
}

export interface TreeEntry {
  readonly name: string;
  readonly mode: Mode;
  readonly sha: string;
}

export interface Tree {
  readonly type: "tree";
  readonly sha: string;
  /** In git's order. */
  readonly entries: readonly TreeEntry[];
}

/** Who did something and when; git keeps whole seconds. */
export interface Signature {
  readonly name: string;
  readonly email: string;
  readonly date: Date;
}

export interface Commit {
  readonly type: "commit";
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
}

export type GitObject = Blob | Tree | Commit;

/** The object without the name that follows from it. */
type Unnamed<Kind extends GitObject> = Omit<Kind, "sha" | "type">;

export function blobOf(content: string | Uint8Array): Blob {
  const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
  return { type: "blob", sha: shaOf("blob", bytes), bytes };
}

export function treeOf(entries: readonly TreeEntry[]): Tree {
  const sorted = entries.toSorted(inGitOrder);
  const parts = sorted.flatMap(({ name, mode, sha }) => [
    // Git writes modes without leading zeros.
    Buffer.from(`${mode.replace(/^0/, "")} ${name}\0`, "utf8"),
    Buffer.from(sha, "hex"),
  ]);
  return { type: "tree", sha: shaOf("tree", Buffer.concat(parts)), entries: sorted };
}

export function commitOf({ tree, parents, author, committer, message }: Unnamed<Commit>): Commit {
  const lines = [
    `tree ${tree}`,
    ...parents.map((parent) => `parent ${parent}`),
    `author ${signatureText(author)}`,
    `committer ${signatureText(committer)}`,
    "",
    message,
  ];
  const sha = shaOf("commit", Buffer.from(lines.join("\n"), "utf8"));
  return {
    type: "commit",
    sha,
    tree,
    parents,
    author: wholeSeconds(author),
    committer: wholeSeconds(committer),
    message,
  };
}

function shaOf(type: GitObject["type"], bytes: Uint8Array): string {
  return createHash("sha1").update(`${type} ${bytes.length}\0`).update(bytes).digest("hex");
}

/** A folder sorts as if its name ended in a slash; names compare byte by byte. */
function inGitOrder(a: TreeEntry, b: TreeEntry): number {
  return Buffer.compare(sortKey(a), sortKey(b));
}

function sortKey({ name, mode }: TreeEntry): Buffer {
  return Buffer.from(mode === "040000" ? `${name}/` : name, "utf8");
}

function signatureText({ name, email, date }: Signature): string {
  return `${name} <${email}> ${Math.floor(date.getTime() / 1000)} +0000`;
}

function wholeSeconds(signature: Signature): Signature {
  return { ...signature, date: new Date(Math.floor(signature.date.getTime() / 1000) * 1000) };
}
