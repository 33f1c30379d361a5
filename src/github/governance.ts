/** Which repository of an installation governs which. It is read once and kept for a while: there is no scan on every event. */
import { LRUCache } from "lru-cache";
import type { Logger } from "pino";
import { inspectConfiguration, type Content } from "../domain/inspect.ts";
import type { GitHubApi } from "./api.ts";
import { readConfigurations, type ConfiguredRepository } from "./reading/installation.ts";

/**
 * Who governs each repository of an installation: itself, another, or nobody (`undefined`). The keys are from `keyOf`; a
 * repository that is not among them is not known.
 */
export type Governors = ReadonlyMap<string, string | undefined>;

/** What is known of one installation. */
export interface Directory {
  /** What was read before, as long as it may be relied on. */
  readonly known: () => Governors | undefined;
  /** What is known, or else is read now. Concurrent calls share one reading. */
  readonly read: () => Promise<Governors>;
  /** To be read anew; where something is given, only if it is still that. */
  readonly forget: (outdated?: Governors) => void;
}

/** As long as a repository that is named anew may have to wait where no delivery tells of it, or another replica got it. */
const MAX_AGE_MS = 10 * 60 * 1000;
/** Repositories, over all installations. */
const MAX_KNOWN = 200_000;

export interface DirectoriesOptions {
  /** With the rights of an installation. Its requests are shared by triggers, and must not end with one of them. */
  readonly apiFor: (installationId: number) => Promise<GitHubApi>;
  readonly logger: Logger;
  /** In milliseconds, from any beginning. */
  readonly now: () => number;
}

/** The directories of all installations. */
export class Directories {
  readonly #options: DirectoriesOptions;
  readonly #known: LRUCache<number, Governors>;
  readonly #underWay = new Map<number, Promise<Governors>>();

  constructor(options: DirectoriesOptions) {
    this.#options = options;
    this.#known = new LRUCache({
      maxSize: MAX_KNOWN,
      sizeCalculation: ({ size }) => size + 1,
      ttl: MAX_AGE_MS,
      ttlResolution: 0,
      perf: { now: options.now },
    });
  }

  of(installationId: number): Directory {
    return {
      known: () => this.#known.get(installationId),
      read: async () => this.#known.get(installationId) ?? this.#read(installationId),
      forget: (outdated) => {
        if (outdated === undefined || this.#known.get(installationId) === outdated) this.forget(installationId);
      },
    };
  }

  /** What is under way is not kept either: it may have been read before what it should know. */
  forget(installationId: number): void {
    this.#known.delete(installationId);
    this.#underWay.delete(installationId);
  }

  #read(installationId: number): Promise<Governors> {
    const underWay = this.#underWay.get(installationId);
    if (underWay !== undefined) return underWay;
    const reading = this.#readNow(installationId);
    this.#underWay.set(installationId, reading);
    void this.#keep(installationId, reading);
    return reading;
  }

  async #keep(installationId: number, reading: Promise<Governors>): Promise<void> {
    const isWanted = (): boolean => this.#underWay.get(installationId) === reading;
    try {
      const governors = await reading;
      if (isWanted()) this.#known.set(installationId, governors);
    } catch {
      // Whoever waits for it is told; the next who asks reads again.
    } finally {
      if (isWanted()) this.#underWay.delete(installationId);
    }
  }

  async #readNow(installationId: number): Promise<Governors> {
    const { apiFor, logger } = this.#options;
    const log = logger.child({ installation: installationId });
    return governorsOf(await readConfigurations(await apiFor(installationId), log), log);
  }
}

/** Whoever has a configuration governs itself; for the rest, the first by name that speaks for it. */
function governorsOf(repositories: readonly ConfiguredRepository[], logger: Logger): Governors {
  const governors = new Map<string, string | undefined>(repositories.map(({ name }) => [keyOf(name), undefined]));
  const configured = repositories.filter(({ content }) => content !== undefined);
  for (const { name } of configured) governors.set(keyOf(name), name);
  // A fork has the file of its parent without being what it speaks of.
  const speakers = configured
    .filter(({ isFork }) => !isFork)
    .toSorted((a, b) => (keyOf(a.name) < keyOf(b.name) ? -1 : 1));
  for (const { name, content } of speakers) {
    for (const repository of content === undefined ? [] : repositoriesOf(content)) {
      const other = governors.get(keyOf(repository));
      if (other === undefined) governors.set(keyOf(repository), name);
      else if (!isSame(other, repository) && other !== name) {
        logger.warn(
          { repository, governedBy: other, alsoNamedBy: name },
          `Both ${other} and ${name} name ${repository} in their configuration; ${other} governs it. Name it in one.`,
        );
      }
    }
  }
  return governors;
}

/** The repositories that a configuration speaks for besides its own: every list of repositories in it belongs here. */
export function repositoriesOf(configuration: Content): readonly string[] {
  return inspectConfiguration(configuration).configuration.triage.repositories;
}

/** GitHub does not tell names apart by letter case. */
export function keyOf(repository: string): string {
  return repository.toLowerCase();
}

export function isSame(repository: string, other: string): boolean {
  return keyOf(repository) === keyOf(other);
}
