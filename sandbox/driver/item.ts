/** What scenarios do with issues and pull requests alike, and what they see on them. */
import { addComment, lock, react, unlock } from "../world/comments.ts";
import { addLabels, removeLabel, setLabels } from "../world/labels.ts";
import { setMilestone } from "../world/milestones.ts";
import type { Account, Comment, Item, LabelEvent, LockReason, Milestone, Reaction } from "../world/model.ts";
import type { World } from "../world/world.ts";
import { MAINTAINER } from "./people.ts";

/** Its author acts where nobody is named; who locks is the maintainer. */
export abstract class ItemDriver<Model extends Item> {
  /** What the world knows of it. */
  readonly model: Model;
  protected readonly world: World;

  constructor(world: World, model: Model) {
    this.world = world;
    this.model = model;
  }

  get number(): number {
    return this.model.number;
  }

  /** Throws where the conversation is locked to the person. */
  comment(body: string, login?: string): Comment {
    return addComment(this.world, this.model, this.person(login), body);
  }

  react(comment: Comment, content: Reaction, login?: string): void {
    react(this.world, comment, this.person(login), content);
  }

  /** Puts exactly these labels on it. */
  label(names: readonly string[], login?: string): void {
    setLabels(this.world, this.model, names, this.person(login));
  }

  addLabel(name: string, login?: string): void {
    addLabels(this.world, this.model, [name], this.person(login));
  }

  /** Throws where it does not have the label. */
  removeLabel(name: string, login?: string): void {
    removeLabel(this.world, this.model, name, this.person(login));
  }

  /** Puts it into a milestone; takes it out of its own without one. */
  setMilestone(milestone?: Milestone): void {
    setMilestone(this.world, this.model, milestone);
  }

  lock(reason?: LockReason, login = MAINTAINER): void {
    lock(this.world, this.model, this.person(login), reason);
  }

  unlock(login = MAINTAINER): void {
    unlock(this.world, this.model, this.person(login));
  }

  /** The names of its labels, in the order in which they came. */
  labels(): string[] {
    return this.model.labels.map(({ name }) => name);
  }

  /** The oldest first. */
  comments(): readonly Comment[] {
    return this.model.comments;
  }

  /** Who put which label on it or took it off, the oldest first. */
  labelEvents(): readonly LabelEvent[] {
    return this.model.labelEvents;
  }

  protected person(login: string | undefined): Account {
    return login === undefined ? this.model.author : this.world.account(login);
  }
}
