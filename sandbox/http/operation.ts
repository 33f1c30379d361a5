/** What an operation of the REST API is: who may call it, and what it does. */
import type { OperationId } from "../openapi/operation-ids.ts";
import { covers, tokenSees } from "../world/accounts.ts";
import type { Account, App, Item, Permissions, Repository, Token } from "../world/model.ts";
import { Refusal } from "../world/refusal.ts";
import { ApiError, notAccessible, notFound, type Answer } from "./answer.ts";
import type { Call, RawCall } from "./call.ts";
import type { Caller } from "./caller.ts";
import { assertRequest } from "./validation.ts";

export interface Operation {
  readonly id: OperationId;
  readonly answer: (call: RawCall) => Answer;
}

/** A call with a token, about a repository that it sees. */
export interface Visit {
  readonly repository: Repository;
  readonly token: Token;
  /** In whose name things are done: the app's bot, or the person. */
  readonly actor: Account;
  /** The app that the actor is the bot of. */
  readonly app: App | undefined;
}

/** An operation of the app itself, which signs for it. */
export function appOperation<Id extends OperationId>(id: Id, respond: (call: Call<Id>, app: App) => Answer): Operation {
  return {
    id,
    answer: (call) => {
      assertRequest(id, call);
      if (call.caller.kind !== "app") throw new ApiError(401, "A JSON web token could not be decoded");
      return respond(call, call.caller.app);
    },
  };
}

/** An operation for the holder of any token. */
export function tokenOperation<Id extends OperationId>(
  id: Id,
  respond: (call: Call<Id>, token: Token) => Answer,
): Operation {
  return {
    id,
    answer: (call) => {
      assertRequest(id, call);
      return respond(call, tokenOf(call.caller));
    },
  };
}

/** An operation on a repository. With several needs, one of them is enough. */
export function repositoryOperation<Id extends OperationId>(
  id: Id,
  needs: Permissions | readonly Permissions[],
  respond: (call: Call<Id>, visit: Visit) => Answer,
): Operation {
  return {
    id,
    answer: (call) => {
      const token = tokenOf(call.caller);
      const repository = visibleRepository(call, token);
      const alternatives: readonly Permissions[] = Array.isArray(needs) ? needs : [needs];
      if (!alternatives.some((need) => covers(token.permissions, need))) throw notAccessible();
      assertRequest(id, call);
      try {
        return respond(call, { repository, token, actor: actorOf(token), app: actingApp(token) });
      } catch (error) {
        if (error instanceof ItemMoved) throw movedAnswer(error.to, call, token);
        if (error instanceof Refusal) throw new ApiError(error.isForbidden ? 403 : 422, error.message);
        throw error;
      }
    },
  };
}

/** An issue that was asked for is in another repository now. */
export class ItemMoved extends Error {
  override readonly name = "ItemMoved";
  readonly to: Item;

  constructor(to: Item) {
    super(`The issue is #${to.number} of another repository now`);
    this.to = to;
  }
}

/** Its new address, with what of it was asked for; nothing for those who do not see its repository. */
function movedAnswer({ repository, number }: Item, { addresses, url }: RawCall, token: Token): ApiError {
  if (!tokenSees(token, repository)) return notFound();
  const [, part = ""] = /\/issues\/\d+(\/.*)?$/.exec(url.pathname) ?? [];
  // GitHub names the repository by its id here, which stays when it is renamed.
  const location = `${addresses.api}/repositories/${repository.id}/issues/${number}${part}${url.search}`;
  return new ApiError(301, "Moved Permanently", { location });
}

function tokenOf(caller: Caller): Token {
  if (caller.kind === "token") return caller.token;
  throw new ApiError(403, "Resource not accessible by integration: use an installation token.");
}

function visibleRepository(call: RawCall, token: Token): Repository {
  const { world, path } = call;
  if (typeof path !== "object" || path === null || !("owner" in path) || !("repo" in path)) throw notFound();
  const repository = world.repository(String(path.owner), String(path.repo));
  const renamed = world.formerly(String(path.owner), String(path.repo));
  if (renamed !== undefined && tokenSees(token, renamed)) throw renamedAnswer(renamed, call);
  if (repository === undefined || !tokenSees(token, repository)) throw notFound();
  return repository;
}

/** Who writes is told to do the same again: https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#follow-redirects */
function renamedAnswer({ id }: Repository, { addresses, method, url }: RawCall): ApiError {
  const [, rest = ""] = /\/repos\/[^/]+\/[^/]+(\/.*)?$/.exec(url.pathname) ?? [];
  const location = `${addresses.api}/repositories/${id}${rest}${url.search}`;
  return new ApiError(method === "GET" ? 301 : 307, "Moved Permanently", { location });
}

function actorOf({ holder }: Token): Account {
  return holder.kind === "user" ? holder.user : holder.installation.app.bot;
}

function actingApp({ holder }: Token): App | undefined {
  return holder.kind === "installation" ? holder.installation.app : undefined;
}

/** Only apps may write check runs. */
export function appOf(token: Token): App {
  const app = actingApp(token);
  if (app !== undefined) return app;
  throw new ApiError(403, "You must authenticate via a GitHub App.");
}
