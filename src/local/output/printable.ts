/** Text of strangers on a terminal. */

/** Line breaks, and what moves the cursor, colours, rings or turns the direction of writing. */
const STEERING = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** The text as it can be shown on one line, without steering the terminal; a tab has no width of its own. */
export function printable(text: string): string {
  return text.replaceAll("\t", "  ").replaceAll(STEERING, "\uFFFD");
}

/** JSON on one line, in which what would steer the terminal stands as its number: to a program it is the same. */
export function printableJson(json: string): string {
  return json.replaceAll(STEERING, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
