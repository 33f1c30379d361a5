/** Apps, where they are installed, and the tokens they work with. */
import type { Account, App, EventName, Installation, Permissions, Repository, Role, Token } from "./model.ts";
import { Refusal } from "./refusal.ts";
import type { World } from "./world.ts";

/** https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-an-installation-access-token-for-a-github-app */
const TOKEN_LIFE_MS = 60 * 60 * 1000;

export interface NewApp {
  readonly slug: string;
  readonly owner: string;
  readonly publicKey: string;
  readonly permissions: Permissions;
  readonly events: readonly EventName[];
}

export function registerApp(world: World, { slug, owner, publicKey, permissions, events }: NewApp): App {
  const app: App = {
    id: world.nextId(),
    slug,
    name: slug,
    owner: world.account(owner, "Organization"),
    bot: world.account(`${slug}[bot]`, "Bot"),
    publicKey,
    permissions: { metadata: "read", ...permissions },
    events,
    createdAt: world.now(),
  };
  world.apps.set(app.id, app);
  return app;
}

/** Installs an app on an account: on some repositories, or on all. */
export function install(world: World, app: App, account: Account, repositories?: Iterable<Repository>): Installation {
  const installation: Installation = {
    id: world.nextId(),
    app,
    account,
    permissions: app.permissions,
    repositories: repositories === undefined ? undefined : new Set(repositories),
    createdAt: world.now(),
  };
  world.installations.set(installation.id, installation);
  world.tell({ kind: "installation", installation, action: "created", sender: account });
  return installation;
}

export function addToInstallation(world: World, installation: Installation, repository: Repository): void {
  if (sees(installation, repository)) return;
  installation.repositories?.add(repository);
  const { account } = installation;
  world.tell({
    kind: "installation-repositories",
    installation,
    action: "added",
    repositories: [repository],
    sender: account,
  });
}

export function removeFromInstallation(world: World, installation: Installation, repository: Repository): void {
  if (installation.repositories?.delete(repository) !== true) return;
  const { account } = installation;
  world.tell({
    kind: "installation-repositories",
    installation,
    action: "removed",
    repositories: [repository],
    sender: account,
  });
}

/** Its tokens stop working at once. */
export function uninstall(world: World, installation: Installation): void {
  world.installations.delete(installation.id);
  for (const [value, { holder }] of world.tokens) {
    if (holder.kind === "installation" && holder.installation === installation) world.tokens.delete(value);
  }
  world.tell({ kind: "installation", installation, action: "deleted", sender: installation.account });
}

function sees(installation: Installation, repository: Repository): boolean {
  if (installation.account !== repository.owner) return false;
  return installation.repositories === undefined || installation.repositories.has(repository);
}

/** The installations through which apps see a repository. */
export function installationsOn(world: World, repository: Repository): Installation[] {
  return [...world.installations.values()].filter((installation) => sees(installation, repository));
}

export function repositoriesOf(world: World, installation: Installation): Repository[] {
  return [...world.repositories.values()].filter((repository) => sees(installation, repository));
}

export interface TokenOptions {
  readonly repositories?: readonly Repository[] | undefined;
  readonly permissions?: Permissions | undefined;
  /** An hour without it. */
  readonly lifeMs?: number;
}

/**
 * Gives an installation a token, for less than the installation may do where that is asked for.
 * Throws a Refusal where more is asked for.
 */
export function issueToken(
  world: World,
  installation: Installation,
  value: string,
  { repositories, permissions, lifeMs = TOKEN_LIFE_MS }: TokenOptions = {},
): Token {
  if (repositories?.some((repository) => !sees(installation, repository)) === true) {
    throw new Refusal(
      "There is at least one repository that does not exist or is not accessible to the parent installation.",
    );
  }
  if (permissions !== undefined && !covers(installation.permissions, permissions)) {
    throw new Refusal("The permissions requested are not granted to this installation.");
  }
  const token: Token = {
    value,
    holder: { kind: "installation", installation },
    permissions: permissions === undefined ? installation.permissions : { metadata: "read", ...permissions },
    repositories: repositories === undefined ? undefined : new Set(repositories),
    expiresAt: new Date(world.now().getTime() + lifeMs),
  };
  world.tokens.set(value, token);
  return token;
}

/** A person's token: it reads and writes as the person may, and cannot write check runs. */
export function issueUserToken(world: World, user: Account, value: string): Token {
  const token: Token = {
    value,
    holder: { kind: "user", user },
    permissions: { checks: "read", contents: "write", issues: "write", metadata: "read", pull_requests: "write" },
    repositories: undefined,
    expiresAt: new Date(world.now().getTime() + 365 * 24 * TOKEN_LIFE_MS),
  };
  world.tokens.set(value, token);
  return token;
}

/** Whether one set of permissions has all of another. */
export function covers(granted: Permissions, asked: Permissions): boolean {
  const levels = new Map<string, string>(Object.entries(granted));
  return Object.entries(asked).every(([name, level]) => {
    const have = levels.get(name);
    return have === "write" || have === level;
  });
}

/** Whether a token lets its holder see a repository at all. */
export function tokenSees({ holder, repositories }: Token, repository: Repository): boolean {
  if (repositories !== undefined && !repositories.has(repository)) return false;
  if (holder.kind === "installation") return sees(holder.installation, repository);
  return !repository.isPrivate || permissionOf(repository, holder.user) !== "none";
}

/** What a person may do in a repository, in the words of the REST API. */
export function permissionOf(repository: Repository, user: Account): Role | "none" {
  if (user === repository.owner) return "admin";
  return repository.collaborators.get(user.login.toLowerCase()) ?? (repository.isPrivate ? "none" : "read");
}
