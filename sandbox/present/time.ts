/** Times as GitHub writes them: in whole seconds. */

export function timeText(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, "Z");
}

export function timeTextOrNull(date: Date | null | undefined): string | null {
  return date === null || date === undefined ? null : timeText(date);
}
