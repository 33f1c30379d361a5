import { test, expect } from "vitest";
import { dayInWords, distanceInWords, figure } from "../../../src/domain/progress/time-words.ts";

test.each([
  [0, "today"],
  [1, "in 1 day"],
  [13, "in 13 days"],
  [14, "in 2 weeks"],
  [69, "in 9 weeks"],
  [70, "in 2 months"],
  [729, "in 23 months"],
  [731, "in 2 years"],
  [-1, "1 day ago"],
  [-20, "2 weeks ago"],
])("%i days are %s", (days, words) => {
  expect(distanceInWords(days)).toBe(words);
});

test.each([
  ["2024-12-03", "2024-01-01T00:00:00Z", "3 Dec"],
  ["2025-01-13", "2024-12-31T00:00:00Z", "13 Jan 2025"],
])("%s, seen from %s, is %s", (day, now, words) => {
  expect(dayInWords(day, now).replaceAll("\u00A0", " ")).toBe(words);
});

test.each([
  [0, "0"],
  [999, "999"],
  [12_345_678, "12,345,678"],
  [-1234.5, "-1,234.5"],
  [0.1 + 0.2, "0.3"],
  [1e21, "1e+21"],
])("%d is %s", (value, words) => {
  expect(figure(value)).toBe(words);
});
