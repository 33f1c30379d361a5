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
  };
  return pino(options, output);
}

/** For Probot, which would write a line with all headers for each request, also for those of a health check. */
export function forLibraries(logger: Logger): Logger {
  return logger.level === "info" ? logger.child({}, { level: "warn" }) : logger;
}
