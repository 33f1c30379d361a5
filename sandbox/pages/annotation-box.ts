/** The box that says what a check found at a line, as it stands in a diff and in the list of a run. */
import { html, type Html } from "./html.ts";
import { icon } from "./icons.ts";
import { LEVELS } from "./check-state.ts";
import type { PlacedAnnotation } from "./pull-request-checks.ts";

/** `place` links to the line; in the diff the box stands there already. */
export function annotationBox({ run, annotation }: PlacedAnnotation, place?: { readonly path: string }): Html {
  const { level, title, message, rawDetails, path } = annotation;
  const { icon: name, tone, name: words } = LEVELS[level];
  const where =
    place !== undefined && html` <a class="where" href="${place.path}">${path}#L${annotation.startLine}</a>`;
  const details =
    rawDetails !== null &&
    html`<details>
      <summary>Raw output</summary>
      <pre>${rawDetails}</pre>
    </details>`;
  return html`<div class="annotation ${level}" role="note">
    <div class="annotation-head">
      ${icon(name, tone)}<span><strong>${words}</strong> on ${linesOf(annotation)}</span
      ><span class="by">${run.suite.app.name} / ${run.name}</span>
    </div>
    ${where} ${title !== null && html`<div class="annotation-title">${title}</div>`}
    <div class="annotation-message">${message}</div>
    ${details}
  </div>`;
}

function linesOf({ startLine, endLine }: PlacedAnnotation["annotation"]): string {
  return startLine === endLine ? `line ${startLine}` : `lines ${startLine} to ${endLine}`;
}
