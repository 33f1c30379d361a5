/** Words of a file inside the words of a message. */

/** Longer values are cut: a message is read at a glance. */
const MAX_QUOTED = 60;

/** A text in quotes, on one line, cut where it is long. */
export function quoted(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return `"${line.length > MAX_QUOTED ? `${cut(line, MAX_QUOTED)}…` : line}"`;
}

/** The beginning of a text, without half a character at its end. */
export function cut(text: string, length: number): string {
  const code = text.charCodeAt(length - 1);
  const isHalf = text.length > length && code >= 0xd800 && code <= 0xdbff;
  return text.slice(0, isHalf ? length - 1 : length);
}
