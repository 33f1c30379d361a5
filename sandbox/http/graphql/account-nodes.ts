/** Accounts in GraphQL, and the one that asks. */
import { nodeId } from "../../present/addresses.ts";
import type { Account } from "../../world/model.ts";
import type { Fields, QueryContext } from "./context.ts";

export function accountFields({ addresses }: QueryContext, { id, login, type }: Account): Fields {
  // GraphQL leaves `[bot]` out of a bot's login, REST does not.
  const name = type === "Bot" ? login.replace(/\[bot\]$/, "") : login;
  const url = `${addresses.web}/${name}`;
  return {
    __typename: type,
    id: nodeId(type, id),
    databaseId: id,
    login: name,
    avatarUrl: `${addresses.web}/avatars/${id}`,
    url,
    resourcePath: new URL(url).pathname,
  };
}

/** In whose name a token asks: the person's, or that of the app's bot. */
export function viewerOf({ token: { holder } }: QueryContext): Account {
  return holder.kind === "user" ? holder.user : holder.installation.app.bot;
}

/** The viewer is always a `User`, whose login keeps the `[bot]` that a `Bot` elsewhere has not. */
export function viewerFields(context: QueryContext): Fields {
  const viewer = viewerOf(context);
  return { ...accountFields(context, viewer), __typename: "User", login: viewer.login };
}
