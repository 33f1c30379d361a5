/** The command line: its commands and options, and how it ends. */
import { Command, CommanderError, Option } from "commander";
import picocolors from "picocolors";
import packageFile from "../package.json" with { type: "json" };
import { UserError } from "./engine/errors.ts";
import { FORMATS, checkCommand, type CheckCommandOptions } from "./local/check-command.ts";
import type { OutcomesCommandOptions } from "./local/outcomes-command.ts";
import { suggestCommand } from "./local/suggest-command.ts";
import type { Terminal } from "./local/terminal.ts";
import { addDoctor } from "./commands/doctor.ts";
import { addJobs } from "./commands/jobs.ts";
import { addProgress } from "./commands/progress.ts";
import { addTriage } from "./commands/triage.ts";

/** Nothing could be done: a wrong command, or nothing to work on. */
const UNUSABLE = 2;

const terminal: Terminal = {
  folder: process.cwd(),
  // Undefined, not false, where there is no terminal: CI systems ask for colours, and files do not want them.
  colors: isTerminal(process.stdout) && picocolors.isColorSupported,
  // Some terminals do not know, and say 0.
  columns: isTerminal(process.stdout) && process.stdout.columns > 0 ? process.stdout.columns : undefined,
  watched: isTerminal(process.stderr),
  out: (text) => process.stdout.write(text),
  note: (text) => process.stderr.write(text),
};

const program = new Command("goalkeeper")
  .description(
    "Checks the goal files of a community, judges which of its pillars issues serve, and tells what came out of its calls and how far its goals are.",
  )
  .version(packageFile.version)
  .showSuggestionAfterError()
  .showHelpAfterError("Run goalkeeper --help for what there is.")
  .exitOverride();

program
  .command("check")
  .description("Check the goals, the Touchpoints and the configuration of a checkout.")
  .argument("[dir]", "the root of the governance repository", ".")
  .addOption(new Option("--format <format>", "how findings are printed").choices(FORMATS).default("pretty"))
  .option(
    "--base <revision>",
    "judge what changed since the checkout left this git revision, as a pull request is judged",
  )
  .option("--fix", "apply the certain mends to the files, and report the rest")
  .addHelpText(
    "after",
    "\nEnds with 0 where there are no errors, 1 where there are, and 2 where nothing can be checked.\nEvery finding is explained in docs/findings.md.",
  )
  .action(async (dir: string, options: CheckCommandOptions) => {
    process.exitCode = await checkCommand(dir, options, terminal);
  });

program
  .command("outcomes")
  .description("List what came out of the Touchpoints of a checkout: what waits for somebody first.")
  .argument("[dir]", "the root of the governance repository", ".")
  .option("--destination <name>", "only those that are meant for this destination")
  .option("--goal <id>", "only those that serve this goal")
  .option("--open", "only those whose status is open")
  .addOption(new Option("--format <format>", "how they are printed").choices(["pretty", "json"]).default("pretty"))
  .addOption(new Option("--graph", "print a Mermaid diagram from Touchpoints to contributions").conflicts("format"))
  .addHelpText("after", "\nEnds with 0, also where there are no outcomes, and with 2 where nothing can be read.")
  .action(async (dir: string, options: OutcomesCommandOptions) => {
    // Measuring text needs tables that take longer to load than a small check, and this is the one that needs them.
    const { outcomesCommand } = await import("./local/outcomes-command.ts");
    outcomesCommand(dir, options, terminal, new Date().toISOString());
  });

program
  .command("suggest")
  .description("Suggest the outcomes that contributions carry out.")
  .argument("[dir]", "the root of the governance repository", ".")
  .addHelpText(
    "after",
    `
Reads an issue or a pull request a line from standard input, and prints a line for each as soon as it is looked at:

  {"title": "…", "body": "…", "paths": ["…"], "repo": "owner/name"}
  {"outcomes": [{"id": "<touchpoint>/<outcome>", "confidence": 0.8, "why": ["…"]}]}

Only the title is required. The outcomes are those of the Touchpoint files that are open or in progress: at most three,
the likeliest first, and none where none is likely.

Ends with 0, and with 2 where there is no configuration or a line is none of these: it stops at the first such line,
when those before it have been answered.`,
  )
  .action(async (dir: string) => {
    await suggestCommand(dir, process.stdin, terminal, () => process.stdout.writable);
  });

addProgress(program, terminal);
const end = (status: number): void => {
  process.exitCode = status;
};
addTriage(program, terminal, end);
addJobs(program, terminal, end);
addDoctor(program, terminal, end);

// A reader that has seen enough, such as `head`, closes the pipe: that is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") return;
  process.stderr.write(`goalkeeper: The output could not be written: ${error.message}.\n`);
  process.exitCode = UNUSABLE;
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = statusOf(error);
}

function statusOf(error: unknown): number {
  // Commander has printed what is wrong; help and version are no errors.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : UNUSABLE;
  // Anything else is a bug: its trace helps whoever mends it, and it must not look like findings.
  const isOurs = error instanceof UserError;
  process.stderr.write(`goalkeeper: ${isOurs ? error.message.trimEnd() : describeBug(error)}\n`);
  return UNUSABLE;
}

function isTerminal(stream: { readonly isTTY?: boolean }): boolean {
  return stream.isTTY === true;
}

function describeBug(error: unknown): string {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `This is a mistake in Goalkeeper itself. Please report it with what follows.\n${trace}`;
}
