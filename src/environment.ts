/** The environment of the process, and the file that adds to it. */
import { existsSync } from "node:fs";
import type { Environment } from "./config.ts";
import { UserError } from "./engine/errors.ts";

/**
 * The environment of this process, with what a file `.env` in the current folder adds; what it holds already goes first.
 * Throws a UserError where that file cannot be read.
 */
export function environmentWithFile(): Environment {
  if (!existsSync(".env")) return process.env;
  try {
    process.loadEnvFile();
  } catch (cause) {
    throw new UserError(
      "The file .env in the current folder cannot be read. Make it a file of settings, each as NAME=value in a line of its own, that this user may read, or move it away.",
      { cause },
    );
  }
  return process.env;
}
