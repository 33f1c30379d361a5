/** Which issue is plainly meant for a goal that names no tracking issue, so that it is adopted and no other is opened. */
import { goalMarked } from "./region-marks.ts";

/** An issue that is the tracking issue of no goal yet. */
export interface UnclaimedIssue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly isOpen: boolean;
  /** Whether the app opened it. */
  readonly isOurs: boolean;
  /** Whether people switched the app off for it. */
  readonly isIgnored: boolean;
}

/** What is to be known of a goal without a tracking issue. */
export interface AdoptingGoal {
  readonly id: string;
  readonly title: string;
  readonly cycle: string;
}

export type Adoption =
  /** `others` look as if they were meant too. */
  | { readonly kind: "adopt"; readonly number: number; readonly others: readonly number[] }
  /** Several issues are meant for the goal, or one for several goals: a person has to say which. */
  | { readonly kind: "unclear"; readonly numbers: readonly number[] }
  /** The app opened one, and people closed it or switched the app off for it: they want no other. */
  | { readonly kind: "declined"; readonly number: number }
  | { readonly kind: "none" };

/**
 * What is adopted, by the id of the goal: the issue with the hidden mark of the goal, or else an open one that is titled as
 * the goal is, whatever its case, punctuation and prefixes in brackets. A prefix that names another year is one of another
 * goal.
 */
export function adoptions(
  goals: readonly AdoptingGoal[],
  issues: readonly UnclaimedIssue[],
): ReadonlyMap<string, Adoption> {
  const marks = grouped(issues, ({ body }) => goalMarked(body));
  const titles = grouped((marks.get(undefined) ?? []).filter(isUsable).map(titled), ({ words }) => words);
  const found = goals.map((goal) => {
    const adoption = byMark(marks.get(goal.id) ?? []);
    return { id: goal.id, adoption, numbers: adoption === undefined ? meantFor(goal, titles) : [] };
  });
  const claims = grouped(
    found.flatMap(({ numbers }) => numbers),
    (number) => number,
  );
  const isShared = (number: number): boolean => (claims.get(number)?.length ?? 0) > 1;
  return new Map(found.map(({ id, adoption, numbers }) => [id, adoption ?? theOnly(numbers, numbers.some(isShared))]));
}

function byMark(marked: readonly UnclaimedIssue[]): Adoption | undefined {
  const [usable, unusable] = [marked.filter(isUsable), marked.filter((issue) => !isUsable(issue))];
  // A second one of ours comes from a request that was answered late: both are meant, and the older one stays.
  const [first, ...others] = numbersOf(usable.filter(({ isOurs }) => isOurs));
  if (first !== undefined) return { kind: "adopt", number: first, others };
  if (usable.length > 0) return theOnly(numbersOf(usable), false);
  const declined = numbersOf(unusable.filter(({ isOurs }) => isOurs)).at(-1);
  return declined === undefined ? undefined : { kind: "declined", number: declined };
}

interface Titled {
  readonly number: number;
  readonly words: string;
  readonly years: readonly string[];
}

function titled({ number, title }: UnclaimedIssue): Titled {
  return { number, ...titleOf(title) };
}

/** The numbers of the issues that have the title of a goal. */
function meantFor({ title, cycle }: AdoptingGoal, titles: ReadonlyMap<string, readonly Titled[]>): readonly number[] {
  const { words } = titleOf(title);
  if (words === "") return [];
  const year = cycle.slice(0, 4);
  return numbersOf((titles.get(words) ?? []).filter(({ years }) => years.length === 0 || years.includes(year)));
}

function isUsable({ isOpen, isIgnored }: UnclaimedIssue): boolean {
  return isOpen && !isIgnored;
}

function theOnly(numbers: readonly number[], isShared: boolean): Adoption {
  const [number, ...others] = numbers;
  if (number === undefined) return { kind: "none" };
  return others.length > 0 || isShared ? { kind: "unclear", numbers } : { kind: "adopt", number, others };
}

function numbersOf(issues: readonly { readonly number: number }[]): readonly number[] {
  return issues.map(({ number }) => number).toSorted((a, b) => a - b);
}

/** In brackets ahead of a title: `[Strategic Goal 2024]`, `【目标】`, `(draft)`. */
const PREFIX = /^[^\p{L}\p{N}([【]*(?:\[([^\]]*)\]|【([^】]*)】|\(([^)]*)\))/u;

/** The words of a title without what does not tell titles apart, and the years that its prefixes name. */
function titleOf(title: string): { readonly words: string; readonly years: readonly string[] } {
  let rest = title.normalize("NFKC");
  const years: string[] = [];
  for (let prefix = PREFIX.exec(rest); prefix !== null; prefix = PREFIX.exec(rest)) {
    years.push(...(prefix[0].match(/(?<!\d)(?:19|20)\d\d(?!\d)/g) ?? []));
    rest = rest.slice(prefix[0].length);
  }
  // Signs that names of languages end in stay: C++ is not C.
  const words = rest
    .toLowerCase()
    .replaceAll(/\p{Cf}/gu, "")
    .replaceAll(/[^\p{L}\p{M}\p{N}+#]+/gu, " ");
  return { words: words.trim(), years };
}

/** As Map.groupBy, which the oldest Node that runs the command line lacks. */
function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
