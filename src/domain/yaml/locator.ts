/** From a pointer into a value to the place of what it points at. */
import { START_OF_FILE, type Place } from "../finding.ts";
import { Lines, type Span } from "./lines.ts";
import type { Node, ScalarNode } from "./outline.ts";
import { yamlScalar } from "./scalar.ts";

/** The way from the root of a value to a part of it: `["initiatives", 0, "due"]`. */
export type Pointer = readonly (string | number)[];

/** The locator of a file in which nothing can be told apart: everything is at its start. */
export function locateNothing(): Locator {
  return new Locator(undefined, new Lines(""));
}

/** Finds places in one document. Made only when something is to be placed: most files have no findings. */
export class Locator {
  readonly #root: Node | undefined;
  readonly #lines: Lines;

  constructor(root: Node | undefined, lines: Lines) {
    this.#root = root;
    this.#lines = lines;
  }

  /** The value at a pointer, quotes included. Where nothing is written, the key or dash before it. */
  value(pointer: Pointer): Place {
    const node = this.node(pointer);
    return node === undefined ? START_OF_FILE : this.place(node);
  }

  /** The last key of a pointer. An item of a list has none: its beginning stands for it. The root has 1:1. */
  key(pointer: Pointer): Place {
    const name = pointer.at(-1);
    if (name === undefined) return START_OF_FILE;
    const parent = this.node(pointer.slice(0, -1));
    if (parent?.kind === "mapping") {
      const entry = parent.byName.get(String(name));
      return entry === undefined ? START_OF_FILE : this.place(entry.key);
    }
    const item = this.node(pointer);
    if (item === undefined) return START_OF_FILE;
    const first = item.kind === "mapping" ? item.entries[0]?.key : undefined;
    return this.place(first === undefined ? item : { start: item.start, end: first.end });
  }

  /** The scalar at a pointer when it is written in plain style on one line, so that quotes can be put around it. */
  plainScalar(pointer: Pointer): ScalarNode | undefined {
    const node = this.node(pointer);
    return node?.kind === "scalar" && node.plain ? node : undefined;
  }

  /** A word as it would be written in the place of a value: in the same quotes, or plain where that is safe. */
  inStyleOfValue(pointer: Pointer, word: string): string {
    return inStyleOf(this.node(pointer), word);
  }

  /** A word as it would be written in the place of a key: `{"titel":"x"}` needs its quotes. */
  inStyleOfKey(pointer: Pointer, word: string): string {
    const parent = this.node(pointer.slice(0, -1));
    return inStyleOf(parent?.kind === "mapping" ? parent.byName.get(String(pointer.at(-1)))?.key : undefined, word);
  }

  place(span: Span): Place {
    return this.#lines.place(span);
  }

  node(pointer: Pointer): Node | undefined {
    let node = this.#root;
    for (const step of pointer) {
      if (node?.kind === "mapping") {
        node = node.byName.get(String(step))?.value;
      } else if (node?.kind === "sequence") {
        node = node.items[Number(step)];
      } else {
        return undefined;
      }
    }
    return node;
  }
}

function inStyleOf(node: Node | undefined, word: string): string {
  const quote = node?.kind === "scalar" ? node.quote : "";
  const isSimple = /^[\w ./-]*$/.test(word);
  return quote !== "" && isSimple ? `${quote}${word}${quote}` : yamlScalar(word);
}
