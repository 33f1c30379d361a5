/** Texts of strangers that try to act in Markdown, and what GitHub would make of a text. */
import fc from "fast-check";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";

/** What acts in Markdown, in GitHub's own syntax or in a table. */
const SIGNS = [
  ...Array.from("\\`*_{}[]()#+!|~$:-<>&@/.;=^\"' \t\n\r\u00A0\u2028\u0085\uFEFF\0"),
  "@octocat",
  "@todogroup/steering-committee",
  "#1",
  "GH-1",
  "o/r#1",
  "octocat@example.com",
  "http://",
  "https://example.com/a?b=c",
  "ftp://a.b",
  "www.",
  "www.example.com",
  "WWW.example.com",
  "mailto:a@b.co",
  "xmpp:a@b.co",
  "<b>",
  "<!--",
  "<a href=x>",
  "&lt;",
  "&#64;",
  "\\|",
  "```",
  "~~",
  "**",
  "](x)",
  "![x](y)",
  "[^1]",
  "[x]: y",
  "1. ",
  "- [ ] ",
  "---",
  "===",
  "x",
  "1",
  "é",
  "🎯",
];

/** Short texts full of what acts in Markdown. */
export const hostile = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...SIGNS) }, fc.string({ unit: "binary", maxLength: 3 })), {
    maxLength: 12,
  })
  .map((parts) => parts.join(""));

/** The HTML of Markdown, with nothing taken out. */
export function rendered(markdown: string): string {
  return micromark(markdown, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
  });
}

const ENTITIES: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };

/** The text of HTML without elements. */
export function textOf(html: string): string {
  return html.replaceAll(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}

/**
 * What GitHub makes links of after rendering, in text outside of code.
 *
 * @see https://docs.github.com/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls
 */
export const LINKED_BY_GITHUB = [
  /(?<![\w`])@[a-z0-9]/i,
  /(?<!\w)#\d/,
  /[\w.-]+\/[\w.-]+#\d/,
  /\bGH-\d/i,
  /\bhttps?:\/\//i,
  /\bwww\.[^\s<]/i,
];
