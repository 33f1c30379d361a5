/** The log: one JSON object per line, on standard output. */
import { destination, pino, stdTimeFunctions, type DestinationStream, type Logger } from "pino";
import type { Config } from "./config.ts";
import { describeError } from "./queue/describe-error.ts";

/**
 * Errors are written by name, message, stack and cause alone: Probot's carry the whole delivery, and Octokit's the whole
 * request, which may be of a private repository.
 */
export function createLogger(level: Config["logLevel"], output: DestinationStream = destination(1)): Logger {
  const options = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: (error: unknown) => describeError(error) },
    hooks: { streamWrite: withoutSteering },
  };
  return pino(options, output);
}

/** What JSON leaves as it is, and what a terminal obeys: control characters beyond ASCII, and turns of the direction of writing. */
const STEERING = /[\u007F-\u009F\u200E\u200F\u061C\u2028-\u202E\u2066-\u2069]/g;

/** Names of branches may hold such. In a line of JSON they stand in strings alone, so their escapes mean the same. */
function withoutSteering(line: string): string {
  return line.replaceAll(STEERING, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** For Probot, which would write a line with all headers for each request, also for those of a health check. */
export function forLibraries(logger: Logger): Logger {
  return logger.level === "info" ? logger.child({}, { level: "warn" }) : logger;
}
