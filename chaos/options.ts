/** The numbers that a command is given. */
import { parseArgs } from "node:util";

/** Numbers by their names; ends the process with 2 where one is none. */
export function readNumbers<Name extends string>(defaults: Readonly<Record<Name, number>>): Record<Name, number> {
  const names = Object.keys(defaults);
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: "string" as const }]));
    const { values } = parseArgs({ options });
    const read: Record<Name, number> = { ...defaults };
    for (const [name, value] of Object.entries(values)) {
      const number = Number(value);
      if (!Number.isSafeInteger(number) || number < 1)
        throw new Error(`--${name} is "${String(value)}". Give a whole number from 1.`);
      Object.assign(read, { [name]: number });
    }
    return read;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return process.exit(2);
  }
}
