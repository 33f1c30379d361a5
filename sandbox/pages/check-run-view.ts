/** A check run in full: how it ended, its buttons, its words and its annotations. */
import type { Annotation, CheckRun, PullRequest } from "../world/model.ts";
import { annotationBox } from "./annotation-box.ts";
import { LEVELS, stateIcon, stateOf } from "./check-state.ts";
import { repositoryDocument, type Scene } from "./document.ts";
import { html, type Html, type Part } from "./html.ts";
import { icon } from "./icons.ts";
import { contentPath, filesPath, lineAnchor, runPath, safeAddress } from "./links.ts";
import { markdown } from "./markdown.ts";
import { counted, duration, timeAgo } from "./time.ts";

/** A page of more is slow, and the counts say how many there are. */
const MAX_ANNOTATIONS = 1000;

/** A run on a page of its own, where the API's `html_url` leads. */
export function checkRunPage(scene: Scene, run: CheckRun): Html {
  const { repository, headSha } = run.suite;
  return repositoryDocument(scene, repository, {
    title: `${run.name} · ${headSha.slice(0, 7)}`,
    tab: "code",
    main: html`<div class="page"><div class="run">${checkRunView(run, scene.world.now())}</div></div>`,
  });
}

export function checkRunView(run: CheckRun, now: Date, pullRequest?: PullRequest): Html {
  const { name, suite, title, summary, text, startedAt, completedAt } = run;
  const { verb } = stateOf(run);
  const time = completedAt === null ? "" : ` in ${duration(startedAt, completedAt)}`;
  const address = safeAddress(run.detailsUrl);
  return html`<article class="box check-run">
      <header>
        <div class="run-head">
          ${stateIcon(run)}
          <div>
            <h2>${name}</h2>
            <p class="muted">${suite.app.name} ${verb} ${timeAgo(completedAt ?? startedAt, now)}${time}</p>
          </div>
        </div>
        <div class="buttons">${buttons(run)}</div>
      </header>
      <div class="run-body">
        ${title !== null && html`<h3 class="run-title">${title}</h3>`}
        ${summary !== null && markdown(summary, suite.repository, "document")}
        ${
          text !== null &&
          html`<h4 class="run-section">Details</h4>
            ${markdown(text, suite.repository, "document")}`
        }
        ${address !== undefined && html`<p><a href="${address}" rel="nofollow noreferrer">View more details on ${suite.app.name}</a></p>`}
      </div>
    </article>
    ${annotationList(run, pullRequest)}`;
}

/** The app's own buttons, and the one that GitHub gives every run. They are forms: there is no script here. */
function buttons(run: CheckRun): Part {
  if (run.status !== "completed") return undefined;
  const actions = run.actions.map(
    ({ identifier, label, description }) =>
      html`<form method="post" action="${runPath(run)}/actions">
        <button class="button" name="identifier" value="${identifier}" title="${description}">
          ${icon("tool")} ${label}
        </button>
      </form>`,
  );
  const again = html`<form method="post" action="${runPath(run)}/rerequest">
    <button class="button">${icon("sync")} Re-run</button>
  </form>`;
  return [...actions, again];
}

function annotationList(run: CheckRun, pullRequest: PullRequest | undefined): Part {
  const { annotations } = run;
  if (annotations.length === 0) return undefined;
  const boxes = annotations
    .slice(0, MAX_ANNOTATIONS)
    .map((annotation) => annotationBox({ run, annotation }, { path: placeOf(run, annotation, pullRequest) }));
  const rest = annotations.length - boxes.length;
  return html`<section class="box annotation-list">
    <header>
      <h3>Annotations</h3>
      <span class="muted">${countsText(annotations)}</span>
    </header>
    ${boxes}${rest > 0 && html`<p class="file-note">${counted(rest, "more annotation")} not shown.</p>`}
  </section>`;
}

/** In the diff where it shows the state that the run is of, otherwise in the file. */
function placeOf(
  { suite }: CheckRun,
  { path, startLine, endLine }: Annotation,
  pullRequest: PullRequest | undefined,
): string {
  if (pullRequest?.head.sha === suite.headSha) return `${filesPath(pullRequest)}#${lineAnchor(path, "R", endLine)}`;
  return `${contentPath(suite.repository, "blob", suite.headSha, path)}#L${startLine}`;
}

/** "2 errors and 1 warning". */
function countsText(annotations: readonly Annotation[]): string {
  const levels = ["failure", "warning", "notice"] as const;
  const parts = levels.flatMap((level) => {
    const count = annotations.filter((annotation) => annotation.level === level).length;
    return count === 0 ? [] : [counted(count, LEVELS[level].noun)];
  });
  return new Intl.ListFormat("en").format(parts);
}
