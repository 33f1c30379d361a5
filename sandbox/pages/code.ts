/** Source code in colours, line by line. */
import highlighter from "highlight.js/lib/core";
import json from "highlight.js/lib/languages/json";
import markdown from "highlight.js/lib/languages/markdown";
import yaml from "highlight.js/lib/languages/yaml";
import { html, trusted, type Html } from "./html.ts";

highlighter.registerLanguage("json", json);
highlighter.registerLanguage("md", markdown);
highlighter.registerLanguage("yaml", yaml);
highlighter.registerLanguage("yml", yaml);

/** Longer lines are nothing to read, and cost time. */
const MAX_CHARACTERS = 1000;

/** One line of a file. Each is looked at alone: what a line before it opened is not known. */
export function codeLine(text: string, path: string): Html {
  const language = path.slice(path.lastIndexOf(".") + 1).toLowerCase();
  if (text.length > MAX_CHARACTERS || highlighter.getLanguage(language) === undefined) return html`${text}`;
  return trusted(highlighter.highlight(text, { language, ignoreIllegals: true }).value);
}
