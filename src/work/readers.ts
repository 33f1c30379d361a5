/** Puts together what GitHub is read with: for the worker, and for commands that go through a repository. */
import type { Logger } from "pino";
import type { Reader } from "../engine/reader.ts";
import type { Access, AppApi } from "../github/app-api.ts";
import { byItsName } from "../github/reach.ts";
import { RepositoryIds } from "../github/repository-ids.ts";
import { Directories } from "../github/governance.ts";
import { OctokitReader, objectCache } from "../github/octokit-reader.ts";
import { DIRECTORY_RIGHTS } from "./rights.ts";
import { CHECK_NAME } from "../workflows/check-goals/plan.ts";

/** Enough to read who governs what in an installation of ten thousand repositories. */
const DIRECTORY_TIMEOUT_MS = 5 * 60 * 1000;

/** The app with its installations. */
export type AppAccess = Pick<AppApi, "ofApp" | "ofInstallation">;

export interface Readers {
  readonly directories: Directories;
  readonly ids: RepositoryIds;
  /** Requests end when the signal is aborted. What one reader has learnt, all know. By default, it may do all. */
  readonly readerFor: (
    installationId: number,
    repository: string,
    signal: AbortSignal,
    access?: Access,
  ) => Promise<Reader>;
}

/** @param elapsed Milliseconds from any beginning; never goes back. */
export function readersOf(
  app: AppAccess,
  appId: number,
  logger: Logger,
  elapsed: () => number = () => performance.now(),
): Readers {
  const cache = objectCache();
  const ours = { appId, checkName: CHECK_NAME };
  const ids = new RepositoryIds();
  const directories = new Directories({
    apiFor: (installationId) =>
      app.ofInstallation(installationId, AbortSignal.timeout(DIRECTORY_TIMEOUT_MS), DIRECTORY_RIGHTS),
    logger,
    ids,
    now: elapsed,
  });
  return {
    directories,
    ids,
    async readerFor(installationId, repository, signal, access) {
      const api = byItsName(await app.ofInstallation(installationId, signal, access), repository);
      return new OctokitReader(repository, api, ours, cache, directories.of(installationId));
    },
  };
}
