/** A pull request in the hands of a scenario: what people do with it, and what can be seen on it. */
import { latestRuns, requestAction, rerequestRun, rerequestSuite } from "../world/checks.ts";
import type { Files } from "../world/git/files.ts";
import type { CheckRun, PullRequest, Repository } from "../world/model.ts";
import { branchRef, branchTip } from "../world/names.ts";
import { editPullRequest, merge, setDraft, setPullRequestState } from "../world/pull-requests.ts";
import { commitFiles, updateRef } from "../world/repositories.ts";
import { ItemDriver } from "./item.ts";
import { MAINTAINER } from "./people.ts";

export class PullRequestDriver extends ItemDriver<PullRequest> {
  get headSha(): string {
    return this.model.head.sha;
  }

  /** The branch that it would merge into. */
  get baseBranch(): string {
    return this.model.base.branch;
  }

  /** Commits to the head branch. Gives the new head. */
  push(files: Files, message = "Change files"): string {
    return this.#advance(files, message, this.model.head.sha, false);
  }

  /** Replaces the commits of the head branch by one that changes the base so. Gives the new head. */
  forcePush(files: Files, message = "Start over"): string {
    const base = branchTip(this.model.repository, this.model.base.branch);
    return this.#advance(files, message, base ?? this.model.base.sha, true);
  }

  edit(change: { readonly title?: string; readonly body?: string; readonly base?: string }, login?: string): void {
    const { title, body, base: baseBranch } = change;
    editPullRequest(this.world, this.model, { title, body, baseBranch }, this.person(login));
  }

  close(login?: string): void {
    setPullRequestState(this.world, this.model, "closed", this.person(login));
  }

  reopen(login?: string): void {
    setPullRequestState(this.world, this.model, "open", this.person(login));
  }

  markReady(): void {
    setDraft(this.world, this.model, false, this.model.author);
  }

  convertToDraft(): void {
    setDraft(this.world, this.model, true, this.model.author);
  }

  merge(login = MAINTAINER): void {
    merge(this.world, this.model, this.world.account(login));
  }

  /** The newest check run of each name on the head. */
  checkRuns(): CheckRun[] {
    return latestRuns(this.checkRunHistory());
  }

  /** All check runs on the head, older ones of the same name too. */
  checkRunHistory(): CheckRun[] {
    return this.#suites().flatMap(({ runs }) => runs);
  }

  /** Presses a button of a check run. */
  requestAction(run: CheckRun, identifier: string, login = this.model.author.login): void {
    requestAction(this.world, run, identifier, this.world.account(login));
  }

  /** "Re-run" beside one check. */
  rerequest(run: CheckRun, login = this.model.author.login): void {
    rerequestRun(this.world, run, this.world.account(login));
  }

  /** "Re-run all checks". */
  rerequestAll(login = this.model.author.login): void {
    for (const suite of this.#suites()) rerequestSuite(this.world, suite, this.world.account(login));
  }

  #suites() {
    return this.model.repository.suites.filter(({ headSha }) => headSha === this.model.head.sha);
  }

  #advance(files: Files, message: string, parent: string, isForced: boolean): string {
    const { head, author } = this.model;
    const repository = headRepositoryOf(this.model);
    const { sha } = commitFiles(this.world, repository, { files, parent, author, message });
    updateRef(this.world, repository, { ref: branchRef(head.branch), sha, isForced, pusher: author });
    return sha;
  }
}

function headRepositoryOf({ head, number }: PullRequest): Repository {
  if (head.repository === undefined) throw new Error(`the fork of pull request #${number} is gone`);
  return head.repository;
}
