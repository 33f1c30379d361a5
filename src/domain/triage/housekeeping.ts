/** Words of housekeeping that are the same in every project, for communities that have not listed their own. */
import type { Keyword } from "../configuration.ts";

/** What tells that an item serves no pillar, where the configuration says nothing of it. */
export const HOUSEKEEPING: readonly Keyword[] = [
  ...weighing(3, ["broken link", "dead link", "dependabot", "merge conflict", "spelling", "typo"]),
  ...weighing(2, [
    "build",
    "bump",
    "CI",
    "cleanup",
    "code of conduct",
    "dependency",
    "fix",
    "license",
    "lint",
    "revert",
  ]),
  ...weighing(1, [
    "bug",
    "charter",
    "committee",
    "election",
    "formatting",
    "grammar",
    "header",
    "link",
    "logo",
    "website",
  ]),
];

function weighing(weight: number, phrases: readonly string[]): Keyword[] {
  return phrases.map((phrase) => ({ phrase, weight }));
}
