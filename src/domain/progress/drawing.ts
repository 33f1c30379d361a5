/** Progress drawn with the characters of a line. */

/** `██████░░░░`. What is begun shows, and what is not finished does not look it. */
export function bar(share: number, length: number): string {
  const full = filled(share, length);
  return "█".repeat(full) + "░".repeat(length - full);
}

/** `58 %`, in one piece; 0 and 100 are for nothing and for all. */
export function percentOf(share: number): string {
  return `${filled(share, 100)}\u00A0%`;
}

const LEVELS = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/** `▁▂▃▅▇`: a character for each share. */
export function sparkline(shares: readonly number[]): string {
  return shares.map((share) => LEVELS[filled(share, LEVELS.length - 1)] ?? "").join("");
}

/** How many of so many parts a share fills. */
function filled(share: number, parts: number): number {
  if (share <= 0) return 0;
  if (share >= 1) return parts;
  return Math.min(parts - 1, Math.max(1, Math.round(share * parts)));
}
