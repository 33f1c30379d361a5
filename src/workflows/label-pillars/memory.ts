/** What people have decided about the pillar of an item, as GitHub remembers it: its timeline, and commands that were done. */
import { commandsIn } from "../../domain/commands.ts";
import type { Pillar } from "../../domain/configuration.ts";
import type { ReactionContent } from "../../engine/effect.ts";
import type { Item, ItemComment, LabelEvent, RepositoryLabel } from "../../engine/item.ts";
import { pillarNamed, type NamedPillar } from "./named-pillar.ts";

/** Something that happened to a label anywhere in a repository. */
export type RepositoryLabelEvent = Pick<LabelEvent, "kind" | "name" | "at">;

export interface Memory {
  /** The pillars whose labels the item bears because a person put them there. */
  readonly setByPeople: readonly Pillar[];
  /** Those whose labels it bears because this app did. */
  readonly setByUs: readonly Pillar[];
  /** Those whose labels a person took off. */
  readonly takenOff: readonly Pillar[];
  /** The latest command that was done and that nobody has overruled by hand since. */
  readonly commanded: Commanded | undefined;
}

export interface Commanded {
  /** `undefined` where it is to have none. */
  readonly pillar: Pillar | undefined;
}

export interface RememberedFrom {
  readonly item: Item;
  readonly pillars: readonly Pillar[];
  readonly repositoryLabels: readonly RepositoryLabel[];
  /** As far as a removal may come from a label that was deleted; newest first. `undefined` where that cannot be told. */
  readonly repositoryEvents: readonly RepositoryLabelEvent[] | undefined;
}

/** Letter case does not part labels. */
export function isSameLabel(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

export function remember(from: RememberedFrom): Memory {
  const { item, pillars } = from;
  const borne = pillars.filter((pillar) => item.labels.some((name) => isLabelOf(pillar, name)));
  const isByUs = (pillar: Pillar): boolean => lastEventOf(pillar, item)?.isOurs === true;
  const removals = pillars.flatMap((pillar) => {
    const removal = removalByHand(pillar, item);
    return removal === undefined ? [] : [{ pillar, removal }];
  });
  const deletions = removals.filter(({ removal }) => isDeletion(removal, from));
  const takenOff = removals.filter((one) => !deletions.includes(one));
  return {
    setByPeople: borne.filter((pillar) => !isByUs(pillar)),
    setByUs: borne.filter(isByUs),
    takenOff: takenOff.map(({ pillar }) => pillar),
    commanded: commandedIn(item, pillars, new Set(deletions.map(({ removal }) => removal))),
  };
}

/**
 * The earliest removal of which the item alone does not tell whether a person took the label off, or the label was deleted
 * from the whole repository. What happened in the repository since then tells.
 */
export function doubtfulSince({ item, pillars, repositoryLabels }: Omit<RememberedFrom, "repositoryEvents">) {
  return pillars
    .map((pillar) => removalByHand(pillar, item))
    .filter((removal) => removal !== undefined)
    .filter((removal) => isOfDeletedLabel(removal, repositoryLabels))
    .map(({ at }) => at)
    .toSorted()[0];
}

function isLabelOf({ label }: Pillar, name: string): boolean {
  return label !== undefined && isSameLabel(label.name, name);
}

function lastEventOf(pillar: Pillar, { labelEvents }: Item): LabelEvent | undefined {
  return labelEvents.findLast(({ name }) => isLabelOf(pillar, name));
}

function removalByHand(pillar: Pillar, item: Item): LabelEvent | undefined {
  const last = lastEventOf(pillar, item);
  const isBorne = item.labels.some((name) => isLabelOf(pillar, name));
  return last?.kind === "removed" && !last.isOurs && !isBorne ? last : undefined;
}

/**
 * A label that was made again is another one to GitHub. So is that of the repository that an issue came from; but this
 * one's was there already when that went.
 */
function isOfDeletedLabel({ name, labelId, at }: LabelEvent, labels: readonly RepositoryLabel[]): boolean {
  return !labels.some((label) => isSameLabel(label.name, name) && (label.id === labelId || label.createdAt < at));
}

/**
 * Whether an item lost a label because that was deleted from the whole repository. Where anything happened to the label
 * afterwards, and before another of its name was made, it was not; where nothing did, it looks so. In doubt, a person did it.
 */
function isDeletion(removal: LabelEvent, { repositoryLabels, repositoryEvents }: RememberedFrom): boolean {
  const { name, at } = removal;
  if (repositoryEvents === undefined || !isOfDeletedLabel(removal, repositoryLabels)) return false;
  const madeAgain = repositoryLabels.find((label) => isSameLabel(label.name, name))?.createdAt;
  return !repositoryEvents.some(
    (event) => isSameLabel(event.name, name) && event.at > at && (madeAgain === undefined || event.at < madeAgain),
  );
}

/** The reaction by which this app says that a command is done. */
export const DONE = "+1" satisfies ReactionContent;

function commandedIn(
  item: Item,
  pillars: readonly Pillar[],
  deletions: ReadonlySet<LabelEvent>,
): Commanded | undefined {
  const done = item.comments.filter(({ ourReactions }) => ourReactions.includes(DONE));
  const asked = done.flatMap((comment) => {
    const named = askedFor(comment, pillars);
    return named === undefined ? [] : [{ at: comment.at, named }];
  });
  const latest = asked.at(-1);
  // A pillar that the configuration has no more asks for nothing; what an earlier command asked for is over all the same.
  if (latest === undefined || latest.named.kind === "unknown") return undefined;
  const { pillar } = latest.named;
  const isOverruled = item.labelEvents
    .filter((event) => !event.isOurs && event.at > latest.at && !deletions.has(event))
    .some((event) => isAgainst(event, pillar, pillars));
  return isOverruled ? undefined : { pillar };
}

/** What the last `/pillar` of a comment asks for; `undefined` where there is none. */
function askedFor({ body }: ItemComment, pillars: readonly Pillar[]): NamedPillar | undefined {
  const last = commandsIn(body, ["pillar"]).at(-1);
  return last === undefined ? undefined : pillarNamed(last.argument, pillars);
}

/** To take off what was asked for goes against it, and to put something else there; to take that off does not. */
function isAgainst({ kind, name }: LabelEvent, asked: Pillar | undefined, pillars: readonly Pillar[]): boolean {
  const isAskedFor = asked !== undefined && isLabelOf(asked, name);
  return kind === "removed" ? isAskedFor : !isAskedFor && pillars.some((pillar) => isLabelOf(pillar, name));
}
