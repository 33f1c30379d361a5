/** The command line: its commands and options, and how it ends. */
import { Command, CommanderError, Option } from "commander";
import picocolors from "picocolors";
import packageFile from "../package.json" with { type: "json" };
import { UserError } from "./engine/errors.ts";
import { FORMATS, checkCommand, type CheckCommandOptions } from "./local/check-command.ts";
import type { Terminal } from "./local/terminal.ts";
import { addTriage } from "./triage.ts";

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
  .description("Checks the goal files of a community, and judges which of its pillars issues serve.")
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

addTriage(program, terminal, (status) => {
  process.exitCode = status;
});

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
