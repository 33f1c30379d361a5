/** Which repository of an installation governs which: read once and kept for a while, so that no event costs a scan. */
import { LRUCache } from "lru-cache";
import type { Logger } from "pino";
import type { GitHubApi } from "./api.ts";
import { keyOf, knownFrom, type Claims, type Governors, type Known, type ScheduledRepository } from "./governors.ts";
import { readConfigurations } from "./reading/installation.ts";
import type { RepositoryIds } from "./repository-ids.ts";

/** What is known of one installation. */
export interface Directory {
  /** What was read before, as long as it may be relied on. */
  readonly known: () => Governors | undefined;
  /** What is known, or else is read now. Concurrent calls share one reading. */
  readonly read: () => Promise<Governors>;
  /** To be read anew; where something is given, only if it is still that. */
  readonly forget: (outdated?: Governors) => void;
  /** What the configuration of a repository named when it was last read by itself, as long as that may be relied on. */
  readonly claimsOf: (repository: string) => Claims | undefined;
  /** Takes note of what a configuration names, or that there is none; what is known is forgotten where it says otherwise. */
  readonly note: (repository: string, claims: Claims | undefined) => void;
}

/** As long as a repository that is named anew may have to wait where no delivery tells of it, or another replica got it. */
const MAX_AGE_MS = 10 * 60 * 1000;
/** Repositories, over all installations. */
const MAX_KNOWN = 200_000;
const MAX_NOTED = 10_000;
/** Installations. To look for schedules is all that some installations are read for, so that it is done less often. */
const MAX_SCHEDULED = 10_000;
const MAX_AGE_OF_SCHEDULES_MS = 60 * 60 * 1000;

export interface DirectoriesOptions {
  /** With the rights of an installation. Its requests are shared by triggers, and must not end with one of them. */
  readonly apiFor: (installationId: number) => Promise<GitHubApi>;
  readonly logger: Logger;
  /** Learns of each repository that is listed. */
  readonly ids?: Pick<RepositoryIds, "note">;
  /** In milliseconds, from any beginning. */
  readonly now: () => number;
}

/** The directories of all installations. */
export class Directories {
  readonly #options: DirectoriesOptions;
  readonly #known: LRUCache<number, Known>;
  readonly #scheduled: LRUCache<number, readonly ScheduledRepository[]>;
  readonly #claims: LRUCache<string, Claims>;
  readonly #underWay = new Map<number, Promise<Known>>();
  /** How often each was forgotten. */
  readonly #ages = new Map<number, number>();

  constructor(options: DirectoriesOptions) {
    this.#options = options;
    const lasting = { ttl: MAX_AGE_MS, ttlResolution: 0, perf: { now: options.now } };
    this.#known = new LRUCache({
      maxSize: MAX_KNOWN,
      sizeCalculation: ({ governors }) => governors.size + 1,
      ...lasting,
    });
    this.#scheduled = new LRUCache({ max: MAX_SCHEDULED, ...lasting, ttl: MAX_AGE_OF_SCHEDULES_MS });
    this.#claims = new LRUCache({ max: MAX_NOTED, ...lasting });
  }

  /** For one trigger: what is noted by a reading that began before the last forgetting is outdated, and passed over. */
  of(installationId: number): Directory {
    const age = this.#ages.get(installationId);
    return {
      known: () => this.#known.get(installationId)?.governors,
      read: async () => (this.#known.get(installationId) ?? (await this.#read(installationId))).governors,
      forget: (outdated) => {
        if (outdated === undefined || this.#known.get(installationId)?.governors === outdated) {
          this.forget(installationId);
        }
      },
      claimsOf: (repository) => this.#claims.get(`${installationId} ${keyOf(repository)}`),
      note: (repository, claims) => {
        if (this.#ages.get(installationId) === age) this.#note(installationId, keyOf(repository), claims);
      },
    };
  }

  /** The governance repositories of an installation; one that no delivery tells of is found within an hour. */
  async scheduled(installationId: number): Promise<readonly ScheduledRepository[]> {
    return this.#scheduled.get(installationId) ?? (await this.#read(installationId)).scheduled;
  }

  /** What is under way is not kept either: it may have been read before what it should know. */
  forget(installationId: number): void {
    this.#ages.set(installationId, (this.#ages.get(installationId) ?? 0) + 1);
    this.#known.delete(installationId);
    this.#scheduled.delete(installationId);
    this.#underWay.delete(installationId);
    for (const key of this.#claims.keys()) if (key.startsWith(`${installationId} `)) this.#claims.delete(key);
  }

  #note(installationId: number, repository: string, claims: Claims | undefined): void {
    const known = this.#known.get(installationId);
    if (known?.governors.has(repository) === true && !isEqual(known.claims.get(repository), claims)) {
      this.#known.delete(installationId);
    }
    const key = `${installationId} ${repository}`;
    if (claims === undefined) this.#claims.delete(key);
    else this.#claims.set(key, claims);
  }

  #read(installationId: number): Promise<Known> {
    const underWay = this.#underWay.get(installationId);
    if (underWay !== undefined) return underWay;
    const reading = this.#readNow(installationId);
    this.#underWay.set(installationId, reading);
    void this.#keep(installationId, reading);
    return reading;
  }

  async #keep(installationId: number, reading: Promise<Known>): Promise<void> {
    const isWanted = (): boolean => this.#underWay.get(installationId) === reading;
    try {
      const known = await reading;
      if (isWanted()) {
        this.#known.set(installationId, known);
        this.#scheduled.set(installationId, known.scheduled);
      }
    } catch {
      // Whoever waits for it is told; the next who asks reads again.
    } finally {
      if (isWanted()) this.#underWay.delete(installationId);
    }
  }

  async #readNow(installationId: number): Promise<Known> {
    const { apiFor, logger, ids } = this.#options;
    const log = logger.child({ installation: installationId });
    const found = await readConfigurations(await apiFor(installationId), log, (one) => ids?.note(one));
    return knownFrom(found, log);
  }
}

function isEqual(a: Claims | undefined, b: Claims | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
