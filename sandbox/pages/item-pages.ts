/** The pages of one issue and of one pull request: conversation, commits, files changed. */
import type { Issue, Item, PullRequest } from "../world/model.ts";
import type { Commit } from "../world/git/objects.ts";
import { commitsOf, filesOf } from "../world/pull-requests.ts";
import { boxesOf, diffView } from "./diff-view.ts";
import { commitLine, event, type Moment } from "./conversation-parts.ts";
import { conversation } from "./conversation.ts";
import { repositoryDocument, type Scene } from "./document.ts";
import { html, type Html } from "./html.ts";
import { authorLink, stateBadge } from "./item-parts.ts";
import { checksPath, commitPath } from "./links.ts";
import { mergeBox } from "./merge-box.ts";
import { annotationsByPath, checksOf, runsOn } from "./pull-request-checks.ts";
import { pullRequestDocument } from "./pull-request-document.ts";
import { icon } from "./icons.ts";
import { worstOf } from "./check-state.ts";
import { timeAgo } from "./time.ts";

export function issuePage(scene: Scene, issue: Issue): Html {
  const { title, number, author, createdAt, repository } = issue;
  const now = scene.world.now();
  return repositoryDocument(scene, repository, {
    title: `${title} · Issue #${number}`,
    tab: "issues",
    main: html`<div class="page">
      <header class="item-head ruled">
        <h1>${title} <span class="number">#${number}</span></h1>
        <div class="item-line">
          ${stateBadge(issue)}<span>${authorLink(author)} opened this issue ${timeAgo(createdAt, now)}</span>
        </div>
      </header>
      ${conversation(issue, now, closing(issue, now))}
    </div>`,
  });
}

export function conversationPage(scene: Scene, pullRequest: PullRequest): Html {
  const now = scene.world.now();
  const commits = commitsOf(pullRequest).map((commit) =>
    event("commit", "plain", commit.committer.date, commitLine(pullRequest, commit, commitChecks(pullRequest, commit))),
  );
  const main = conversation(pullRequest, now, [...commits, ...closing(pullRequest, now)], mergeBox(pullRequest));
  return pullRequestDocument(scene, pullRequest, "conversation", main);
}

export function commitsPage(scene: Scene, pullRequest: PullRequest): Html {
  const rows = commitsOf(pullRequest).map(
    (commit) =>
      html`<li>
        ${commitLine(pullRequest, commit, commitChecks(pullRequest, commit))}<span class="muted"
          >${commit.author.name} committed ${timeAgo(commit.committer.date, scene.world.now())}</span
        >
      </li>`,
  );
  return pullRequestDocument(
    scene,
    pullRequest,
    "commits",
    html`<ol class="box rows commits">
      ${rows}
    </ol>`,
  );
}

export function filesPage(scene: Scene, pullRequest: PullRequest): Html {
  const files = filesOf(pullRequest);
  const annotations = annotationsByPath(checksOf(pullRequest).current);
  const changed = new Set(files.map(({ path }) => path));
  const elsewhere = [...annotations].filter(([path]) => !changed.has(path));
  const unchanged = html`<h2 class="section">Unchanged files with check annotations</h2>
    ${elsewhere.map(
      ([path, ones]) =>
        html`<details class="file" open>
          <summary>${icon("chevron", "fold")}<span class="file-name">${path}</span></summary>
          ${boxesOf(ones)}
        </details>`,
    )}`;
  const main = html`${diffView(pullRequest.repository, files, annotations)}${elsewhere.length > 0 && unchanged}`;
  return pullRequestDocument(scene, pullRequest, "files", main);
}

/** One sign for all runs of a commit. */
function commitChecks(pullRequest: PullRequest, { sha }: Commit): Html | undefined {
  const state = worstOf(runsOn(pullRequest.repository, sha));
  if (state === undefined) return undefined;
  const path = sha === pullRequest.head.sha ? checksPath(pullRequest) : commitPath(pullRequest.repository, sha);
  return html`<a href="${path}">${icon(state.icon, state.tone, `checks ${state.adjective}`)}</a>`;
}

function closing(item: Item, now: Date): Moment[] {
  const merged = item.kind === "pull-request" ? item.merged : undefined;
  if (merged !== undefined) {
    const sha = html`<a class="sha" href="${commitPath(item.repository, merged.commit)}"
      >${merged.commit.slice(0, 7)}</a
    >`;
    return [
      event("merge", "done", merged.at, html`${authorLink(merged.by)} merged commit ${sha} ${timeAgo(merged.at, now)}`),
    ];
  }
  if (item.closedAt === null) return [];
  const [name, tone] =
    item.kind === "issue" ? (["issue-done", "done"] as const) : (["pull-request-closed", "closed"] as const);
  return [event(name, tone, item.closedAt, html`This was closed ${timeAgo(item.closedAt, now)}`)];
}
