/** Accounts, as the REST API and deliveries show them. */
import type { Organization, User } from "@octokit/webhooks-types";
import type { Account } from "../world/model.ts";
import { apiOfAccount, nodeId, type Addresses } from "./addresses.ts";

export function presentUser(addresses: Addresses, account: Account): User {
  const { id, login, type } = account;
  const url = apiOfAccount(addresses, account);
  return {
    login,
    id,
    node_id: nodeId(type, id),
    avatar_url: `${addresses.web}/avatars/${id}`,
    gravatar_id: "",
    url,
    html_url: `${addresses.web}/${login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    site_admin: false,
  };
}

export function presentOrganization(addresses: Addresses, { id, login, type }: Account): Organization {
  const url = `${addresses.api}/orgs/${login}`;
  return {
    login,
    id,
    node_id: nodeId(type, id),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `${addresses.web}/avatars/${id}`,
    description: null,
  };
}
