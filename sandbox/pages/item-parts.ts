/** What issues and pull requests have in common on a page: state, labels, authors. */
import type { Account, Item, Label } from "../world/model.ts";
import { html, type Html } from "./html.ts";
import { icon, type IconName } from "./icons.ts";
import { accountPath } from "./links.ts";

interface ItemState {
  readonly word: string;
  readonly icon: IconName;
  readonly tone: "open" | "closed" | "done" | "draft";
}

export function itemState(item: Item): ItemState {
  if (item.kind === "issue") {
    if (item.state === "open") return { word: "Open", icon: "issue", tone: "open" };
    return item.stateReason === "not_planned" || item.stateReason === "duplicate"
      ? { word: "Closed", icon: "issue-dropped", tone: "draft" }
      : { word: "Closed", icon: "issue-done", tone: "done" };
  }
  if (item.merged !== undefined) return { word: "Merged", icon: "merge", tone: "done" };
  if (item.state === "closed") return { word: "Closed", icon: "pull-request-closed", tone: "closed" };
  return item.isDraft
    ? { word: "Draft", icon: "pull-request-draft", tone: "draft" }
    : { word: "Open", icon: "pull-request", tone: "open" };
}

export function stateBadge(item: Item): Html {
  const { word, icon: name, tone } = itemState(item);
  return html`<span class="state ${tone}">${icon(name)} ${word}</span>`;
}

/** A name that leads to the account; the name of an app says that it is one. */
export function authorLink(account: Account): Html {
  const { login, type } = account;
  const name = login.replace(/\[bot\]$/, "");
  return html`<a class="author" href="${accountPath(account)}">${name}</a
    >${type === "Bot" && html` <span class="tag">bot</span>`}`;
}

export function labelPill({ name, color, description }: Label): Html {
  const hex = /^[0-9a-f]{6}$/i.test(color) ? color : "ededed";
  const shade = isLight(hex) ? "light" : "dark";
  return html`<span class="label ${shade}" style="--label: #${hex}" title="${description ?? name}">${name}</span>`;
}

/** Whether dark text reads well on the colour. */
function isLight(hex: string): boolean {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((index) => Number.parseInt(hex.slice(index, index + 2), 16));
  return red * 0.2126 + green * 0.7152 + blue * 0.0722 > 150;
}
