/** What a delivery says of an event of the world. Its parts are typed by GitHub's own description of the payloads. */
import { presentOrganization, presentUser } from "../present/account.ts";
import { nodeId, type Addresses } from "../present/addresses.ts";
import { presentInstallation } from "../present/app.ts";
import { presentRepository, presentRepositoryName } from "../present/repository.ts";
import type { WorldEvent } from "../world/events.ts";
import type { Installation, Repository } from "../world/model.ts";
import { repositoriesOf } from "../world/accounts.ts";
import type { World } from "../world/world.ts";
import type { Envelope, Payload } from "./envelope.ts";
import { checkRunPayload, checkSuitePayload } from "./check-payload.ts";
import { commentPayload, issuePayload } from "./issue-payload.ts";
import { mergeGroupPayload, pullRequestPayload } from "./pull-request-payload.ts";
import { pushPayload } from "./push-payload.ts";

/** The name of an event and its payload. */
export interface Message {
  readonly event: string;
  readonly action: string | undefined;
  readonly payload: Payload;
}

/** The repository that an event is about; `undefined` for those about an installation. */
export function subjectOf(event: WorldEvent): Repository | undefined {
  switch (event.kind) {
    case "push":
      return event.repository;
    case "pull-request":
      return event.pullRequest.repository;
    case "check-suite":
      return event.suite.repository;
    case "check-run":
      return event.run.suite.repository;
    case "merge-group":
      return event.group.repository;
    case "issue":
      return event.issue.repository;
    case "comment":
      return event.comment.item.repository;
    case "installation":
    case "installation-repositories":
      return undefined;
    default:
      return event satisfies never;
  }
}

/** The message of an event to an installation. */
export function messageOf(world: World, addresses: Addresses, event: WorldEvent, installation: Installation): Message {
  const repository = subjectOf(event);
  if (repository === undefined) return installationMessage(world, addresses, event, installation);
  const { owner } = repository;
  const envelope: Envelope = {
    repository: presentRepository(addresses, repository),
    sender: presentUser(addresses, event.sender),
    installation: { id: installation.id, node_id: nodeId("IntegrationInstallation", installation.id) },
    ...(owner.type === "Organization" ? { organization: presentOrganization(addresses, owner) } : {}),
  };
  switch (event.kind) {
    case "push":
      return { event: "push", action: undefined, payload: { ...pushPayload(addresses, event, envelope) } };
    case "pull-request":
      return {
        event: "pull_request",
        action: event.action.name,
        payload: pullRequestPayload(addresses, event, envelope),
      };
    case "check-suite":
      return { event: "check_suite", action: event.action, payload: checkSuitePayload(addresses, event, envelope) };
    case "check-run":
      return { event: "check_run", action: event.action, payload: checkRunPayload(addresses, event, envelope) };
    case "merge-group":
      return { event: "merge_group", action: event.action, payload: mergeGroupPayload(event, envelope) };
    case "issue":
      return { event: "issues", action: event.action.name, payload: issuePayload(addresses, event, envelope) };
    case "comment":
      return { event: "issue_comment", action: event.action, payload: commentPayload(addresses, event, envelope) };
    case "installation":
    case "installation-repositories":
      throw new Error(`${event.kind} is about no repository`);
    default:
      return event satisfies never;
  }
}

function installationMessage(
  world: World,
  addresses: Addresses,
  event: WorldEvent,
  installation: Installation,
): Message {
  const sender = presentUser(addresses, event.sender);
  const presented = presentInstallation(addresses, installation);
  if (event.kind === "installation-repositories") {
    const names = event.repositories.map(presentRepositoryName);
    return {
      event: "installation_repositories",
      action: event.action,
      payload: {
        action: event.action,
        installation: presented,
        repository_selection: presented.repository_selection,
        repositories_added: event.action === "added" ? names : [],
        repositories_removed: event.action === "removed" ? names : [],
        requester: null,
        sender,
      },
    };
  }
  if (event.kind !== "installation") throw new Error(`${event.kind} is about a repository`);
  const repositories = repositoriesOf(world, installation).map(presentRepositoryName);
  return {
    event: "installation",
    action: event.action,
    payload: { action: event.action, installation: presented, repositories, sender },
  };
}
