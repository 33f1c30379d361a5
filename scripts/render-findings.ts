/** `docs/findings.md`, written from what each kind of finding says of itself. */
import type { Example, ExampleFile, FindingKind } from "../src/domain/finding.ts";
import { FINDING_GROUPS } from "../src/domain/finding-kinds.ts";

const INTRODUCTION = `<!-- Generated from src/domain by \`npm run generate\`. Do not edit. -->

# Findings

Everything that \`goalkeeper check\` can say about a file: why it says so, an example, and its mend. Codes are stable:
they do not change their meaning and are not used again. Errors fail a check, warnings do not.
`;

/** The whole page. */
export function renderFindings(): string {
  const rows = FINDING_GROUPS.flatMap(({ title, kinds }) => kinds.map((kind) => contentsRow(title, kind)));
  const contents = ["| code | severity | about |", "| --- | --- | --- |", ...rows].join("\n");
  const groups = FINDING_GROUPS.map(({ title, kinds }) => `## ${title}\n\n${kinds.map(entry).join("\n")}`);
  return `${INTRODUCTION}\n${contents}\n\n${groups.join("\n")}`;
}

function contentsRow(title: string, { code, severity }: FindingKind): string {
  return `| [\`${code}\`](#${code}) | ${severity} | ${title.toLowerCase()} |`;
}

function entry({ code, severity, why, wrong, mended }: FindingKind): string {
  return [`### ${code}`, `*${severity}* · ${why}`, "Wrong:", example(wrong), "Mended:", example(mended), ""].join(
    "\n\n",
  );
}

function example({ before, files }: Example): string {
  const old = Object.entries(before ?? {}).map(([path, file]) => shown(`${path}, before`, file));
  const now = Object.entries(files).map(([path, file]) => shown(before === undefined ? path : `${path}, now`, file));
  return [...old, ...now].join("\n\n");
}

function shown(title: string, file: ExampleFile): string {
  if (typeof file !== "string") return `\`${title}\`: ${file.shown}`;
  return `\`\`\`yaml\n# ${title}\n${file}\`\`\``;
}
