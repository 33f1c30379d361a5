/** Apps and installations, as the REST API and deliveries show them. */
import type { App as PresentedApp, Installation as PresentedInstallation } from "@octokit/webhooks-types";
import type { App, Installation } from "../world/model.ts";
import { presentUser } from "./account.ts";
import { nodeId, type Addresses } from "./addresses.ts";
import { timeText } from "./time.ts";

export function presentApp(addresses: Addresses, app: App) {
  const { id, slug, name, owner, permissions, events, createdAt } = app;
  return {
    id,
    slug,
    client_id: clientIdOf(app),
    node_id: nodeId("App", id),
    owner: presentUser(addresses, owner),
    name,
    description: null,
    external_url: `${addresses.web}/apps/${slug}`,
    html_url: `${addresses.web}/apps/${slug}`,
    created_at: timeText(createdAt),
    updated_at: timeText(createdAt),
    permissions: { ...permissions },
    events: [...events],
  } satisfies PresentedApp & { client_id: string };
}

/** An app may sign with this instead of its number. */
export function clientIdOf({ id }: App): string {
  return `Iv1.${id.toString(16).padStart(16, "0")}`;
}

export function presentInstallation(addresses: Addresses, installation: Installation) {
  const { id, app, account, permissions, repositories, createdAt } = installation;
  const url = `${addresses.api}/app/installations/${id}`;
  return {
    id,
    account: presentUser(addresses, account),
    repository_selection: repositories === undefined ? "all" : "selected",
    access_tokens_url: `${url}/access_tokens`,
    repositories_url: `${addresses.api}/installation/repositories`,
    html_url: `${addresses.web}/organizations/${account.login}/settings/installations/${id}`,
    app_id: app.id,
    app_slug: app.slug,
    target_id: account.id,
    target_type: account.type === "Organization" ? "Organization" : "User",
    permissions: { ...permissions },
    events: [...app.events],
    created_at: timeText(createdAt),
    updated_at: timeText(createdAt),
    single_file_name: null,
    suspended_by: null,
    suspended_at: null,
  } satisfies PresentedInstallation;
}
