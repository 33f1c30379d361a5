/** Files, folders, links and submodules by their paths. */
import { apiOf, pageOf as htmlOf, type Addresses } from "../../present/addresses.ts";
import { entryAt, type PlacedEntry } from "../../world/git/files.ts";
import { treeIn } from "../../world/git/object-store.ts";
import type { Blob } from "../../world/git/objects.ts";
import type { Repository } from "../../world/model.ts";
import { resolveCommit } from "../../world/names.ts";
import { ApiError, notFound } from "../answer.ts";
import { repositoryOperation } from "../operation.ts";

/** https://docs.github.com/en/rest/repos/contents#get-repository-content */
const MAX_LISTED = 1000;
const MAX_ENCODED_BYTES = 1024 * 1024;
const MAX_BYTES = 100 * 1024 * 1024;

export const contents = [
  repositoryOperation(
    "repos/get-content",
    { contents: "read" },
    ({ addresses, path, query, isRaw }, { repository }) => {
      const { objects } = repository;
      const ref = query.ref ?? repository.defaultBranch;
      const sha = resolveCommit(repository, ref);
      if (sha === undefined) throw new ApiError(404, `No commit found for the ref ${ref}`);
      const place = path.path.replace(/^\/|\/$/g, "");
      const root = treeIn(objects, sha);
      const entry = place === "" ? undefined : entryAt(objects, root, place);
      if (place !== "" && entry === undefined) throw notFound();
      const folder = place === "" ? root : entry?.mode === "040000" ? treeIn(objects, entry.sha) : undefined;
      if (folder !== undefined) {
        const entries = folder.entries.slice(0, MAX_LISTED).map((one) => ({
          ...one,
          path: place === "" ? one.name : `${place}/${one.name}`,
        }));
        return { status: 200, body: entries.map((one) => presentListed(addresses, repository, one, ref)) };
      }
      if (entry === undefined) throw notFound();
      const blob = objects.blob(entry.sha);
      if (isRaw && blob !== undefined && blob.bytes.length <= MAX_BYTES) return { status: 200, body: blob.bytes };
      const presented = presentEntry(addresses, repository, entry, ref);
      if (entry.mode !== "160000") return { status: 200, body: presented };
      const modules = objects.blob(entryAt(objects, root, ".gitmodules")?.sha ?? "");
      return { status: 200, body: { ...presented, submodule_git_url: submoduleUrl(modules, place) } };
    },
  ),
];

/** Where a submodule comes from, by the section of .gitmodules that names its path. */
function submoduleUrl(modules: Blob | undefined, path: string): string | null {
  const sections = Buffer.from(modules?.bytes ?? [])
    .toString("utf8")
    .split(/^\s*\[/m)
    .map((text) => new Map(Array.from(text.matchAll(/^\s*(\w+)\s*=\s*(.*?)\s*$/gm), ([, key, value]) => [key, value])));
  return sections.find((section) => section.get("path") === path)?.get("url") ?? null;
}

function presentEntry(addresses: Addresses, repository: Repository, entry: PlacedEntry, ref: string) {
  const listed = presentListed(addresses, repository, entry, ref);
  if (entry.mode === "160000") return { ...listed, type: "submodule" };
  const bytes = repository.objects.blob(entry.sha)?.bytes ?? new Uint8Array();
  if (entry.mode === "120000") return { ...listed, target: Buffer.from(bytes).toString("utf8") };
  if (bytes.length > MAX_BYTES) {
    throw new ApiError(403, "This API returns blobs up to 100 MB in size.", {
      errors: [{ resource: "Blob", field: "data", code: "custom", message: "too_large" }],
    });
  }
  // From 1 MB on the content is left out and has to be asked for in other ways.
  const content =
    bytes.length > MAX_ENCODED_BYTES
      ? { encoding: "none", content: "" }
      : { encoding: "base64", content: inLines(Buffer.from(bytes).toString("base64")) };
  return { ...listed, ...content };
}

function presentListed(addresses: Addresses, repository: Repository, entry: PlacedEntry, ref: string) {
  const { name, path, sha, mode } = entry;
  const place = path.split("/").map(encodeURIComponent).join("/");
  const url = `${apiOf(addresses, repository)}/contents/${place}?ref=${encodeURIComponent(ref)}`;
  const isFolder = mode === "040000";
  const isSubmodule = mode === "160000";
  const git = `${apiOf(addresses, repository)}/git/${isFolder || isSubmodule ? "trees" : "blobs"}/${sha}`;
  const html = `${htmlOf(addresses, repository)}/${isFolder ? "tree" : "blob"}/${ref}/${place}`;
  return {
    name,
    path,
    sha,
    size: repository.objects.blob(sha)?.bytes.length ?? 0,
    url,
    html_url: html,
    git_url: git,
    download_url: isFolder || isSubmodule ? null : `${htmlOf(addresses, repository)}/raw/${ref}/${place}`,
    // In a list, GitHub calls a submodule a file; that is documented and kept for old clients.
    type: isFolder ? "dir" : mode === "120000" ? "symlink" : "file",
    _links: { self: url, git, html },
  };
}

/** GitHub breaks Base64 after 60 characters. */
export function inLines(base64: string): string {
  return base64.replaceAll(/.{1,60}/g, (line) => `${line}\n`);
}
