/** The app about itself: its installations, and tokens for them. */
import { presentApp, presentInstallation } from "../../present/app.ts";
import { presentRepository } from "../../present/repository.ts";
import { installationsOn, issueToken, repositoriesOf, tokenSees, type TokenOptions } from "../../world/accounts.ts";
import type { App, Installation, Repository } from "../../world/model.ts";
import { Refusal } from "../../world/refusal.ts";
import type { World } from "../../world/world.ts";
import { ApiError, notFound } from "../answer.ts";
import type { BodyOf } from "../call.ts";
import { appOperation, tokenOperation } from "../operation.ts";
import { pageOf } from "../pagination.ts";
import { timeText } from "../../present/time.ts";

/** https://docs.github.com/en/rest/apps/apps#create-an-installation-access-token-for-an-app */
const MAX_NAMED_REPOSITORIES = 500;

export const apps = [
  appOperation("apps/get-authenticated", ({ addresses, world }, app) => ({
    status: 200,
    body: {
      ...presentApp(addresses, app),
      installations_count: [...world.installations.values()].filter((one) => one.app === app).length,
    },
  })),

  appOperation("apps/list-installations", ({ addresses, world, query, url }, app) => {
    const installations = [...world.installations.values()].filter((one) => one.app === app);
    const { items, headers } = pageOf(installations, query, url);
    return { status: 200, body: items.map((one) => presentInstallation(addresses, one)), headers };
  }),

  appOperation("apps/get-installation", ({ addresses, world, path }, app) => ({
    status: 200,
    body: presentInstallation(addresses, installationOf(world, app, path.installation_id)),
  })),

  appOperation("apps/get-repo-installation", ({ addresses, world, path }, app) => {
    const repository = world.repository(path.owner, path.repo);
    const installations = repository === undefined ? [] : installationsOn(world, repository);
    const installation = installations.find((one) => one.app === app);
    if (installation === undefined) throw notFound();
    return { status: 200, body: presentInstallation(addresses, installation) };
  }),

  appOperation("apps/create-installation-access-token", ({ addresses, world, path, body, newToken }, app) => {
    const installation = installationOf(world, app, path.installation_id);
    const token = tokenFor(world, installation, newToken(), narrowingOf(world, installation, body));
    return {
      status: 201,
      body: {
        token: token.value,
        expires_at: timeText(token.expiresAt),
        permissions: { ...token.permissions },
        repository_selection:
          token.repositories === undefined && installation.repositories === undefined ? "all" : "selected",
        ...(token.repositories === undefined
          ? {}
          : { repositories: [...token.repositories].map((one) => presentRepository(addresses, one)) }),
      },
    };
  }),

  tokenOperation("apps/list-repos-accessible-to-installation", ({ addresses, world, query, url }, token) => {
    if (token.holder.kind === "user") {
      throw new ApiError(
        403,
        "You must authenticate with an installation access token in order to list repositories for an installation.",
      );
    }
    const { installation } = token.holder;
    const repositories = repositoriesOf(world, installation).filter((one) => tokenSees(token, one));
    const { items, headers } = pageOf(repositories, query, url);
    const body = {
      total_count: repositories.length,
      repository_selection: installation.repositories === undefined ? "all" : "selected",
      repositories: items.map((one) => presentRepository(addresses, one)),
    };
    return { status: 200, body, headers };
  }),

  tokenOperation("rate-limit/get", ({ rateLimits, caller }) => {
    const core = rateLimits.state(caller, "core");
    const graphql = rateLimits.state(caller, "graphql");
    return { status: 200, body: { resources: { core, graphql, search: core }, rate: core } };
  }),
];

function installationOf(world: World, app: App, id: number): Installation {
  const installation = world.installations.get(id);
  if (installation?.app !== app) throw notFound();
  return installation;
}

function narrowingOf(
  world: World,
  { account }: Installation,
  body: BodyOf<"apps/create-installation-access-token">,
): TokenOptions {
  const { repositories: names, repository_ids: ids, permissions } = body ?? {};
  if ((names?.length ?? 0) + (ids?.length ?? 0) > MAX_NAMED_REPOSITORIES) {
    throw new ApiError(422, `At most ${MAX_NAMED_REPOSITORIES} repositories can be named.`);
  }
  const known = [...world.repositories.values()];
  const named = names?.map((name) => world.repository(account.login, name));
  const numbered = ids?.map((id) => known.find((one) => one.id === id));
  const found = [...(named ?? []), ...(numbered ?? [])].filter((one): one is Repository => one !== undefined);
  if (found.length < (names?.length ?? 0) + (ids?.length ?? 0)) throw inaccessible();
  return {
    ...(names === undefined && ids === undefined ? {} : { repositories: found }),
    ...(permissions === undefined ? {} : { permissions }),
  };
}

function tokenFor(world: World, installation: Installation, value: string, narrowing: TokenOptions) {
  try {
    return issueToken(world, installation, value, narrowing);
  } catch (error) {
    if (error instanceof Refusal) throw new ApiError(422, error.message);
    throw error;
  }
}

function inaccessible(): ApiError {
  return new ApiError(
    422,
    "There is at least one repository that does not exist or is not accessible to the parent installation.",
  );
}
