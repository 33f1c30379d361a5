/** The options of the runs that count, and the answer to those that nobody understands. */
import { parseArgs } from "node:util";
import { UserError } from "../src/engine/errors.ts";

/** What an option takes, and what it is for: `["N", "so many pull requests"]`. */
type Help<Name extends string> = Readonly<Record<Name, readonly [takes: string, what: string]>>;

/** Throws a UserError where something cannot be understood. */
export class Options<Name extends string> {
  readonly #values: Readonly<Record<string, string | undefined>>;

  constructor(help: Help<Name>, args: readonly string[]) {
    const options = Object.fromEntries(Object.keys(help).map((name) => [name, { type: "string" as const }]));
    try {
      this.#values = parseArgs({ args: [...args], options }).values;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new UserError(`${reason}\n${helpText(help)}`, { cause: error });
    }
  }

  amount(name: Name, usual: number, most: number): number {
    const text = this.#values[name] ?? String(usual);
    const value = /^\d+$/.test(text) ? Number(text) : 0;
    if (value >= 1 && value <= most) return value;
    throw new UserError(`--${name} takes a whole number from 1 to ${most}, and not "${text}".`);
  }

  /** The first choice without it. */
  oneOf<Choice extends string>(name: Name, choices: readonly [Choice, ...Choice[]]): Choice {
    const text = this.#values[name] ?? choices[0];
    const found = choices.find((choice) => choice === text);
    if (found !== undefined) return found;
    throw new UserError(`--${name} takes ${choices.join(" or ")}, and not "${text}".`);
  }
}

/** Reads the options of this process; ends it with 2 where they cannot be understood, and after the help that it asks for. */
export function optionsOf<Name extends string, Read>(
  command: string,
  help: Help<Name>,
  read: (options: Options<Name>) => Read,
): Read {
  const args = process.argv.slice(2);
  if (args.includes("--help")) {
    process.stdout.write(`${helpText(help)}\n`);
    return process.exit(0);
  }
  try {
    return read(new Options(help, args));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    process.stderr.write(`${command}: ${error.message}\n`);
    return process.exit(2);
  }
}

function helpText<Name extends string>(help: Help<Name>): string {
  const rows = Object.entries<Help<Name>[Name]>(help).map(
    ([name, [takes, what]]) => [`--${name} ${takes}`, what] as const,
  );
  const width = Math.max(...rows.map(([option]) => option.length));
  return `There are\n${rows.map(([option, what]) => `  ${option.padEnd(width)}  ${what}`).join("\n")}`;
}
