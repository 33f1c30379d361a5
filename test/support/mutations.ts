/** Ways to spoil a file: its bytes, its lines, and the value that it holds. */
import fc from "fast-check";
import { dump } from "js-yaml";

const encoder = new TextEncoder();

/** Characters and words that mean something to YAML, or to those who read it carelessly. */
const FRAGMENTS = [
  Array.from("\t\n\r\0\u0007\u0085\u2028\uFEFF:-?,[]{}#&*!|>'\"%@`~ <=."),
  ["\r\n", "---\n", "...\n", "\n---\nid: x\n", ": ", "- ", "? ", "<<: ", "&a ", "*a", "!!str ", "!x ", "|2\n", ">+\n"],
  ["__proto__: 1\n", "constructor: x\n", "null", "true", "0x1f", "012", ".nan", ".inf", "1e9", "2024-02-30", "'", "''"],
  ["ä", "日", "🎯", "\uD800", "status: done\n", "id: id\n", "{a: {b: [", "\n\n\n", "      ", "%YAML 1.1\n"],
].flat();

const anyBytes = fc.uint8Array({ minLength: 1, maxLength: 4 });
const fragment = fc.constantFrom(...FRAGMENTS).map((text) => encoder.encode(text));

/** Some places of a file, each with what is put there and how much is taken away. */
const edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(12)),
    insert: fc.oneof({ weight: 1, arbitrary: anyBytes }, { weight: 4, arbitrary: fragment }),
  }),
  { minLength: 1, maxLength: 3 },
);

/** A file with some of its bytes replaced, put in or taken out. */
export function spoiltBytes(files: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  return fc.tuple(fc.constantFrom(...files), edits).map(([file, changes]) => changes.reduce(edited, file));
}

function edited(
  file: Uint8Array,
  { at, remove, insert }: { at: number; remove: number; insert: Uint8Array },
): Uint8Array {
  const start = Math.floor(at * file.length);
  return Uint8Array.from([...file.subarray(0, start), ...insert, ...file.subarray(start + remove)]);
}

/** A file with whole lines doubled, dropped, moved or indented otherwise. */
export function spoiltLines(files: readonly string[]): fc.Arbitrary<Uint8Array> {
  const ways = fc.constantFrom("double", "drop", "swap", "indent", "outdent", "end");
  const changes = fc.array(fc.tuple(ways, fc.nat(60)), { minLength: 1, maxLength: 3 });
  return fc.tuple(fc.constantFrom(...files), changes).map(([file, list]) => {
    const lines = list.reduce(lineChanged, file.split("\n"));
    return encoder.encode(lines.join("\n"));
  });
}

function lineChanged(lines: readonly string[], [way, number]: readonly [string, number]): string[] {
  const index = number % lines.length;
  const line = lines[index] ?? "";
  const replacements: Readonly<Record<string, readonly string[]>> = {
    double: [line, line],
    drop: [],
    swap: [lines[index + 1] ?? "", line],
    indent: [`  ${line}`],
    outdent: [line.replace(/^ {1,2}/, "")],
    end: [line, "---"],
  };
  return lines.toSpliced(index, way === "swap" ? 2 : 1, ...(replacements[way] ?? []));
}

/** A value with some of its parts replaced, renamed or taken out, written as YAML. */
export function spoiltValues(values: readonly unknown[]): fc.Arbitrary<Uint8Array> {
  const part = fc.oneof(
    fc.constantFrom<unknown>(null, true, 0, -1, 1.5, "", " ", "x", "2024", "2024-02-30", "a b", "#1", "octo--cat"),
    fc.constantFrom<unknown>([], {}, [[]], [null], { id: 1 }, { __proto__: null }, "x".repeat(300)),
    fc.jsonValue({ maxDepth: 3 }),
  );
  const changes = fc.array(fc.tuple(fc.nat(40), fc.constantFrom("replace", "drop", "rename", "add"), part), {
    minLength: 1,
    maxLength: 3,
  });
  return fc.tuple(fc.constantFrom(...values), changes).map(([value, list]) => {
    const copy: unknown = structuredClone(value);
    for (const change of list) spoil(copy, change);
    return encoder.encode(dump(copy));
  });
}

function spoil(root: unknown, [number, way, part]: readonly [number, string, unknown]): void {
  const slots = slotsOf(root);
  const slot = slots[number % Math.max(1, slots.length)];
  if (slot === undefined) return;
  const [parent, key] = slot;
  const old: unknown = Reflect.get(parent, key);
  if (way !== "replace") Reflect.deleteProperty(parent, key);
  // A part may itself be changed by the next change: no two places may share it.
  if (way === "replace") Reflect.set(parent, key, structuredClone(part));
  if (way === "rename") Reflect.set(parent, `${key}s`, old);
  if (way === "add") Reflect.set(parent, "extra", structuredClone(part));
}

/** Every place of a value that can be changed: its parent and its key. */
function slotsOf(value: unknown): (readonly [object, string])[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => [[value, key] as const, ...slotsOf(child)]);
}
