/** Accounts, as the REST API and deliveries show them. */
import type { Organization, User } from "@octokit/webhooks-types";
import { permissionOf } from "../world/accounts.ts";
import type { Account, Repository, Role } from "../world/model.ts";
import { apiOfAccount, nodeId, type Addresses } from "./addresses.ts";
import { timeText } from "./time.ts";

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

/** An account by itself, as anybody sees it. */
export function presentProfile(addresses: Addresses, account: Account) {
  const time = timeText(account.createdAt);
  return {
    ...presentUser(addresses, account),
    user_view_type: "public",
    name: null,
    company: null,
    blog: "",
    location: null,
    email: null,
    hireable: null,
    bio: null,
    twitter_username: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: time,
    updated_at: time,
  };
}

/** Each role has the rights of those before it. */
const ROLES: readonly Role[] = ["read", "triage", "write", "maintain", "admin"];

/** What a person may do in a repository: the role, the older word for it that knows no triage and maintain, and rights. */
export function presentPermission(addresses: Addresses, repository: Repository, user: Account) {
  const role = permissionOf(repository, user);
  const rank = role === "none" ? -1 : ROLES.indexOf(role);
  const permissions = { pull: rank >= 0, triage: rank >= 1, push: rank >= 2, maintain: rank >= 3, admin: rank >= 4 };
  return {
    permission: role === "triage" ? "read" : role === "maintain" ? "write" : role,
    role_name: role,
    user: { ...presentUser(addresses, user), permissions, role_name: role },
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
