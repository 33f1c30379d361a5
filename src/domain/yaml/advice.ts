/** What to do about what js-yaml complains of, in words for people who do not know YAML by heart. */

/** Complaints of js-yaml that mean different things by the character they stop at. */
const BY_CHARACTER: readonly (readonly [characters: string, advice: string])[] = [
  [":", "The text before this colon holds a colon of its own. Put the whole text in quotes."],
  ["-", "A list starts on a line of its own, below its key."],
  ["@`%]},", "A value cannot start with this character. Put the value in quotes."],
];

const BY_REASON: readonly (readonly [reason: RegExp, advice: string])[] = [
  [/tab characters/, "A tab indents this line. Use spaces."],
  [
    /bad indentation of a mapping entry/,
    "This does not fit here. Align the line with the keys around it, and put a text that goes on after its closing quote wholly in quotes.",
  ],
  [/bad indentation of a sequence entry/, "Align the dashes of this list."],
  [
    /deficient indentation/,
    "This line is indented too little for what it belongs to, or a quote or bracket above it is never closed.",
  ],
  [
    /unexpected end of the (?:stream|document) within a (?:double|single) quoted/,
    "A quote is opened and never closed. Add the closing quote.",
  ],
  [
    /unexpected end of the stream within a flow collection/,
    "A bracket is opened and never closed, or a comma is missing in it. Add the closing ] or }, or the comma.",
  ],
  [/missed comma between flow/, "A comma is missing before this."],
  [/expected the node content, but found/, "There is a comma too many here. Remove it."],
  [
    /expected ':' after a mapping key|multiline key/,
    "A colon is missing, or a line is indented wrongly: each line reads `key: value`.",
  ],
  [
    /end of the stream or a document separator/,
    "This line does not belong to anything above it. Check how far it is indented, and whether the line above reads `key: value`.",
  ],
  [/whitespace character is expected after the key-value/, "Put a space after the colon."],
  [/line break is expected/, "After | or > the text starts on the next line."],
  [/tag/, "A word that starts with ! is a tag, and tags are not used here. Remove it, or put the value in quotes."],
  [/alias|anchor/, "A value cannot start with & or *. Put it in quotes."],
  [
    /escape sequence|hexadecimal/,
    "In double quotes a backslash starts a special character. Write \\\\ for a backslash, or use single quotes.",
  ],
  [/complex keys/, "A key is a word here, not a list or a mapping."],
  [/directive/i, "A line that starts with % is a directive for programs. Remove it."],
];

/**
 * One or two sentences: what is wrong with the YAML and how to mend it.
 *
 * @param reason What js-yaml says; empty where it says nothing.
 * @param character What stands at the place; empty at the end of the text.
 */
export function adviceOn(reason: string, character: string): string {
  if (reason.includes("non-printable")) {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    return `An invisible control character (U+${code}) stands here. Delete it.`;
  }
  const misplaced = reason === "bad indentation of a mapping entry" && character !== "";
  const advice =
    (misplaced && BY_CHARACTER.find(([characters]) => characters.includes(character))?.[1]) ||
    BY_REASON.find(([pattern]) => pattern.test(reason))?.[1];
  if (advice !== undefined) return `This is not valid YAML. ${advice}`;
  return reason === "" ? "This cannot be read as YAML." : `This is not valid YAML: ${reason}.`;
}
