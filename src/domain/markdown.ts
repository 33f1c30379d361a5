/** Text of strangers in Markdown: it shows as it was written and does nothing. */

/** Nothing to see, but it parts a sign from the word that it would act on. */
const ZERO_WIDTH_SPACE = "\u200B";
/** Control characters, and what turns the direction of all the writing that follows: of these, people see that they are there. */
const HIDDEN = /(?!\s)[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;

/**
 * Text for a line or a table cell of GitHub's Markdown: no mention pings, no reference or address links, no HTML or
 * formatting takes effect, no cell ends early.
 */
export function inertText(text: string): string {
  return (
    text
      .replaceAll(/\s+/g, " ")
      .trim()
      .replaceAll(HIDDEN, "\uFFFD")
      .replaceAll(/[\\`*_{}[\]()#+!|~$:-]/g, String.raw`\$&`)
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll(/[@#]/g, `$&${ZERO_WIDTH_SPACE}`)
      .replaceAll("//", `/${ZERO_WIDTH_SPACE}/`)
      // Before the dot: a host may begin with the space. And GH-1 is a reference as #1 is.
      .replaceAll(/www(?=\.)/gi, `$&${ZERO_WIDTH_SPACE}`)
      .replaceAll(/gh\\-(?=\d)/gi, `$&${ZERO_WIDTH_SPACE}`)
      // A number ahead of a line makes a list of it.
      .replace(/^\d+(?=\.)/, "$&\\")
  );
}

/** Text as code: GitHub neither formats nor links it. The pipe is the one sign that ends a table cell even there. */
export function inertCode(text: string): string {
  // A backslash of its own ahead of a pipe would take away that of ours.
  const line = text
    .replaceAll(/\s+/g, " ")
    .replaceAll(HIDDEN, "\uFFFD")
    .replaceAll(/\\(?=\|)/g, `\\${ZERO_WIDTH_SPACE}`);
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const padding = line.startsWith("`") || line.endsWith("`") || line === "" ? " " : "";
  return `${fence}${padding}${line.replaceAll("|", String.raw`\|`)}${padding}${fence}`;
}

/** A block of code whose fence is longer than any within. */
export function fencedCode(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n$/, "")}\n${fence}`;
}
