/** Steps into an answer whose shape is not known to the compiler. */

/** The part of an answer at a path; `undefined` where it is not there. */
export function field(value: unknown, ...path: readonly (string | number)[]): unknown {
  let part = value;
  for (const step of path) {
    if (typeof part !== "object" || part === null || !Object.hasOwn(part, step)) return undefined;
    part = Reflect.get(part, step);
  }
  return part;
}

export function text(value: unknown, ...path: readonly (string | number)[]): string | undefined {
  const part = field(value, ...path);
  return typeof part === "string" ? part : undefined;
}

export function number(value: unknown, ...path: readonly (string | number)[]): number | undefined {
  const part = field(value, ...path);
  return typeof part === "number" ? part : undefined;
}

export function list(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const part = field(value, ...path);
  return Array.isArray(part) ? part : [];
}
