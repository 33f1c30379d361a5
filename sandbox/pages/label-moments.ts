/** Labels that came and went, each change as a line of the conversation. */
import type { Item, LabelEvent } from "../world/model.ts";
import { event, type Moment } from "./conversation-parts.ts";
import { html, type Html } from "./html.ts";
import { authorLink, labelPill } from "./item-parts.ts";
import { timeAgo } from "./time.ts";

/** What one account does within this time is told in one line. */
const ONE_GO_MS = 60_000;

export function labelMoments({ labelEvents }: Item, now: Date): Moment[] {
  return together(labelEvents).map(({ first, all }) =>
    event(
      "label",
      "plain",
      first.createdAt,
      html`${authorLink(first.actor)} ${sentence(all)} ${timeAgo(first.createdAt, now)}`,
    ),
  );
}

interface Go {
  readonly first: LabelEvent;
  readonly all: LabelEvent[];
}

function together(events: readonly LabelEvent[]): Go[] {
  const goes: Go[] = [];
  for (const one of events) {
    const last = goes.at(-1);
    const isSame = last?.first.actor === one.actor;
    if (last !== undefined && isSame && one.createdAt.getTime() - last.first.createdAt.getTime() < ONE_GO_MS) {
      last.all.push(one);
    } else goes.push({ first: one, all: [one] });
  }
  return goes;
}

/** "added A B and removed C labels", with each label as it looks. */
function sentence(events: readonly LabelEvent[]): Html {
  const pills = (name: LabelEvent["name"]): Html[] =>
    events.filter((one) => one.name === name).map(({ label }) => html`${labelPill(label)} `);
  const [added, removed] = [pills("labeled"), pills("unlabeled")];
  const both = added.length > 0 && removed.length > 0;
  return html`${added.length > 0 && html`added ${added}`}${both && "and "}${
    removed.length > 0 && html`removed ${removed}`
  }${events.length === 1 ? "" : "labels"}`;
}
