/** The page of a commit. */
import { treeIn } from "../world/git/object-store.ts";
import type { Commit } from "../world/git/objects.ts";
import { changedFiles } from "../world/git/tree-diff.ts";
import type { Repository } from "../world/model.ts";
import { diffView } from "./diff-view.ts";
import { repositoryDocument, type Scene } from "./document.ts";
import { html, type Html } from "./html.ts";
import { commitPath } from "./links.ts";
import { annotationsByPath, runsOn } from "./pull-request-checks.ts";
import { timeAgo } from "./time.ts";

/** What a commit says, and what it changed in its first parent. */
export function commitPage(scene: Scene, repository: Repository, commit: Commit): Html {
  const { objects } = repository;
  const { sha, parents, author, committer, message } = commit;
  const files = changedFiles(objects, treeIn(objects, parents[0]), treeIn(objects, sha));
  const [title = "", ...rest] = message.split("\n");
  const body = rest.join("\n").trim();
  const links = parents.map(
    (parent) => html` <a class="sha" href="${commitPath(repository, parent)}">${parent.slice(0, 7)}</a>`,
  );
  return repositoryDocument(scene, repository, {
    title,
    tab: "code",
    main: html`<div class="page">
      <section class="box commit-head">
        <h1>${title}</h1>
        ${body !== "" && html`<pre>${body}</pre>`}
        <p class="muted">
          <strong>${author.name}</strong> committed ${timeAgo(committer.date, scene.world.now())} · commit
          <code>${sha.slice(0, 7)}</code>${parents.length > 0 && html` · parent${links}`}
        </p>
      </section>
      ${diffView(repository, files, annotationsByPath(runsOn(repository, sha)))}
    </div>`,
  });
}
