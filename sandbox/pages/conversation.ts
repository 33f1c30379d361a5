/** The conversation of an issue or a pull request: what was written, and what happened between. */
import type { Account, Comment, Item, Reaction } from "../world/model.ts";
import type { Commit } from "../world/git/objects.ts";
import { avatar } from "./avatar.ts";
import { html, type Html, type Part } from "./html.ts";
import { icon } from "./icons.ts";
import { authorLink, labelPill } from "./item-parts.ts";
import { commitPath, itemPath } from "./links.ts";
import { markdown } from "./markdown.ts";
import { timeAgo } from "./time.ts";

/** Something in the conversation, and when. */
export interface Moment {
  readonly at: Date;
  readonly html: Html;
}

/** Everything in its order, and the labels beside it. `below` stands under the last word. */
export function conversation(item: Item, now: Date, moments: readonly Moment[] = [], below?: Part): Html {
  const comments = item.comments.map((comment): Moment => ({ at: comment.createdAt, html: commentCard(comment, now) }));
  const ordered = [...moments, ...comments].toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const labels = item.labels.length === 0 ? html`<span class="muted">None yet</span>` : item.labels.map(labelPill);
  return html`<div class="conversation">
    <div class="timeline">${openingCard(item, now)}${ordered.map((moment) => moment.html)}${below}</div>
    <aside class="side" aria-label="About this">
      <section>
        <h2>Labels</h2>
        <div class="labels">${labels}</div>
      </section>
    </aside>
  </div>`;
}

function openingCard(item: Item, now: Date): Html {
  return card({
    by: item.author,
    head: html`${authorLink(item.author)} commented <span>${timeAgo(item.createdAt, now)}</span>`,
    body:
      item.body === null || item.body.trim() === ""
        ? html`<p class="muted"><em>No description provided.</em></p>`
        : markdown(item.body, item.repository, "message"),
  });
}

function commentCard(comment: Comment, now: Date): Html {
  const { id, item, author, body, reactions, createdAt, updatedAt } = comment;
  const anchor = `issuecomment-${id}`;
  // Times are told in whole seconds, and what was written in one go has two readings of the clock.
  const edited = updatedAt.getTime() - createdAt.getTime() >= 1000 && html` <span class="muted">· edited</span>`;
  const link = html`<a class="muted" href="${itemPath(item)}#${anchor}">${timeAgo(createdAt, now)}</a>`;
  return card({
    anchor,
    by: author,
    head: html`${authorLink(author)} commented
    ${link}${edited}${author === item.author && html`<span class="tag end">Author</span>`}`,
    body: html`${markdown(body, item.repository, "message")}${reactionPills(reactions)}`,
  });
}

interface Card {
  readonly anchor?: string;
  readonly by: Account;
  readonly head: Html;
  readonly body: Html;
}

function card({ anchor, by, head, body }: Card): Html {
  return html`<article class="comment" ${anchor !== undefined && html` id="${anchor}"`}>
    <div class="comment-avatar">${avatar(by, 40)}</div>
    <div class="comment-box">
      <header>${avatar(by, 24)}<span>${head}</span></header>
      <div class="comment-body">${body}</div>
    </div>
  </article>`;
}

const EMOJI: Readonly<Record<Reaction, string>> = {
  "+1": "👍",
  "-1": "👎",
  laugh: "😄",
  confused: "😕",
  heart: "❤️",
  hooray: "🎉",
  rocket: "🚀",
  eyes: "👀",
};

function reactionPills(reactions: Comment["reactions"]): Part {
  if (reactions.length === 0) return undefined;
  const counts = new Map<Reaction, number>();
  for (const { content } of reactions) counts.set(content, (counts.get(content) ?? 0) + 1);
  const pills = [...counts].map(
    ([content, count]) => html`<span class="reaction" title="${content}">${EMOJI[content]} ${count}</span>`,
  );
  return html`<div class="reactions">${pills}</div>`;
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
