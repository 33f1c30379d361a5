/** What time starts, on a GitHub: found out in few requests, and done. */
import { expect, it } from "vitest";
import { speakingFor } from "../support/github-reader.ts";
import { sceneForTest } from "../support/goalkeeper.ts";

it("brings every governance repository up to date after a start, and asks GitHub nothing until the hour is over", async () => {
  const scene = await sceneForTest();
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
  const started = scene.log.slice(before).filter((line) => line.includes("a period has begun"));
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
