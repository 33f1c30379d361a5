/** What happens between the comments of a conversation. */
import type { Commit } from "../world/git/objects.ts";
import type { Item } from "../world/model.ts";
import { html, type Html, type Part } from "./html.ts";
import { icon } from "./icons.ts";
import { commitPath } from "./links.ts";

/** Something in the conversation, and when. */
export interface Moment {
  readonly at: Date;
  readonly html: Html;
}

/** A small line between the comments. */
export function event(name: Parameters<typeof icon>[0], tone: string, at: Date, text: Part): Moment {
  return {
    at,
    html: html`<div class="event">
      <span class="event-icon ${tone}">${icon(name)}</span>
      <div>${text}</div>
    </div>`,
  };
}

/** A commit as one line: what it says, its checks, its short name. */
export function commitLine(item: Pick<Item, "repository">, { sha, message }: Commit, checks?: Part): Html {
  const path = commitPath(item.repository, sha);
  return html`<span class="commit-line"
    ><a class="message" href="${path}">${message.split("\n", 1)[0] ?? ""}</a
    ><span class="commit-end">${checks}<a class="sha" href="${path}">${sha.slice(0, 7)}</a></span></span
  >`;
}
