/** The world: all that there is, a clock, and word of what happens. */
import type { WorldEvent } from "./events.ts";
import type { Account, App, Installation, Repository, Token } from "./model.ts";

export class World {
  readonly #now: () => Date;
  readonly #listeners: ((event: WorldEvent) => void)[] = [];
  #lastId = 1000;

  readonly accounts = new Map<string, Account>();
  /** By lower-case `owner/name`. */
  readonly repositories = new Map<string, Repository>();
  /** Those that were renamed, by lower-case `owner/name` as it was. */
  readonly formerNames = new Map<string, Repository>();
  readonly apps = new Map<number, App>();
  readonly installations = new Map<number, Installation>();
  readonly tokens = new Map<string, Token>();
  /**
   * How far lists of issues, pull requests, comments and check runs lag behind: what was created within this time is in
   * none yet, while it can be read by its number. It can be set.
   */
  listLagMs = 0;
  /** How much lists have left out for that so far. */
  hidden = 0;

  constructor(now: () => Date) {
    this.#now = now;
  }

  now(): Date {
    return this.#now();
  }

  /** Ids are unique in the world, whatever they are of, so that one can stand nowhere for another. */
  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  /** Those of a list that it shows by now. */
  listed<Created extends { readonly createdAt: Date }>(all: readonly Created[]): readonly Created[] {
    const latest = this.now().getTime() - this.listLagMs;
    if (this.listLagMs === 0) return all;
    const listed = all.filter(({ createdAt }) => createdAt.getTime() <= latest);
    this.hidden += all.length - listed.length;
    return listed;
  }

  listen(listener: (event: WorldEvent) => void): void {
    this.#listeners.push(listener);
  }

  tell(event: WorldEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** The account of that name; it comes into being when it is first spoken of. */
  account(login: string, type: Account["type"] = "User"): Account {
    const key = login.toLowerCase();
    const known = this.accounts.get(key) ?? { id: this.nextId(), login, type, createdAt: this.now() };
    this.accounts.set(key, known);
    return known;
  }

  repository(owner: string, name: string): Repository | undefined {
    return this.repositories.get(`${owner}/${name}`.toLowerCase());
  }

  /** The repository that had a name which none has now. */
  formerly(owner: string, name: string): Repository | undefined {
    return this.repository(owner, name) === undefined
      ? this.formerNames.get(`${owner}/${name}`.toLowerCase())
      : undefined;
  }
}

export function fullNameOf(repository: Repository): string {
  return `${repository.owner.login}/${repository.name}`;
}
