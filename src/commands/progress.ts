/** `goalkeeper progress`: by the files of a checkout alone, or with what GitHub knows. Its options and its help. */
import { Option, type Command } from "commander";
import { environmentWithFile } from "../environment.ts";
import type { ProgressCommandOptions } from "../local/progress-command.ts";
import type { Terminal } from "../local/terminal.ts";

interface Options extends ProgressCommandOptions {
  readonly repo?: string;
}

const HELP = `
By the files alone, issues and milestones do not count, and nothing is stale. With --repo, GitHub is asked about those
that the goals name; what has no repository with it belongs to the one that is given. It takes a token that may read
them from GITHUB_TOKEN or GH_TOKEN, and where GitHub is from GHE_HOST and GHE_PROTOCOL; also from a file .env in the
current folder. Nothing is written.

Ends with 0, and with 2 where nothing can be read, or GitHub cannot be asked.
How it is counted: docs/progress.md.`;

export function addProgress(program: Command, terminal: Terminal): void {
  program
    .command("progress")
    .description("Tell how far the goals of a checkout are, and what needs a person.")
    .argument("[dir]", "the root of the governance repository", ".")
    .option("--goal <id>", "this goal alone, with its initiatives")
    .addOption(
      new Option("--cycle <cycle>", "the goals of this cycle; otherwise of the one that runs, or ran last").conflicts(
        "goal",
      ),
    )
    .option("--since <revision>", "tell what moved since this git revision, or since a day such as 2024-10-01")
    .option("--repo <owner/name>", "ask GitHub about issues and milestones, as of this repository")
    .addOption(
      new Option("--format <format>", "how it is printed; text on a terminal and markdown elsewhere").choices([
        "text",
        "markdown",
        "json",
      ]),
    )
    .addHelpText("after", HELP)
    .action(async (dir: string, { repo, ...options }: Options) => {
      const now = new Date().toISOString();
      if (repo === undefined) {
        // Measuring text needs tables that take longer to load than a small check.
        const { progressCommand } = await import("../local/progress-command.ts");
        progressCommand(dir, options, terminal, now);
        return;
      }
      const environment = environmentWithFile();
      const { progressRepository } = await import("./progress-repository.ts");
      await progressRepository(dir, { ...options, repo }, terminal, { environment, now });
    });
}
