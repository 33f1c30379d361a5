/** Changed files as GitHub shows them: a box each, with annotations below the lines that they are about. */
import { linesChanged, type ChangedFile } from "../world/git/tree-diff.ts";
import type { Repository } from "../world/model.ts";
import { annotationBox } from "./annotation-box.ts";
import { codeLine } from "./code.ts";
import { fileDiff, hunkHeader, hunksOf, type DiffLine } from "./diff-lines.ts";
import { html, type Html } from "./html.ts";
import { icon } from "./icons.ts";
import { fileAnchor, lineAnchor } from "./links.ts";
import type { PlacedAnnotation } from "./pull-request-checks.ts";
import { counted } from "./time.ts";

type Annotations = ReadonlyMap<string, readonly PlacedAnnotation[]>;

/** More than a browser likes to lay out at once; GitHub loads the rest when one scrolls. */
const MAX_FILES = 300;

/** "Showing 2 changed files with 3 additions and 1 deletion", and the files. */
export function diffView({ objects }: Repository, files: readonly ChangedFile[], annotations: Annotations): Html {
  const counts = files.map((file) => linesChanged(objects, file));
  const additions = counts.reduce((sum, count) => sum + (count?.additions ?? 0), 0);
  const deletions = counts.reduce((sum, count) => sum + (count?.deletions ?? 0), 0);
  const boxes = files
    .slice(0, MAX_FILES)
    .map((file, index) =>
      fileBox(file, counts[index], bodyOf(file, fileDiff(objects, file), annotations.get(file.path) ?? [])),
    );
  const rest = files.length - boxes.length;
  return html`<p class="diff-summary">
      Showing <strong>${counted(files.length, "changed file")}</strong> with
      <strong class="success">${counted(additions, "addition")}</strong> and
      <strong class="danger">${counted(deletions, "deletion")}</strong>.
    </p>
    ${boxes} ${rest > 0 && html`<p class="muted">${counted(rest, "more file")} not shown.</p>`}`;
}

interface Counts {
  readonly additions: number;
  readonly deletions: number;
}

function fileBox({ path, status, before }: ChangedFile, counts: Counts | undefined, body: Html): Html {
  const origin = status === "renamed" && before !== undefined && html`<span class="muted">${before.path} → </span>`;
  return html`<details class="file" id="${fileAnchor(path)}" open>
    <summary>
      ${icon("chevron", "fold")}<span class="file-name">${origin}${path}</span
      >${counts !== undefined && diffStat(counts)}
    </summary>
    ${body}
  </details>`;
}

/** "+12 −3" and five squares, coloured by the share of each. */
export function diffStat({ additions, deletions }: Counts): Html {
  const total = additions + deletions;
  const scale = Math.min(5, total);
  const green = total === 0 ? 0 : Math.round((additions / total) * scale);
  const squares = Array.from({ length: 5 }, (_, index) =>
    index < green ? "added" : index < scale ? "removed" : "none",
  );
  return html`<span class="diff-stat"
    ><span class="success">+${additions}</span> <span class="danger">−${deletions}</span
    ><span class="squares" aria-hidden="true">${squares.map((kind) => html`<i class="${kind}"></i>`)}</span></span
  >`;
}

function bodyOf(
  { path }: ChangedFile,
  diff: ReturnType<typeof fileDiff>,
  annotations: readonly PlacedAnnotation[],
): Html {
  if (diff.kind === "hidden") {
    return html`<div class="file-note">${diff.reason}</div>
      ${boxesOf(annotations)}`;
  }
  const there = new Set(diff.lines.map((line) => line.new));
  const byLine = new Map<number, PlacedAnnotation[]>();
  const homeless: PlacedAnnotation[] = [];
  for (const one of annotations) {
    const { endLine } = one.annotation;
    if (there.has(endLine)) byLine.set(endLine, [...(byLine.get(endLine) ?? []), one]);
    else homeless.push(one);
  }
  const hunks = hunksOf(diff.lines, new Set(byLine.keys())).map((hunk) => [
    html`<tr class="hunk">
      <td class="number"></td>
      <td class="number"></td>
      <td class="code">${hunkHeader(hunk)}</td>
    </tr>`,
    ...hunk.flatMap((line) => rowsOf(path, line, byLine)),
  ]);
  return html`${boxesOf(homeless)}
    <table class="diff">
      <tbody>
        ${hunks}
      </tbody>
    </table>`;
}

const SIGNS = { same: " ", added: "+", removed: "-" };

function rowsOf(path: string, line: DiffLine, byLine: ReadonlyMap<number, readonly PlacedAnnotation[]>): Html[] {
  const id = line.new === undefined ? lineAnchor(path, "L", line.old ?? 0) : lineAnchor(path, "R", line.new);
  const here = line.new === undefined ? [] : (byLine.get(line.new) ?? []);
  const end = line.endsWithoutBreak && html`<span class="no-break" title="No newline at end of file">⊖</span>`;
  const row = html`<tr class="line ${line.kind}" id="${id}">
    <td class="number">${line.old}</td>
    <td class="number">${line.new}</td>
    <td class="code"><span class="sign">${SIGNS[line.kind]}</span>${codeLine(line.text, path)}${end}</td>
  </tr>`;
  if (here.length === 0) return [row];
  return [
    row,
    html`<tr class="annotations">
      <td colspan="3">${boxesOf(here)}</td>
    </tr>`,
  ];
}

/** Annotations of a file that the diff does not show any line of. */
export function boxesOf(annotations: readonly PlacedAnnotation[]): Html {
  return html`${annotations.map((one) => annotationBox(one))}`;
}
