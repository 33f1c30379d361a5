/** GitHub's numbers of repositories, as far as they came by: they stay when a repository is renamed. */
import { LRUCache } from "lru-cache";
import type { Trigger } from "../engine/trigger.ts";
import { number, text } from "./field.ts";

const MAX_KNOWN = 200_000;

export class RepositoryIds {
  readonly #ids = new LRUCache<string, number>({ max: MAX_KNOWN });

  /** Takes note of a repository in the form that GitHub has for it everywhere. A name may have gone over to another one. */
  note(repository: unknown): void {
    const [name, id] = [text(repository, "full_name"), number(repository, "id")];
    if (name !== undefined && id !== undefined) this.#ids.set(name.toLowerCase(), id);
  }

  /** The trigger with the number, where that is known. */
  known(trigger: Trigger): Trigger {
    const id = trigger.repositoryId ?? this.#ids.get(trigger.repository.toLowerCase());
    return id === undefined ? trigger : { ...trigger, repositoryId: id };
  }
}
