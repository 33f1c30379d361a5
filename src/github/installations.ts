/** The installations of the app: read once and kept for a while. */
import { LRUCache } from "lru-cache";
import { TransientError } from "../engine/errors.ts";
import { classified, type GitHubApi } from "./api.ts";
import { field, number } from "./field.ts";

/** Of a hundred installations each. */
const MAX_PAGES = 100;

/** As long as a new one may have to wait where no delivery tells of it, or another replica got it. */
const MAX_AGE_MS = 10 * 60 * 1000;

export interface InstallationsOptions {
  /** With the rights of the app itself. */
  readonly api: () => Promise<GitHubApi>;
  /** In milliseconds, from any beginning. */
  readonly now: () => number;
}

export class Installations {
  readonly #api: InstallationsOptions["api"];
  readonly #known: LRUCache<"all", readonly number[]>;

  constructor({ api, now }: InstallationsOptions) {
    this.#api = api;
    this.#known = new LRUCache({ max: 1, ttl: MAX_AGE_MS, ttlResolution: 0, perf: { now } });
  }

  /** The ids of those that are not suspended. Throws a TransientError rather than leave one out. */
  async list(): Promise<readonly number[]> {
    const known = this.#known.get("all") ?? (await readInstallations(await this.#api()));
    if (!this.#known.has("all")) this.#known.set("all", known);
    return known;
  }

  forget(): void {
    this.#known.clear();
  }
}

async function readInstallations(app: GitHubApi): Promise<readonly number[]> {
  const what = "Listing the installations of the app";
  const ids: number[] = [];
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    try {
      // oxlint-disable-next-line no-await-in-loop
      const { data } = await app.request("GET /app/installations", { per_page: 100, page });
      if (!Array.isArray(data)) throw new TransientError(`${what} failed: the answer breaks off.`);
      const active = data.filter((one) => typeof field(one, "suspended_at") !== "string");
      ids.push(...active.flatMap((one) => number(one, "id") ?? []));
      if (data.length < 100) return ids;
    } catch (error) {
      throw classified(what, error);
    }
  }
  return ids;
}
