/** The pages of a repository's contents: a folder with its README, or a file. */
import { entryAt, type PlacedEntry } from "../world/git/files.ts";
import { ancestorsOf } from "../world/git/history.ts";
import { commitIn, treeIn } from "../world/git/object-store.ts";
import type { Tree } from "../world/git/objects.ts";
import { isBinary } from "../world/git/tree-diff.ts";
import type { Repository } from "../world/model.ts";
import { branchOf } from "../world/names.ts";
import { codeLine } from "./code.ts";
import { commitLine } from "./conversation-parts.ts";
import { blank, repositoryDocument, type Scene } from "./document.ts";
import { html, type Html, type Part } from "./html.ts";
import { icon, type IconName } from "./icons.ts";
import { contentPath } from "./links.ts";
import { markdown } from "./markdown.ts";
import { counted, timeAgo } from "./time.ts";

const MAX_LINES = 5000;

/** A place in a repository: a name of a commit, the commit, and a path that may be empty. */
export interface Place {
  readonly ref: string;
  readonly commit: string;
  readonly path: string;
}

/** A folder with what is in it, or a file; `undefined` where there is nothing. */
export function contentPage(scene: Scene, repository: Repository, place: Place): Html | undefined {
  const { objects } = repository;
  const root = treeIn(objects, place.commit);
  const entry = place.path === "" ? undefined : entryAt(objects, root, place.path);
  if (place.path !== "" && entry === undefined) return undefined;
  const folder = entry === undefined ? root : entry.mode === "040000" ? treeIn(objects, entry.sha) : undefined;
  const main =
    folder === undefined
      ? entry !== undefined && fileView(repository, entry)
      : folderView(scene, repository, place, folder);
  return repositoryDocument(scene, repository, {
    title: place.path === "" ? "Code" : place.path,
    tab: "code",
    main: html`<div class="page">${placeLine(repository, place)}${main}</div>`,
  });
}

export function emptyRepositoryPage(scene: Scene, repository: Repository): Html {
  const main = html`<div class="page">${blank("repository", "This repository is empty")}</div>`;
  return repositoryDocument(scene, repository, { title: "Code", tab: "code", main });
}

function placeLine(repository: Repository, { ref, path }: Place): Html {
  const branches = [...repository.refs.keys()].filter((name) => branchOf(name) !== undefined).length;
  const parts = path.split("/").filter((part) => part !== "");
  const trail = [
    html`<a href="${contentPath(repository, "tree", ref, "")}">${repository.name}</a>`,
    ...parts.map(
      (part, index) =>
        html`<span class="slash">/</span
          ><a href="${contentPath(repository, "tree", ref, parts.slice(0, index + 1).join("/"))}">${part}</a>`,
    ),
  ];
  const name = /^[0-9a-f]{40}$/.test(ref) ? ref.slice(0, 7) : ref;
  return html`<div class="place">
    <span class="button">${icon("branch")} ${name}</span
    ><span class="muted">${counted(branches, "branch", "branches")}</span
    >${parts.length > 0 && html`<span class="trail">${trail}</span>`}
  </div>`;
}

const MODE_ICONS: Readonly<Record<PlacedEntry["mode"], IconName>> = {
  "040000": "folder",
  "100644": "file",
  "100755": "file",
  "120000": "file",
  "160000": "submodule",
};

function folderView(scene: Scene, repository: Repository, place: Place, folder: Tree): Part {
  const prefix = place.path === "" ? "" : `${place.path}/`;
  // Folders first, as GitHub lists them.
  const entries = [...folder.entries].toSorted((a, b) => Number(b.mode === "040000") - Number(a.mode === "040000"));
  const rows = entries.map(({ name, mode, sha }) => {
    const kind = mode === "040000" ? "tree" : "blob";
    const path = contentPath(repository, kind, place.ref, `${prefix}${name}`);
    const note = mode === "120000" ? "symbolic link" : mode === "160000" ? `@ ${sha.slice(0, 7)}` : "";
    return html`<li>
      ${icon(MODE_ICONS[mode], mode === "040000" ? "folder-icon" : "muted")}<a class="row-text plain" href="${path}"
        >${name}</a
      ><span class="muted">${note}</span>
    </li>`;
  });
  const readme = folder.entries.find(({ name, mode }) => /^readme\.md$/i.test(name) && mode.startsWith("100"));
  const text = readme === undefined ? undefined : textOf(repository, readme.sha);
  return html`<section class="box">
      <header class="latest">${latestCommit(scene, repository, place.commit)}</header>
      <ul class="rows files">
        ${rows}
      </ul>
    </section>
    ${
      text !== undefined &&
      html`<section class="box readme">
        <header>${icon("file")} <strong>${readme?.name}</strong></header>
        <div class="readme-body">${markdown(text, repository, "document")}</div>
      </section>`
    }`;
}

function latestCommit({ world }: Scene, repository: Repository, sha: string): Html {
  const commit = commitIn(repository.objects, sha);
  const count = ancestorsOf(repository.objects, sha).size;
  return html`<strong>${commit.author.name}</strong> ${commitLine({ repository }, commit)}<span class="muted"
      >${timeAgo(commit.committer.date, world.now())} · ${counted(count, "commit")}</span
    >`;
}

function fileView(repository: Repository, entry: PlacedEntry): Html {
  const { path, mode, sha } = entry;
  const bytes = repository.objects.blob(sha)?.bytes;
  const size = bytes === undefined ? "" : counted(bytes.length, "byte");
  return html`<section class="box">
    <header class="latest"><strong>${path.split("/").at(-1)}</strong><span class="muted">${size}</span></header>
    ${fileBody(repository, path, mode, sha)}
  </section>`;
}

function fileBody(repository: Repository, path: string, mode: PlacedEntry["mode"], sha: string): Html {
  if (mode === "160000") return html`<p class="file-note">Submodule at ${sha}.</p>`;
  const text = textOf(repository, sha);
  if (text === undefined) return html`<p class="file-note">Binary file not shown.</p>`;
  if (mode === "120000") return html`<p class="file-note">Symbolic link to <code>${text}</code>.</p>`;
  const lines = text.replace(/\n$/, "").split("\n");
  const rows = lines.slice(0, MAX_LINES).map(
    (line, index) =>
      html`<tr id="L${index + 1}">
        <td class="number">${index + 1}</td>
        <td class="code">${codeLine(line, path)}</td>
      </tr>`,
  );
  const rest = lines.length - rows.length;
  return html`<table class="diff blob">
      <tbody>
        ${rows}
      </tbody>
    </table>
    ${rest > 0 && html`<p class="file-note">${counted(rest, "more line")} not shown.</p>`}`;
}

function textOf({ objects }: Repository, sha: string): string | undefined {
  const bytes = objects.blob(sha)?.bytes;
  return bytes === undefined || isBinary(bytes) ? undefined : new TextDecoder().decode(bytes);
}
