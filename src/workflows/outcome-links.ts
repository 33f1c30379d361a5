/** Which outcomes a contribution carries out: by its own text, or by a command of people. Pure, and the same for all workflows. */
import { commandsIn, MAX_COMMANDS } from "../domain/commands.ts";
import { destinationsOf } from "../domain/outcomes/destinations.ts";
import { referencesIn, type References } from "../domain/outcomes/references.ts";
import { resolveReferences, type Resolved } from "../domain/outcomes/resolve-reference.ts";
import { contributionKey } from "../domain/record/desired.ts";
import type { Item } from "../engine/item.ts";
import { rememberedOn } from "./link-memory.ts";
import type { FiledOutcome, OutcomeFiles } from "./outcome-files.ts";

/** What an item has to do with outcomes. */
export interface ItemLinks {
  /** Those that the item is a contribution to. */
  readonly destinations: readonly string[];
  /** What became of each reference, in the order in which they stand. */
  readonly resolved: readonly Resolved[];
  /** How many references were passed over, since there are so many. */
  readonly more: number;
  /** Whether a command of people says it, and not the text. */
  readonly isCommanded: boolean;
  /** The ids of the outcomes that it carries out by its own word, each once. */
  readonly outcomes: readonly string[];
  /** The ids of those that it once named, and names in no way any more. What only the files say is not among them. */
  readonly withdrawn: readonly string[];
}

/** Without the slash. */
export const OUTCOME_COMMAND = "outcome";

const NOTHING: References = { outcomes: [], touchpoints: [], more: 0 };

/**
 * @param recordedByUs The ids of outcomes that this app has recorded the item for; our comment remembers them besides.
 */
export function linksOf(item: Item, files: OutcomeFiles, recordedByUs: readonly string[] = []): ItemLinks {
  const remembered = [...new Set([...(rememberedOn(item)?.outcomes ?? []), ...recordedByUs])];
  const commanded = commandedIn(item, files);
  const written = commanded ?? referencesIn(item, files.context);
  const references = written === "none" ? NOTHING : written;
  const resolved = resolvedFor(item, references, remembered, files);
  const mentions = new Set(resolved.flatMap((one) => ("outcome" in one ? [one.outcome.id] : [])));
  // A whole call stands for whichever of its outcomes was meant, and of a broken file nobody knows what it holds.
  const calls = new Set([
    ...references.touchpoints,
    ...resolved.flatMap((one) => (one.kind === "in-broken-file" ? [one.touchpoint] : [])),
  ]);
  const isMentioned = (id: string): boolean => mentions.has(id) || calls.has(id.slice(0, id.indexOf("/")));
  // Who says "none" means what the files say as well.
  const denied = commanded === "none" ? recordedOutcomes(item, files).map(({ id }) => id) : [];
  return {
    destinations: destinationsFor(item, files),
    resolved,
    more: references.more,
    isCommanded: commanded !== undefined,
    outcomes: [...new Set(resolved.flatMap((one) => (one.kind === "linked" ? [one.outcome.id] : [])))],
    withdrawn: [...new Set([...remembered, ...denied])].filter((id) => !isMentioned(id)),
  };
}

/** What became of the references that a command names, by itself. */
export function resolvedFor(
  item: Item,
  references: References,
  remembered: readonly string[],
  files: OutcomeFiles,
): readonly Resolved[] {
  const here = destinationsFor(item, files);
  // A reference in the right repository counts, also where nothing else tells what the item is about.
  const destinations = here.length > 0 ? here : destinationsIn(item, files);
  const held = new Map(references.touchpoints.map((id) => [id, heldIn(id, item, remembered, files)]));
  const open = { ...references, touchpoints: references.touchpoints.filter((id) => held.get(id)?.length === 0) };
  const kept = [...held].flatMap(([written, outcomes]) =>
    outcomes.map((outcome) => ({ kind: "linked" as const, written, outcome })),
  );
  return [...resolveReferences(open, destinations, files), ...kept];
}

/**
 * The outcomes of a linked call that the item carries out already. Which of them are open is another matter by now: they
 * may be delivered just by this item.
 */
function heldIn(
  touchpoint: string,
  item: Item,
  remembered: readonly string[],
  files: OutcomeFiles,
): readonly FiledOutcome[] {
  const recorded = new Set([...recordedOutcomes(item, files).map(({ id }) => id), ...remembered]);
  return files.outcomes.filter(
    (outcome) => outcome.touchpoint === touchpoint && outcome.status !== "dropped" && recorded.has(outcome.id),
  );
}

/** Those whose files list the item. */
export function recordedOutcomes(
  { repository, number }: Pick<Item, "repository" | "number">,
  { outcomes, governanceRepository }: OutcomeFiles,
): readonly FiledOutcome[] {
  const key = contributionKey(`${repository}#${number}`, governanceRepository);
  return outcomes.filter(({ contributions }) =>
    contributions.some((reference) => contributionKey(reference, governanceRepository) === key),
  );
}

/** Whether a text may refer to an outcome, so that the item is worth a closer look. */
export function mayRefer(text: { readonly title: string; readonly body: string }, { context }: OutcomeFiles): boolean {
  const { outcomes, touchpoints } = referencesIn(text, context);
  return outcomes.length + touchpoints.length > 0;
}

function destinationsFor({ repository, title, labels, change }: Item, { configuration }: OutcomeFiles) {
  return destinationsOf({ repository, title, labels, changedPaths: change?.paths ?? [] }, configuration);
}

function destinationsIn({ repository }: Item, { configuration }: OutcomeFiles): readonly string[] {
  const here = configuration.contributions.filter(
    (place) => place.repository?.toLowerCase() === repository.toLowerCase(),
  );
  return here.map(({ destination }) => destination);
}

/** What the latest command that was done says; it goes before the text until another one is given. */
function commandedIn(item: Item, files: OutcomeFiles): References | "none" | undefined {
  return item.comments
    .filter(({ ourReactions, author }) => author?.isBot !== true && ourReactions.includes("+1"))
    .map(({ body, ourReactions }) => ({ asked: outcomesAskedFor(body, files), ourReactions }))
    .findLast(({ asked, ourReactions }) => {
      // Another workflow may have done its part of a comment whose part for this one was refused.
      const isDone = !ourReactions.includes("confused") || (asked !== undefined && isClear(item, asked, files));
      return asked !== undefined && isDone;
    })?.asked;
}

function isClear(item: Item, asked: References | "none", files: OutcomeFiles): boolean {
  return asked === "none" || resolvedFor(item, asked, [], files).every(({ kind }) => kind === "linked");
}

/** What the `/outcome` lines of a comment name together; `undefined` where there are none, or too many to be meant. */
export function outcomesAskedFor(body: string, { context }: OutcomeFiles): References | "none" | undefined {
  const commands = commandsIn(body, [OUTCOME_COMMAND]);
  if (commands.length === 0 || commands.length > MAX_COMMANDS) return undefined;
  const names = commands.map(({ argument }) => argument).filter((argument) => argument.toLowerCase() !== "none");
  if (names.length === 0) return "none";
  return referencesIn({ title: "", body: names.map((name) => `Outcome: ${name}`).join("\n") }, context);
}
