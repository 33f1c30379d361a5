/** The frame of a pull request's pages: its title, its state and its tabs. */
import type { PullRequest } from "../world/model.ts";
import { commitsOf, filesOf } from "../world/pull-requests.ts";
import { linesChanged } from "../world/git/tree-diff.ts";
import { diffStat } from "./diff-view.ts";
import { repositoryDocument, tabBar, type Scene } from "./document.ts";
import { html, type Html, type Part } from "./html.ts";
import { authorLink, stateBadge } from "./item-parts.ts";
import { checksPath, commitsPath, contentPath, filesPath, itemPath } from "./links.ts";
import { checksOf } from "./pull-request-checks.ts";
import { counted } from "./time.ts";

export type PullRequestTab = "conversation" | "commits" | "checks" | "files";

export function pullRequestDocument(scene: Scene, pullRequest: PullRequest, tab: PullRequestTab, main: Part): Html {
  const { title, number, repository } = pullRequest;
  return repositoryDocument(scene, repository, {
    title: `${title} · Pull request #${number}`,
    tab: "pulls",
    main: html`<div class="page">
      <header class="item-head">
        <h1>${title} <span class="number">#${number}</span></h1>
        <div class="item-line">${stateBadge(pullRequest)}<span>${sentence(pullRequest)}</span></div>
      </header>
      ${tabsOf(pullRequest, tab)} ${main}
    </div>`,
  });
}

function sentence(pullRequest: PullRequest): Html {
  const { author, base, merged, repository } = pullRequest;
  const count = counted(commitsOf(pullRequest).length, "commit");
  const into = html`<a class="branch" href="${contentPath(repository, "tree", base.branch, "")}">${base.branch}</a>`;
  const from = headLink(pullRequest);
  return merged === undefined
    ? html`${authorLink(author)} wants to merge ${count} into ${into} from ${from}`
    : html`${authorLink(merged.by)} merged ${count} into ${into} from ${from}`;
}

/** A branch of a fork is named with its owner; one that is gone leads nowhere. */
function headLink({ head, repository }: PullRequest): Html {
  const name = head.repository === repository ? head.branch : `${head.owner.login}:${head.branch}`;
  if (head.repository === undefined) return html`<span class="branch">unknown repository</span>`;
  return html`<a class="branch" href="${contentPath(head.repository, "tree", head.branch, "")}">${name}</a>`;
}

function tabsOf(pullRequest: PullRequest, tab: PullRequestTab): Html {
  const files = filesOf(pullRequest);
  const counts = files.map((file) => linesChanged(pullRequest.repository.objects, file));
  const stat = {
    additions: counts.reduce((sum, count) => sum + (count?.additions ?? 0), 0),
    deletions: counts.reduce((sum, count) => sum + (count?.deletions ?? 0), 0),
  };
  return tabBar(
    "Pull request",
    [
      {
        name: "Conversation",
        icon: "comment",
        path: itemPath(pullRequest),
        isCurrent: tab === "conversation",
        count: pullRequest.comments.length,
      },
      {
        name: "Commits",
        icon: "commit",
        path: commitsPath(pullRequest),
        isCurrent: tab === "commits",
        count: commitsOf(pullRequest).length,
      },
      {
        name: "Checks",
        icon: "checklist",
        path: checksPath(pullRequest),
        isCurrent: tab === "checks",
        count: checksOf(pullRequest).current.length,
      },
      {
        // Four tabs fit on a phone without the second word.
        name: html`Files <span class="wide">changed</span>`,
        icon: "diff",
        path: filesPath(pullRequest),
        isCurrent: tab === "files",
        count: files.length,
      },
    ],
    diffStat(stat),
  );
}
