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
  requireRepository(root, "--base");
  const tip = commitOf(root, name);
  const unrelated = `"${name}" and HEAD have no commit in common. In a shallow clone, fetch more of its history first.`;
  const mergeBase = ask(root, ["merge-base", tip, "HEAD"], unrelated);
  return { tip: { root, commit: tip }, mergeBase: { root, commit: mergeBase } };
}

function requireRepository(root: string, option: string): void {
  const complaint = `${root} is not in a git repository that can be used, so ${option} cannot be used.`;
  ask(root, ["rev-parse", "--git-dir"], complaint);
}

function commitOf(root: string, name: string): string {
  const resolve = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`];
  const unknown = `There is no commit "${name}". Name a branch, a tag or a commit, or fetch it first.`;
  const commit = ask(root, resolve, unknown);
  // `^main` is the way to say what is not in main, and git has an answer to it.
  if (!/^[0-9a-f]+$/.test(commit)) throw new UserError(unknown);
  return commit;
}

/** A commit of the history of the checkout, and the time from which things count as new since. */
export interface EarlierRevision extends Revision {
  /** ISO 8601, with its zone. */
  readonly at: string;
}

/** The state at the beginning of a day (UTC) or at a time, or that of a commit. Throws a UserError where there is none. */
export function earlierRevision(root: string, name: string): EarlierRevision {
  requireRepository(root, "--since");
  const [, day, time = "T00:00:00Z"] = /^(\d{4}-\d\d-\d\d)(T[\d:.]+(?:Z|[+-]\d\d:\d\d))?$/.exec(name) ?? [];
  if (day === undefined) {
    const commit = commitOf(root, name);
    return { root, commit, at: ask(root, ["show", "--no-patch", "--format=%cI", commit], `${commit} cannot be read.`) };
  }
  const at = `${day}${time}`;
  const none = `The history of HEAD has no commit before ${at}. In a shallow clone, fetch more of it first.`;
  const commit = ask(root, ["rev-list", "--max-count=1", `--before=${at}`, "HEAD"], none);
  if (commit === "") throw new UserError(none);
  return { root, commit, at };
}

/** A file as it stood in a revision: its path, and the name of its content. */
export interface OldFile {
  readonly path: string;
  readonly sha: string;
}

/** The files that stood in a revision and are other or gone in the checkout, below a folder. */
export function changedSince({ root, commit }: Revision, folder: string): OldFile[] {
  const filters = [
    "--raw",
    "-z",
    "--no-abbrev",
    "--no-renames",
    "--relative",
    "--diff-filter=MDT",
    "--ignore-submodules",
  ];
  const below = `:(literal)${folder === "" ? "." : folder}`;
  const parts = run(root, ["diff", ...filters, commit, "--", below])
    .toString("utf8")
    .split("\0");
  // Two parts a file: `:100644 100644 <old> <new> M`, then the path.
  return parts.flatMap((part, index) => {
    const [, mode, sha] = /^:(\d{6}) \d{6} ([0-9a-f]+) /.exec(part) ?? [];
    const path = parts[index + 1];
    const isFile = mode?.startsWith("100") === true && index % 2 === 0;
    return isFile && sha !== undefined && path !== undefined ? [{ path, sha }] : [];
  });
}

/** All files that stood in a revision below a folder. */
export function filesBelow({ root, commit }: Revision, folder: string): OldFile[] {
  const below = folder === "" ? [] : ["--", `${folder}/`];
  const entries = run(root, ["ls-tree", "-r", "-z", commit, ...below])
    .toString("utf8")
    .split("\0");
  return entries.flatMap((entry) => {
    const [, sha, path] = /^100\d{3} blob ([0-9a-f]+)\t([^]+)$/.exec(entry) ?? [];
    return sha === undefined || path === undefined ? [] : [{ path, sha }];
  });
}

/** The contents of old files, by path. */
export function* filesIn(
  root: string,
  files: readonly OldFile[],
): Generator<readonly [path: string, bytes: Uint8Array]> {
  if (files.length === 0) return;
  const output = run(root, ["cat-file", "--batch"], files.map(({ sha }) => `${sha}\n`).join(""));
  let offset = 0;
  for (const { path } of files) {
    const endOfHeader = output.indexOf("\n", offset);
    const size = Number(/ (\d+)$/.exec(output.toString("utf8", offset, endOfHeader))?.[1] ?? 0);
    yield [path, output.subarray(endOfHeader + 1, endOfHeader + 1 + size)];
    offset = endOfHeader + 1 + size + 1;
  }
}

/** One file of a revision; `undefined` where it has none there. */
export function fileIn({ root, commit }: Revision, path: string): Uint8Array | undefined {
  const [entry] = run(root, ["ls-tree", "-z", commit, "--", path]).toString("utf8").split("\0");
  const [, sha] = /^100\d{3} blob ([0-9a-f]+)\t/.exec(entry ?? "") ?? [];
  for (const [, bytes] of filesIn(root, sha === undefined ? [] : [{ path, sha }])) return bytes;
  return undefined;
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
    if (isMissingProgram(cause))
      throw new UserError("git was not found. Install it to look at earlier revisions.", { cause });
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
