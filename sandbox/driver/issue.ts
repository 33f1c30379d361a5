/** An issue in the hands of a scenario. */
import { deleteIssue, transferIssue } from "../world/departures.ts";
import { addSubIssue, editIssue, setIssueState } from "../world/issues.ts";
import type { Issue, Repository } from "../world/model.ts";
import { ItemDriver } from "./item.ts";

export class IssueDriver extends ItemDriver<Issue> {
  edit(change: { readonly title?: string; readonly body?: string | null }, login?: string): void {
    editIssue(this.world, this.model, change, this.person(login));
  }

  close(reason: "completed" | "not_planned" | "duplicate" = "completed", login?: string): void {
    setIssueState(this.world, this.model, "closed", reason, this.person(login));
  }

  reopen(login?: string): void {
    setIssueState(this.world, this.model, "open", "completed", this.person(login));
  }

  /** Moves it to another repository of the same owner. Gives the issue that it is there; this one is gone. */
  transfer(to: { readonly model: Repository }, login?: string): IssueDriver {
    return new IssueDriver(this.world, transferIssue(this.world, this.model, to.model, this.person(login)));
  }

  /** Puts another issue below it. */
  addSubIssue(child: IssueDriver): void {
    addSubIssue(this.world, this.model, child.model);
  }

  delete(login?: string): void {
    deleteIssue(this.world, this.model, this.person(login));
  }
}
