/** Checkouts in temporary folders, and the real command line run on them as a process. */
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { EXAMPLE_REPOSITORY, exampleGoal } from "../../src/domain/example-files.ts";
import type { Finding } from "../../src/domain/finding.ts";
import { isMapping } from "../../src/domain/format/pointer.ts";

export const PROGRAM = resolve("bin/goalkeeper.js");

/** A process that takes longer hangs, or does work that no input is worth. */
const MAX_SECONDS = 10;
const MAX_OUTPUT_BYTES = 512 * 1024 * 1024;

export type Tree = Readonly<Record<string, string | Uint8Array>>;

export interface Run {
  /** `null` where the process had to be ended. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly folder?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The user and the group that the process runs as. */
  readonly user?: number;
  /** What stands on standard input; nothing does otherwise. */
  readonly input?: string | Uint8Array;
}

/** What the machine's owner has set up for git, colours or Node is no part of a test. */
const ENVIRONMENT = {
  PATH: process.env["PATH"] ?? "",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
};

/** Runs a program to its end, without a shell. */
export function run(program: string, args: readonly string[], { folder, env, user, input }: RunOptions = {}): Run {
  const identity = user === undefined ? {} : { uid: user, gid: user };
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: folder,
    env: { ...ENVIRONMENT, ...env },
    encoding: "utf8",
    timeout: MAX_SECONDS * 1000,
    killSignal: "SIGKILL",
    maxBuffer: MAX_OUTPUT_BYTES,
    ...(input !== undefined && { input }),
    ...identity,
  });
  return { status, stdout, stderr };
}

/** Runs the command line in a folder. */
export function goalkeeper(args: readonly string[], options: RunOptions = {}): Run {
  return run(process.execPath, [PROGRAM, ...args], options);
}

/** A checkout in a folder of its own, which goes with it: `using checkout = new Checkout({ … })`. */
export class Checkout implements Disposable {
  readonly root = mkdtempSync(join(tmpdir(), "goalkeeper-test-"));

  /** The files are laid over the small, correct repository of the examples; `undefined` leaves one of those out. */
  constructor(files: Readonly<Record<string, string | Uint8Array | undefined>> = {}) {
    // Other users are let in, so that a test can run as one of them.
    chmodSync(this.root, 0o755);
    for (const [path, content] of Object.entries({ ...EXAMPLE_REPOSITORY, ...files })) {
      if (content !== undefined) this.write({ [path]: content });
    }
  }

  at(path: string): string {
    return join(this.root, path);
  }

  write(files: Tree): void {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(this.at(path)), { recursive: true });
      writeFileSync(this.at(path), content);
    }
  }

  read(path: string): string {
    return readFileSync(this.at(path), "utf8");
  }

  bytes(path: string): Buffer {
    return readFileSync(this.at(path));
  }

  remove(path: string): void {
    rmSync(this.at(path), { recursive: true });
  }

  has(path: string): boolean {
    return existsSync(this.at(path));
  }

  check(...args: readonly string[]): Run {
    return goalkeeper(["check", ...args], { folder: this.root });
  }

  /** What a check reports to programs. */
  report(...args: readonly string[]): Report {
    return reportOf(this.check("--format", "json", ...args));
  }

  /** The findings of a check, each as `code path:line:column`. */
  findings(...args: readonly string[]): string[] {
    return summaryOf(this.report(...args));
  }

  /** Runs git, which must succeed; gives what it prints. */
  git(...args: readonly string[]): string {
    const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org"];
    const { status, stdout, stderr } = run("git", [...identity, ...args], { folder: this.root });
    if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
    return stdout.trim();
  }

  /** Commits everything that is there. */
  commit(message = "Change the goals"): void {
    this.git("add", "--all");
    this.git("commit", "--quiet", "--allow-empty", "--message", message);
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** A checkout with its files committed on `main`, and on a branch `change` on which nothing has happened yet. */
export function branched(files: Tree = {}): Checkout {
  const checkout = new Checkout(files);
  checkout.git("init", "--quiet", "--initial-branch=main");
  checkout.commit();
  checkout.git("switch", "--quiet", "--create", "change");
  return checkout;
}

/** A branch that takes a closed goal up half-way: a finding against `main`, and against nothing else. */
export function jumped(): Checkout {
  const checkout = branched(goalFile("a", { status: "done" }));
  checkout.write(goalFile("a", { status: "proposed" }));
  checkout.commit();
  return checkout;
}

/** The path of a goal of 2024, and its file. */
export function goalFile(id: string, changes: Readonly<Record<string, string | undefined>> = {}): Tree {
  return { [`goals/2024/${id}.yml`]: exampleGoal({ id, ...changes }) };
}

export interface Report {
  readonly status: number;
  readonly checked: number;
  readonly skipped: number;
  readonly findings: readonly Finding[];
}

/** What `--format json` printed, and the status that it ended with. */
export function reportOf({ status, stdout, stderr }: Run): Report {
  const printed: unknown = status === null || stdout === "" ? undefined : JSON.parse(stdout);
  const report = isMapping(printed) ? { ...printed, status } : undefined;
  if (!isReport(report)) throw new Error(`No report; the command ended with ${status}.\n${stdout}\n${stderr}`);
  return report;
}

/** `code path:line:column` for each finding, in the order of the report. */
export function summaryOf({ findings }: Pick<Report, "findings">): string[] {
  return findings.map(({ code, path, line, column }) => `${code} ${path}:${line}:${column}`);
}

function isReport(value: unknown): value is Report {
  return (
    isMapping(value) &&
    typeof value["status"] === "number" &&
    typeof value["checked"] === "number" &&
    typeof value["skipped"] === "number" &&
    Array.isArray(value["findings"])
  );
}
