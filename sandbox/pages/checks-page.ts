/** The "Checks" of a pull request: one run in full, the others and the earlier ones beside it. */
import type { CheckRun, PullRequest } from "../world/model.ts";
import { stateIcon } from "./check-state.ts";
import { checkRunView } from "./check-run-view.ts";
import { blank, type Scene } from "./document.ts";
import { html, type Html, type Part } from "./html.ts";
import { icon } from "./icons.ts";
import { checksPath, commitPath } from "./links.ts";
import { checksOf } from "./pull-request-checks.ts";
import { pullRequestDocument } from "./pull-request-document.ts";
import { timeAgo } from "./time.ts";

export function checksPage(scene: Scene, pullRequest: PullRequest): Html {
  const { current, earlier } = checksOf(pullRequest);
  const wanted = Number(scene.query.get("check_run_id"));
  const shown = [...current, ...earlier].find(({ id }) => id === wanted) ?? current[0] ?? earlier[0];
  if (shown === undefined) {
    const nothing = blank(
      "checklist",
      "No checks have run yet",
      "They appear here once an app makes a check run on the head.",
    );
    return pullRequestDocument(scene, pullRequest, "checks", nothing);
  }
  const now = scene.world.now();
  const link = (run: CheckRun, aside: Part) =>
    html`<li>
      <a href="${checksPath(pullRequest, run)}" ${run === shown && html` aria-current="true"`}
        >${stateIcon(run)}<span class="row-text">${run.name}</span><span class="muted">${aside}</span></a
      >
    </li>`;
  const history =
    earlier.length > 0 &&
    html`<h2>${icon("history")} Earlier runs</h2>
      <ul>
        ${earlier.map((run) => link(run, html`<code>${run.suite.headSha.slice(0, 7)}</code> ${timeAgo(run.startedAt, now)}`))}
      </ul>`;
  const onHead = shown.suite.headSha === pullRequest.head.sha;
  const { headSha, repository } = shown.suite;
  const outdated =
    !onHead &&
    html`<div class="flash">
      ${icon("history")}<span
        >This run is of an earlier head,
        <a class="sha" href="${commitPath(repository, headSha)}">${headSha.slice(0, 7)}</a>.</span
      >
    </div>`;
  const main = html`<div class="checks">
    <nav class="runs" aria-label="Check runs">
      <h2>${icon("commit")} <code>${pullRequest.head.sha.slice(0, 7)}</code></h2>
      <ul>
        ${current.map((run) => link(run, run.suite.app.name))}
      </ul>
      ${history}
    </nav>
    <div class="run">${outdated}${checkRunView(shown, now, pullRequest)}</div>
  </div>`;
  return pullRequestDocument(scene, pullRequest, "checks", main);
}
