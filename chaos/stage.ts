/** What the steps of a scenario act on, and how they wait for what the app does. */
import type { IssueDriver } from "../sandbox/driver/issue.ts";
import type { ItemDriver } from "../sandbox/driver/item.ts";
import type { PullRequestDriver } from "../sandbox/driver/pull-request.ts";
import type { RepositoryDriver } from "../sandbox/driver/repository.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import type { CheckRun, Comment, Item } from "../sandbox/world/model.ts";
import type { Community } from "./community.ts";

export interface Stage extends Community {
  readonly github: Sandbox;
  /** Waits for something that the app is to do. */
  readonly until: <Value>(what: string, condition: () => Value | undefined | false) => Promise<Value>;
  /** Waits until nothing is under way: no delivery and no trigger, as far as that can be told. */
  readonly rest: () => Promise<void>;
  /** Lets it be another time. */
  readonly turnClock: (time: string) => Promise<void>;
  /** A whole number from 0 up to, but not including, the limit, which the seed decides. */
  readonly below: (limit: number) => number;
  /** What earlier steps made, by the names that they gave it. */
  readonly issues: Map<string, IssueDriver>;
  readonly pullRequests: Map<string, PullRequestDriver>;
}

export interface Step {
  readonly name: string;
  readonly act: (stage: Stage) => void | Promise<void>;
}

export function issueOf({ issues }: Stage, name: string): IssueDriver {
  const issue = issues.get(name);
  if (issue === undefined) throw new Error(`No step has opened the issue ${name}.`);
  return issue;
}

export function pullRequestOf({ pullRequests }: Stage, name: string): PullRequestDriver {
  const pullRequest = pullRequests.get(name);
  if (pullRequest === undefined) throw new Error(`No step has opened the pull request ${name}.`);
  return pullRequest;
}

/** The concluded check on the head, where it ended so. */
export function concluded(pullRequest: PullRequestDriver, conclusion: CheckRun["conclusion"]): CheckRun | undefined {
  return pullRequest.checkRuns().find((run) => run.status === "completed" && run.conclusion === conclusion);
}

export function ourComments(item: ItemDriver<Item>): readonly Comment[] {
  return item.comments().filter(({ author }) => author.type === "Bot");
}

/** Whether the app has said something on an item. */
export function hasSaid(item: ItemDriver<Item>, words: string): boolean {
  return ourComments(item).some(({ body }) => body.includes(words));
}

export function isDone({ reactions }: Comment): boolean {
  return reactions.some(({ content, user }) => content === "+1" && user.type === "Bot");
}

/** An issue that the app opened, by its hidden mark. */
export function keptIssue(repository: RepositoryDriver, mark: string): IssueDriver | undefined {
  const found = [...repository.model.items.values()].find(
    ({ kind, body }) => kind === "issue" && body?.includes(`<!-- goalkeeper:${mark}`) === true,
  );
  return found === undefined ? undefined : repository.issue(found.number);
}

/** The open pull request with the record. */
export function record(repository: RepositoryDriver): PullRequestDriver | undefined {
  const found = [...repository.model.items.values()].find(
    (item) => item.kind === "pull-request" && item.state === "open" && item.head.branch === "goalkeeper/record",
  );
  return found === undefined ? undefined : repository.pullRequest(found.number);
}
