/** Text of strangers on a terminal. */

/** Line breaks, and what moves the cursor, colours, rings or turns the direction of writing. */
const STEERING = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** The text as it can be shown on one line, without steering the terminal; a tab has no width of its own. */
export function printable(text: string): string {
  return text.replaceAll("\t", "  ").replaceAll(STEERING, "\uFFFD");
}
