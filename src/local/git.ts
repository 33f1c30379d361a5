/** Reads an earlier revision of a checkout through git. */
import { execFileSync } from "node:child_process";
import { UserError } from "../engine/errors.ts";

/** More than git prints for a hundred thousand changed files. */
const MAX_OUTPUT_BYTES = 1024 * 1024 * 1024;

/** A commit and the checkout that it is compared with; paths are relative to the checkout. */
export interface Revision {
  readonly root: string;
  readonly commit: string;
}

/** The commit that a name stands for, and the one at which the checkout left it. Throws a UserError where there is none. */
export function baseOf(root: string, name: string): { readonly tip: Revision; readonly mergeBase: Revision } {
  ask(
    root,
    ["rev-parse", "--git-dir"],
    `${root} is not in a git repository that can be used, so --base cannot be used.`,
  );
  const resolve = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`];
  const unknown = `There is no commit "${name}". Name a branch, a tag or a commit, or fetch it first.`;
  const tip = ask(root, resolve, unknown);
  // `^main` is the way to say what is not in main, and git has an answer to it.
  if (!/^[0-9a-f]+$/.test(tip)) throw new UserError(unknown);
  const unrelated = `"${name}" and HEAD have no commit in common. In a shallow clone, fetch more of its history first.`;
  const mergeBase = ask(root, ["merge-base", tip, "HEAD"], unrelated);
  return { tip: { root, commit: tip }, mergeBase: { root, commit: mergeBase } };
}

/** The files that stood in a revision and are other or gone in the checkout, below some folders. */
export function changedSince({ root, commit }: Revision, folders: readonly string[]): string[] {
  const filters = ["--name-only", "-z", "--no-renames", "--relative", "--diff-filter=MDT", "--ignore-submodules"];
  const paths = folders.map((folder) => `:(literal)${folder === "" ? "." : folder}`);
  const output = run(root, ["diff", ...filters, commit, "--", ...paths]);
  return output
    .toString("utf8")
    .split("\0")
    .filter((path) => path !== "");
}

/** The content of files of a revision, by path; those that are no files in it are left out. */
export function* filesIn(
  { root, commit }: Revision,
  paths: readonly string[],
): Generator<readonly [path: string, bytes: Uint8Array]> {
  if (paths.length === 0) return;
  // A path with a line break cannot be asked for in a batch, and no goal has one.
  const asked = paths.filter((path) => !path.includes("\n"));
  const output = run(root, ["cat-file", "--batch"], asked.map((path) => `${commit}:./${path}\n`).join(""));
  let offset = 0;
  for (const path of asked) {
    const endOfHeader = output.indexOf("\n", offset);
    const header = output.toString("utf8", offset, endOfHeader);
    offset = endOfHeader + 1;
    const [, type, size] = /^[0-9a-f]+ (\w+) (\d+)$/.exec(header) ?? [];
    if (size === undefined) continue;
    const bytes = output.subarray(offset, offset + Number(size));
    offset += Number(size) + 1;
    if (type === "blob") yield [path, bytes];
  }
}

/** What git answers in a line; where it refuses, a complaint with its own words. */
function ask(root: string, command: readonly string[], complaint: string): string {
  try {
    return run(root, command).toString("utf8").trim();
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    const words = wordsOf(cause);
    throw new UserError(words === "" ? complaint : `${complaint}\ngit says: ${words}`, { cause });
  }
}

function run(root: string, command: readonly string[], input?: string): Buffer {
  try {
    return execFileSync("git", command, {
      cwd: root,
      env: environmentFor(process.env),
      maxBuffer: MAX_OUTPUT_BYTES,
      stdio: ["pipe", "pipe", "pipe"],
      ...(input === undefined ? {} : { input }),
    });
  } catch (cause) {
    if (isMissingProgram(cause)) throw new UserError("git was not found. Install it to use --base.", { cause });
    throw cause;
  }
}

/** A hook names its own repository and index to what it starts; we mean those of the checkout. */
function environmentFor(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const named =
    /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|\w+_PATHSPECS)$/;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !named.test(name)));
}

function wordsOf(error: unknown): string {
  return error instanceof Error && "stderr" in error ? String(error.stderr).trim() : "";
}

function isMissingProgram(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
