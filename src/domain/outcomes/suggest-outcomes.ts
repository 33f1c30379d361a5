/** The suggestion: which open outcomes an issue or a pull request probably carries out. */
import { evidenceIn } from "../language/evidence.ts";
import type { OutcomeKnowledge, PreparedOutcome } from "./knowledge.ts";
import type { ContributionText, Suggestion } from "./known-outcome.ts";
import { accordsOf, indexOf, strengthOf, type TermIndex } from "./likeness.ts";
import { reasonsFor } from "./reasons.ts";
import { termsOf, type Term } from "./terms.ts";
import { namesOf, translationIn, type Translation } from "./translation.ts";
import { upkeepIn, type Upkeep } from "./upkeep.ts";

export interface SuggestOptions {
  /** From 0 to 1: what is less likely is not suggested. */
  readonly threshold?: number | undefined;
}

/** Where `npm run bench:suggest` finds both most of the links and silence where there is none. */
export const DEFAULT_THRESHOLD = 0.3;
/** More than three are no help. */
const MOST_SUGGESTED = 3;
/** What is so much less likely than the likeliest is only like it. */
const LEAST_OF_BEST = 0.6;

/** How much the parts of a contribution tell, set against its title. */
const BODY = 0.8;
const PATHS = 0.3;
/** A pull request can change any number of files. */
const MOST_PATHS = 100;

/** The strength of an accord at which one is as likely as not to be right: about one rare word that both use. */
const EVEN = 0.65;
/** How much of the confidence hangs on how much of the title the outcome speaks of. */
const TITLE_SHARE = 0.3;

/** What a sign that the outcome is not meant leaves of the confidence. */
const OTHER_FILES = 0.4;
const UPKEEP = 0.4;
const OTHER_TRANSLATION = 0.3;
const ANY_LANGUAGE = 0.6;
const OTHER_DESTINATION = 0.75;
/** What a sign that it is meant adds to the strength. */
const SAME_LANGUAGE = 1;
const NAMED_DESTINATION = 1.25;

/** Likeliest first, at most three; nothing where none is likely. It never throws, and takes time linear in the text. */
export function suggestOutcomes(
  knowledge: OutcomeKnowledge,
  contribution: ContributionText,
  { threshold = DEFAULT_THRESHOLD }: SuggestOptions = {},
): readonly Suggestion[] {
  const read = readContribution(knowledge, contribution);
  const ranked = knowledge.outcomes
    .map((outcome) => judged(knowledge, read, outcome))
    .filter((suggestion) => suggestion !== undefined)
    .toSorted((a, b) => b.confidence - a.confidence);
  const least = Math.max(threshold, (ranked[0]?.confidence ?? 0) * LEAST_OF_BEST);
  return ranked.filter(({ confidence }) => confidence > 0 && confidence >= least).slice(0, MOST_SUGGESTED);
}

interface ReadContribution {
  readonly contribution: ContributionText;
  readonly index: TermIndex;
  readonly title: readonly Term[];
  readonly translation: Translation;
  readonly upkeep: ReadonlySet<Upkeep>;
  /** The destinations that the title names in brackets; none: it names none that is known. */
  readonly named: ReadonlySet<string>;
}

/** `[OSPO Book] Add a chapter`: where the work belongs, and what it is. */
const PREFIX = /^\s*\[([^[\]]*)\]:?/;

function readContribution(knowledge: OutcomeKnowledge, contribution: ContributionText): ReadContribution {
  const { thesaurus, languages } = knowledge;
  const title = contribution.title.replace(PREFIX, "");
  const body = evidenceIn(contribution.body).text;
  const paths = contribution.paths.slice(0, MOST_PATHS);
  const translation = translationIn(title, paths, languages);
  const terms = termsOf(
    [
      [title, 1],
      [body, BODY],
      [translation.isMeant ? `${namesOf(translation.languages).join(", ")} translation` : "", BODY],
      [paths.map((path) => path.replaceAll("/", " . ")).join(" . "), PATHS],
    ],
    thesaurus,
  );
  return {
    contribution,
    index: indexOf(terms),
    title: termsOf([[title, 1]], thesaurus),
    translation,
    upkeep: upkeepIn(title),
    named: destinationsNamed(knowledge, PREFIX.exec(contribution.title)?.[1] ?? ""),
  };
}

function destinationsNamed({ destinations, thesaurus }: OutcomeKnowledge, prefix: string): ReadonlySet<string> {
  const { byStem, bySense } = indexOf(termsOf([[prefix, 1]], thesaurus));
  const isNamed = (term: Term): boolean =>
    byStem.has(term.stem) || [...term.senses.keys()].some((sense) => bySense.has(sense));
  return new Set([...destinations].filter(([, terms]) => terms.every(isNamed)).map(([name]) => name));
}

function judged(knowledge: OutcomeKnowledge, read: ReadContribution, outcome: PreparedOutcome): Suggestion | undefined {
  const fit = knowledge.fitOf(outcome.destination, read.contribution);
  if (fit === "elsewhere") return undefined;
  const accords = accordsOf(outcome.terms, read.index, knowledge.rarity);
  const languages = [...read.translation.languages].filter((code) => outcome.translation.languages.has(code));
  const translates = read.translation.isMeant ? languages : [];
  const isNamed = outcome.destination !== undefined && read.named.has(outcome.destination);
  const strength =
    (strengthOf(accords) + (translates.length > 0 ? SAME_LANGUAGE : 0)) * (isNamed ? NAMED_DESTINATION : 1);
  const titleShare = 1 - TITLE_SHARE + TITLE_SHARE * shareOfTitle(knowledge, read, outcome);
  const doubt =
    (fit === "beside" ? OTHER_FILES : 1) *
    (read.named.size > 0 && !isNamed ? OTHER_DESTINATION : 1) *
    (isOtherUpkeep(read, outcome) ? UPKEEP : 1) *
    doubtOfTranslation(read.translation, outcome.translation);
  const confidence = (strength / (strength + EVEN)) * titleShare * doubt;
  return { id: outcome.id, confidence, why: reasonsFor(accords, translates) };
}

/** How much of what the title says the outcome speaks of, from 0 to 1. */
function shareOfTitle({ rarity }: OutcomeKnowledge, { title }: ReadContribution, { index }: PreparedOutcome): number {
  const said = title.reduce((sum, { tells }) => sum + tells, 0);
  return said === 0 ? 0 : Math.min(1, strengthOf(accordsOf(title, index, rarity)) / said);
}

function isOtherUpkeep(read: ReadContribution, outcome: PreparedOutcome): boolean {
  return read.upkeep.size > 0 && ![...read.upkeep].some((kind) => outcome.upkeep.has(kind));
}

/** A translation carries out what asks for one, and into its own language. */
function doubtOfTranslation(contribution: Translation, outcome: Translation): number {
  if (!contribution.isMeant) return 1;
  if (!outcome.isMeant && outcome.languages.size === 0) return OTHER_TRANSLATION;
  if (contribution.languages.size === 0) return 1;
  if (outcome.languages.size === 0) return ANY_LANGUAGE;
  return [...contribution.languages].some((code) => outcome.languages.has(code)) ? 1 : OTHER_TRANSLATION;
}
