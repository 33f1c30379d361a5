/** What time starts, on a GitHub: found out in few requests, and done. */
import { expect, it } from "vitest";
import { speakingFor } from "../support/github-reader.ts";
import { sceneForTest } from "../support/goalkeeper.ts";

/** A clock that stands still. */
const STANDING = { now: () => Date.parse("2024-05-10T12:00:00Z"), elapsed: () => 0, sleep: () => Promise.resolve() };

it("brings every governance repository up to date after a start, and asks GitHub nothing until the hour is over", async () => {
  const scene = await sceneForTest({ time: STANDING });
  const { github } = scene;
  const monthly = "progress: { schedule: '0 9 1 * *', timezone: Europe/Berlin }\n";
  const configuration = { ".github/goalkeeper.yml": `${speakingFor()[".github/goalkeeper.yml"]}${monthly}` };
  github.createRepository("todogroup/governance", configuration);
  github.createRepository("todogroup/book", { "README.md": "" });
  github.createRepository("finos/governance", speakingFor());
  await scene.settled();
  scene.restart();
  github.requests.clear();
  const before = scene.log.length;

  await scene.look();
  await scene.settled();
  const started = scene.log.slice(before).filter((line) => line.includes("its time has come"));
  expect(started.filter((line) => line.includes("keep-record")).map((line) => JSON.parse(line).repository)).toEqual([
    "todogroup/governance",
    "finos/governance",
  ]);
  expect(scene.deadLetters).toEqual([]);
  const listed = github.requests.list().map(({ path }) => path.split("?")[0]);
  expect(listed.filter((path) => path === "/app/installations")).toHaveLength(1);
  expect(listed.filter((path) => path === "/installation/repositories")).toHaveLength(2);

  github.requests.clear();
  await scene.look();
  await scene.settled();
  expect(github.requests.list()).toEqual([]);
});
