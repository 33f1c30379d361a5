/** Ids that stand twice in one list of a file. */
import { quoted } from "../words.ts";
import { finding, type Finding, type FindingKind } from "../finding.ts";
import type { Locator } from "../yaml/locator.ts";
import { inEach, NOTHING } from "./rule.ts";

/** A finding for each item of a list whose id an earlier one has. */
export function repeatedIds(
  kind: Pick<FindingKind, "code" | "severity">,
  path: string,
  key: string,
  list: readonly ({ readonly id?: string | undefined } | undefined)[] | undefined,
  locate: () => Locator,
): readonly Finding[] {
  const seen = new Set<string>();
  return inEach(list, ({ id }, index) => {
    if (id === undefined) return NOTHING;
    if (!seen.has(id)) {
      seen.add(id);
      return NOTHING;
    }
    const message = `The id ${quoted(id)} stands twice under "${key}". Give one of them another id.`;
    return [finding(kind, path, locate().value([key, index, "id"]), message)];
  });
}
