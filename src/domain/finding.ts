/** What a check says about a file: findings, the kinds they are of, and their order. */

/** Where something stands. Lines and columns start at 1, columns count UTF-16 units, the end is exclusive. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export type Severity = "error" | "warning";

/** One thing wrong with a file. `fix.text` replaces exactly what the place covers. */
export interface Finding extends Place {
  /** Relative to the root of the repository, with forward slashes. */
  readonly path: string;
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly fix?: { readonly text: string };
}

/**
 * A kind of finding: its stable code and its documentation.
 * `docs/findings.md` is written from these, and a test holds every example to its claim.
 */
export interface FindingKind {
  readonly code: string;
  readonly severity: Severity;
  /** Why the rule exists, as Markdown. */
  readonly why: string;
  /** Files that have findings of this code and of no other. */
  readonly wrong: Example;
  /** The same files, mended: no findings at all. */
  readonly mended: Example;
}

/** The files that matter to an example; they are laid over a small, correct repository. */
export interface Example {
  readonly files: Readonly<Record<string, ExampleFile>>;
  /** The same repository before the change; only for rules about old → new. */
  readonly before?: Readonly<Record<string, ExampleFile>>;
}

/** A text, or something that a text cannot show: `shown` says in words what stands there. */
export type ExampleFile =
  | string
  | { readonly shown: string; readonly bytes: () => Uint8Array }
  | { readonly shown: string; readonly entry: "link" | "folder" | "submodule" | "unreadable" };

export const START_OF_FILE: Place = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/** Makes a finding of a kind. */
export function finding(
  kind: Pick<FindingKind, "code" | "severity">,
  path: string,
  place: Place,
  message: string,
  fix?: string,
): Finding {
  const { line, column, endLine, endColumn } = place;
  const { severity, code } = kind;
  const found = { path, line, column, endLine, endColumn, severity, code, message };
  return fix === undefined ? found : { ...found, fix: { text: fix } };
}

/** Orders findings by file, then by place; those at the same place by code, so that output is stable. */
export function byPlace(a: Finding, b: Finding): number {
  return compare(a.path, b.path) || a.line - b.line || a.column - b.column || compare(a.code, b.code);
}

/** Orders by UTF-16 units: the same on every machine, unlike `localeCompare`. */
export function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
