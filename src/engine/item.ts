/** Issues and pull requests as workflows see them: what they say, and what GitHub remembers of them. */
import type { Content } from "../domain/inspect.ts";
import type { ReactionContent } from "./effect.ts";

/** Somebody with an account. */
export interface Person {
  readonly login: string;
  readonly isBot: boolean;
}

/** A label that came to an item or went from it. */
export interface LabelEvent {
  readonly kind: "added" | "removed";
  /** The label as it is called now, or was when it was deleted. */
  readonly name: string;
  /** Another label of the same name, made after this one was deleted, has another id. */
  readonly labelId: string;
  /** ISO 8601, in UTC, to the second. */
  readonly at: string;
  /** Whether this app did it. */
  readonly isOurs: boolean;
}

/** The same, told of a whole repository. */
export interface RepositoryLabelEvent extends Pick<LabelEvent, "kind" | "name" | "at"> {
  readonly item: number;
}

export interface ItemComment {
  readonly id: number;
  /** ISO 8601, in UTC, to the second. */
  readonly at: string;
  readonly body: string;
  /** `undefined` for somebody who has no account any more. */
  readonly author: Person | undefined;
  readonly isOurs: boolean;
  /** Whether its text is another by now than when it was written. */
  readonly isEdited?: boolean;
  /** How this app has reacted to it. */
  readonly ourReactions: readonly ReactionContent[];
}

/** An issue or a pull request, with what is remembered on it. */
export interface Item {
  readonly kind: "issue" | "pull-request";
  /** `owner/name`, as GitHub spells it. */
  readonly repository: string;
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly isOpen: boolean;
  /** How it ended; `undefined` while it is open. `dropped`: closed without a merge, or as not planned. */
  readonly ending: "merged" | "completed" | "dropped" | undefined;
  /** Whether only members can see its repository. */
  readonly isPrivate: boolean;
  readonly isLocked: boolean;
  readonly author: Person | undefined;
  readonly labels: readonly string[];
  /** Oldest first. */
  readonly labelEvents: readonly LabelEvent[];
  /** Oldest first. */
  readonly comments: readonly ItemComment[];
  /** Of a pull request: its head, and the files that it changes, as far as GitHub names them at once. */
  readonly change: { readonly headSha: string; readonly paths: readonly string[] } | undefined;
}

/** A label of a repository. */
export interface RepositoryLabel {
  readonly id: string;
  readonly name: string;
  readonly color: string;
  readonly description: string;
  /** ISO 8601, in UTC. */
  readonly createdAt: string;
}

/** The governance repository that speaks for a repository: itself, or one of the same installation that names it. */
export interface Governance {
  readonly repository: string;
  /** The tip of its default branch. */
  readonly headSha: string;
  readonly configuration: { readonly sha: string; readonly content: Content | undefined };
  /** Whether only members can see it. */
  readonly isPrivate: boolean;
  /** Where people see this GitHub: `https://github.com`. */
  readonly webUrl: string;
}

/** An item, the labels of its repository, and who governs it. */
export interface GovernedItem {
  readonly item: Item;
  readonly repositoryLabels: readonly RepositoryLabel[];
  readonly governance: Governance;
}
