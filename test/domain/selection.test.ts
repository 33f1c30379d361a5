/** The patterns of configurations: they mean what they mean to picomatch, and answer in time. */
import fc from "fast-check";
import picomatch from "picomatch";
import { expect, it } from "vitest";
import { pathMatcher } from "../../src/domain/selection.ts";

const OPTIONS = { nobrace: true, nobracket: true, noextglob: true, nonegate: true };

const part = fc.oneof(
  { weight: 2, arbitrary: fc.constant("**") },
  fc.constantFrom(
    "*",
    "*.yml",
    "a*",
    "*a*",
    "a?",
    "?",
    ".a",
    ".*",
    "a",
    "b.yml",
    "a.b",
    "a+b",
    "a$",
    "^a",
    "a,b",
    "a b",
  ),
);
const pattern = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join("/"));
const name = fc.constantFrom(
  "a",
  "b.yml",
  "ab",
  "aa",
  ".a",
  ".git",
  "a.b",
  "a+b",
  "a$",
  "^a",
  "a,b",
  "x",
  "a b",
  "é",
  "🎯",
);
const path = fc.array(name, { minLength: 1, maxLength: 6 }).map((names) => names.join("/"));

it("what ends in ** is about what lies below a folder", () => {
  expect(["goals", "goals/a.yml", "goals/2024/a.yml", "goals/.a.yml"].map(pathMatcher("goals/**"))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

it("a path matches where picomatch says so", () => {
  fc.assert(
    fc.property(pattern, path, (glob, one) => {
      // A file in the place of a folder matches there where the name of the folder has no star.
      fc.pre(!glob.endsWith("/**") || !pathMatcher(glob.replace(/(?:\/\*\*)+$/, ""))(one));
      expect([glob, one, pathMatcher(glob)(one)]).toEqual([glob, one, picomatch(glob, OPTIONS)(one)]);
    }),
    { numRuns: 20_000 },
  );
});
