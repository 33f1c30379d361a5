/** Who reads the log in a terminal reads what happened, and nothing that a stranger would have it say. */
import { expect, it } from "vitest";
import { createLogger } from "../../src/logger.ts";
import { doorForTest, OPENED, post } from "../support/door.ts";

const UNSAFE = /[\p{Cc}\u2028-\u202E\u2066-\u2069\u200E\u200F\u061C]/u;

it.each([
  ["colours", "\u001B[31m"],
  ["a sequence of one byte", "\u009B2J"],
  ["a line of its own", '\n{"level":"info","msg":"All is well."}'],
  ["a turn of direction", "\u202Egnp"],
  ["an isolated turn of direction", "\u2067gnp"],
  ["a line end that JSON allows", "\u2028forged"],
])("%s in what strangers name is escaped in the log, and one line stays one", (_claim, steering) => {
  const log: string[] = [];
  const logger = createLogger("info", { write: (line) => log.push(line) });
  const place = { repository: `o/r${steering}`, subject: { kind: "branch", name: `feature/${steering}` } };
  logger.child(place).info({ err: new Error(`No branch ${steering}`), [steering]: 1 }, `Done with ${steering}.`);
  expect(log).toHaveLength(1);
  const [line = ""] = log;
  expect(line.trimEnd()).not.toMatch(UNSAFE);
  expect(JSON.parse(line)).toMatchObject({ ...place, msg: `Done with ${steering}.`, [steering]: 1 });
});

it("what comes before any secret was known is not logged as it came", async () => {
  const door = await doorForTest();
  const headers = { "x-github-event": "\u009B2Jhush", "x-github-delivery": "\u009B2Jhush" };
  expect((await post(door, JSON.stringify(OPENED), headers)).status).toBe(400);
  expect(door.log.join("")).not.toMatch(/hush|\u009B/);
});
