/** Work that keeps a repository in order and carries no outcome out, however many words it shares with one. */
import { PhraseBook } from "../language/phrases.ts";
import { stemsOf } from "../language/words.ts";

const PHRASES = {
  language: `typo, spelling, grammar, whitespace, indentation, lint, reformat, formatting error, style guide,
    writing style, tone, rephrase, reword, copy edit, sort alphabetically, cleanup, clean up, housekeeping`,
  links: "broken link, dead link, broken image, link checker, link rot",
  machinery: `bump, upgrade, revert, rollback, GitHub Actions, workflow file, continuous integration, deploy, deployment,
    Netlify, Hugo, theme, CSS, stylesheet, dark mode, favicon, gitignore, merge conflict, changelog, layout, sidebar,
    search bar, front matter, metadata, build error, Dependabot, Renovate`,
  files: `README, CODEOWNERS, issue template, pull request template, discussion template, licence header, license header,
    licence file, license file, rename file`,
  records: `meeting minutes, minutes of, meeting notes, notes of, agenda, newsletter, meeting recording, meeting schedule, calendar, charter, draft for review,
    kick-off meeting`,
  people: `new contributor, list of contributors, contributors list, contributor to the list, adopters, add me, landscape,
    logo`,
};

/** A kind of upkeep. */
export type Upkeep = keyof typeof PHRASES;

const BOOK = new PhraseBook<Upkeep>();
for (const kind of ["language", "links", "machinery", "files", "records", "people"] as const) {
  for (const phrase of PHRASES[kind].split(/,\s+/)) BOOK.add(phrase, kind);
}

/** The kinds of upkeep that a text speaks of. */
export function upkeepIn(text: string): ReadonlySet<Upkeep> {
  return new Set(BOOK.matchesIn(stemsOf(text)).map(({ meaning }) => meaning));
}
