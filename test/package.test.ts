/** The published package: what is packed is built JavaScript, complete, and runs without the sources. */
import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";

const run = promisify(execFile);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "goalkeeper-package-"));
  await run("npm", ["pack", "--pack-destination", folder]);
  const [tarball] = await readdir(folder);
  await run("tar", ["-xzf", tarball ?? "", "-C", folder], { cwd: folder });
  // The dependencies are those that are installed here already.
  await symlink(resolve("node_modules"), join(folder, "package/node_modules"));
}, 120_000);
afterAll(() => rm(folder, { recursive: true }));

it("holds no TypeScript and no tests", async () => {
  const files = await readdir(join(folder, "package"), { recursive: true });
  const packed = files.filter((path) => !path.startsWith("node_modules"));
  expect(packed.filter((path) => path.endsWith(".ts") || path.includes("test"))).toEqual([]);
  expect(packed).toContain("schemas/goal.schema.json");
});

it("checks a repository, and writes no colours into a pipe even where the environment asks for some", async () => {
  const program = join(folder, "package/bin/goalkeeper.js");
  // Node warns of the two wishes together, which would stand in the output.
  const { NO_COLOR: _, ...environment } = process.env;
  const env = { ...environment, CI: "true", FORCE_COLOR: "1", NODE_OPTIONS: "" };
  const { stdout, stderr } = await run(process.execPath, [program, "check", "examples/todo-2024"], { env });
  expect(stdout).toBe("✓ 18 files checked, 0 skipped: no findings.\n");
  expect(stderr).toBe("");
});

it("explains itself", async () => {
  const program = join(folder, "package/bin/goalkeeper.js");
  const { stdout } = await run(process.execPath, [program, "check", "--help"]);
  expect(stdout).toContain("--base <revision>");
});
