/** Why a workflow runs: small enough to wait in a queue, and true for as long as it waits. */

/** What a workflow is to look at. */
export type Subject =
  | { readonly kind: "pull-request"; readonly number: number }
  | { readonly kind: "merge-group"; readonly headSha: string; readonly baseSha: string }
  /** A commit whose pull request is not named: that of a fork, in check events. */
  | { readonly kind: "commit"; readonly headSha: string }
  /** An issue or a pull request, whichever has the number. */
  | { readonly kind: "item"; readonly number: number }
  /** The repository as a whole. */
  | { readonly kind: "repository" }
  /** What changed in the repository since a time: ISO 8601, in UTC. */
  | { readonly kind: "changes"; readonly since: string }
  /** Every open pull request into a branch. */
  | { readonly kind: "branch"; readonly name: string };

/**
 * A reason for a workflow to run.
 *
 * Without an intent it reports that a state may have changed: it is a hint, and one waiting trigger stands for all of
 * the same subject. With an intent it says what a person asked for, which cannot be found out again: each is done once.
 */
export interface Trigger {
  /** The name of the workflow. */
  readonly workflow: string;
  readonly installationId: number;
  /** `owner/name`, as it was called when the trigger was made. */
  readonly repository: string;
  /** GitHub's number of the repository, which stays when it is renamed; left out where it was not known. */
  readonly repositoryId?: number;
  readonly subject: Subject;
  readonly intent?: Intent;
  /** The delivery that led to it, or the last of several, for the log; left out where time did. */
  readonly delivery?: string;
}

export interface Intent {
  /** What was asked for, in the words of the workflow: `re-run`, `apply-fixes`. */
  readonly action: string;
  /** The same for every delivery of the same request, so that it is done once. */
  readonly id: string;
}

/** Triggers with the same key are about the same: one runs at a time, and of those without intent one waits at most. */
export function keyOf({ workflow, repository, subject, intent }: Trigger): string {
  const item = `${workflow} ${repository}${subjectKey(subject)}`;
  return intent === undefined ? item : `${item} ${intent.action} ${intent.id}`;
}

/** The same for a repository whatever it is called; for one of unknown number, by its name in lower case. */
export function placeOf({ repository, repositoryId }: Pick<Trigger, "repository" | "repositoryId">): string {
  return repositoryId === undefined ? repository.toLowerCase() : String(repositoryId);
}

/** Triggers of one workflow with the same key are about the same thing, whatever is asked for, and under which name. */
export function subjectOf({ workflow, installationId, repository, repositoryId, subject }: Trigger): string {
  const place = placeOf({ repository, ...(repositoryId === undefined ? {} : { repositoryId }) });
  return keyOf({ workflow, installationId, repository: place, subject });
}

function subjectKey(subject: Subject): string {
  switch (subject.kind) {
    case "pull-request":
    case "item":
      return `#${subject.number}`;
    case "merge-group":
    case "commit":
      return `@${subject.headSha}`;
    case "branch":
      // A branch may be called `changes`, too.
      return ` heads/${subject.name}`;
    case "repository":
      return "";
    case "changes":
      return " changes";
    default:
      return subject satisfies never;
  }
}
