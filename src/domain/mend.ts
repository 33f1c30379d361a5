/** Certain mends, applied to a text. */
import type { Finding } from "./finding.ts";
import { Lines } from "./yaml/lines.ts";

/** The text with every fix of its findings applied; where two overlap, the first one by place. */
export function mend(text: string, findings: readonly Finding[]): { text: string; mended: number } {
  const lines = new Lines(text);
  const edits = findings
    .flatMap((finding) => (finding.fix === undefined ? [] : [{ ...lines.span(finding), text: finding.fix.text }]))
    .toSorted((a, b) => a.start - b.start);
  let result = "";
  let end = 0;
  let mended = 0;
  for (const edit of edits) {
    if (edit.start < end) continue;
    result += text.slice(end, edit.start) + edit.text;
    end = edit.end;
    mended += 1;
  }
  return { text: result + text.slice(end), mended };
}
