/** `goalkeeper jobs`: what failed for good. Its options and its help. */
import { Option, type Command } from "commander";
import { UserError } from "../engine/errors.ts";
import type { Terminal } from "../local/terminal.ts";
import type { JobsAction } from "./dead-jobs.ts";

const HELP = `
A trigger fails for good when its last attempt fails, or when another could not help. It is kept for 30 days. Most of what
failed is found again within the hour, as the App looks through its repositories; what a person asked for is not.

The queue is found by the settings of the server: DATABASE_URL, or else DATA_DIR; also from a file .env in the current
folder. A folder is in use by its server while that runs.

An id may be shortened as long as only one begins so.

Ends with 0, with 1 where something that was to be run again is no trigger and stays, and with 2 where nothing can be done.`;

interface Choice {
  readonly all?: true;
}

export function addJobs(program: Command, terminal: Terminal, onEnd: (status: number) => void): void {
  const perform = async (action: JobsAction): Promise<void> => {
    // The queue takes modules that would slow down every other command.
    const { deadJobs } = await import("./dead-jobs.ts");
    onEnd(await deadJobs(action, terminal));
  };
  const jobs = program
    .command("jobs")
    .description("Show what the server could not do, run it again, or throw it away.")
    .addHelpText("after", HELP);
  jobs
    .command("list", { isDefault: true })
    .description("list what failed for good, the oldest first")
    .addOption(new Option("--format <format>", "how it is printed").choices(["pretty", "json"]).default("pretty"))
    .action(({ format }: { readonly format: "pretty" | "json" }) => perform({ kind: "list", format }));
  jobs
    .command("show")
    .description("print all that is known of one, as JSON")
    .argument("<id>")
    .action((id: string) => perform({ kind: "show", id }));
  jobs
    .command("retry")
    .description("run it again, as if it had just come")
    .argument("[id...]")
    .option("--all", "all that failed")
    .action((ids: readonly string[], options: Choice) => perform({ kind: "retry", ids: chosen(ids, options) }));
  jobs
    .command("discard")
    .description("throw it away")
    .argument("[id...]")
    .option("--all", "all that failed")
    .action((ids: readonly string[], options: Choice) => perform({ kind: "discard", ids: chosen(ids, options) }));
}

function chosen(ids: readonly string[], { all = false }: { readonly all?: boolean }): readonly string[] | "all" {
  if (all === ids.length > 0)
    throw new UserError("Give ids, or --all for all that failed. `goalkeeper jobs` lists them.");
  return all ? "all" : ids;
}
