/** A governance repository with many goals, written into a folder. */
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { CONFIGURATION_PATH } from "../src/domain/configuration.ts";
import { goalFile } from "./goal-files.ts";

/** Its pillars are those of the generated goals. */
const CONFIGURATION = fileURLToPath(new URL(`../examples/todo-2024/${CONFIGURATION_PATH}`, import.meta.url));

/** Files between two looks at what else is waiting: Ctrl-C, above all. */
const BATCH = 1000;

/** Writes the configuration of the examples and the goals of the numbers from 0 to below `goals`. */
export async function writeGoalRepository(root: string, goals: number): Promise<void> {
  const configuration = join(root, CONFIGURATION_PATH);
  mkdirSync(dirname(configuration), { recursive: true });
  copyFileSync(CONFIGURATION, configuration);
  for (let number = 0; number < goals; number += 1) {
    const { folder, name, text } = goalFile(number);
    mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, folder, name), text);
    // oxlint-disable-next-line no-await-in-loop -- only to let a signal through
    if (number % BATCH === 0) await setImmediate();
  }
}
