/** The hidden marks in an issue's body: where the part that Goalkeeper writes begins and ends, and of which goal it tells. */

/** One mark on a line of its own. Offsets are UTF-16 units. */
export interface Mark {
  readonly kind: "start" | "end";
  /** The id of the goal, where the mark has one. */
  readonly goal: string | undefined;
  readonly from: number;
  /** Behind the mark, ahead of the line break. */
  readonly to: number;
  /** Behind the line break. */
  readonly next: number;
}

export const END_MARK = "<!-- /goalkeeper:tracking-issue -->";

export function startMark(goal: string): string {
  return `<!-- goalkeeper:tracking-issue ${goal} -->`;
}

const MARK = /^<!--[ \t]*(\/?)goalkeeper:tracking-issue(?:[ \t]+([a-z0-9-]+))?[ \t]*-->[ \t]*$/;

/**
 * The marks of a body in their order. One counts at the start of a line and outside fenced code: there, indented or quoted
 * it is somebody's text about marks.
 */
export function marksIn(body: string): readonly Mark[] {
  const marks: Mark[] = [];
  let fence = "";
  for (let from = 0, next = 0; from < body.length; from = next) {
    const lineBreak = body.indexOf("\n", from);
    next = lineBreak === -1 ? body.length : lineBreak + 1;
    const line = body.slice(from, next).replace(/\r?\n$/, "");
    const [match, slash, goal] = (fence === "" ? MARK.exec(line) : undefined) ?? [];
    if (match === undefined) fence = fenceAfter(fence, line);
    else marks.push({ kind: slash === "" ? "start" : "end", goal, from, to: from + line.length, next });
  }
  return marks;
}

/** The goal whose tracking issue an issue is, by the first mark of its body that names one. */
export function goalMarked(body: string): string | undefined {
  return marksIn(body).find(({ kind, goal }) => kind === "start" && goal !== undefined)?.goal;
}

/** A text that neither holds a mark nor leaves fenced code open behind it. */
export function withoutMarks(text: string): string {
  const inert = text.replaceAll("\r\n", "\n").replaceAll(/^<!--(?=[ \t]*\/?goalkeeper:tracking-issue)/gm, "&lt;!--");
  let fence = "";
  for (const line of inert.split("\n")) fence = fenceAfter(fence, line);
  return fence === "" ? inert : `${inert}\n${fence}`;
}

/** The fence that is open behind a line, empty where none is: https://spec.commonmark.org/0.31.2/#fenced-code-blocks */
function fenceAfter(open: string, line: string): string {
  const [, run = "", info = ""] = /^ {0,3}(`{3,}|~{3,})(.*)$/s.exec(line) ?? [];
  if (run === "") return open;
  if (open === "") return run.startsWith("`") && info.includes("`") ? "" : run;
  return run.startsWith(open) && info.trim() === "" ? "" : open;
}
