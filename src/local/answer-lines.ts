/** JSON lines in, an answer to each back, as soon as it is read. */
import { jsonLines, lineError } from "./json-lines.ts";
import type { Terminal } from "./terminal.ts";

/** What is printed for a line, or what is wrong with it: the end of a sentence that begins with its place. */
export type Answer = { readonly answer: unknown } | { readonly fault: string };

const SOURCE = "standard input";

/**
 * Prints a line of JSON for each line of a stream. Throws a UserError at the first that cannot be answered.
 *
 * @param isRead Whether anybody still reads what is printed.
 */
export async function answerLines(
  input: AsyncIterable<Uint8Array>,
  { out }: Terminal,
  isRead: () => boolean,
  answerTo: (value: unknown) => Answer,
): Promise<void> {
  for await (const { line, value } of jsonLines(input, SOURCE)) {
    if (!isRead()) return;
    const answered = answerTo(value);
    if ("fault" in answered) throw lineError(SOURCE, line, answered.fault);
    out(`${JSON.stringify(answered.answer)}\n`);
  }
}

/** As many digits as a confidence is worth. */
export function rounded(confidence: number): number {
  return Number(confidence.toFixed(2));
}
