/** The shape of the program, as docs/architecture.md promises it. */
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const run = promisify(execFile);

describe("the linter", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "goalkeeper-lint-"));
    await Promise.all([".oxlintrc.json", "tsconfig.json"].map((file) => cp(file, join(folder, file))));
    await symlink(resolve("node_modules"), join(folder, "node_modules"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** What the linter says of one file of the project. */
  async function lint(path: string, text: string): Promise<string> {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
    const oxlint = resolve("node_modules/.bin/oxlint");
    const result = await run(oxlint, ["--type-aware", path], { cwd: folder }).catch((error: unknown) => error);
    await rm(file);
    return typeof result === "object" && result !== null && "stdout" in result ? String(result.stdout) : "";
  }

  it.each([
    ["src/domain/rules/a.ts", "../../engine/b.ts"],
    ["src/domain/a.ts", "../local/b.ts"],
    ["src/domain/a.ts", "node:fs"],
    ["src/engine/a.ts", "../workflows/b.ts"],
    ["src/engine/a.ts", "../local/b.ts"],
    ["src/workflows/check-goals/plan.ts", "../../github/b.ts"],
    ["src/workflows/check-goals/plan.ts", "../../queue/b.ts"],
    ["src/github/a.ts", "../workflows/b.ts"],
    ["src/github/a.ts", "../queue/b.ts"],
    ["src/queue/a.ts", "../local/b.ts"],
    ["src/local/a.ts", "../github/b.ts"],
    ["src/local/a.ts", "../cli.ts"],
    ["src/local/output/a.ts", "../../cli.ts"],
    ["src/local/a.ts", "../backfill/b.ts"],
    ["src/domain/a.ts", "../work/b.ts"],
    ["src/engine/a.ts", "../sweeps/b.ts"],
    ["src/workflows/check-goals/plan.ts", "../../work/b.ts"],
    ["src/github/a.ts", "../work/readers.ts"],
    ["src/github/a.ts", "../config.ts"],
    ["src/queue/a.ts", "../web/b.ts"],
    ["src/sweeps/a.ts", "../work/b.ts"],
    ["src/work/a.ts", "../web/b.ts"],
    ["src/web/a.ts", "../work/b.ts"],
    ["src/web/a.ts", "../serve.ts"],
    ["src/engine/a.ts", "../commands/backfill.ts"],
    ["src/backfill/a.ts", "../github/b.ts"],
    ["src/backfill/a.ts", "../workflows/b.ts"],
  ])("refuses that %s imports %s", async (path, specifier) => {
    expect(await lint(path, `export { b } from "${specifier}";\n`)).toContain("no-restricted-imports");
  });

  it.each([
    ["src/domain/rules/a.ts", "../finding.ts"],
    ["src/engine/a.ts", "../domain/b.ts"],
    ["src/workflows/check-goals/plan.ts", "../../domain/b.ts"],
    ["src/local/output/a.ts", "../../domain/b.ts"],
    ["src/cli.ts", "./local/b.ts"],
    ["src/backfill/a.ts", "../engine/b.ts"],
    ["src/sweeps/a.ts", "../github/b.ts"],
    ["src/work/a.ts", "../sweeps/b.ts"],
    ["src/web/a.ts", "../sweeps/b.ts"],
    ["src/commands/backfill.ts", "../backfill/b.ts"],
    ["src/commands/backfill.ts", "../work/b.ts"],
  ])("allows that %s imports %s", async (path, specifier) => {
    expect(await lint(path, `export { b } from "${specifier}";\n`)).not.toContain("no-restricted-imports");
  });

  it.each(["src/domain/a.ts", "src/workflows/check-goals/plan.ts", "src/workflows/check-goals/text.ts"])(
    "refuses clock, network and environment in %s",
    async (path) => {
      const text = "export const now = Date.now();\nexport const page = fetch(process.argv[2] ?? '');\n";
      const complaints = await lint(path, text);
      expect(complaints.match(/no-restricted-globals/g)).toHaveLength(3);
    },
  );

  it("refuses an import cycle", async () => {
    await writeFile(
      join(folder, "first.ts"),
      'import { second } from "./second.ts";\nexport const first = () => second;\n',
    );
    const complaints = await lint(
      "second.ts",
      'import { first } from "./first.ts";\nexport const second = () => first;\n',
    );
    expect(complaints).toContain("no-cycle");
  });
});

describe("the sources", () => {
  it("are short: half of the files are under 120 lines, and none is past 300", async () => {
    const lengths = (await sources()).map(({ text }) => text.split("\n").length - 1).toSorted((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(120);
    expect(lengths.at(-1)).toBeLessThanOrEqual(300);
  });

  it("each open with a sentence on what lives there", async () => {
    const without = (await sources()).filter(({ text }) => !/^\/\*\*[\s\S]+?\*\//.test(text));
    expect(without.map(({ path }) => path)).toEqual([]);
  });

  it("import without cycles, types included", async () => {
    const imports = new Map(
      (await sources()).map(({ path, text }) => [
        path,
        [...text.matchAll(/ from "(\.[^"]+\.ts)"/g)].map(([, specifier]) => join(dirname(path), specifier ?? "")),
      ]),
    );
    expect([...imports.keys()].filter((path) => reaches(path, path, imports))).toEqual([]);
  });
});

async function sources(): Promise<{ path: string; text: string }[]> {
  const paths = (await Promise.all(["src", "sandbox"].map(filesBelow))).flat();
  const wanted = paths.filter((path) => path.endsWith(".ts") && !path.includes("generated"));
  return Promise.all(wanted.map(async (path) => ({ path, text: await readFile(path, "utf8") })));
}

async function filesBelow(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).map((path) => join(folder, path));
}

function reaches(
  from: string,
  to: string,
  imports: ReadonlyMap<string, readonly string[]>,
  seen = new Set<string>(),
): boolean {
  return (imports.get(from) ?? []).some((next) => {
    if (next === to) return true;
    if (seen.has(next)) return false;
    seen.add(next);
    return reaches(next, to, imports, seen);
  });
}
