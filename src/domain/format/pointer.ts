/** From what a validator says of a place to the part of the value that stands there. */
import type { Pointer } from "../yaml/locator.ts";

/** `/initiatives/0/due` → `["initiatives", 0, "due"]`; numbers where the value has a list. */
export function pointerOf(instancePath: string, root: unknown): Pointer {
  const pointer: (string | number)[] = [];
  for (const part of instancePath.split("/").slice(1)) {
    const name = part.replaceAll("~1", "/").replaceAll("~0", "~");
    pointer.push(Array.isArray(valueAt(root, pointer)) ? Number(name) : name);
  }
  return pointer;
}

/** The part of a value that a pointer points at. */
export function valueAt(root: unknown, pointer: Pointer): unknown {
  let value = root;
  for (const step of pointer) {
    if (Array.isArray(value)) value = value[Number(step)];
    else value = isMapping(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }
  return value;
}

export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
