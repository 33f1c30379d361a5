/** The sandbox's git is git: held against the real program. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { changesOf, walk, withChanges, type Files } from "../../sandbox/world/git/files.ts";
import { ancestorsOf, commitsBetween, mergeBaseOf } from "../../sandbox/world/git/history.ts";
import { lineDiff } from "../../sandbox/world/git/line-diff.ts";
import { mergeTrees } from "../../sandbox/world/git/merge.ts";
import { ObjectStore, treeIn } from "../../sandbox/world/git/object-store.ts";
import { blobOf, commitOf, treeOf, type Mode, type Signature } from "../../sandbox/world/git/objects.ts";
import { changedFiles } from "../../sandbox/world/git/tree-diff.ts";

const folder = mkdtempSync(join(tmpdir(), "goalkeeper-git-"));
git(["init", "-q"]);
afterAll(() => rmSync(folder, { recursive: true }));

function git(args: readonly string[], input: string | Uint8Array = "", env: Record<string, string> = {}): string {
  const options = { cwd: folder, input, env: { ...process.env, ...env }, maxBuffer: 1 << 26 };
  return execFileSync("git", args, options).toString("utf8").trimEnd();
}

const SOMEONE: Signature = { name: "Mona Lisa", email: "mona@example.com", date: new Date("2024-05-06T07:08:09.123Z") };
const IDENTITY = {
  GIT_AUTHOR_NAME: SOMEONE.name,
  GIT_AUTHOR_EMAIL: SOMEONE.email,
  GIT_AUTHOR_DATE: "2024-05-06T07:08:09Z",
  GIT_COMMITTER_NAME: SOMEONE.name,
  GIT_COMMITTER_EMAIL: SOMEONE.email,
  GIT_COMMITTER_DATE: "2024-05-06T07:08:09Z",
};

describe("an object's name", () => {
  it.each(["", "id: a\n", "Grüße 🎯\r\n", "\0\u0001"])("is git's for the blob %j", (text) => {
    expect(blobOf(text).sha).toBe(git(["hash-object", "--stdin", "-w"], text));
  });

  it("is git's for a tree with all kinds of entries, in git's order", () => {
    const sha = blobOf("x").sha;
    git(["hash-object", "--stdin", "-w"], "x");
    const below = git(["mktree"], `100644 blob ${sha}\tx\n`);
    const entries: [Mode, string, string, string][] = [
      ["100644", "blob", sha, "a.b"],
      ["040000", "tree", below, "a"],
      ["100644", "blob", sha, "a-b"],
      ["100755", "blob", sha, "run"],
      ["120000", "blob", sha, "link"],
      ["160000", "commit", "1".repeat(40), "module"],
      ["100644", "blob", sha, "é"],
      ["100644", "blob", sha, "Z"],
    ];
    const expected = git(
      ["mktree", "--missing"],
      entries.map(([mode, type, id, name]) => `${mode} ${type} ${id}\t${name}\n`).join(""),
    );
    expect(treeOf(entries.map(([mode, , id, name]) => ({ mode, name, sha: id }))).sha).toBe(expected);
  });

  it("is git's for commits with none, one and two parents", () => {
    const tree = git(["mktree"], "");
    const parents: string[] = [];
    for (const count of [0, 1, 2]) {
      const message = `Change ${count}\n\nWhy.\n`;
      const args = ["commit-tree", tree, ...parents.flatMap((parent) => ["-p", parent])];
      const expected = git(args, message, IDENTITY);
      expect(commitOf({ tree, parents: [...parents], author: SOMEONE, committer: SOMEONE, message }).sha).toBe(
        expected,
      );
      parents.push(expected);
    }
  });
});

/** The tree that git makes of files. */
function gitTree(files: Readonly<Record<string, string>>): string {
  git(["read-tree", "--empty"]);
  const lines = Object.entries(files).map(
    ([path, text]) => `100644 ${git(["hash-object", "--stdin", "-w"], text)}\t${path}`,
  );
  git(["update-index", "--index-info"], `${lines.join("\n")}\n`);
  return git(["write-tree"]);
}

function treeFrom(objects: ObjectStore, files: Files) {
  return withChanges(objects, treeIn(objects, undefined), changesOf(objects, files));
}

describe("files", () => {
  const before = { "goals/2024/a.yml": "a\n", "goals/2024/b.yml": "b\n", "goals-x": "x\n", "README.md": "#\n" };

  it("make the tree that git makes of them", () => {
    expect(treeFrom(new ObjectStore(), before).sha).toBe(gitTree(before));
  });

  it("changed one by one give the same tree as all at once, and leave no empty folder", () => {
    const objects = new ObjectStore();
    const changes = changesOf(objects, {
      "goals/2024/a.yml": null,
      "goals/2024/b.yml": null,
      "goals/2025/c.yml": "c\n",
    });
    const tree = withChanges(objects, treeFrom(objects, before), changes);
    expect(tree.sha).toBe(gitTree({ "goals-x": "x\n", "README.md": "#\n", "goals/2025/c.yml": "c\n" }));
  });

  it("may take the place of a folder, and a folder that of a file", () => {
    const objects = new ObjectStore();
    const tree = withChanges(
      objects,
      treeFrom(objects, before),
      changesOf(objects, { goals: "now a file\n", "goals-x/y": "y\n" }),
    );
    expect(Array.from(walk(objects, tree), ({ path, mode }) => `${mode} ${path}`)).toEqual([
      "100644 README.md",
      "100644 goals",
      "040000 goals-x",
      "100644 goals-x/y",
    ]);
  });

  it("that differ are those that git names, renames recognised", () => {
    const objects = new ObjectStore();
    const long = Array.from({ length: 30 }, (_, line) => `line ${line}\n`).join("");
    const old = { ...before, "old.md": long, "moved/x.md": `${long}x\n`, gone: "gone\n" };
    const now = {
      "goals/2024/a.yml": "other\n",
      "goals-x": "x\n",
      "README.md": "#\n",
      "new.md": `${long}more\n`,
      "elsewhere/x.md": `${long}x\n`,
      fresh: "fresh\n",
    };
    const found = changedFiles(objects, treeFrom(objects, old), treeFrom(objects, now)).map((file) =>
      file.status === "renamed"
        ? `R\t${file.before?.path}\t${file.path}`
        : `${file.status.slice(0, 1).toUpperCase().replace("R", "D")}\t${file.path}`,
    );
    const expected = git(["diff-tree", "-r", "-M", "--name-status", gitTree(old), gitTree(now)]);
    expect(found.toSorted()).toEqual(expected.replaceAll(/^R\d+/gm, "R").split("\n").toSorted());
  });
});

describe("a line diff", () => {
  const line = fc.constantFrom("a\n", "b\n", "c\n", "d\n");
  const text = fc
    .tuple(fc.array(line, { maxLength: 12 }), fc.constantFrom("", "end"))
    .map(([lines, end]) => lines.join("") + end);

  it("is a patch that git applies, no longer than git's", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        fc.pre(before !== after);
        const { patch, additions, deletions } = lineDiff(before, after);
        const shas = [before, after].map((one) => git(["hash-object", "--stdin", "-w"], one));
        const [added, removed] = git(["diff", "--numstat", "--minimal", ...shas]).split("\t");
        // Even --minimal leaves git some heuristics: ours may be shorter.
        expect(additions + deletions).toBeLessThanOrEqual(Number(added) + Number(removed));
        expect(additions - deletions).toBe(Number(added) - Number(removed));
        git(["read-tree", "--empty"]);
        git(["update-index", "--index-info"], `100644 ${shas[0]}\tfile\n`);
        git(["apply", "--cached", "--unidiff-zero"], `--- a/file\n+++ b/file\n${patch}\n`);
        expect(git(["rev-parse", ":file"])).toBe(shas[1]);
      }),
      { numRuns: 25 },
    );
  });
});

/** Commits of an empty tree with these parents, named by their places. */
function graph(parents: readonly (readonly number[])[]): { objects: ObjectStore; shas: string[] } {
  const objects = new ObjectStore();
  const tree = treeIn(objects, undefined).sha;
  const shas: string[] = [];
  for (const [index, of] of parents.entries()) {
    const when = { ...SOMEONE, date: new Date(SOMEONE.date.getTime() + index * 1000) };
    const commit = {
      tree,
      parents: of.map((place) => shas[place] ?? ""),
      author: when,
      committer: when,
      message: `${index}`,
    };
    shas.push(objects.addCommit(commit).sha);
  }
  return { objects, shas };
}

describe("history", () => {
  it("parts at the newest common ancestor", () => {
    // 0 - 1 - 2 - 5 (merge of 2 and 4), 1 - 3 - 4 - 6
    const { objects, shas } = graph([[], [0], [1], [1], [3], [2, 4], [4]]);
    expect(mergeBaseOf(objects, shas[5] ?? "", shas[6] ?? "")).toBe(shas[4]);
    expect(mergeBaseOf(objects, shas[2] ?? "", shas[6] ?? "")).toBe(shas[1]);
    expect(mergeBaseOf(objects, shas[0] ?? "", shas[6] ?? "")).toBe(shas[0]);
  });

  it("has no base where two histories have nothing in common", () => {
    const { objects, shas } = graph([[], []]);
    expect(mergeBaseOf(objects, shas[0] ?? "", shas[1] ?? "")).toBeUndefined();
  });

  it("lists the commits of one side, each after its parents", () => {
    const { objects, shas } = graph([[], [0], [1], [1], [3], [2, 4], [5]]);
    const listed = commitsBetween(objects, shas[2], shas[6] ?? "").map(({ sha }) => shas.indexOf(sha));
    expect(listed).toEqual([3, 4, 5, 6]);
    expect(ancestorsOf(objects, shas[6] ?? "").size).toBe(7);
  });
});

describe("merging", () => {
  it("agrees with git on content and on conflicts", () => {
    // Lines that differ from one another: among equal ones there are several good answers.
    const base = ["1\n", "2\n", "3\n", "4\n", "5\n"].join("");
    const fate = fc.constantFrom("keep", "keep", "keep", "drop", "a\n", "b\n");
    const text = fc
      .tuple(fate, fate, fate, fate, fate)
      .map((fates) =>
        fates.map((one, line) => (one === "drop" ? "" : `${line + 1}${one === "keep" ? "\n" : one}`)).join(""),
      );
    fc.assert(
      fc.property(text, text, (ours, theirs) => {
        fc.pre(ours !== "" && theirs !== "");
        const objects = new ObjectStore();
        const [old, left, right] = [base, ours, theirs].map((content) => treeFrom(objects, { file: content }));
        if (old === undefined || left === undefined || right === undefined) throw new Error("three trees");
        const merged = mergeTrees(objects, old, left, right);
        const entry = merged === undefined ? undefined : objects.blob(merged.entries[0]?.sha ?? "");
        const found = entry === undefined ? "conflict" : Buffer.from(entry.bytes).toString("utf8");
        expect(found).toBe(gitMerge(base, ours, theirs));
      }),
      { numRuns: 25 },
    );
  });

  it("finds a conflict in two changes of one line, and none in changes far apart", () => {
    const objects = new ObjectStore();
    const lines = ["1\n", "2\n", "3\n", "4\n", "5\n"];
    const tree = (change: Record<number, string>) =>
      treeFrom(objects, { "a/file": lines.map((line, index) => change[index] ?? line).join("") });
    expect(mergeTrees(objects, tree({}), tree({ 0: "x\n" }), tree({ 0: "y\n" }))).toBeUndefined();
    const merged = mergeTrees(objects, tree({}), tree({ 0: "x\n" }), tree({ 4: "y\n" }));
    expect(merged?.sha).toBe(tree({ 0: "x\n", 4: "y\n" }).sha);
  });
});

function gitMerge(base: string, ours: string, theirs: string): string {
  const [old, left, right] = [base, ours, theirs].map((content) => gitTree({ file: content }));
  const root = gitCommit(old ?? "");
  try {
    const tree = git(["merge-tree", "--write-tree", gitCommit(left ?? "", root), gitCommit(right ?? "", root)]);
    return `${git(["cat-file", "blob", `${tree}:file`])}\n`;
  } catch {
    return "conflict";
  }
}

function gitCommit(tree: string, ...parents: string[]): string {
  return git(["commit-tree", tree, ...parents.flatMap((parent) => ["-p", parent])], "x", IDENTITY);
}
