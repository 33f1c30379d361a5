/** The conversation of an issue or a pull request: what was written, and what happened between. */
import type { Account, Comment, Item } from "../world/model.ts";
import { avatar } from "./avatar.ts";
import type { Moment } from "./conversation-parts.ts";
import { html, type Html, type Part } from "./html.ts";
import { icon } from "./icons.ts";
import { authorLink, labelPill } from "./item-parts.ts";
import { labelMoments } from "./label-moments.ts";
import { itemPath } from "./links.ts";
import { markdown } from "./markdown.ts";
import { reactionPills } from "./reactions.ts";
import { timeAgo } from "./time.ts";

/** Everything in its order, and the labels beside it. `below` stands under the last word. */
export function conversation(item: Item, now: Date, moments: readonly Moment[] = [], below?: Part): Html {
  const comments = item.comments.map((comment): Moment => ({ at: comment.createdAt, html: commentCard(comment, now) }));
  const ordered = [...moments, ...labelMoments(item, now), ...comments].toSorted(
    (a, b) => a.at.getTime() - b.at.getTime(),
  );
  const labels = item.labels.length === 0 ? html`<span class="muted">None yet</span>` : item.labels.map(labelPill);
  return html`<div class="conversation">
    <div class="timeline">
      ${openingCard(item, now)}${ordered.map((moment) => moment.html)}${below}${lockedNotice(item)}
    </div>
    <aside class="side" aria-label="About this">
      <section>
        <h2>Labels</h2>
        <div class="labels">${labels}</div>
      </section>
    </aside>
  </div>`;
}

function lockedNotice({ isLocked, lockReason }: Item): Part {
  const reason = lockReason === null ? "" : ` as ${lockReason}`;
  return (
    isLocked &&
    html`<p class="locked">
      ${icon("lock")}<span
        >This conversation has been <strong>locked${reason}</strong> and limited to collaborators.</span
      >
    </p>`
  );
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
