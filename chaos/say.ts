/** How the runs that count tell what they found. */

export function say(...lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(""));
}

/** `2,000`. */
export function grouped(count: number): string {
  return count.toLocaleString("en");
}

/** A row of a table: its name, and figures below one another. */
export function row(name: string, cells: readonly string[]): string {
  return name.padEnd(FIRST_WIDTH) + cells.map((cell) => cell.padStart(WIDTH)).join("");
}

const FIRST_WIDTH = 48;
const WIDTH = 11;
