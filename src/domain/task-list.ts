/** The task list of an issue: its boxes, counted. */

export interface Tasks {
  readonly done: number;
  readonly total: number;
}

const BOX = /^[\s>]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[([ xX])\][ \t]+\S/;
const FENCE = /^[\s>]*(`{3,}|~{3,})/;

/** The boxes in a Markdown text; `undefined` where it has none. Those in code and in comments are no tasks. */
export function tasksIn(body: string): Tasks | undefined {
  let fence: string | undefined;
  let [done, total] = [0, 0];
  for (const line of withoutComments(body).split("\n")) {
    const [, mark] = FENCE.exec(line) ?? [];
    if (fence !== undefined) {
      if (mark?.startsWith(fence) === true) fence = undefined;
    } else if (mark === undefined) {
      const [, box] = BOX.exec(line) ?? [];
      if (box !== undefined) total += 1;
      if (box === "x" || box === "X") done += 1;
    } else fence = mark;
  }
  return total === 0 ? undefined : { done, total };
}

/** Templates explain themselves in comments. One that does not end reaches to the end of the text. */
function withoutComments(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let start = text.indexOf("<!--"); start !== -1; start = text.indexOf("<!--", from)) {
    parts.push(text.slice(from, start));
    const end = text.indexOf("-->", start + 4);
    if (end === -1) return parts.join("");
    from = end + 3;
  }
  return [...parts, text.slice(from)].join("");
}
