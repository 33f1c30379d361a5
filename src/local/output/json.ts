/** A report as the JSON object that other programs rely on. */
import type { Report } from "../../domain/check.ts";

/** One object on one line, in pieces: with millions of findings it is longer than a string can be. */
export function* asJson({ checked, skipped, findings }: Report): Generator<string> {
  yield `{"checked":${checked},"skipped":${skipped.length},"findings":[`;
  for (const [index, finding] of findings.entries()) yield `${index === 0 ? "" : ","}${JSON.stringify(finding)}`;
  yield "]}\n";
}
