/** `goalkeeper triage`: judges items of standard input, or goes through a repository on GitHub. Its options and its help. */
import { Option, type Command } from "commander";
import { DEFAULT_WRITES_PER_MINUTE, MAX_WRITES_PER_MINUTE } from "../backfill/pacer.ts";
import { CONFIGURATION_PATH } from "../domain/configuration.ts";
import { UserError } from "../engine/errors.ts";
import type { Terminal } from "../local/terminal.ts";
import { triageCommand, type TriageCommandOptions } from "../local/triage-command.ts";
import { triageRepository, writesPerMinuteOf, type RepositoryOptions } from "./triage-repository.ts";

interface Options extends TriageCommandOptions, Omit<RepositoryOptions, "repo"> {
  readonly repo?: string;
}

const HELP = `
Reads an item a line from standard input, and prints a line for each as soon as it is judged:

  {"title": "…", "body": "…", "labels": ["…"], "repo": "owner/name", "kind": "issue"}
  {"pillar": "…", "best": "…", "confidence": 0.93, "why": ["…"]}

Only the title is required; kind is issue or pull_request. best is the likeliest answer, null for none; pillar is
what would be labelled, null where that is none or not sure enough.

Ends with 0, and with 2 where the configuration cannot be used or a line is no item: it stops at the first such line,
when those before it have been answered.

With --repo, it goes through the open issues and pull requests of a repository on GitHub, the oldest first, and prints
what it would do about their pillar labels; --apply does that. It labels only: it posts no comments and carries out no
commands, so that old issues do not all stir at once. What people decided stays, and what is right already is not
written again: broken off at any point, it goes on when it is started again.

It acts as the App, with the settings of the server: APP_ID, PRIVATE_KEY or PRIVATE_KEY_PATH, and GHE_HOST, also from
a file .env in the current folder. It keeps to 450 writes an hour, of the 500 that GitHub takes.

Ends with 0 where all is done, 1 where something failed or was broken off, and 2 where nothing can be done.`;

export function addTriage(program: Command, terminal: Terminal, onEnd: (status: number) => void): void {
  program
    .command("triage")
    .description("Judge which pillar issues and pull requests serve.")
    .option("--config <file>", "the configuration that names the pillars", CONFIGURATION_PATH)
    .option("--goals <dir>", "the root of a checkout whose goals may help")
    .option("--repo <owner/name>", "go through all that is open in a repository on GitHub")
    .option("--apply", "put the labels there, as the App")
    .addOption(
      new Option("--writes-per-minute <number>", `how fast they are put there, from 1 to ${MAX_WRITES_PER_MINUTE}`)
        .default(DEFAULT_WRITES_PER_MINUTE)
        .argParser(writesPerMinuteOf),
    )
    .addHelpText("after", HELP)
    .action(async ({ repo, ...options }: Options, command: Command) => {
      const given = (...names: readonly string[]): string =>
        command.options
          .filter((option) => names.includes(option.attributeName()))
          .filter((option) => command.getOptionValueSource(option.attributeName()) === "cli")
          .map(({ long }) => long)
          .join(" and ");
      if (repo === undefined) {
        const missing = given("apply", "writesPerMinute");
        if (missing !== "") throw new UserError(`${missing} needs --repo, which names the repository on GitHub.`);
        await triageCommand(options, process.stdin, terminal, () => process.stdout.writable);
        return;
      }
      const local = given("config", "goals");
      if (local !== "") {
        throw new UserError(`With --repo, the configuration and the goals are those on GitHub. Leave out ${local}.`);
      }
      onEnd(await triageRepository({ repo, ...options }, terminal));
    });
}
