/** `goalkeeper check`: what it prints, and the status it ends with. */
import { relative, resolve, sep } from "node:path";
import type { Report } from "../domain/check.ts";
import { decode } from "../domain/text.ts";
import { checkCheckout } from "./check-checkout.ts";
import { readContent } from "./checkout.ts";
import { mendCheckout } from "./mend-checkout.ts";
import { asJson } from "./output/json.ts";
import { asPretty } from "./output/pretty.ts";
import { progressBar } from "./output/progress-bar.ts";
import { counted } from "./output/total.ts";
import { asWorkflowCommands } from "./output/workflow-commands.ts";
import type { Terminal } from "./terminal.ts";

export const FORMATS = ["pretty", "json", "github"] as const;

export interface CheckCommandOptions {
  readonly format: (typeof FORMATS)[number];
  readonly base?: string;
  readonly fix?: boolean;
}

/** A mend can bring to light what stood behind it: a key that is spelt right now has a value to be judged. */
const MAX_ROUNDS_OF_MENDS = 10;

/** Characters that are written at once: one write for each finding would take most of the time. */
const WRITE_SIZE = 64 * 1024;

/** Runs the check; 0 where there are no errors, 1 where there are. Throws a UserError where nothing can be checked. */
export async function checkCommand(root: string, options: CheckCommandOptions, terminal: Terminal): Promise<0 | 1> {
  const bar = await progressBar(terminal, { doing: "Checking", unit: "files", every: 100 });
  let report: Report;
  try {
    report = checkCheckout(root, { base: options.base, onProgress: bar.update });
  } finally {
    bar.stop();
  }
  if (options.fix === true) report = mended(root, report, options, terminal);
  let waiting = "";
  for await (const piece of rendered(root, report, options, terminal)) {
    waiting += piece;
    if (waiting.length < WRITE_SIZE) continue;
    terminal.out(waiting);
    waiting = "";
  }
  terminal.out(waiting);
  return report.findings.some(({ severity }) => severity === "error") ? 1 : 0;
}

function mended(root: string, first: Report, { base }: CheckCommandOptions, terminal: Terminal): Report {
  let report = first;
  let total = 0;
  for (let round = 0; round < MAX_ROUNDS_OF_MENDS; round += 1) {
    const applied = mendCheckout(root, report.findings);
    if (applied === 0) break;
    total += applied;
    report = checkCheckout(root, { base });
  }
  terminal.note(`${counted(total, "mend")} applied.\n`);
  return report;
}

function rendered(
  root: string,
  report: Report,
  { format }: CheckCommandOptions,
  terminal: Terminal,
): AsyncIterable<string> | Iterable<string> {
  switch (format) {
    case "json":
      return asJson(report);
    case "github":
      return asWorkflowCommands(report, relative(terminal.folder, resolve(terminal.folder, root)).replaceAll(sep, "/"));
    case "pretty":
      return asPretty(report, {
        colors: terminal.colors,
        prefix: root === "." ? "" : `${root.replace(/[/\\]+$/, "")}/`,
        textOf: (path) => textIn(root, path),
      });
    default:
      return format satisfies never;
  }
}

function textIn(root: string, path: string): string | undefined {
  const content = readContent(root, path);
  if (typeof content === "string") return undefined;
  const decoded = decode(path, content);
  return "text" in decoded ? decoded.text : undefined;
}
