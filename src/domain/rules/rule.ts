/** What a rule is. A new rule is one file here, with its words, and one line in the list. */
import type { Finding, FindingKind } from "../finding.ts";
import type { Configuration } from "../configuration.ts";
import type { Goal, Touchpoint } from "../format/formats.ts";
import type { Loose } from "../format/loose.ts";
import type { Locator } from "../yaml/locator.ts";

/** One file, as rules see it: what its schema accepts of it, and where things stand. */
export interface RuleFile<Value> {
  readonly path: string;
  readonly value: Loose<Value>;
  /** Places are worked out when asked for, since most files have no findings. */
  readonly locate: () => Locator;
}

/** What else a rule about one file may look at. */
export interface RuleContext {
  readonly configuration: Configuration;
  readonly before: GoalsBefore;
}

export interface GoalBefore {
  readonly path: string;
  readonly goal: Loose<Goal>;
}

/** The goals before the change, found by id or by path; empty where there is nothing to compare with. */
export class GoalsBefore {
  readonly all: readonly GoalBefore[];
  readonly #byId: ReadonlyMap<string | undefined, GoalBefore>;
  readonly #byPath: ReadonlyMap<string, GoalBefore>;

  constructor(all: readonly GoalBefore[] = []) {
    this.all = all;
    this.#byId = new Map(all.map((before) => [before.goal.id, before]));
    this.#byPath = new Map(all.map((before) => [before.path, before]));
  }

  /** The same goal: the one of its id, wherever it lay, or else the one of its file, whatever its id was. */
  of(id: string | undefined, path: string): Loose<Goal> | undefined {
    const before = (id === undefined ? undefined : this.#byId.get(id)) ?? this.#byPath.get(path);
    return before?.goal;
  }
}

export interface FileRule<Value> extends FindingKind {
  readonly judge: (file: RuleFile<Value>, context: RuleContext) => readonly Finding[];
}
export type GoalRule = FileRule<Goal>;
export type TouchpointRule = FileRule<Touchpoint>;

/** What rules about all files together know of each: little enough to keep for a hundred thousand files. */
export interface Facts {
  readonly path: string;
  readonly kind: "goal" | "touchpoint";
  /** As written, or as the file is named where none can be read. */
  readonly id: string;
  readonly trackingIssue: string | number | undefined;
  /** The goals that the outcomes of a Touchpoint serve, each with the index of the outcome. */
  readonly goalsServed: readonly (readonly [outcome: number, goal: string])[];
}

/** A rule about all files together. `locate` reads a file again to find the places in it. */
export interface RepositoryRule extends FindingKind {
  readonly judgeAll: (
    files: readonly Facts[],
    context: RuleContext,
    locate: (path: string) => Locator,
  ) => readonly Finding[];
}

/** What a rule finds in most files: one list for all, since a check of ten thousand files asks a hundred thousand times. */
export const NOTHING: readonly never[] = [];

/** What is found in the items of a list that are there; items that were wrong are left out. */
export function inEach<Item, Found>(
  list: readonly (Item | undefined)[] | undefined,
  look: (item: Item, index: number) => readonly Found[],
): readonly Found[] {
  if (list === undefined) return NOTHING;
  let found: Found[] | undefined;
  for (let index = 0; index < list.length; index += 1) {
    const item = list[index];
    const here = item === undefined ? NOTHING : look(item, index);
    if (here.length === 0) continue;
    found ??= [];
    for (const one of here) found.push(one);
  }
  return found ?? NOTHING;
}
