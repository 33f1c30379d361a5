/** Every kind of finding there is, in the order of `docs/findings.md`. */
import type { FindingKind } from "./finding.ts";
import { badFormat, missingKey, unknownKey, unknownValue, wrongType } from "./format/schema-kinds.ts";
import { GOAL_RULES, REPOSITORY_RULES, TOUCHPOINT_RULES } from "./rules/all-rules.ts";
import { duplicateLabel } from "./rules/configuration/duplicate-label.ts";
import { notAFile, unreadable } from "./rules/repository/not-a-file.ts";
import { nothingChecked } from "./rules/repository/nothing-checked.ts";
import { badEncoding } from "./text.ts";
import { alias, duplicateKey, multipleDocuments, tooLarge, yamlSyntax } from "./yaml/yaml-kinds.ts";

export const FINDING_GROUPS: readonly { readonly title: string; readonly kinds: readonly FindingKind[] }[] = [
  { title: "The file", kinds: [notAFile, unreadable, tooLarge, badEncoding, nothingChecked] },
  { title: "YAML", kinds: [yamlSyntax, multipleDocuments, duplicateKey, alias] },
  { title: "Keys and values", kinds: [unknownKey, missingKey, wrongType, unknownValue, badFormat] },
  { title: "The configuration", kinds: [duplicateLabel] },
  { title: "Goals and Touchpoints", kinds: [...new Set([...GOAL_RULES, ...TOUCHPOINT_RULES, ...REPOSITORY_RULES])] },
];
