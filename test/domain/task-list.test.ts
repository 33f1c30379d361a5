/** The boxes of a task list. */
import { expect, it } from "vitest";
import { tasksIn } from "../../src/domain/task-list.ts";

it.each([
  ["none", "Some text, [x] in a line.", undefined],
  ["an open and a done one", "- [ ] one\n- [x] two", { done: 1, total: 2 }],
  [
    "all kinds of bullets, letters and depths",
    "* [X] a\n  + [ ] b\n1. [x] c\n> - [ ] d\n10) [ ] e",
    { done: 2, total: 5 },
  ],
  ["lines that end as a browser sends them", "- [x] a\r\n- [ ] b\r\n", { done: 1, total: 2 }],
  ["none that is empty, or is no box", "- [ ]\n- [ ] \n- [] a\n- [y] b\n-[ ] c", undefined],
  ["none in code", "```md\n- [ ] a\n```\n~~~\n- [x] b\n```\n- [x] c\n~~~\n- [x] d", { done: 1, total: 1 }],
  ["none after a fence that is not closed", "- [x] a\n```\n- [ ] b", { done: 1, total: 1 }],
  ["none in a comment", "<!-- - [ ] a\n- [ ] b -->\n- [x] c\n<!--\n- [ ] d", { done: 1, total: 1 }],
])("counts %s", (_claim, body, tasks) => {
  expect(tasksIn(body)).toEqual(tasks);
});

it("takes a hostile text in its stride", () => {
  const started = performance.now();
  tasksIn("<!--".repeat(100_000) + "> ".repeat(100_000) + "- [".repeat(100_000));
  expect(performance.now() - started).toBeLessThan(1_000);
});
