import { expect, test } from "vitest";
import { currentCycles } from "../../src/domain/cycle.ts";

test.each([
  ["2024-05-01", ["2023", "2024", "2025"], ["2024"]],
  ["2024-05-01", ["2024", "2024h1", "2024h2", "2024q2"], ["2024", "2024h1", "2024q2"]],
  ["2024-12-31", ["2024h1", "2024h2"], ["2024h2"]],
  ["2026-05-01", ["2023", "2024", "2024h2"], ["2024", "2024h2"]],
  ["2020-05-01", ["2025", "2024", "2024h2"], ["2024"]],
  ["2020-05-01", [], []],
])("on %s, of %j the current ones are %j", (day, cycles, current) => {
  expect(currentCycles(cycles, day)).toEqual(current);
});
