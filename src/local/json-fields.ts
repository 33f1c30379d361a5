/** What JSON of other programs holds under its keys, and what is said where that is of the wrong kind. */

export function isAbsent(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

export function isTextOrAbsent(value: unknown): value is string | null | undefined {
  return isAbsent(value) || typeof value === "string";
}

/** Whether a value is a list of texts and nothing else. */
export function isListOfTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

/** What is wrong with a value: the end of a sentence that begins with its place. */
export function wrong(key: string, value: unknown, wanted: string): string {
  return value === undefined ? `has no "${key}"` : `has ${nameOf(value)} as "${key}". It must be ${wanted}`;
}

/** The kind of a value, in words. */
export function nameOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  const names: Readonly<Record<string, string>> = { string: "a text", number: "a number", boolean: "true or false" };
  return names[typeof value] ?? "an object";
}
