/** Touchpoint files written in a random mix of styles, as many hands would write them. */
import fc from "fast-check";

/** A file in pieces: a change of an outcome may touch its piece only. Comments are numbered, so none is there twice. */
export interface Piece {
  /** The id of the outcome that the piece holds. */
  readonly outcome?: string;
  readonly text: string;
  /** The references of the outcome, each with the comment behind it. */
  readonly items: readonly Item[];
}
interface Item {
  readonly reference: string | number;
  readonly comment: string;
}

export const STATUSES = ["open", "in-progress", "delivered", "dropped"] as const;
export const REFERENCES = [
  1,
  22,
  "todogroup/ospology#461",
  "x/y#3",
  "A-b/c.d_e#4",
  "https://github.com/x/y/pull/5",
  "https://git.example:8443/o/r/issues/6",
] as const;

/** Files that can all be edited, each with one kind of line break throughout. */
export function touchpointTexts(): fc.Arbitrary<readonly Piece[]> {
  const tape = fc.array(fc.nat(5_039), { minLength: 300, maxLength: 300 });
  return tape.map((numbers) => {
    const pieces = new Writer(numbers).file();
    const lineBreak = ["\n", "\n", "\r\n", "\r"][(numbers[0] ?? 0) % 4] ?? "\n";
    return pieces.map((piece) => ({ ...piece, text: piece.text.replaceAll("\n", lineBreak) }));
  });
}

class Writer {
  readonly #numbers: readonly number[];
  #next = 1;
  #comments = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  file(): Piece[] {
    const head = this.#one([
      "",
      "id: t\n",
      `# ${"long ".repeat(60)}\nid: t\ntitle: "Ünïcode 🎯: yes"\n\n`,
      "---\n# first\nid: t\n",
      "%YAML 1.2 # directive\n---\n",
      "\uFEFFid: t\n",
      "\uFEFF---\nopening: { title: a#b, minutes: 5 } # c\n",
    ]);
    const isFlow = this.#chance(8);
    const indent = this.#one(["", "  ", "    "]);
    const gap = this.#one([" ", "   "]);
    const key = `outcomes:${isFlow ? " [" : ""}${this.#comment()}\n`;
    const pieces: Piece[] = [{ text: head + key, items: [] }];
    const count = 1 + this.#number(4);
    for (let index = 0; index < count; index += 1) {
      const id = `outcome-${index}`;
      if (isFlow || this.#chance(5))
        pieces.push(this.#braces(id, isFlow ? "  " : `${indent}-${gap}`, isFlow ? "," : ""));
      else pieces.push(this.#block(id, indent, gap));
      // Empty lines behind a text that keeps them are part of that text.
      const isKept = pieces.at(-1)?.text.endsWith("\n\n") === true;
      const comment = this.#ownComment();
      const between = this.#one(["", "", ...(isKept ? [] : ["\n", "\n\n"]), `${indent}${comment}\n`, `${comment}\n\n`]);
      pieces.push({ text: between, items: [] });
    }
    const tail = this.#one([
      "",
      "",
      "discussion: https://example.org/x#y # c\n",
      "...\n",
      "# the end\n",
      "discussion: |+\n  kept\n\n",
    ]);
    pieces.push({ text: (isFlow ? "  ]\n" : "") + tail, items: [] });
    return this.#chance(3) ? withoutLastNewline(pieces) : pieces;
  }

  #block(id: string, indent: string, gap: string): Piece {
    const column = `${indent} ${" ".repeat(gap.length)}`;
    const quote = this.#chance(8) ? '"' : "";
    const { entries, items } = this.#entries(
      id,
      (name, value) => `${quote}${name}${quote}${this.#chance(12) ? " " : ""}:${value}`,
      column,
    );
    const lines = entries.map((entry, index) => {
      const comment = index > 0 && this.#chance(6) ? `${column}${this.#ownComment()}\n` : "";
      return `${comment}${index === 0 ? `${indent}-${gap}` : column}${entry}\n`;
    });
    return { outcome: id, text: lines.join(""), items };
  }

  /** The entries of an outcome on lines of their own: each with its comment, without indentation and last line break. */
  #entries(
    id: string,
    entry: (name: string, value: string) => string,
    column: string,
  ): { entries: string[]; items: Item[] } {
    const items = this.#items();
    const entries = [
      entry("id", ` ${this.#word(id)}${this.#comment()}`),
      entry("summary", this.#summary(column)),
      entry("destination", ` ${this.#word("ospo-book")}${this.#comment()}`),
    ];
    if (this.#chance(2))
      entries.push(entry("goal", this.#one([" openssf-practices", " 'openssf-practices'", ""]) + this.#comment()));
    if (!this.#chance(4)) entries.push(entry("status", this.#status(column)));
    if (!this.#chance(4)) entries.push(entry("contributions", this.#list(items, column)));
    else items.length = 0;
    return { entries: this.#chance(4) ? this.#shuffled(entries) : entries, items };
  }

  #status(column: string): string {
    const word = this.#one(STATUSES);
    return this.#one([
      ` ${this.#word(word)}${this.#comment()}`,
      ` ${this.#word(word)}${this.#comment()}`,
      this.#comment(),
      ` ~${this.#comment()}`,
      `${this.#comment()}\n${column}  ${this.#word(word)}${this.#comment()}`,
      ` >-${this.#comment()}\n${column}  ${word}\n${this.#one(["", "\n"])}`.replace(/\n$/, ""),
      ` "${word.slice(0, 2)}\\\n${column}   ${word.slice(2)}"${this.#comment()}`,
    ]);
  }

  #summary(column: string): string {
    return this.#one([
      ` Say it plainly${this.#comment()}`,
      ` 'It''s # no comment: quoted'${this.#comment()}`,
      ` "日本 \\"🎯\\" # no"${this.#comment()}`,
      ` a plain text\n${column}  that goes on${this.#comment()}`,
      ` "a text\n\n${column}  that goes on"${this.#comment()}`,
      ` >${this.#comment()}\n${column}  folded # text\n${column}  goes on\n`.replace(/\n$/, ""),
      ` |-\n${column}  - literal\n${column}    contributions: []`,
      ` |+${this.#comment()}\n${column}  kept\n\n`.replace(/\n$/, ""),
      ` ${"very long ".repeat(50)}line${this.#comment()}`,
    ]);
  }

  #list(items: Item[], column: string): string {
    const texts = items.map(({ reference }) => this.#reference(reference));
    const comments = items.map(({ comment }) => comment);
    if (items.length === 0) {
      return (
        this.#one([" []", " [ ]", "", " null", ` [\n${column}    ${this.#ownComment()}\n${column}  ]`]) +
        this.#comment()
      );
    }
    const drop = (): void => {
      for (const [index, { reference }] of items.entries()) items[index] = { reference, comment: "" };
    };
    const trailing = this.#one(["", ",", " ,"]);
    switch (this.#number(5)) {
      case 0: {
        drop();
        const padding = this.#one(["", " "]);
        return ` [${padding}${texts.join(this.#one([", ", ",", " , "]))}${trailing}${padding}]${this.#comment()}`;
      }
      case 1: {
        const lines = texts.map((text, index) => {
          const comma = index < texts.length - 1 ? "," : trailing;
          return `${column}    ${text}${comma}${comments[index] ?? ""}\n${this.#chance(6) ? `${column}   ${this.#ownComment()}\n` : ""}`;
        });
        return ` [${this.#comment()}\n${lines.join("")}${column}  ]${this.#comment()}`;
      }
      case 2: {
        const lines = texts.map(
          (text, index) => `${index === 0 ? "" : `${column}  , `}${text}${comments[index] ?? ""}\n`,
        );
        return ` [ ${lines.join("")}${column}  ]${this.#comment()}`;
      }
      case 3: {
        drop();
        return ` [${texts.join(`,\n${column}     `)}${trailing}]${this.#comment()}`;
      }
      default: {
        const offset = this.#one(["", "  ", "    "]);
        const gap = this.#one([" ", "   ", `\n${column}${offset}  `]);
        const lines = texts.map((text, index) => {
          const above = this.#chance(5) ? `\n${column}${offset}${this.#ownComment()}` : "";
          return `${above}\n${column}${offset}-${gap}${text}${comments[index] ?? ""}`;
        });
        return this.#comment() + lines.join("");
      }
    }
  }

  #braces(id: string, before: string, behind: string): Piece {
    const items = this.#items().map(({ reference }) => ({ reference, comment: "" }));
    const isJson = this.#chance(4);
    const key = (name: string): string => (isJson ? `"${name}":` : `${name}: `);
    const word = (text: string): string => (isJson ? `"${text}"` : this.#word(text));
    const references = items.map(({ reference }) => (isJson ? JSON.stringify(reference) : this.#reference(reference)));
    const entries = [
      key("id") + word(id),
      key("summary") + word("short"),
      ...(this.#chance(2) ? [key("status") + word(this.#one(STATUSES))] : []),
      ...(this.#chance(2) ? [`${key("contributions")}[${references.join(", ")}]`] : []),
    ];
    const hasItems = entries.at(-1)?.includes("contributions") === true;
    const isOnLines = this.#chance(3);
    const trailing = this.#one(["", "", ","]);
    const lines = entries.map((entry, index) => {
      const comma = index < entries.length - 1 ? "," : trailing;
      return isOnLines
        ? `\n        ${entry}${comma}${this.#comment()}`
        : `${entry}${comma}${comma === "" || isJson ? "" : " "}`;
    });
    const end = isOnLines ? "\n      }" : "}";
    return {
      outcome: id,
      text: `${before}{${lines.join("")}${end}${behind}${this.#comment()}\n`,
      items: hasItems ? items : [],
    };
  }

  #items(): Item[] {
    const references = this.#shuffled(REFERENCES).slice(0, this.#number(5));
    return references.map((reference) => ({ reference, comment: this.#comment() }));
  }

  #word(word: string): string {
    const quote = this.#one(["", "", "'", '"']);
    return quote + word + quote;
  }

  #reference(reference: string | number): string {
    return typeof reference === "number" ? String(reference) : this.#word(reference);
  }

  #comment(): string {
    return this.#chance(4) ? this.#one([" ", "   ", "\t"]) + this.#ownComment() : "";
  }

  #ownComment(): string {
    this.#comments += 1;
    return `# c${this.#comments}: [not, {yaml`;
  }

  #shuffled<T>(list: readonly T[]): T[] {
    return list
      .map((item) => ({ item, order: this.#number(5_040) }))
      .toSorted((a, b) => a.order - b.order)
      .map(({ item }) => item);
  }

  #one<T>(choices: readonly [T, ...T[]] | readonly T[]): T {
    const choice = choices[this.#number(choices.length)];
    if (choice === undefined) throw new Error("There is nothing to choose from.");
    return choice;
  }

  #chance(outOf: number): boolean {
    return this.#number(outOf) === outOf - 1;
  }

  #number(below: number): number {
    const number = this.#numbers[this.#next % this.#numbers.length] ?? 0;
    this.#next += 1;
    return number % below;
  }
}

function withoutLastNewline(pieces: readonly Piece[]): Piece[] {
  const last = pieces.findLastIndex(({ text }) => text !== "");
  return pieces.map((piece, index) => (index === last ? { ...piece, text: piece.text.replace(/\n$/, "") } : piece));
}
