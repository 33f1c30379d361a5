/** Sentences whose parts say whose words they are, so that no rendering forgets to make those of strangers inert. */
import { inertCode, inertText } from "../markdown.ts";
import { shortReference } from "../reference.ts";
import { cut } from "../words.ts";

/** Our own words are strings. */
export type Piece =
  | string
  /** Words of a file or an issue. */
  | { readonly kind: "words"; readonly text: string }
  /** A name that people can copy: an id, a login, a path. */
  | { readonly kind: "code"; readonly text: string }
  | IssuePiece;

export interface IssuePiece {
  readonly kind: "issue";
  readonly reference: number | string;
  /** The `owner/name` in which a bare number stands. */
  readonly home: string | undefined;
  /** What to show in place of the reference. */
  readonly text?: string | undefined;
}

export type Sentence = readonly Piece[];

/** An entry of a list: what is the matter, and with what. */
export interface Note {
  readonly lead: Sentence;
  readonly about: Sentence;
}

/** Words of strangers are cut to what is read at a glance. */
const MAX_WORDS = 120;

export function words(text: string): Piece {
  return { kind: "words", text: atAGlance(text) };
}

/** A title that leads to an issue. */
export function linked(title: string, reference: number | string, home: string | undefined): Piece {
  return { kind: "issue", reference, home, text: atAGlance(title) };
}

function atAGlance(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > MAX_WORDS ? `${cut(line, MAX_WORDS).trimEnd()}…` : line;
}

export function code(text: string): Piece {
  return { kind: "code", text: text.length > MAX_WORDS ? `${cut(text, MAX_WORDS)}…` : text };
}

/** The sentence for a terminal or a program: as it is read, without any marks. */
export function plainOf(sentence: Sentence): string {
  return sentence.map(plainPiece).join("").replaceAll("\u00A0", " ");
}

function plainPiece(piece: Piece): string {
  if (typeof piece === "string") return piece;
  return piece.kind === "issue" ? (piece.text ?? shortReference(piece.reference)) : piece.text;
}

/** The sentence as Markdown in which nothing of strangers acts. */
export function markdownOf(sentence: Sentence): string {
  return sentence.map(markdownPiece).join("");
}

function markdownPiece(piece: Piece): string {
  if (typeof piece === "string") return piece;
  switch (piece.kind) {
    case "words":
      return inertText(breakable(piece.text));
    case "code":
      return inertCode(breakable(piece.text));
    case "issue":
      return issueLink(piece);
    default:
      return piece satisfies never;
  }
}

/** Longer words are wider than the column of a table on a phone. */
const MAX_UNBROKEN = 18;
const LONG_WORD = new RegExp(String.raw`[^\s/-]{${MAX_UNBROKEN + 1},}`, "gu");
/** Twelve characters with what belongs to them, and one after them. */
const STRETCH = /(?:\P{M}(?:\p{M}|\u200D\P{M})*){12}(?=\S)/gu;

/** The text with places in its long words at which a line may end; they do not show. */
function breakable(text: string): string {
  return text.replaceAll(LONG_WORD, (word) => word.replaceAll(STRETCH, "$&\u200B"));
}

/** A link to an issue that leaves no reference back at it; no link where it cannot be told where it leads. */
function issueLink({ reference, home, text }: IssuePiece): string {
  const short = shortReference(reference);
  const [, repository = home, number] = /^([\w.-]+\/[\w.-]+)?#(\d+)$/.exec(short) ?? [];
  // GitHub makes nothing of a reference within a link, so the sign and the number may stay together.
  const label =
    text === undefined ? inertText(breakable(short)).replaceAll("#\u200B", "#") : inertText(breakable(text));
  if (repository === undefined || number === undefined || isElsewhere(reference)) {
    return text === undefined ? inertCode(short) : label;
  }
  return `[${label}](https://redirect.github.com/${repository}/issues/${number})`;
}

/** Only GitHub.com redirects so. */
function isElsewhere(reference: number | string): boolean {
  return typeof reference === "string" && /^https?:/i.test(reference) && !/^https?:\/\/github\.com\//i.test(reference);
}
