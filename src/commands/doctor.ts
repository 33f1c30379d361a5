/** `goalkeeper doctor`: whether all that the server needs is right. Its options and its help. */
import type { Command } from "commander";
import type { Terminal } from "../local/terminal.ts";

const HELP = `
Looks at the settings of the server, also from a file .env in the current folder; at its database; at the app on GitHub, with
its permissions, events, installations, webhook and last deliveries; at the clock; and with a folder, at the configuration in
that checkout. It writes nothing to GitHub. Each line says what is right (✓), or what is wrong and what to do (✗).

Ends with 0 where all is right, with 1 where something is wrong, and with 2 where nothing can be looked at.`;

export function addDoctor(program: Command, terminal: Terminal, onEnd: (status: number) => void): void {
  program
    .command("doctor")
    .description("Look whether all that the server needs is right, and say what to do where it is not.")
    .argument("[dir]", "the root of a checkout of the governance repository")
    .addHelpText("after", HELP)
    .action(async (dir: string | undefined) => {
      // The server takes modules that would slow down every other command.
      const { examine } = await import("./examine.ts");
      onEnd(await examine(dir, terminal));
    });
}
