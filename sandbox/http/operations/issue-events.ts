/** What happened to issues and pull requests, as far as the sandbox remembers: labels that came and went. */
import { presentIssue, presentLabelEvent } from "../../present/item.ts";
import { repositoryOperation } from "../operation.ts";
import { pageOf } from "../pagination.ts";
import { itemOf, READS_ITEMS } from "./items.ts";

export const issueEvents = [
  // The newest of the repository come first, and the oldest of one item.
  repositoryOperation("issues/list-events-for-repo", READS_ITEMS, ({ addresses, query, url }, { repository }) => {
    const found = [...repository.items.values()]
      .flatMap((item) => item.labelEvents.map((event) => ({ item, event })))
      .toSorted((a, b) => b.event.createdAt.getTime() - a.event.createdAt.getTime() || b.event.id - a.event.id);
    const { items, headers } = pageOf(found, query, url);
    const body = items.map(({ item, event }) => ({
      ...presentLabelEvent(addresses, repository, event),
      issue: presentIssue(addresses, item),
    }));
    return { status: 200, body, headers };
  }),

  repositoryOperation("issues/list-events", READS_ITEMS, ({ addresses, path, query, url }, { repository }) => {
    const { items, headers } = pageOf(itemOf(repository, path.issue_number).labelEvents, query, url);
    return { status: 200, body: items.map((event) => presentLabelEvent(addresses, repository, event)), headers };
  }),
];
