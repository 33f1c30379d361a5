/** Words to the app: lines of a comment such as `/pillar none`, where they stand in neither code nor a quotation. */
import type { Heading, Paragraph, PhrasingContent, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { cut } from "./words.ts";

export interface Command {
  /** In lower case, without the slash. */
  readonly name: string;
  /** What follows on the line, trimmed. */
  readonly argument: string;
}

/** Beyond these, a comment is no request of a person. */
export const MAX_COMMANDS = 10;
/**
 * Beyond these many characters neither, nor where a line has more marks of lists and quotations. Within both, reading takes
 * 80 ms at most; 5,000 characters that nest as they like take 16 s.
 */
const MAX_COMMENT = 2_000;
const MAX_MARKS = 8;
const NESTED = new RegExp(String.raw`^(?:[ \t]*(?:>|(?:[*+-]|\d{1,9}[.)])(?=[ \t]))){${MAX_MARKS + 1}}`, "m");
/** Longer than any name: what is behind is passed over. */
const MAX_ARGUMENT = 300;

/** Whether it is worth reading: quickly told of any text, while `commandsIn` takes its time where a text nests. */
export function mayHoldCommand(markdown: string, names: readonly string[]): boolean {
  if (markdown.length > MAX_COMMENT || NESTED.test(markdown)) return false;
  return names.some((name) => new RegExp(`^ {0,3}/${name}\\b`, "im").test(markdown));
}

/**
 * The commands of some names, in their order; one more than `MAX_COMMANDS` at most. A command is a line of a paragraph that
 * belongs to nothing else: quotations, lists, code and HTML are passed over.
 */
export function commandsIn(markdown: string, names: readonly string[]): readonly Command[] {
  if (!mayHoldCommand(markdown, names)) return [];
  const commands: Command[] = [];
  for (const block of fromMarkdown(markdown).children) {
    if (block.type === "html" && isLeftOpen(block.value)) break;
    const lines = isOfLines(block) ? ownLinesOf(block) : [];
    for (const line of lines) {
      const [, name = "", argument = ""] = /^\/([a-z]+):?(?:\s+(.*))?$/is.exec(line.trim()) ?? [];
      if (names.includes(name.toLowerCase())) {
        commands.push({ name: name.toLowerCase(), argument: cut(argument, MAX_ARGUMENT).trim() });
      }
      if (commands.length > MAX_COMMANDS) return commands;
    }
  }
  return commands;
}

/** Whether what a piece of HTML begins, and does not end, takes in the paragraphs that follow. */
function isLeftOpen(html: string): boolean {
  const isOpen = (start: string, end: string): boolean => html.lastIndexOf(start) > html.lastIndexOf(end);
  return isOpen("<!--", "-->") || isOpen("<pre", "</pre");
}

/** A paragraph, or what becomes a heading only by the line below: that of a signature often is one of dashes. */
function isOfLines(block: RootContent): block is Paragraph | Heading {
  if (block.type === "paragraph") return true;
  return (
    block.type === "heading" && block.position !== undefined && block.position.start.line < block.position.end.line
  );
}

/** The lines of a paragraph that begin with plain text, and all text on them. */
function ownLinesOf({ children }: Paragraph | Heading): readonly string[] {
  const lines = [{ text: "", isOwn: true }];
  for (const part of children) {
    if (part.type === "break") lines.push({ text: "", isOwn: true });
    else if (part.type === "text") {
      const [rest = "", ...more] = part.value.split(/\r\n|\r|\n/);
      append(lines, rest, true);
      lines.push(...more.map((text) => ({ text, isOwn: true })));
    } else append(lines, textOf(part), false);
  }
  return lines.filter(({ isOwn }) => isOwn).map(({ text }) => text);
}

function append(lines: { text: string; isOwn: boolean }[], text: string, isOwn: boolean): void {
  const line = lines.at(-1);
  if (line === undefined) return;
  if (line.text === "") line.isOwn = isOwn;
  line.text += text;
}

/** What can be read of something formatted; nothing of HTML, which is a comment as often as not. */
function textOf(part: PhrasingContent): string {
  if (part.type === "html") return "";
  if ("value" in part) return part.value.replaceAll("\n", " ");
  return "children" in part ? part.children.map(textOf).join("") : "";
}
