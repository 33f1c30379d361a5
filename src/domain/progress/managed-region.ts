/** The part of an issue's body that follows a goal's file; what people wrote around it stays byte for byte. */
import { END_MARK, marksIn, startMark, withoutMarks, type Mark } from "./region-marks.ts";

/** What the region is to say. */
export interface Region {
  /** The id of the goal. */
  readonly goal: string;
  /** Markdown, each of which stands for itself: where there is no room for all, the last are left out first. */
  readonly blocks: readonly string[];
}

export interface BodyWithRegion {
  /** The same text where nothing is to be written. */
  readonly body: string;
  /**
   * What became of the region: `removed` by people, who do not get it back; `no-room` beside what they wrote, so that the
   * body is left as it is.
   */
  readonly region: "whole" | "shortened" | "removed" | "no-room";
}

/** GitHub's limit in characters; UTF-16 units are as many or more. */
const MAX_BODY = 65_536;

const NOTE =
  "<sub>Goalkeeper keeps this part in step with the file of the goal and replaces what is changed in it, so write above or below. To be rid of it, delete it together with the hidden marks around it.</sub>";
const SHORTENED_NOTE = `_There is no room for more beside the text of this issue._\n\n${NOTE}`;

/**
 * Puts the region into a body: in the place of the first one, else of a mark that lost its other half, else at the top,
 * where nothing that people leave open (code, a comment, a list) can swallow it. Further regions and lone marks go.
 *
 * @param hadRegion Whether the issue has had a region, such as one that the app opened: then a body without any mark is one
 * from which people took it.
 */
export function writeRegion(body: string, region: Region, hadRegion: boolean): BodyWithRegion {
  const marks = marksIn(body);
  if (marks.length === 0 && hadRegion) return { body, region: "removed" };
  const spans = spansOf(marks);
  const place = spans.find(({ isPair }) => isPair) ?? spans[0];
  const { ahead, behind } = textAround(body, spans, place);
  const isCrlf = /\r?\n/.exec(ahead + behind)?.[0] === "\r\n";
  const gap = place === undefined && body !== "" ? inLines("\n\n", isCrlf) : "";
  const fitting = fittingRegion(region, isCrlf, MAX_BODY - ahead.length - gap.length - behind.length);
  if (fitting === undefined) return { body, region: "no-room" };
  const present = place === undefined ? "" : body.slice(place.from, place.to);
  // An edit on GitHub's pages turns every line break into CRLF; that alone is no reason to write.
  const isSame = present.replaceAll("\r\n", "\n") === fitting.text.replaceAll("\r\n", "\n");
  const text = isSame ? present : fitting.text;
  return { body: `${ahead}${text}${gap}${behind}`, region: fitting.isWhole ? "whole" : "shortened" };
}

/** A region from mark to mark, or a lone mark. */
interface Span extends Pick<Mark, "from" | "to" | "next"> {
  readonly isPair: boolean;
}

/** A start and an end are a region where no other mark stands between them; every other mark is alone. */
function spansOf(marks: readonly Mark[]): readonly Span[] {
  const spans: Span[] = [];
  for (let index = 0; index < marks.length; index += 1) {
    const [mark, following] = [marks[index], marks[index + 1]];
    if (mark === undefined) continue;
    const isPair = mark.kind === "start" && following?.kind === "end";
    const { to, next } = isPair ? following : mark;
    spans.push({ from: mark.from, to, next, isPair });
    if (isPair) index += 1;
  }
  return spans;
}

/** What people wrote ahead of the place and behind it; without a place it all stands behind. */
function textAround(body: string, spans: readonly Span[], place: Span | undefined) {
  let [ahead, behind, from] = ["", "", 0];
  for (const span of spans) {
    if (span.from <= (place?.from ?? -1)) ahead += body.slice(from, span.from);
    else behind += body.slice(from, span.from);
    from = span === place ? span.to : span.next;
  }
  return { ahead, behind: behind + body.slice(from) };
}

interface Fitting {
  readonly text: string;
  readonly isWhole: boolean;
}

/** The region with as many of its blocks as there is room for. */
function fittingRegion({ goal, blocks }: Region, isCrlf: boolean, room: number): Fitting | undefined {
  const parts = blocks.map(withoutMarks);
  for (let count = parts.length; count >= 0; count -= 1) {
    const isWhole = count === parts.length;
    const shown = [...parts.slice(0, count), isWhole ? NOTE : SHORTENED_NOTE].join("\n\n");
    const text = inLines(`${startMark(goal)}\n${shown}\n${END_MARK}`, isCrlf);
    if (text.length <= room) return { text, isWhole };
  }
  return undefined;
}

function inLines(text: string, isCrlf: boolean): string {
  return isCrlf ? text.replaceAll("\n", "\r\n") : text;
}
