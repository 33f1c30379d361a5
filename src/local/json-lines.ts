/** JSON Lines: one value to a line, read as it comes. */
import { UserError } from "../engine/errors.ts";
import { printable } from "./output/printable.ts";

/** A value, and the line that it stands in; lines start at 1. */
export interface JsonLine {
  readonly line: number;
  readonly value: unknown;
}

/** An issue's body has 65,536 characters at most, six times as many bytes where all of them are escaped. */
const MAX_LINE_BYTES = 10 * 1024 * 1024;

const LINE_FEED = 0x0a;
const UTF8 = new TextDecoder("utf-8", { fatal: true });

/**
 * Reads a stream line by line and keeps no more than one of them. Empty lines are passed over.
 * Throws a UserError at the first line that cannot be read, when those before it have been handed out.
 *
 * @param source What is read, for messages: "standard input", or the name of a file.
 */
export async function* jsonLines(input: AsyncIterable<Uint8Array>, source: string): AsyncGenerator<JsonLine> {
  try {
    yield* linesIn(input, source);
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(`${source} cannot be read: ${reason}.`, { cause });
  }
}

async function* linesIn(input: AsyncIterable<Uint8Array>, source: string): AsyncGenerator<JsonLine> {
  let line = 1;
  let rest: Uint8Array[] = [];
  for await (const chunk of input) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, from)) {
      yield* valueIn([...rest, chunk.subarray(from, end)], line, source);
      rest = [];
      from = end + 1;
      line += 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
    if (lengthOf(rest) > MAX_LINE_BYTES) throw lineError(source, line, "is longer than 10 MB, and no item is");
  }
  yield* valueIn(rest, line, source);
}

/** What is wrong with a line: the end of a sentence. */
export function lineError(source: string, line: number, fault: string, options?: ErrorOptions): UserError {
  return new UserError(`Line ${line} of ${source} ${fault}.`, options);
}

function* valueIn(parts: readonly Uint8Array[], line: number, source: string): Generator<JsonLine> {
  let text: string;
  try {
    text = UTF8.decode(Buffer.concat(parts)).trim();
  } catch (cause) {
    throw lineError(source, line, "is not UTF-8", { cause });
  }
  if (text === "") return;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw lineError(source, line, `is not JSON: ${printable(reason)}`, { cause });
  }
  yield { line, value };
}

function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}
