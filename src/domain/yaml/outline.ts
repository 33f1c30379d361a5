/** Where everything stands in a YAML text: a tree of spans, made from the events of js-yaml. */
import {
  COLLECTION_STYLE,
  EVENT_ID,
  SCALAR_STYLE,
  constructFromEvents,
  type Event,
  type MappingEvent,
  type ScalarEvent,
  type SequenceEvent,
} from "js-yaml";
import type { Span } from "./lines.ts";

export interface ScalarNode extends Span {
  readonly kind: "scalar";
  /** Nothing stands there: `title:` without a value. The span is that of the key or the dash before it. */
  readonly empty: boolean;
  /** Written without quotes, on one line, and without a tag. */
  readonly plain: boolean;
  /** The quote that it is written in; empty for every other style. */
  readonly quote: "" | "'" | '"';
}
export interface MappingNode extends Span {
  readonly kind: "mapping";
  readonly entries: readonly Entry[];
  /** The last entry of each name, as js-yaml takes it. */
  readonly byName: ReadonlyMap<string, Entry>;
}
export interface SequenceNode extends Span {
  readonly kind: "sequence";
  readonly items: readonly Node[];
}
export type Node = ScalarNode | MappingNode | SequenceNode;
export interface Entry {
  /** The key as a JavaScript property: `012` gives `"12"`, as in the value. */
  readonly name: string;
  readonly key: Node;
  readonly value: Node;
}

const QUOTES: Readonly<Record<number, "'" | '"'>> = {
  [SCALAR_STYLE.SINGLE_QUOTED]: "'",
  [SCALAR_STYLE.DOUBLE_QUOTED]: '"',
};

/** Everything but content: what may stand between two nodes. */
const BETWEEN_NODES = /(?:[\s,:?-]|#[^\r\n]*|[&!][^\s,[\]{}]*)*/y;

/** The root of each document of a text. Spans take in quotes, brackets and block indicators. */
export function outlineOf(source: string, events: readonly Event[]): readonly Node[] {
  return new Outliner(source, events).documents();
}

class Outliner {
  readonly #source: string;
  readonly #events: readonly Event[];
  #next = 0;
  /** Where the node read last ends: what follows is searched from here. */
  #end = 0;

  constructor(source: string, events: readonly Event[]) {
    this.#source = source;
    this.#events = events;
  }

  documents(): Node[] {
    const roots: Node[] = [];
    while (this.#next < this.#events.length) {
      if (this.#take().type !== EVENT_ID.DOCUMENT) continue;
      if (this.#peek() === EVENT_ID.POP) continue;
      roots.push(this.#node({ start: this.#end, end: this.#end }));
    }
    return roots;
  }

  /** Reads the next node; `before` is the span that stands for it when it is empty. */
  #node(before: Span): Node {
    const event = this.#take();
    switch (event.type) {
      case EVENT_ID.SCALAR:
        return this.#scalar(event, before);
      case EVENT_ID.MAPPING:
        return this.#mapping(event);
      case EVENT_ID.SEQUENCE:
        return this.#sequence(event);
      case EVENT_ID.ALIAS:
        this.#end = event.anchorEnd;
        return { kind: "scalar", start: event.anchorStart - 1, end: this.#end, empty: false, plain: false, quote: "" };
      case EVENT_ID.DOCUMENT:
      case EVENT_ID.POP:
        return { kind: "scalar", ...before, empty: true, plain: false, quote: "" };
      default:
        return event satisfies never;
    }
  }

  #scalar(event: ScalarEvent, before: Span): ScalarNode {
    if (event.valueStart < 0) {
      this.#end = Math.max(this.#end, event.tagEnd, event.anchorEnd);
      return { kind: "scalar", ...before, empty: true, plain: false, quote: "" };
    }
    let { valueStart: start, valueEnd: end } = event;
    const quote = QUOTES[event.style] ?? "";
    if (quote !== "") {
      start -= 1;
      end += 1;
    } else if (event.style !== SCALAR_STYLE.PLAIN) {
      start = this.#skip(Math.max(this.#end, event.tagEnd, event.anchorEnd));
    }
    this.#end = end;
    const written = this.#source.slice(start, end).trimEnd();
    const plain = event.style === SCALAR_STYLE.PLAIN && event.tagStart < 0 && !/[\r\n]/.test(written);
    return { kind: "scalar", start, end: start + written.length, empty: false, plain, quote };
  }

  #mapping({ start, style }: MappingEvent): MappingNode {
    const entries: Entry[] = [];
    // `[a: 1]` holds a flow mapping without braces.
    const braces = style === COLLECTION_STYLE.FLOW && this.#source[start] === "{";
    this.#end = braces ? start + 1 : start;
    while (this.#peek() !== EVENT_ID.POP) {
      const keyEvent = this.#events[this.#next];
      const key = this.#node({ start: this.#end, end: this.#end });
      const name = propertyName(this.#source, keyEvent);
      entries.push({ name, key, value: this.#node(key) });
    }
    const byName = new Map(entries.map((entry) => [entry.name, entry]));
    const end = this.#close(braces, entries.at(-1)?.value);
    return { kind: "mapping", start, end, entries, byName };
  }

  #sequence({ start, style }: SequenceEvent): SequenceNode {
    const items: Node[] = [];
    const brackets = style === COLLECTION_STYLE.FLOW;
    this.#end = brackets ? start + 1 : start;
    while (this.#peek() !== EVENT_ID.POP) items.push(this.#node(this.#dash()));
    return { kind: "sequence", start, end: this.#close(brackets, items.at(-1)), items };
  }

  /** The dash that opens the next item; a place for items that are empty. */
  #dash(): Span {
    const rest = /(?:\s|#[^\r\n]*)*/y;
    rest.lastIndex = this.#end;
    const start = this.#end + (rest.exec(this.#source)?.[0].length ?? 0);
    if (this.#source[start] !== "-") return { start, end: start };
    this.#end = start + 1;
    return { start, end: start + 1 };
  }

  /** Takes the closing event; gives the end of the collection. */
  #close(bracketed: boolean, last: Node | undefined): number {
    this.#take();
    if (!bracketed) return last?.end ?? this.#end;
    this.#end = this.#skip(this.#end) + 1;
    return this.#end;
  }

  #skip(from: number): number {
    BETWEEN_NODES.lastIndex = from;
    return from + (BETWEEN_NODES.exec(this.#source)?.[0].length ?? 0);
  }

  #peek(): Event["type"] | undefined {
    return this.#events[this.#next]?.type;
  }

  #take(): Event {
    const event = this.#events[this.#next];
    this.#next += 1;
    return event ?? { type: EVENT_ID.POP };
  }
}

/** What js-yaml makes of a key when it builds an object. */
function propertyName(source: string, event: Event | undefined): string {
  if (event?.type !== EVENT_ID.SCALAR) return "";
  try {
    const document: Event = { type: EVENT_ID.DOCUMENT, explicitStart: false, explicitEnd: false, directives: [] };
    return String(constructFromEvents([document, event, { type: EVENT_ID.POP }], { source })[0]);
  } catch {
    return source.slice(event.valueStart, event.valueEnd);
  }
}
